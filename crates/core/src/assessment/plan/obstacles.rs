//! The obstacles that make a target unreachable.

use crate::assessment::sheet::Sheet;
use crate::catalogue::Effort;

use super::Target;
use super::moves::{needs, way};

/// An obstacle to a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// A star mark of the target lies in a criterion that the producer has locked.
    Locked {
        /// Criterion id.
        criterion: String,
    },
    /// A star mark of the target needs a class of effort that the producer has excluded, or an option that cannot be
    /// changed.
    Effort {
        /// Criterion id.
        criterion: String,
        /// The class of effort.
        effort: Effort,
    },
    /// All star marks can be reached, but the points cannot.
    Points,
}

/// The obstacles to a target, in the order of the sheet; each criterion appears at most once.
pub fn obstacles(sheet: &Sheet, given: &[Option<usize>], target: &Target) -> Vec<Obstacle> {
    let mut found: Vec<Obstacle> = (0..given.len())
        .filter_map(|criterion| barred(sheet, given, target, criterion, points_for_marks(sheet, criterion, target)))
        .collect();
    if found.is_empty() {
        found.push(Obstacle::Points);
    }
    found
}

/// The points that a criterion needs for the star marks of the target: for its own marks, and for the marks of the
/// criteria that count only where this one has points.
fn points_for_marks(sheet: &Sheet, criterion: usize, target: &Target) -> u16 {
    let carries = |other: usize| sheet.depends_on[other] == Some(criterion) && needs(sheet, other, target.stars) > 0;
    needs(sheet, criterion, target.stars).max(u16::from((0..sheet.criteria.len()).any(carries)))
}

/// The obstacle that keeps a single criterion below `needed` points.
fn barred(sheet: &Sheet, given: &[Option<usize>], target: &Target, criterion: usize, needed: u16) -> Option<Obstacle> {
    let from = given[criterion];
    if sheet.own_points(criterion, from) >= needed {
        return None;
    }
    let id = sheet.criteria[criterion].id.clone();
    if target.locked.contains(&id) {
        return Some(Obstacle::Locked { criterion: id });
    }
    // Options of another case are left out: a product cannot change its case.
    let ways = sheet
        .options(criterion)
        .filter(|to| sheet.own_points(criterion, Some(*to)) >= needed)
        .filter(|to| from.is_none_or(|from| sheet.same_case(criterion, from, *to)))
        .map(|to| way(sheet, criterion, from, to));
    let is_barred = |effort: &Effort| *effort == Effort::Fixed || target.without.contains(effort);
    // The heaviest excluded class bars a way to an option; of all ways, the lightest such class is the obstacle.
    let mut effort = Effort::Fixed;
    for way in ways {
        effort = effort.min(way.into_iter().filter(is_barred).max()?);
    }
    Some(Obstacle::Effort { criterion: id, effort })
}
