//! What follows from a draft: points, cap, knock-outs, stars. Pure functions; any draft gives an answer.

mod knock_outs;
mod score;
mod stars;

pub use knock_outs::{Rejection, knock_outs};
pub use score::{Score, applies, points_of, score};
pub use stars::{Unmet, cap, stars_by_points, unmet};

use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;

/// The estimate for one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Points per part and in total.
    pub score: Score,
    /// Stars by points alone (QĐ 26/2026, Art. 3.3).
    pub stars_by_points: u8,
    /// The most stars that the star marks allow.
    pub cap: u8,
    /// The lesser of the two; what the producer can expect if no knock-out applies.
    pub stars: u8,
    /// Star marks that are not reached, lowest stars first, then in the order of the criteria.
    pub unmet: Vec<Unmet>,
    /// Reasons for which the dossier would be rejected.
    pub knock_outs: Vec<Rejection>,
    /// Criteria of the set that have an answer.
    pub answered: usize,
    /// Criteria of the set that ask for an answer.
    pub asked: usize,
}

/// Assesses a draft under a set of an edition.
///
/// ```
/// use sao_lang::{assessment::assess, catalogue::catalogue, draft::Draft};
/// let edition = catalogue().newest();
/// let set = edition.set(8).ok_or("no set 8")?;
/// let result = assess(&Draft::new(8, ""), edition, set);
/// assert_eq!((result.score.total, result.stars), (0, 1));
/// # Ok::<(), &str>(())
/// ```
pub fn assess(draft: &Draft, edition: &Edition, set: &ProductSet) -> Assessment {
    let score = score(draft, set);
    let unmet = unmet(draft, set);
    let stars_by_points = stars_by_points(edition, score.total);
    let cap = cap(&unmet);
    let asked = set.criteria().filter(|c| applies(draft, set, c)).count();
    let answered = set.criteria().filter(|c| applies(draft, set, c) && draft.option(&c.id).is_some()).count();
    Assessment {
        stars: stars_by_points.min(cap),
        score,
        stars_by_points,
        cap,
        unmet,
        knock_outs: knock_outs(draft, edition, set),
        answered,
        asked,
    }
}
