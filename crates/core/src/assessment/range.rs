//! The range: how far the estimate can be trusted, as the sure, the likely and the possible figures.

use crate::catalogue::{Edition, NO_LEVEL, ProductSet};
use crate::draft::{Draft, EvidenceState};

use super::sheet::{Choices, Figure, Sheet};

/// The three figures of one draft, and the criteria that make them differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// The figures of the answers whose evidence is ready; answers that the council judges by impression count one
    /// option lower.
    pub sure: Figure,
    /// The figures of the answers as given.
    pub likely: Figure,
    /// The figures where open questions have their best option, and answers that the council judges by impression count
    /// one option higher.
    pub possible: Figure,
    /// Criteria that count but have no answer, in the order of the sheet.
    pub open: Vec<String>,
    /// Criteria whose answer gives points that no ready evidence proves.
    pub unproven: Vec<String>,
    /// The number of answered criteria that the council judges by impression.
    pub judged: usize,
}

impl Range {
    /// The sure and the possible stars where they differ; `None` where they are equal.
    pub fn spread(&self) -> Option<(u8, u8)> {
        spread(self.sure.stars, self.possible.stars)
    }
}

/// The least and the most stars where they differ; `None` where they are equal.
pub fn spread(least: u8, most: u8) -> Option<(u8, u8)> {
    (least != most).then_some((least, most))
}

/// The range of a draft. The three figures are always in order: sure <= likely <= possible.
pub fn range(draft: &Draft, edition: &Edition, set: &ProductSet) -> Range {
    let sheet = Sheet::new(edition, set);
    let given = sheet.choices(draft);
    let proven = |index: usize| is_proven(draft, &sheet, index, given[index]);
    let ids = |keep: &dyn Fn(usize) -> bool| -> Vec<String> {
        (0..given.len()).filter(|i| keep(*i)).map(|i| sheet.criteria[i].id.clone()).collect()
    };
    let sure: Choices = (0..given.len())
        .map(|i| {
            given[i].filter(|_| proven(i)).map(|o| if sheet.questions[i].council { lower(&sheet, i, o) } else { o })
        })
        .collect();
    let possible: Choices = (0..given.len())
        .map(|i| match given[i] {
            None => best(&sheet, i),
            Some(o) if sheet.questions[i].council && o != NO_LEVEL => Some(higher(&sheet, i, o)),
            some => some,
        })
        .collect();
    Range {
        sure: sheet.figure(&sure),
        likely: sheet.figure(&given),
        possible: sheet.figure(&possible),
        open: ids(&|i| given[i].is_none() && sheet.asked(&given, i)),
        unproven: ids(&|i| given[i].is_some() && !proven(i) && sheet.points(&given, i) > 0),
        judged: (0..given.len())
            .filter(|i| given[*i].is_some_and(|o| o != NO_LEVEL) && sheet.questions[*i].council)
            .count(),
    }
}

/// Whether an answer is proven: its evidence is ready, or its only evidence is the samples that go with every dossier
/// (Art. 6.2d).
fn is_proven(draft: &Draft, sheet: &Sheet, criterion: usize, option: Option<usize>) -> bool {
    let answer = draft.answers.get(&sheet.criteria[criterion].id);
    if answer.is_some_and(|a| a.evidence == EvidenceState::Ready) {
        return true;
    }
    let choice = option.and_then(|o| sheet.questions[criterion].option(o));
    choice.is_some_and(|c| sheet.edition.nothing_to_prepare(&c.papers))
}

/// The option with the next fewer points in the same case; the given option where there is none.
fn lower(sheet: &Sheet, criterion: usize, option: usize) -> usize {
    let points = |o: usize| sheet.own_points(criterion, Some(o));
    let below = (1..option).filter(|o| sheet.same_case(criterion, *o, option) && points(*o) < points(option));
    below.max_by_key(|o| points(*o)).unwrap_or(option)
}

/// The option with the next more points in the same case; the given option where there is none.
fn higher(sheet: &Sheet, criterion: usize, option: usize) -> usize {
    let points = |o: usize| sheet.own_points(criterion, Some(o));
    let above = (sheet.options(criterion))
        .filter(|o| *o > option)
        .filter(|o| sheet.same_case(criterion, *o, option) && points(*o) > points(option));
    above.min_by_key(|o| points(*o)).unwrap_or(option)
}

/// The option with the most points.
fn best(sheet: &Sheet, criterion: usize) -> Option<usize> {
    sheet.options(criterion).max_by_key(|o| sheet.own_points(criterion, Some(*o)))
}
