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

fn obstacle(sheet: &Sheet, given: &[Option<usize>], target: &Target, criterion: usize) -> Option<Obstacle> {
    let needed = needs(sheet, criterion, target.stars);
    if sheet.points(given, criterion) >= needed {
        return None;
    }
    let id = sheet.criteria[criterion].id.clone();
    // What it depends on may be what is locked.
    if let Some(other) = sheet.depends_on[criterion].filter(|o| sheet.own_points(*o, given[*o]) == 0)
        && target.locked.contains(&sheet.criteria[other].id)
    {
        return Some(Obstacle::Locked { criterion: sheet.criteria[other].id.clone() });
    }
    if sheet.own_points(criterion, given[criterion]) >= needed {
        return None;
    }
    if target.locked.contains(&id) {
        return Some(Obstacle::Locked { criterion: id });
    }
    let ways = (0..sheet.criteria[criterion].scores.len())
        .filter(|to| sheet.own_points(criterion, Some(*to)) >= needed)
        .filter(|to| given[criterion].is_none_or(|from| sheet.same_case(criterion, from, *to)))
        .map(|to| {
            let way = way(sheet, criterion, given[criterion], to);
            way.into_iter().find(|e| *e == Effort::Fixed || target.without.contains(e))
        });
    // In the way only if every way is barred.
    let mut barred = None;
    for way in ways {
        barred = Some(way?);
    }
    Some(Obstacle::Effort { criterion: id, effort: barred? })
}
