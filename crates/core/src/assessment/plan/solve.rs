//! The table over points, by which a plan of least effort is found.

use super::moves::Move;

/// The cost of reaching some points: the effort, then the number of steps.
pub type Cost = (u32, usize);

/// The best ways to choose one move per group so that the points reach `needed`: all ways of the least effort and,
/// among those, of the fewest steps. The result has at most `limit` ways, ordered by the moves of the first group, then
/// of the next ones. It is empty where no way exists.
pub fn solve(groups: &[Vec<Move>], needed: usize, limit: usize) -> Vec<Vec<&Move>> {
    let rest = table(groups, needed);
    let mut found = Vec::new();
    collect(groups, &rest, 0, needed, &mut Vec::new(), limit, &mut found);
    found
}

/// The least cost of at least 0, 1, 2 ... `needed` points; `None` where they cannot be reached.
pub fn costs(groups: &[Vec<Move>], needed: usize) -> Vec<Option<Cost>> {
    table(groups, needed).swap_remove(0)
}

/// The entry `[g][p]` is the least cost of at least `p` more points from the groups from index `g` on.
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

/// The cost of a move plus the least cost of the groups after it.
fn cost(after: &[Option<Cost>], points: usize, m: &Move) -> Option<Cost> {
    let (weight, steps) = after[points.saturating_sub(usize::from(m.points))]?;
    Some((weight + m.weight, steps + m.raises.len()))
}

/// Collects all best ways, up to the limit.
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
