//! Stars by points, and the cap by star marks.

use crate::catalogue::{Criterion, Edition};

/// The most stars that exist (QĐ 26/2026, Art. 3.3).
pub const MOST: u8 = 5;

/// The fewest stars for which there is a certificate (QĐ 26/2026, Art. 4.1).
pub const CERTIFIED: u8 = 3;

/// The numbers of stars with a certificate; a plan can aim at these (QĐ 26/2026, Art. 4.1).
pub const CERTIFIED_STARS: [u8; 3] = [CERTIFIED, 4, MOST];

/// The authority that awards stars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Award {
    /// Nobody: this number of stars brings no certificate.
    Nobody,
    /// The province.
    Province,
    /// The Ministry of Agriculture and Environment.
    Ministry,
}

/// The authority that awards this number of stars (QĐ 26/2026, Art. 4.1).
pub fn award(stars: u8) -> Award {
    match stars {
        MOST.. => Award::Ministry,
        CERTIFIED.. => Award::Province,
        _ => Award::Nobody,
    }
}

/// Whether this number of stars brings a certificate (QĐ 26/2026, Art. 4.1). No product has more stars than [`MOST`].
pub fn is_certified(stars: u8) -> bool {
    (CERTIFIED..=MOST).contains(&stars)
}

/// A star mark that is not reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    /// Criterion id.
    pub criterion: String,
    /// The number of stars for which the star mark is required.
    pub stars: u8,
    /// The number of the marked option, from 1.
    pub option: usize,
    /// The points of the marked option, which the criterion needs.
    pub needs: u16,
    /// The points that the criterion has.
    pub has: u16,
}

/// The star class of a number of points (QĐ 26/2026, Art. 3.3).
pub fn stars_by_points(edition: &Edition, total: u16) -> u8 {
    edition.classes.iter().find(|c| total >= c.min_points).map_or(0, |c| c.stars)
}

/// Whether the cap by star marks bars a class of so many stars (QĐ 26/2026, Appendix II).
pub fn bars(cap: u8, stars: u8) -> bool {
    cap < stars
}

/// The most stars that a missed star mark allows: one less than the stars of the mark (QĐ 26/2026, Appendix II).
pub(super) fn cap_by(mark: u8) -> u8 {
    mark - 1
}

/// The stars of a product by its points and by the lowest star mark that it misses, if it misses one.
pub fn stars_with(by_points: u8, missed: Option<u8>) -> u8 {
    missed.map_or(by_points, |mark| by_points.min(cap_by(mark)))
}

/// The star marks of a criterion that need more than `has` points, with their options (from 1). An option with as many
/// points as the marked one also reaches the mark, because a mark requires "at least its points".
pub(super) fn missed(criterion: &Criterion, has: u16) -> impl Iterator<Item = (usize, u8, u16)> {
    let scores = (1..).zip(&criterion.scores);
    scores
        .filter_map(|(option, score)| Some((option, score.mark()?, u16::from(score.points))))
        .filter(move |(_, _, needs)| has < *needs)
}

/// The most stars that a criterion allows with these points: one less than the lowest star mark that it misses.
pub(super) fn cap_of(criterion: &Criterion, has: u16) -> u8 {
    missed(criterion, has).map(|(_, stars, _)| cap_by(stars)).min().unwrap_or(MOST)
}
