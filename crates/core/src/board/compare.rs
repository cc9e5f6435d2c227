//! Two to four drafts side by side, criterion by criterion.

use crate::assessment::assess;
use crate::catalogue::{Edition, ProductSet, TextId};
use crate::draft::{Draft, EvidenceState};

/// What one draft says to one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Criterion id in the draft's set.
    pub criterion: String,
    /// 1-based option; `None` while open.
    pub option: Option<usize>,
    /// Points that it brings, and at most.
    pub points: u16,
    /// See `points`.
    pub max: u16,
    /// State of the evidence.
    pub evidence: EvidenceState,
}

/// One criterion over all drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Title of the criterion.
    pub title: TextId,
    /// Title of its section.
    pub section: TextId,
    /// What each draft says; `None` where its set has no such criterion.
    pub cells: Vec<Option<Cell>>,
}

impl Line {
    /// Whether the drafts do not stand alike here: other points, or no such criterion. Another maximum is a matter of the
    /// sets, not of the products: where nothing but it differs the answers are alike.
    pub fn differs(&self) -> bool {
        let figures = |cell: &Option<Cell>| cell.as_ref().map(|c| (c.points, c.option.is_some()));
        self.cells.windows(2).any(|pair| figures(&pair[0]) != figures(&pair[1]))
    }
}

/// Drafts side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The criteria in the order of the first draft's sheet, then those that only later ones have.
    pub lines: Vec<Line>,
}

/// Puts drafts side by side. Criteria of different sets belong together where section and title are the same:
/// their numbers mean different things from set to set.
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
