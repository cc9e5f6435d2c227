//! A criterion with the points of its options.

use super::TextId;
use serde::{Deserialize, Serialize};

/// The number of the answer "none of the levels is reached", which is worth 0 points. Options are counted from 1. The
/// answer is offered if no option of the criterion is worth 0 points.
pub const NO_LEVEL: usize = 0;

/// A criterion with the points that one product set gives to its options.
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
    /// Indexes into [`Edition::knock_outs`] of the knock-outs that the sheet notes under this criterion.
    pub knock_outs: Vec<u16>,
    /// The id of another criterion: this one counts only if the other has more than 0 points.
    pub only_if: Option<String>,
    /// Index into [`Edition::knock_outs`] of the rejection that follows from 0 points in this criterion.
    pub zero_rejects: Option<u16>,
}

impl Criterion {
    /// The maximum points.
    pub fn max(&self) -> u8 {
        self.scores.iter().map(|s| s.points).max().unwrap_or(0)
    }

    /// Whether [`NO_LEVEL`] is offered beside the options, because the sheet has no line for a product that reaches
    /// none of the levels.
    pub fn offers_no_level(&self) -> bool {
        self.zero_option().is_none()
    }

    /// The numbers of options that can be chosen, in the order in which they are shown.
    pub fn option_numbers(&self) -> impl Iterator<Item = usize> + use<> {
        (1..=self.scores.len()).chain(self.offers_no_level().then_some(NO_LEVEL))
    }

    /// The number, from 1, of the option that is worth 0 points; `None` if there is none.
    pub fn zero_option(&self) -> Option<usize> {
        self.scores.iter().position(|s| s.points == 0).map(|index| index + 1)
    }

    /// The number of the option that an answer from outside means, or `None` if the criterion has no such option. An
    /// option worth 0 points has the same meaning as [`NO_LEVEL`] and replaces it.
    pub fn option_number(&self, option: usize) -> Option<usize> {
        match option {
            NO_LEVEL => Some(self.zero_option().unwrap_or(NO_LEVEL)),
            _ => (option <= self.scores.len()).then_some(option),
        }
    }
}

/// The points and the star mark of an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Score {
    /// Points.
    pub points: u8,
    /// The star mark: the number of stars (3, 4 or 5) for which this option is the lowest sufficient one; 0 for none.
    pub min_stars: u8,
}

impl Score {
    /// The number of stars for which the option is the lowest sufficient one (QĐ 26/2026, Appendix II); `None` if the
    /// option has no star mark.
    pub fn mark(self) -> Option<u8> {
        (self.min_stars > 0).then_some(self.min_stars)
    }
}

impl Criterion {
    /// The score of an option by its number on the official sheet, from 1; a score of 0 points for [`NO_LEVEL`].
    pub fn score(&self, option: usize) -> Option<Score> {
        if option == NO_LEVEL {
            return Some(Score::default());
        }
        option.checked_sub(1).and_then(|i| self.scores.get(i)).copied()
    }

    /// The points of an option, as in [`Criterion::score`]; 0 where there is no such option.
    pub fn points(&self, option: usize) -> u8 {
        self.score(option).unwrap_or_default().points
    }
}
