//! Stars by points and the cap by star marks.

use crate::catalogue::{Criterion, Edition};

use super::sheet::Sheet;

/// The most stars there are.
const MOST: u8 = 5;

/// A star mark that is not reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    /// Criterion id.
    pub criterion: String,
    /// Stars for which the mark is the least.
    pub stars: u8,
    /// 1-based place of the marked option.
    pub option: usize,
    /// Points of the marked option: what the criterion needs.
    pub needs: u16,
    /// Points it has.
    pub has: u16,
}

/// The star class of a number of points (QĐ 26/2026, Art. 3.3).
pub fn stars_by_points(edition: &Edition, total: u16) -> u8 {
    edition.classes.iter().find(|c| total >= c.min_points).map_or(0, |c| c.stars)
}

/// The marks of a criterion that lie above `has` points, with their options (1-based). An option
/// with as many points as the marked one reaches the mark: what counts is "at least its points".
fn missed(criterion: &Criterion, has: u16) -> impl Iterator<Item = (usize, u8, u16)> {
    let scores = (1..).zip(&criterion.scores);
    scores
        .map(|(option, score)| (option, score.min_stars, u16::from(score.points)))
        .filter(move |(_, stars, needs)| *stars > 0 && has < *needs)
}

/// The most stars that a criterion allows with these points: one less than the lowest mark it misses.
pub(super) fn cap_of(criterion: &Criterion, has: u16) -> u8 {
    missed(criterion, has).map(|(_, stars, _)| stars - 1).min().unwrap_or(MOST)
}

/// All marks that are not reached: lowest stars first, then in the order of the criteria.
pub(super) fn unmet(sheet: &Sheet, choices: &[Option<usize>]) -> Vec<Unmet> {
    let points: Vec<u16> = (0..sheet.criteria.len()).map(|index| sheet.points(choices, index)).collect();
    let mut all = Vec::new();
    for stars in 1..=MOST {
        for (criterion, &has) in sheet.criteria.iter().zip(&points) {
            let marks = missed(criterion, has).filter(|(_, of, _)| *of == stars);
            all.extend(marks.map(|(option, stars, needs)| Unmet {
                criterion: criterion.id.clone(),
                stars,
                option,
                needs,
                has,
            }));
        }
    }
    all
}
