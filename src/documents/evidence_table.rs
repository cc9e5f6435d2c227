//! Form 02's table of evidence.

use crate::assessment::Assessment;
use crate::catalogue::Edition;
use crate::draft::{Draft, EvidenceState};
use crate::locale::{Lang, Message, msg};

use super::evidence::{EvidenceRow, Papers, evidence_rows};
use super::model::{Cell, Row, Table};
use super::parts::{header_row, small};
use super::register::Entry;

/// Columns in millimetres: number, kind, papers, criteria, state.
const WIDTHS: [u16; 5] = [10, 42, 60, 23, 25];

/// The 15 kinds of evidence in order, with the papers of this draft.
pub fn evidence_table(draft: &Draft, register: &[Entry], edition: &Edition, result: &Assessment, lang: Lang) -> Table {
    let mut rows = vec![header_row(
        [msg::FORM02_EV_NO, msg::FORM02_EV_KIND, msg::FORM02_EV_PAPERS, msg::FORM02_EV_CRITERIA, msg::FORM02_EV_STATE],
        lang,
    )];
    let kinds = edition.evidence_kinds.iter().zip(evidence_rows(draft, edition, result));
    for (number, (kind, evidence)) in (1..).zip(kinds) {
        let kind = [number.to_string(), kind.name.text(lang).to_owned()];
        if evidence.is_empty() {
            let nothing = cell(msg::FORM02_EV_NOTHING.text(lang).to_owned()).over(3);
            rows.push(row(kind.clone().map(cell).into_iter().chain([nothing])));
        }
        for (place, papers) in evidence.iter().enumerate() {
            // A kind is named once, in its first row.
            let kind = if place == 0 { kind.clone() } else { Default::default() };
            let rest =
                [papers_text(&papers.papers, register, edition, lang), papers.criteria.join(", "), state(papers, lang)];
            rows.push(row(kind.into_iter().chain(rest).map(cell)));
        }
    }
    Table { widths: WIDTHS.into(), lines: true, rows }
}

fn cell(text: String) -> Cell {
    Cell::new(vec![small(text)])
}

fn row(cells: impl Iterator<Item = Cell>) -> Row {
    Row { cells: cells.collect(), header: false }
}

fn state(row: &EvidenceRow, lang: Lang) -> String {
    state_words(row.state, lang).to_owned()
}

/// How far papers are, in words.
pub fn state_words(state: EvidenceState, lang: Lang) -> &'static str {
    let words: Message = match state {
        EvidenceState::Ready => msg::FORM02_STATE_READY,
        EvidenceState::Preparing => msg::FORM02_STATE_PREPARING,
        EvidenceState::None => msg::FORM02_STATE_NONE,
    };
    words.text(lang)
}

/// "Invoices (PL 3, PL 4)": a paper and where it stands in the register.
pub fn cited(paper: u16, register: &[Entry], edition: &Edition, lang: Lang) -> String {
    let paper = edition.paper(paper);
    let places: Vec<String> = register.iter().filter(|e| e.key == paper.key).map(|e| e.place(lang)).collect();
    match places.as_slice() {
        [] => paper.name.text(lang).to_owned(),
        places => format!("{} ({})", paper.name.text(lang), places.join(", ")),
    }
}

/// Names of papers, each with its numbers in the register; where the producer has not said which there are, the
/// usual ones to choose from.
pub fn papers_text(papers: &Papers, register: &[Entry], edition: &Edition, lang: Lang) -> String {
    let names = |list: &[u16]| list.iter().map(|p| edition.paper(*p).name.text(lang)).collect::<Vec<_>>().join("; ");
    match papers {
        Papers::Named(list) => list.iter().map(|p| cited(*p, register, edition, lang)).collect::<Vec<_>>().join("; "),
        Papers::Usual(list) if list.is_empty() => msg::FORM02_EVIDENCE_SOME.text(lang).to_owned(),
        Papers::Usual(list) if list.len() == 1 => names(list),
        Papers::Usual(list) => msg::FORM02_EVIDENCE_CHOOSE.fill(lang, &[("papers", &names(list))]),
    }
}
