//! What the producer says, where the sheet is filled.

use crate::assessment::Assessment;
use crate::catalogue::Criterion;

/// Ticks and points of a draft.
#[derive(Debug, Clone, Copy)]
pub struct Own<'a> {
    result: &'a Assessment,
}

impl Own<'_> {
    /// Those that an assessment counts.
    pub fn new(result: &Assessment) -> Own<'_> {
        Own { result }
    }

    /// The place of the option to tick. What does not count is not ticked: 5.2 and 5.3 without a story.
    pub fn chosen(self, criterion: &Criterion) -> Option<usize> {
        self.result.criterion(&criterion.id).filter(|state| state.asked)?.option
    }

    /// Points of a criterion; `None` while it is open.
    pub fn points(self, criterion: &Criterion) -> Option<u16> {
        self.result.criterion(&criterion.id).filter(|state| !state.is_open()).map(|state| state.points)
    }

    /// Points of several criteria; `None` where none of them has an answer.
    pub fn sum<'c>(self, criteria: impl Iterator<Item = &'c Criterion>) -> Option<u16> {
        criteria.filter_map(|c| self.points(c)).reduce(|sum, points| sum + points)
    }
}
