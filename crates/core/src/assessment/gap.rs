//! The gap to a star class: the points and the star marks that a product misses.

use crate::catalogue::{Edition, Section};
use crate::draft::Draft;

use super::stars::cap_by;
use super::{Assessment, Unmet, aim};

/// The points and star marks that a product misses for a star class. Result, summary, plan and board show it for the
/// next stars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap<'a> {
    /// The stars of the class, 1 to 5.
    pub stars: u8,
    /// The points that are missing to the minimum of the class (QĐ 26/2026, Art. 3.3); 0 where the product has enough
    /// points.
    pub points: u16,
    /// The star marks that are not reached: of each criterion, the highest one up to the class (QĐ 26/2026,
    /// Appendix II).
    pub marks: Vec<&'a Unmet>,
}

impl Gap<'_> {
    /// The missing points; `None` where no points are missing.
    pub fn missing_points(&self) -> Option<u16> {
        (self.points > 0).then_some(self.points)
    }
}

/// The progress and the points of one section of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SectionState {
    /// The number of questions of the section that have an answer.
    pub answered: usize,
    /// The number of questions of the section that ask for an answer.
    pub asked: usize,
    /// The points of the criteria of the section.
    pub points: u16,
}

impl SectionState {
    /// Whether every question of the section that asks for an answer has one.
    pub fn is_done(&self) -> bool {
        self.answered == self.asked
    }
}

impl Assessment {
    /// The points and star marks that the product misses for `stars` stars.
    pub fn gap(&self, edition: &Edition, stars: u8) -> Gap<'_> {
        let points = edition.least_points(stars).saturating_sub(self.score.total);
        Gap { stars, points, marks: self.lacking(stars) }
    }

    /// The gap to the stars that the product aims at (see [`aim`]); `None` where the product cannot aim higher.
    pub fn next_stars(&self, draft: &Draft, edition: &Edition) -> Option<Gap<'_>> {
        aim(draft, self.stars).map(|stars| self.gap(edition, stars))
    }

    /// Whether star marks give the product fewer stars than its points would (QĐ 26/2026, Appendix II).
    pub fn is_held_back(&self) -> bool {
        self.stars < self.stars_by_points
    }

    /// The missed star marks that set the cap: those of the lowest star class that they bar.
    pub fn barring(&self) -> impl Iterator<Item = &Unmet> {
        self.unmet.iter().filter(|unmet| cap_by(unmet.stars) == self.cap)
    }

    /// The progress and the points of a section of the product set.
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
