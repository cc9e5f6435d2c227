//! The moves that are possible in each group of criteria, with their effort.

use crate::assessment::sheet::Sheet;
use crate::catalogue::{Effort, NO_LEVEL};

use super::Target;

/// A raise of one criterion to a higher option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raise {
    /// Index of the criterion on the sheet.
    pub criterion: usize,
    /// The option to reach, from 1.
    pub to: usize,
    /// The largest effort among the options that the raise passes through.
    pub effort: Effort,
    /// The sum of the weights of these options.
    pub weight: u32,
}

/// A way to treat a group of criteria: raise some of them, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The raises; empty where no criterion of the group changes.
    pub raises: Vec<Raise>,
    /// The points of the group after the raises.
    pub points: u16,
    /// The sum of the weights of the raises.
    pub weight: u32,
}

/// For each group of criteria that depend on one another (most criteria stand alone), the moves that reach the star
/// marks of the target. A group without such moves makes the target unreachable.
pub fn groups(sheet: &Sheet, given: &[Option<usize>], target: &Target) -> Vec<Vec<Move>> {
    members(sheet).iter().map(|members| group_moves(sheet, given, target, members)).collect()
}

/// The criteria in groups: a criterion together with those that depend on it, every other criterion by itself.
pub fn members(sheet: &Sheet) -> Vec<Vec<usize>> {
    let all = 0..sheet.criteria.len();
    let heads = all.clone().filter(|i| sheet.depends_on[*i].is_none());
    heads.map(|head| all.clone().filter(|i| *i == head || sheet.depends_on[*i] == Some(head)).collect()).collect()
}

/// The most points that can be reached, whether or not they reach the star marks of the target.
pub fn most(sheet: &Sheet, given: &[Option<usize>], target: &Target) -> u16 {
    let unmarked = Target { stars: 0, ..target.clone() };
    let groups = groups(sheet, given, &unmarked);
    groups.iter().map(|group| group.iter().map(|m| m.points).max().unwrap_or(0)).sum()
}

/// The moves of one group that reach the star marks of the target.
pub fn group_moves(sheet: &Sheet, given: &[Option<usize>], target: &Target, members: &[usize]) -> Vec<Move> {
    let mut moves = vec![Vec::new()];
    for member in members {
        let raises = raises(sheet, given[*member], *member, target);
        moves = moves
            .into_iter()
            .flat_map(|so_far: Vec<Raise>| {
                let raised = raises.iter().map({
                    let so_far = so_far.clone();
                    move |raise| [so_far.as_slice(), std::slice::from_ref(raise)].concat()
                });
                raised.chain([so_far]).collect::<Vec<_>>()
            })
            .collect();
    }
    let mut after = given.to_vec();
    let mut good: Vec<Move> = Vec::new();
    for raises in moves {
        for raise in &raises {
            after[raise.criterion] = Some(raise.to);
        }
        let points = members.iter().map(|m| sheet.points(&after, *m)).sum();
        let marks_met = members.iter().all(|m| sheet.points(&after, *m) >= needs(sheet, *m, target.stars));
        for raise in &raises {
            after[raise.criterion] = given[raise.criterion];
        }
        if marks_met {
            good.push(Move { weight: raises.iter().map(|r| r.weight).sum(), points, raises });
        }
    }
    // A move is never part of a best plan where another move brings as many points with less effort or with fewer
    // steps.
    let worse = |a: &Move, b: &Move| {
        b.points >= a.points
            && (b.weight, b.raises.len()) <= (a.weight, a.raises.len())
            && (b.points > a.points || (b.weight, b.raises.len()) < (a.weight, a.raises.len()))
    };
    good.iter().filter(|a| !good.iter().any(|b| worse(a, b))).cloned().collect()
}

/// The points that a criterion needs for the star marks up to `stars`.
pub fn needs(sheet: &Sheet, criterion: usize, stars: u8) -> u16 {
    let marked = sheet.criteria[criterion].scores.iter().filter(|s| s.mark().is_some_and(|mark| mark <= stars));
    marked.map(|s| u16::from(s.points)).max().unwrap_or(0)
}

/// The options above the given one that can be reached, each with its effort.
pub fn raises(sheet: &Sheet, given: Option<usize>, criterion: usize, target: &Target) -> Vec<Raise> {
    if target.locked.contains(&sheet.criteria[criterion].id) {
        return Vec::new();
    }
    let now = sheet.own_points(criterion, given);
    sheet
        .options(criterion)
        .filter(|to| sheet.own_points(criterion, Some(*to)) > now)
        .filter(|to| given.is_none_or(|from| sheet.same_case(criterion, from, *to)))
        .filter_map(|to| {
            let way = way(sheet, criterion, given, to);
            let open = way.iter().all(|e| *e != Effort::Fixed && !target.without.contains(e));
            let effort = way.iter().copied().max()?;
            let weight = way.iter().map(|e| sheet.edition.effort_weight(*e)).sum();
            open.then_some(Raise { criterion, to, effort, weight })
        })
        .collect()
}

/// The efforts of the options from one option up to a higher one of the same case.
pub fn way(sheet: &Sheet, criterion: usize, from: Option<usize>, to: usize) -> Vec<Effort> {
    let question = sheet.questions[criterion];
    options_on_way(sheet, criterion, from, to)
        .into_iter()
        .filter_map(|o| question.option(o))
        .map(|o| o.effort)
        .collect()
}

/// The options that a raise passes through, from one option up to a higher one of the same case. An option that brings
/// no points needs no effort, so it is left out.
pub fn options_on_way(sheet: &Sheet, criterion: usize, from: Option<usize>, to: usize) -> Vec<usize> {
    let mut points = sheet.own_points(criterion, from);
    let mut way = Vec::new();
    for option in from.unwrap_or(NO_LEVEL) + 1..=to {
        if !sheet.same_case(criterion, option, to) {
            continue;
        }
        let reached = sheet.own_points(criterion, Some(option));
        if reached > points {
            way.push(option);
            points = reached;
        }
    }
    way
}
