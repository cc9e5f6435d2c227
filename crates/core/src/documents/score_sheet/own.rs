//! The producer's own ticks and points, for a filled sheet.

use crate::assessment::Assessment;
use crate::catalogue::Criterion;

/// The ticks and points of a draft.
#[derive(Debug, Clone, Copy)]
pub struct Own<'a> {
    result: &'a Assessment,
}

impl Own<'_> {
    /// Takes the ticks and points from an assessment.
    pub fn new(result: &Assessment) -> Own<'_> {
        Own { result }
    }

    /// The number of the option to tick. An answer that does not count gets no tick, such as 5.2 and 5.3 without a
    /// story.
    pub fn chosen(self, criterion: &Criterion) -> Option<usize> {
        self.result.criterion(&criterion.id).filter(|state| state.asked)?.option
    }

    /// The points of a criterion; `None` while it is open.
    pub fn points(self, criterion: &Criterion) -> Option<u16> {
        self.result.criterion(&criterion.id).filter(|state| !state.is_open()).map(|state| state.points)
    }

    /// The sum of the points of several criteria; `None` if none of them has an answer.
    pub fn sum<'c>(self, criteria: impl Iterator<Item = &'c Criterion>) -> Option<u16> {
        criteria.filter_map(|c| self.points(c)).reduce(|sum, points| sum + points)
    }
}
