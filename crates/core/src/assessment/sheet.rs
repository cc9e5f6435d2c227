//! The sheet of a product set as numbers: the points and stars of chosen options. Range and plan try out many answers
//! on the sheet, so it looks up each criterion and question only once.

use std::ops::RangeInclusive;

use crate::catalogue::{Criterion, Edition, NO_LEVEL, ProductSet, Question};
use crate::draft::Draft;

use super::stars::{MOST, Unmet, cap_of, missed, stars_by_points};

/// For each criterion in the order of the sheet, the number of the chosen option, from 1. [`NO_LEVEL`] stands for "none
/// of the levels is reached"; `None` for an open question.
pub type Choices = Vec<Option<usize>>;

/// The points of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Points per part, in the order of the set's parts (A, B, C).
    pub parts: Vec<u16>,
    /// The sum of the parts, 0 to 100.
    pub total: u16,
}

/// The criteria of a set in their order, with the criteria on which they depend.
pub struct Sheet<'c> {
    pub(super) edition: &'c Edition,
    pub(super) set: &'c ProductSet,
    pub(super) criteria: Vec<&'c Criterion>,
    pub(super) questions: Vec<&'c Question>,
    /// For each criterion, the index of the criterion that must have points for this one to count.
    pub(super) depends_on: Vec<Option<usize>>,
    /// For each criterion, the index of its part.
    parts: Vec<usize>,
}

/// The points and stars of chosen options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Points.
    pub score: Score,
    /// Stars by points alone.
    pub stars_by_points: u8,
    /// The most stars that the star marks allow.
    pub cap: u8,
    /// The lesser of the two.
    pub stars: u8,
}

impl<'c> Sheet<'c> {
    /// The sheet of a set.
    pub fn new(edition: &'c Edition, set: &'c ProductSet) -> Sheet<'c> {
        let criteria: Vec<&Criterion> = set.criteria().collect();
        let place = |id: &str| criteria.iter().position(|c| c.id == id);
        let depends_on = criteria.iter().map(|c| c.only_if.as_deref().and_then(place)).collect();
        let questions = criteria.iter().map(|c| edition.question(c)).collect();
        let parts = set
            .parts
            .iter()
            .enumerate()
            .flat_map(|(place, part)| part.sections.iter().flat_map(|s| &s.criteria).map(move |_| place))
            .collect();
        Sheet { edition, set, criteria, questions, depends_on, parts }
    }

    /// The options that a draft chooses. An option that the sheet does not have counts as open.
    pub fn choices(&self, draft: &Draft) -> Choices {
        let option = |c: &&Criterion| draft.option(&c.id).filter(|o| *o <= c.scores.len());
        self.criteria.iter().map(option).collect()
    }

    /// The numbers of a criterion's options, from 1.
    pub(super) fn options(&self, criterion: usize) -> RangeInclusive<usize> {
        1..=self.criteria[criterion].scores.len()
    }

    /// The points of an option of a criterion by itself; 0 where no option is chosen or no level is reached.
    pub(super) fn own_points(&self, criterion: usize, option: Option<usize>) -> u16 {
        option.and_then(|o| self.criteria[criterion].score(o)).map_or(0, |s| u16::from(s.points))
    }

    /// Whether a criterion asks for an answer: 5.2 and 5.3 do unless the answers say that there is no product story
    /// (QĐ 26/2026, Appendix II, note on 5.2).
    pub fn asked(&self, choices: &[Option<usize>], criterion: usize) -> bool {
        self.depends_on[criterion].is_none_or(|o| choices[o].is_none() || self.own_points(o, choices[o]) > 0)
    }

    /// The points of a criterion among these choices: 0 where the criterion on which it depends has no points.
    pub fn points(&self, choices: &[Option<usize>], criterion: usize) -> u16 {
        let counts = match self.depends_on[criterion] {
            Some(other) => self.own_points(other, choices[other]) > 0,
            None => true,
        };
        if counts { self.own_points(criterion, choices[criterion]) } else { 0 }
    }

    /// The points and stars of these choices.
    pub fn figure(&self, choices: &[Option<usize>]) -> Figure {
        let mut parts = vec![0; self.set.parts.len()];
        let mut cap = u8::MAX;
        for (index, criterion) in self.criteria.iter().enumerate() {
            let points = self.points(choices, index);
            parts[self.parts[index]] += points;
            cap = cap.min(cap_of(criterion, points));
        }
        let score = Score { total: parts.iter().sum(), parts };
        let stars_by_points = stars_by_points(self.edition, score.total);
        Figure { stars: stars_by_points.min(cap), score, stars_by_points, cap }
    }

    /// All star marks that are not reached: those of the fewest stars first, then in the order of the criteria.
    pub(super) fn unmet(&self, choices: &[Option<usize>]) -> Vec<Unmet> {
        let points: Vec<u16> = (0..self.criteria.len()).map(|index| self.points(choices, index)).collect();
        let mut all = Vec::new();
        for stars in 1..=MOST {
            for (criterion, &has) in self.criteria.iter().zip(&points) {
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

    /// Whether a product can move from one option to another: options of different cases exclude this. A product that
    /// has reached none of the levels can still reach the levels of every case.
    pub(super) fn same_case(&self, criterion: usize, from: usize, to: usize) -> bool {
        let case = |o: usize| self.questions[criterion].option(o).map(|o| o.case);
        from == NO_LEVEL || case(from) == case(to)
    }
}
