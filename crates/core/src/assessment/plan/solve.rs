//! The table over points.

use super::moves::Move;

/// What a way to some points takes: effort, then steps.
pub type Cost = (u32, usize);

/// The best ways to choose one move per group so that the points reach `needed`: all of the least
/// effort and, among those, of the fewest steps; at most `limit` of them, the first being the one
/// that comes first in the order of the groups. Empty where there is no way.
pub fn solve(groups: &[Vec<Move>], needed: usize, limit: usize) -> Vec<Vec<&Move>> {
    let rest = table(groups, needed);
    let mut found = Vec::new();
    collect(groups, &rest, 0, needed, &mut Vec::new(), limit, &mut found);
    found
}

/// The least cost of bringing at least 0, 1, 2 ... `needed` points; `None` where there is no way.
pub fn costs(groups: &[Vec<Move>], needed: usize) -> Vec<Option<Cost>> {
    table(groups, needed).swap_remove(0)
}

/// `[g][p]`: the least cost of the groups from `g` on that brings at least `p` points more.
fn table(groups: &[Vec<Move>], needed: usize) -> Vec<Vec<Option<Cost>>> {
    let mut rest: Vec<Vec<Option<Cost>>> = vec![vec![None; needed + 1]; groups.len() + 1];
    rest[groups.len()][0] = Some((0, 0));
    for (index, group) in groups.iter().enumerate().rev() {
        for points in 0..=needed {
            rest[index][points] = group.iter().filter_map(|m| cost(&rest[index + 1], points, m)).min();
        }
    }
    rest
}

/// Cost of a move and of the best that can follow it.
fn cost(after: &[Option<Cost>], points: usize, m: &Move) -> Option<Cost> {
    let (weight, steps) = after[points.saturating_sub(usize::from(m.points))]?;
    Some((weight + m.weight, steps + m.raises.len()))
}

/// Walks through all best ways, up to the limit.
fn collect<'m>(
    groups: &'m [Vec<Move>],
    rest: &[Vec<Option<Cost>>],
    index: usize,
    points: usize,
    chosen: &mut Vec<&'m Move>,
    limit: usize,
    found: &mut Vec<Vec<&'m Move>>,
) {
    let Some(best) = rest[index][points] else { return };
    let Some(group) = groups.get(index) else {
        found.push(chosen.clone());
        return;
    };
    for m in group.iter().filter(|m| cost(&rest[index + 1], points, m) == Some(best)) {
        if found.len() == limit {
            return;
        }
        chosen.push(m);
        collect(groups, rest, index + 1, points.saturating_sub(usize::from(m.points)), chosen, limit, found);
        chosen.pop();
    }
}
