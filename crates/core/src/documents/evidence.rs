//! The papers that prove an answer.

use crate::catalogue::{Criterion, Edition};
use crate::draft::{Draft, EvidenceState};

/// The papers of one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Papers {
    /// The papers that the producer has named.
    Named(Vec<u16>),
    /// The papers that usually prove the answer, if the producer has named none.
    Usual(Vec<u16>),
}

/// The known papers that the answer to a criterion names, in its order, and each only once, because a file from
/// outside may name one very often.
pub fn named_papers(draft: &Draft, edition: &Edition, criterion: &Criterion) -> Vec<u16> {
    let mut named = Vec::new();
    for key in draft.answers.get(&criterion.id).iter().flat_map(|answer| &answer.papers) {
        if let Some(paper) = edition.paper_index(key).filter(|paper| !named.contains(paper)) {
            named.push(paper);
        }
    }
    named
}

/// The papers of a criterion's answer.
pub fn papers_of(draft: &Draft, edition: &Edition, criterion: &Criterion) -> Papers {
    let named = named_papers(draft, edition, criterion);
    if !named.is_empty() {
        return Papers::Named(named);
    }
    let choice = draft.option(&criterion.id).and_then(|option| edition.question(criterion).option(option));
    Papers::Usual(choice.map(|c| c.papers.clone()).unwrap_or_default())
}

/// The state of a criterion's evidence. A product sample is always ready, whatever the draft states.
pub fn state_of(draft: &Draft, edition: &Edition, criterion: &Criterion, papers: &Papers) -> EvidenceState {
    match papers {
        Papers::Usual(list) if !list.is_empty() && edition.nothing_to_prepare(list) => EvidenceState::Ready,
        _ => draft.answers.get(&criterion.id).map_or(EvidenceState::None, |a| a.evidence),
    }
}
