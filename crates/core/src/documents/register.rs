//! The papers of the dossier: each has one number, however many criteria it proves.

use std::collections::HashSet;

use crate::assessment::{Proofs, assess};
use crate::catalogue::{Edition, EditionTexts as _, ProductSet};
use crate::draft::{Draft, EvidenceState, Paper};
use crate::form::Field;
use crate::locale::{Lang, msg};

use super::Purpose;
use super::model::Span;

/// The beginning of the name of a paper's place in the table of evidence.
pub(super) const PAPER_ANCHOR: &str = "paper-";

/// A paper of the dossier.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'d> {
    /// The number in the list, from 1.
    pub no: usize,
    /// Key of the paper.
    pub key: &'d str,
    /// The paper's entry in the register; `None` for a paper that the answers name but that is not in the register.
    pub paper: Option<&'d Paper>,
    /// The criteria that the paper proves, in the order of the sheet.
    pub criteria: Vec<&'d str>,
    /// The state of the paper.
    pub state: EvidenceState,
    /// Whether the paper is a text in the dossier itself, like the product's story.
    pub written: bool,
}

impl Entry<'_> {
    /// "PL 3": the label with which the dossier cites the paper, and which is written on the paper itself.
    pub fn label(&self, lang: Lang) -> String {
        // A space that does not break keeps both on one line.
        format!("{}\u{a0}{}", msg::REGISTER_NO.text(lang), self.no)
    }

    /// The name of the paper's place in the table of evidence, to which its label leads wherever it is cited.
    pub fn anchor(&self) -> String {
        format!("{PAPER_ANCHOR}{}", self.no)
    }

    /// The kind of evidence under which the paper is filed: an index into [`Edition::evidence_kinds`].
    pub fn kind(&self, edition: &Edition) -> Option<usize> {
        edition.paper_index(self.key).map(|index| usize::from(edition.paper(index).kind))
    }

    /// The name of the paper, with the details that distinguish it from others of its kind.
    pub fn name(&self, edition: &Edition, lang: Lang) -> String {
        match self.paper {
            Some(paper) => paper.full_name(edition, lang),
            None => edition.paper_name(self.key, lang).to_owned(),
        }
    }
}

/// All papers of the dossier, in the order of form 02's kinds of evidence; unknown papers stand at the end. Samples
/// are not among them, because they are handed in separately (QĐ 26/2026, Art. 6.2d). A copy to hand in has only
/// papers that are ready, so that the numbers have no gaps.
pub fn entries<'d>(draft: &'d Draft, edition: &'d Edition, set: &'d ProductSet, purpose: Purpose) -> Vec<Entry<'d>> {
    let result = assess(draft, edition, set);
    let proofs = Proofs::of(draft, set, &result);
    let entry = |key: &'d str, paper: Option<&'d Paper>, state: EvidenceState| Entry {
        no: 0,
        key,
        paper,
        criteria: proofs.criteria(key).to_vec(),
        state,
        written: false,
    };
    let mut found: Vec<Entry<'d>> = draft.papers.iter().map(|p| entry(&p.paper, Some(p), p.state)).collect();
    let mut known: HashSet<&str> = found.iter().map(|entry| entry.key).collect();
    let answers = result.answers(draft, set);
    for key in answers.flat_map(|(_, answer)| &answer.papers).filter(|key| edition.paper_index(key).is_some()) {
        if known.insert(key) {
            found.push(entry(key, None, draft.paper_state(key)));
        }
    }
    for written in written_papers(draft, edition) {
        match found.iter_mut().find(|entry| entry.key == written) {
            Some(entry) => (entry.written, entry.state) = (true, EvidenceState::Ready),
            None => found.push(Entry { written: true, ..entry(written, None, EvidenceState::Ready) }),
        }
    }
    found.retain(|e| !edition.is_sample(e.key));
    if purpose == Purpose::HandIn {
        found.retain(|entry| entry.state == EvidenceState::Ready);
    }
    // The sort is stable: within a kind, papers keep the order in which they were entered.
    found.sort_by_key(|e| edition.paper_index(e.key).map_or(u8::MAX, |i| edition.paper(i).kind));
    for (entry, no) in found.iter_mut().zip(1..) {
        entry.no = no;
    }
    found
}

/// The name of a criterion's place in form 02.
pub fn criterion_anchor(id: &str) -> String {
    format!("criterion-{id}")
}

/// A text in which the labels of papers lead to their places in the table of evidence.
pub fn cited(text: &str, lang: Lang) -> Vec<Span> {
    let span = |text: &str, link: String| Span { text: text.to_owned(), link, ..Span::default() };
    let before_number = format!("{}\u{a0}", msg::REGISTER_NO.text(lang));
    let (mut spans, mut rest, mut from) = (Vec::new(), text, 0);
    while let Some(at) = rest[from..].find(&before_number) {
        let (start, digits) = (from + at, from + at + before_number.len());
        let end = digits + rest[digits..].bytes().take_while(u8::is_ascii_digit).count();
        if end == digits {
            from = digits;
            continue;
        }
        if start > 0 {
            spans.push(span(&rest[..start], String::new()));
        }
        spans.push(span(&rest[start..end], format!("{PAPER_ANCHOR}{}", &rest[digits..end])));
        (rest, from) = (&rest[end..], 0);
    }
    if !rest.is_empty() {
        spans.push(span(rest, String::new()));
    }
    spans
}

/// The keys of the papers that are texts of the draft itself, if the draft has such a text.
fn written_papers<'d>(draft: &'d Draft, edition: &'d Edition) -> impl Iterator<Item = &'d str> {
    let is_there = |field: &String| Field::of(field).is_some_and(|field| !field.is_empty(draft));
    edition.papers.iter().filter(move |p| p.written.as_ref().is_some_and(is_there)).map(|p| p.key.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_of_a_paper_leads_to_its_place() {
        let parts = |text: &str| cited(text, Lang::Vi).into_iter().map(|s| (s.text, s.link)).collect::<Vec<_>>();
        let (plain, link) = (
            |text: &str| (text.to_owned(), String::new()),
            |no: usize| (format!("PL\u{a0}{no}"), format!("{PAPER_ANCHOR}{no}")),
        );
        assert_eq!(parts("Có: PL\u{a0}1, PL\u{a0}12"), [plain("Có: "), link(1), plain(", "), link(12)]);
        assert_eq!(parts("PL\u{a0}, PL\u{a0}3 và"), [plain("PL\u{a0}, "), link(3), plain(" và")]);
        assert_eq!((parts(""), parts("PL 1")), (vec![], vec![plain("PL 1")]));
    }
}
