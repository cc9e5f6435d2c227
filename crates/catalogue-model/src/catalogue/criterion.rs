//! A criterion with the points of its options.

use super::TextId;
use serde::{Deserialize, Serialize};

/// The place of an answer that says that none of the levels of its criterion is reached: 0 points. Options are counted
/// from 1 on. It is offered where no option is worth 0 points.
pub const NO_LEVEL: usize = 0;

/// A criterion as one set scores it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Official number, e.g. `1.1`, `6.1.2` or `8`.
    pub id: String,
    /// Official title.
    pub title: TextId,
    /// Index into [`Edition::questions`].
    pub question: u16,
    /// Points and star marks, option by option.
    pub scores: Vec<Score>,
    /// Indexes into [`Edition::knock_outs`] of the notes on this criterion.
    pub knock_outs: Vec<u16>,
    /// Counts only where the named criterion has more than 0 points.
    pub only_if: Option<String>,
    /// Index into [`Edition::knock_outs`] of the rejection that follows from 0 points here.
    pub zero_rejects: Option<u16>,
}

impl Criterion {
    /// Points at most.
    pub fn max(&self) -> u8 {
        self.scores.iter().map(|s| s.points).max().unwrap_or(0)
    }

    /// Whether [`NO_LEVEL`] is a choice beside the options: the sheet has no line for a product that reaches none of
    /// the levels.
    pub fn offers_no_level(&self) -> bool {
        self.zero_option().is_none()
    }

    /// The numbers of options that can be chosen, in the order in which they are shown.
    pub fn option_numbers(&self) -> impl Iterator<Item = usize> + use<> {
        (1..=self.scores.len()).chain(self.offers_no_level().then_some(NO_LEVEL))
    }

    /// The number, from 1, of the option that is worth 0 points.
    pub fn zero_option(&self) -> Option<usize> {
        self.scores.iter().position(|s| s.points == 0).map(|index| index + 1)
    }

    /// The number of the option that an answer from outside means, or `None` where the criterion has no such option. An
    /// option worth 0 points says by itself what [`NO_LEVEL`] says, and stands in its place.
    pub fn option_number(&self, option: usize) -> Option<usize> {
        match option {
            NO_LEVEL => Some(self.zero_option().unwrap_or(NO_LEVEL)),
            _ => (option <= self.scores.len()).then_some(option),
        }
    }
}

/// What an option is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Score {
    /// Points.
    pub points: u8,
    /// Star mark: the least option for that many stars (3, 4 or 5); 0 for none.
    pub min_stars: u8,
}

impl Score {
    /// The stars for which the option is the least that a product needs (QĐ 26/2026, Appendix II); `None` where it carries
    /// no star mark.
    pub fn mark(self) -> Option<u8> {
        (self.min_stars > 0).then_some(self.min_stars)
    }
}

impl Criterion {
    /// The score of an option, by its 1-based place on the official sheet; nothing for [`NO_LEVEL`].
    pub fn score(&self, option: usize) -> Option<Score> {
        if option == NO_LEVEL {
            return Some(Score::default());
        }
        option.checked_sub(1).and_then(|i| self.scores.get(i)).copied()
    }
}
