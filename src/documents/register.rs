//! The papers of the dossier, each once and numbered, whatever number of criteria it proves.

use std::collections::HashMap;

use crate::catalogue::{Edition, ProductSet};
use crate::draft::{Draft, EvidenceState, Paper};
use crate::locale::{Lang, msg};

use super::Options;
use super::evidence_table::state_words;
use super::model::{Block, Cell, Paragraph, Row, Table};
use super::parts::{header_row, small, written_date};

/// Columns in millimetres: number, paper, what is on it, criteria, state.
const WIDTHS: [u16; 5] = [13, 47, 52, 23, 25];

/// A paper of the dossier.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'d> {
    /// Number in the list, from 1.
    pub no: usize,
    /// Key of the paper.
    pub key: &'d str,
    /// Its entry in the register; `None` for a paper that answers name and the register has not.
    pub paper: Option<&'d Paper>,
    /// Criteria that it proves, in the order of the sheet.
    pub criteria: Vec<&'d str>,
    /// How far it is.
    pub state: EvidenceState,
}

impl Entry<'_> {
    /// "PL 3": how the dossier cites it, and what is written on the paper itself.
    pub fn place(&self, lang: Lang) -> String {
        // They stay on one line.
        format!("{}\u{a0}{}", msg::REGISTER_NO.text(lang), self.no)
    }

    /// Name of the paper, with what tells it from others of its kind.
    pub fn name(&self, edition: &Edition, lang: Lang) -> String {
        let kind = edition.paper_index(self.key).map_or(self.key, |i| edition.paper(i).name.text(lang));
        match self.paper.map_or("", |p| p.label.trim()) {
            "" => kind.to_owned(),
            label => format!("{kind} ({label})"),
        }
    }
}

/// All papers, in the order of form 02's kinds of evidence; unknown ones at the end.
pub fn entries<'d>(draft: &'d Draft, edition: &'d Edition, set: &'d ProductSet) -> Vec<Entry<'d>> {
    let answers = || set.criteria().filter_map(|c| Some((c.id.as_str(), draft.answers.get(&c.id)?)));
    // Looked up, not searched for: a file from outside may name very many papers very often.
    let mut proved: HashMap<&str, Vec<&'d str>> = HashMap::new();
    for (id, answer) in answers() {
        for key in &answer.papers {
            let criteria = proved.entry(key).or_default();
            if criteria.last() != Some(&id) {
                criteria.push(id);
            }
        }
    }
    let entry = |key: &'d str, paper: Option<&'d Paper>, state: EvidenceState| {
        let criteria = proved.get(key).cloned().unwrap_or_default();
        Entry { no: 0, key, paper, criteria, state }
    };
    let mut found: Vec<Entry<'d>> = draft.papers.iter().map(|p| entry(&p.paper, Some(p), p.state)).collect();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (place, known) in found.iter().enumerate() {
        places.entry(known.key).or_insert(place);
    }
    for (_, answer) in answers() {
        for key in answer.papers.iter().filter(|k| edition.paper_index(k).is_some()) {
            match places.get(key.as_str()) {
                // A paper that is ready for one answer is ready for all.
                Some(place) if found[*place].paper.is_none() => {
                    found[*place].state = found[*place].state.max(answer.evidence);
                }
                Some(_) => {}
                None => {
                    places.insert(key, found.len());
                    found.push(entry(key, None, answer.evidence));
                }
            }
        }
    }
    // A stable sort: within a kind, as entered.
    found.sort_by_key(|e| edition.paper_index(e.key).map_or(u8::MAX, |i| edition.paper(i).kind));
    for (entry, no) in found.iter_mut().zip(1..) {
        entry.no = no;
    }
    found
}

/// The papers that a copy names, with their numbers. A copy to hand in names those only that are ready, or of which there is a
/// file: what is still to come goes along with nothing.
pub(super) fn going_along<'d>(entries: Vec<Entry<'d>>, options: &Options) -> Vec<Entry<'d>> {
    let has_file = |entry: &Entry| entry.paper.is_some_and(|p| !p.files.is_empty());
    let goes = |entry: &Entry<'d>| !options.to_hand_in() || entry.state == EvidenceState::Ready || has_file(entry);
    entries.into_iter().filter(goes).collect()
}

/// The list as it stands in the dossier; nothing where there is no paper.
pub fn register(entries: &[Entry], draft: &Draft, edition: &Edition, lang: Lang) -> Vec<Block> {
    if entries.is_empty() {
        return Vec::new();
    }
    let heading =
        [msg::REGISTER_NO, msg::REGISTER_PAPER, msg::REGISTER_NUMBER, msg::FORM02_EV_CRITERIA, msg::FORM02_EV_STATE];
    let mut rows = vec![header_row(heading, lang)];
    rows.extend(entries.iter().map(|entry| {
        let lines = entry.paper.map(|p| lines(p, draft, lang)).unwrap_or_default();
        let cell = |text: String| Cell::new(vec![small(text)]);
        Row {
            cells: vec![
                cell(entry.place(lang)),
                cell(entry.name(edition, lang)),
                Cell::new(lines.into_iter().map(small).collect()),
                cell(entry.criteria.join(", ")),
                cell(state_words(entry.state, lang).to_owned()),
            ],
            header: false,
        }
    }));
    vec![
        Paragraph::bold(msg::REGISTER_TITLE.text(lang)).spaced(10).heading(3).into(),
        Block::Table(Table { widths: WIDTHS.into(), lines: true, rows }),
    ]
}

/// What is known of a paper, a line each; not again what forms 01 and 02 say already.
fn lines(paper: &Paper, draft: &Draft, lang: Lang) -> Vec<String> {
    let applicant = &draft.applicant;
    let unless = |text: &String, known: &[&String]| match known.iter().any(|k| k.trim() == text.trim()) {
        true => String::new(),
        false => text.clone(),
    };
    let fields = [
        (msg::REGISTER_NUMBER_LINE, "number", paper.number.clone()),
        (msg::REGISTER_ISSUER_LINE, "issuer", paper.issuer.clone()),
        (msg::REGISTER_ISSUED_LINE, "date", written_date(&paper.issued)),
        (msg::REGISTER_VALID_LINE, "date", written_date(&paper.valid_until)),
        (msg::REGISTER_DUE_LINE, "date", written_date(&paper.due)),
        (msg::REGISTER_HOLDER_LINE, "name", unless(&paper.holder, &[&applicant.name, &applicant.representative])),
        (msg::REGISTER_ADDRESS_LINE, "address", unless(&paper.address, &[&applicant.address])),
        (msg::REGISTER_PRODUCT_LINE, "product", unless(&paper.product, &[&draft.product.name])),
        (msg::REGISTER_INDICATORS_LINE, "list", paper.indicators.clone()),
    ];
    let said = fields.into_iter().filter(|(_, _, value)| !value.trim().is_empty());
    let texts = said.map(|(line, name, value)| line.fill(lang, &[(name, &value.trim())]));
    let files = paper.files.iter().map(|f| match f.caption.trim() {
        "" => msg::REGISTER_FILE_LINE.fill(lang, &[("name", &f.name)]),
        caption => msg::REGISTER_FILE_CAPTION_LINE.fill(lang, &[("name", &f.name), ("caption", &caption)]),
    });
    texts.chain(files).collect()
}
