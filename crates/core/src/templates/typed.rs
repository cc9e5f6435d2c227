//! What was typed for a paper. The draft keeps it under `TEMPLATE.QUESTION`, for a further copy under
//! `TEMPLATE.NUMBER.QUESTION`; a table is a text with a line for each row and tabs between its cells.

use super::{Ask, AskKind, Shared, Template};
use crate::draft::{Draft, TypedPart};

/// The most rows of a table that are kept.
pub const MAX_ROWS: usize = 200;
/// The most letters of a cell that are kept.
const MAX_CELL: usize = 300;
/// The most copies of one paper.
const MAX_COPIES: usize = 30;

/// One paper of a template: the first copy, or a further one for another partner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Written<'t> {
    /// The template.
    pub template: &'t Template,
    /// The number of the copy, from 1.
    pub copy: usize,
}

impl<'t> Written<'t> {
    /// The first copy of a template.
    pub fn first(template: &'t Template) -> Written<'t> {
        Written { template, copy: 1 }
    }

    /// The copy with this number; the first where the template has only one, or where there cannot be so many.
    pub fn copy(template: &'t Template, number: usize) -> Written<'t> {
        let copy = if template.several { number.clamp(1, MAX_COPIES) } else { 1 };
        Written { template, copy }
    }

    /// The copies for which something is typed; the first is always among them.
    pub fn copies(template: &'t Template, draft: &Draft) -> Vec<Written<'t>> {
        let all = (1..=if template.several { MAX_COPIES } else { 1 }).map(|copy| Written { template, copy });
        all.filter(|written| written.copy == 1 || written.is_begun(draft)).collect()
    }

    /// The first copy for which nothing is typed; `None` where there cannot be more.
    pub fn next(template: &'t Template, draft: &Draft) -> Option<Written<'t>> {
        let mut copies = (2..=MAX_COPIES).map(|copy| Written { template, copy });
        copies.find(|written| !written.is_begun(draft)).filter(|_| template.several)
    }

    /// The key of a question in the draft.
    pub fn key(&self, ask: &Ask) -> String {
        match self.copy {
            1 => format!("{}.{}", self.template.key, ask.key),
            copy => format!("{}.{copy}.{}", self.template.key, ask.key),
        }
    }

    /// The text as the producer typed it; empty where nothing is typed.
    pub fn text<'d>(&self, draft: &'d Draft, ask: &Ask) -> &'d str {
        draft.typed(self.part()).text(&self.key(ask)).trim()
    }

    /// Keeps a text; a blank one is removed.
    pub fn set(&self, draft: &mut Draft, ask: &Ask, text: &str) {
        draft.typed_mut(self.part()).set(&self.key(ask), text);
    }

    /// The rows of a table that have a text, each with a cell for each column.
    pub fn rows(&self, draft: &Draft, ask: &Ask) -> Vec<Vec<String>> {
        let row = |line: &str| {
            let mut cells: Vec<String> = line.split('\t').map(|cell| cell.trim().to_owned()).collect();
            cells.resize(ask.columns.len(), String::new());
            cells
        };
        // The text of the whole table is not trimmed: a first cell may be empty.
        let text = draft.typed(self.part()).text(&self.key(ask));
        let rows = text.lines().map(row).filter(|cells| cells.iter().any(|cell| !cell.is_empty()));
        rows.take(MAX_ROWS).collect()
    }

    /// Keeps the rows of a table. Rows without a text at the end are left out, and line breaks and tabs within a cell
    /// become spaces.
    pub fn set_rows(&self, draft: &mut Draft, ask: &Ask, rows: &[Vec<String>]) {
        let plain = |cell: &String| {
            let cell = cell.replace(|c: char| c.is_control(), " ");
            cell.trim().chars().take(MAX_CELL).collect::<String>()
        };
        let rows = rows.iter().take(MAX_ROWS).map(|row| row.iter().map(plain).collect::<Vec<_>>());
        let rows: Vec<String> =
            rows.filter(|row| row.iter().any(|c| !c.is_empty())).map(|row| row.join("\t")).collect();
        self.set(draft, ask, &rows.join("\n"));
    }

    /// Whether anything is typed for the paper.
    pub fn is_begun(&self, draft: &Draft) -> bool {
        self.template.asks.iter().any(|ask| self.is_said(draft, ask))
    }

    /// Whether a question has an answer.
    pub fn is_said(&self, draft: &Draft, ask: &Ask) -> bool {
        match ask.kind {
            AskKind::Table => !self.rows(draft, ask).is_empty(),
            _ => !self.text(draft, ask).is_empty(),
        }
    }

    /// The questions without an answer without which the paper is worth nothing.
    pub fn missing(&self, draft: &Draft) -> Vec<&'t Ask> {
        self.template.asks.iter().filter(|ask| ask.needed && !self.is_said(draft, ask)).collect()
    }

    fn part(&self) -> TypedPart {
        match self.template.shared {
            Some(Shared::Applicant) => TypedPart::ApplicantPapers,
            None => TypedPart::ProductPapers,
        }
    }
}
