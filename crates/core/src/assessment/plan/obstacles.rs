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

/// What stands in the way, in the order of the sheet; each criterion at most once.
pub fn obstacles(sheet: &Sheet, given: &[Option<usize>], target: &Target) -> Vec<Obstacle> {
    let mut found: Vec<Obstacle> = (0..given.len())
        .filter_map(|criterion| barred(sheet, given, target, criterion, points_for_marks(sheet, criterion, target)))
        .collect();
    if found.is_empty() {
        found.push(Obstacle::Points);
    }
    found
}

/// Points that a criterion needs for the target's marks: its own, and those of the criteria that
/// count only where it has any.
fn points_for_marks(sheet: &Sheet, criterion: usize, target: &Target) -> u16 {
    let carries = |other: usize| sheet.depends_on[other] == Some(criterion) && needs(sheet, other, target.stars) > 0;
    needs(sheet, criterion, target.stars).max(u16::from((0..sheet.criteria.len()).any(carries)))
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
    let ways = sheet
        .options(criterion)
        .filter(|to| sheet.own_points(criterion, Some(*to)) >= needed)
        .filter(|to| from.is_none_or(|from| sheet.same_case(criterion, from, *to)))
        .map(|to| way(sheet, criterion, from, to));
    let is_barred = |effort: &Effort| *effort == Effort::Fixed || target.without.contains(effort);
    // The heaviest class that bars a way, on the way where it is lightest.
    let mut effort = Effort::Fixed;
    for way in ways {
        effort = effort.min(way.into_iter().filter(is_barred).max()?);
    }
    Some(Obstacle::Effort { criterion: id, effort })
}
