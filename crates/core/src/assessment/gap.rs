//! What keeps a product below a star class: the points and the star marks that it misses.

use crate::catalogue::{Edition, Section};
use crate::draft::Draft;

use super::stars::cap_by;
use super::{Assessment, Unmet, aim};

/// What a product misses for a star class. Result, summary, plan and board all say this of the next stars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap<'a> {
    /// Stars of the class, 1 to 5.
    pub stars: u8,
    /// Points that are missing to the least of the class (QĐ 26/2026, Art. 3.3); 0 where there are enough.
    pub points: u16,
    /// Star marks that are not reached: of each criterion, the highest up to the class (QĐ 26/2026, Appendix II).
    pub marks: Vec<&'a Unmet>,
}

impl Gap<'_> {
    /// The points that are missing, where some are.
    pub fn missing_points(&self) -> Option<u16> {
        (self.points > 0).then_some(self.points)
    }
}

/// What a section of the sheet comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SectionState {
    /// Questions of it that have an answer.
    pub answered: usize,
    /// Questions of it that ask for an answer.
    pub asked: usize,
    /// Points of its criteria.
    pub points: u16,
}

impl SectionState {
    /// Whether all of its questions that ask for an answer have one.
    pub fn is_done(&self) -> bool {
        self.answered == self.asked
    }
}

impl Assessment {
    /// What the product misses for so many stars.
    pub fn gap(&self, edition: &Edition, stars: u8) -> Gap<'_> {
        let points = edition.least_points(stars).saturating_sub(self.score.total);
        Gap { stars, points, marks: self.lacking(stars) }
    }

    /// What the product misses for the stars that it aims at (see [`aim`]); `None` at the top.
    pub fn next_stars(&self, draft: &Draft, edition: &Edition) -> Option<Gap<'_>> {
        aim(draft, self.stars).map(|stars| self.gap(edition, stars))
    }

    /// Whether star marks give the product fewer stars than its points would (QĐ 26/2026, Appendix II).
    pub fn is_held_back(&self) -> bool {
        self.stars < self.stars_by_points
    }

    /// The missed marks from which the cap follows: those of the lowest class that it bars.
    pub fn barring(&self) -> impl Iterator<Item = &Unmet> {
        self.unmet.iter().filter(|unmet| cap_by(unmet.stars) == self.cap)
    }

    /// What a section of the product's set comes to.
    pub fn section(&self, section: &Section) -> SectionState {
        let mut state = SectionState::default();
        for criterion in section.criteria.iter().filter_map(|c| self.criterion(&c.id)) {
            state.asked += usize::from(criterion.asked);
            state.answered += usize::from(criterion.asked && criterion.option.is_some());
            state.points += criterion.points;
        }
        state
    }
}
