//! Which papers the answers call for, in the order of form 02's table of evidence.

use std::collections::BTreeMap;

use crate::assessment::applies;
use crate::catalogue::{Criterion, Edition, ProductSet};
use crate::draft::{Draft, EvidenceState};

/// A paper that one or more answers call for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceRow {
    /// Index into [`Edition::papers`].
    pub paper: u16,
    /// Criteria it proves, in the order of the sheet.
    pub criteria: Vec<String>,
    /// The best state among those criteria: a paper that is ready for one is ready for all.
    pub state: EvidenceState,
}

/// Papers for the chosen option of a criterion.
pub fn criterion_papers(draft: &Draft, edition: &Edition, criterion: &Criterion) -> Vec<u16> {
    draft
        .option(&criterion.id)
        .and_then(|option| edition.question(criterion).options.get(option - 1))
        .map(|choice| choice.papers.clone())
        .unwrap_or_default()
}

/// For each of the evidence kinds in order, the papers that the answers call for.
pub fn evidence_rows(draft: &Draft, edition: &Edition, set: &ProductSet) -> Vec<Vec<EvidenceRow>> {
    let mut papers: BTreeMap<u16, EvidenceRow> = BTreeMap::new();
    for criterion in set.criteria().filter(|c| applies(draft, set, c)) {
        let state = draft.answers.get(&criterion.id).map_or(EvidenceState::None, |a| a.evidence);
        for paper in criterion_papers(draft, edition, criterion) {
            let row = papers.entry(paper).or_insert_with(|| EvidenceRow { paper, criteria: Vec::new(), state });
            row.criteria.push(criterion.id.clone());
            row.state = better(row.state, state);
        }
    }
    let mut kinds = vec![Vec::new(); edition.evidence_kinds.len()];
    for row in papers.into_values() {
        if let Some(kind) = kinds.get_mut(usize::from(edition.paper(row.paper).kind)) {
            kind.push(row);
        }
    }
    kinds
}

fn better(a: EvidenceState, b: EvidenceState) -> EvidenceState {
    use EvidenceState::{None, Preparing, Ready};
    match (a, b) {
        (Ready, _) | (_, Ready) => Ready,
        (Preparing, _) | (_, Preparing) => Preparing,
        (None, None) => None,
    }
}
