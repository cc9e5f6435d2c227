//! Why a target cannot be reached.

use crate::assessment::sheet::Sheet;
use crate::catalogue::Effort;

use super::Target;
use super::moves::{needs, way};

/// Something that keeps a target out of reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// A mark of the target lies in a criterion that the producer has locked.
    Locked {
        /// Criterion id.
        criterion: String,
    },
    /// A mark of the target takes a class of effort that the producer has excluded, or cannot be changed at all.
    Effort {
        /// Criterion id.
        criterion: String,
        /// The class in question.
        effort: Effort,
    },
    /// All marks can be reached, but not the points.
    Points,
}

/// What stands in the way, in the order of the sheet.
pub fn obstacles(sheet: &Sheet, given: &[Option<usize>], target: &Target) -> Vec<Obstacle> {
    let mut found: Vec<Obstacle> =
        (0..given.len()).filter_map(|criterion| obstacle(sheet, given, target, criterion)).collect();
    if found.is_empty() {
        found.push(Obstacle::Points);
    }
    found
}

/// What bars the target's mark in a criterion, if it is missed: in the criterion itself, or in the
/// one that it depends on.
fn obstacle(sheet: &Sheet, given: &[Option<usize>], target: &Target, criterion: usize) -> Option<Obstacle> {
    let needed = needs(sheet, criterion, target.stars);
    if sheet.points(given, criterion) >= needed {
        return None;
    }
    let head = sheet.depends_on[criterion].and_then(|head| barred(sheet, given, target, head, 1));
    head.or_else(|| barred(sheet, given, target, criterion, needed))
}

/// What keeps a criterion by itself below `needed` points.
fn barred(sheet: &Sheet, given: &[Option<usize>], target: &Target, criterion: usize, needed: u16) -> Option<Obstacle> {
    let from = given[criterion];
    if sheet.own_points(criterion, from) >= needed {
        return None;
    }
    let id = sheet.criteria[criterion].id.clone();
    if target.locked.contains(&id) {
        return Some(Obstacle::Locked { criterion: id });
    }
    // Another case is no way: what case a service is cannot be changed.
    let mut effort = Effort::Fixed;
    for to in (0..sheet.criteria[criterion].scores.len())
        .filter(|to| sheet.own_points(criterion, Some(*to)) >= needed)
        .filter(|to| from.is_none_or(|from| sheet.same_case(criterion, from, *to)))
    {
        let way = way(sheet, criterion, from, to);
        effort = way.into_iter().find(|e| *e == Effort::Fixed || target.without.contains(e))?;
    }
    Some(Obstacle::Effort { criterion: id, effort })
}
