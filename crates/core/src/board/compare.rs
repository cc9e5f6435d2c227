//! A comparison of two to four drafts, criterion by criterion.

use crate::assessment::assess;
use crate::catalogue::{Edition, ProductSet, TextId};
use crate::draft::{Draft, EvidenceState};

/// The answer of one draft to one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The id of the criterion in the set of the draft.
    pub criterion: String,
    /// The option, from 1; `None` while the question is open.
    pub option: Option<usize>,
    /// The points of the answer.
    pub points: u16,
    /// The most points of the criterion.
    pub max: u16,
    /// The state of the evidence.
    pub evidence: EvidenceState,
}

/// One criterion over all drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The title of the criterion.
    pub title: TextId,
    /// The title of its section.
    pub section: TextId,
    /// The answer of each draft; `None` where the set of the draft has no such criterion.
    pub cells: Vec<Option<Cell>>,
}

impl Line {
    /// Whether the drafts differ in this criterion: in points, in being answered, or because a set lacks the criterion.
    /// A different maximum alone does not count, because it belongs to the sets and not to the products.
    pub fn differs(&self) -> bool {
        let figures = |cell: &Option<Cell>| cell.as_ref().map(|c| (c.points, c.option.is_some()));
        self.cells.windows(2).any(|pair| figures(&pair[0]) != figures(&pair[1]))
    }
}

/// A comparison of drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The criteria in the order of the first draft's sheet, then those that only later drafts have.
    pub lines: Vec<Line>,
}

/// Compares drafts. Criteria of different sets are matched by section and title, because their numbers mean different
/// things from set to set.
pub fn compare(drafts: &[(&Draft, &Edition, &ProductSet)]) -> Comparison {
    let mut lines: Vec<Line> = Vec::new();
    for (place, (draft, edition, set)) in drafts.iter().enumerate() {
        let result = assess(draft, edition, set);
        for section in set.sections() {
            for criterion in &section.criteria {
                let state = result.criterion(&criterion.id);
                let cell = Cell {
                    criterion: criterion.id.clone(),
                    option: state.and_then(|s| s.option),
                    points: state.map_or(0, |s| s.points),
                    max: u16::from(criterion.max()),
                    evidence: draft.answers.get(&criterion.id).map_or(EvidenceState::None, |a| a.evidence),
                };
                let same = |l: &&mut Line| {
                    l.title == criterion.title && l.section == section.title && l.cells[place].is_none()
                };
                match lines.iter_mut().find(same) {
                    Some(line) => line.cells[place] = Some(cell),
                    None => {
                        let mut cells = vec![None; drafts.len()];
                        cells[place] = Some(cell);
                        lines.push(Line { title: criterion.title, section: section.title, cells });
                    }
                }
            }
        }
    }
    Comparison { lines }
}
