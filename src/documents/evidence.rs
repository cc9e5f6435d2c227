//! Which papers prove the answers, in the order of form 02's table of evidence.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::catalogue::{Criterion, Edition};
use crate::draft::{Draft, EvidenceState};

/// The papers of one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Papers {
    /// Those that the producer has named.
    Named(Vec<u16>),
    /// Those that usually prove it; which of them there are was not said.
    Usual(Vec<u16>),
}

/// A row of the table: a named paper with all that it proves, or the usual papers of one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceRow {
    /// Indexes into [`Edition::papers`].
    pub papers: Papers,
    /// Criteria that they prove, in the order of the sheet.
    pub criteria: Vec<String>,
    /// The best state among those criteria: a paper that is ready for one is ready for all.
    pub state: EvidenceState,
}

/// The known papers that the answer to a criterion names, each once, in its order: a file from outside may name one
/// very often.
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

/// The state of a criterion's evidence: samples are always ready, whatever was said.
pub fn state_of(draft: &Draft, edition: &Edition, criterion: &Criterion, papers: &Papers) -> EvidenceState {
    match papers {
        Papers::Usual(list) if !list.is_empty() && edition.nothing_to_prepare(list) => EvidenceState::Ready,
        _ => draft.answers.get(&criterion.id).map_or(EvidenceState::None, |a| a.evidence),
    }
}

/// For each of the evidence kinds in order, the rows of the table.
pub fn evidence_rows(draft: &Draft, edition: &Edition, result: &Assessment) -> Vec<Vec<EvidenceRow>> {
    let mut kinds = vec![Vec::new(); edition.evidence_kinds.len()];
    let mut named: BTreeMap<u16, EvidenceRow> = BTreeMap::new();
    let mut usual = Vec::new();
    let sheet = edition.set(draft.set).into_iter().flat_map(|set| set.criteria());
    for criterion in sheet.filter(|c| result.criterion(&c.id).is_some_and(|s| s.asked)) {
        let papers = papers_of(draft, edition, criterion);
        let state = state_of(draft, edition, criterion, &papers);
        let criteria = vec![criterion.id.clone()];
        match papers {
            Papers::Named(papers) => {
                for paper in papers {
                    let row = EvidenceRow { papers: Papers::Named(vec![paper]), criteria: criteria.clone(), state };
                    named.entry(paper).and_modify(|r| join(r, &row)).or_insert(row);
                }
            }
            Papers::Usual(papers) if !papers.is_empty() => {
                usual.push(EvidenceRow { papers: Papers::Usual(papers), criteria, state });
            }
            Papers::Usual(_) => {}
        }
    }
    // A paper of the register is evidence even before an answer names it.
    for paper in &draft.papers {
        if let Some(index) = edition.paper_index(&paper.paper) {
            let row = EvidenceRow { papers: Papers::Named(vec![index]), criteria: Vec::new(), state: paper.state };
            named.entry(index).and_modify(|r| join(r, &row)).or_insert(row);
        }
    }
    for row in named.into_values().chain(usual) {
        let (Papers::Named(papers) | Papers::Usual(papers)) = &row.papers;
        let kind = papers.first().map(|p| usize::from(edition.paper(*p).kind));
        if let Some(rows) = kind.and_then(|k| kinds.get_mut(k)) {
            rows.push(row);
        }
    }
    kinds
}

/// Adds to a paper's row what it proves elsewhere.
fn join(row: &mut EvidenceRow, other: &EvidenceRow) {
    row.criteria.extend(other.criteria.iter().cloned());
    row.state = row.state.max(other.state);
}
