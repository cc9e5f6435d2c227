//! Stars by points and the cap by star marks.

use crate::catalogue::{Criterion, Edition, ProductSet};
use crate::draft::Draft;

use super::score::points_of;

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

/// All marks that are not reached: lowest stars first, then in the order of the criteria.
pub fn unmet(draft: &Draft, set: &ProductSet) -> Vec<Unmet> {
    let mut all: Vec<Unmet> = set.criteria().flat_map(|c| unmet_of(c, points_of(draft, set, c))).collect();
    all.sort_by_key(|u| u.stars);
    all
}

/// The marks of a criterion that lie above `has` points. An option with as many points as the
/// marked one reaches the mark: what counts is "at least its points".
fn unmet_of(criterion: &Criterion, has: u16) -> impl Iterator<Item = Unmet> {
    criterion.scores.iter().enumerate().filter_map(move |(index, score)| {
        let needs = u16::from(score.points);
        (score.min_stars > 0 && has < needs).then(|| Unmet {
            criterion: criterion.id.clone(),
            stars: score.min_stars,
            option: index + 1,
            needs,
            has,
        })
    })
}

/// The most stars that the unmet marks leave: one less than the lowest of them.
pub fn cap(unmet: &[Unmet]) -> u8 {
    unmet.iter().map(|u| u.stars - 1).min().unwrap_or(MOST)
}
