//! Checks whether papers prove the answers, and whether two parts of the draft contradict each other on a paper.

use std::collections::BTreeMap;

use super::{Finding, PaperAt};
use crate::catalogue::{Criterion, Edition, Indicators};
use crate::draft::{Draft, EvidenceState};

/// The missing proof of answers that count points.
pub fn proof(draft: &Draft, edition: &Edition, claimed: &[&Criterion]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut not_ready: BTreeMap<&str, &str> = BTreeMap::new();
    for criterion in claimed {
        let id = criterion.id.clone();
        let choice = draft.option(&criterion.id).and_then(|option| edition.question(criterion).option(option));
        let Some(choice) = choice.filter(|choice| !edition.nothing_to_prepare(&choice.papers)) else { continue };
        let answer = draft.answers.get(&criterion.id);
        let named: Vec<&str> = answer
            .map(|answer| {
                answer.papers.iter().map(String::as_str).filter(|k| edition.paper_index(k).is_some()).collect()
            })
            .unwrap_or_default();
        match answer.map_or(EvidenceState::None, |answer| answer.evidence) {
            EvidenceState::None => found.push(Finding::Unproven { criterion: id.clone() }),
            _ if named.is_empty() => found.push(Finding::Unnamed { criterion: id.clone() }),
            _ => {}
        }
        for key in named {
            if draft.paper_state(key) != EvidenceState::Ready {
                not_ready.entry(key).or_insert(&criterion.id);
            }
        }
        let tested = |paper: u16| edition.paper(paper).indicators == Some(Indicators::Tested);
        if choice.papers.iter().any(|paper| tested(*paper)) && !has_slip(draft, edition, tested) {
            found.push(Finding::NoTestReport { criterion: id });
        }
    }
    // A paper in preparation cannot be an enclosure yet, whether an answer needs it or not.
    let preparing = draft.papers.iter().filter(|paper| paper.state == EvidenceState::Preparing);
    let unused: Vec<&str> =
        preparing.map(|paper| paper.paper.as_str()).filter(|key| !not_ready.contains_key(key)).collect();
    let at = |key: &str, criterion: Option<&str>| Finding::NotReady {
        paper: paper_at(draft, key, criterion),
        preparing: draft.paper_state(key) == EvidenceState::Preparing,
    };
    found.extend(not_ready.iter().map(|(key, criterion)| at(key, Some(criterion))));
    found.extend(unused.into_iter().map(|key| at(key, None)));
    found
}

/// Whether a test report is at hand.
fn has_slip(draft: &Draft, edition: &Edition, tested: impl Fn(u16) -> bool) -> bool {
    let reports = edition.papers.iter().zip(0..).filter(|(_, index)| tested(*index));
    reports.into_iter().any(|(paper, _)| draft.paper_state(&paper.key) == EvidenceState::Ready)
}

/// The contradictions between two parts of the draft: in the state of a paper, or in a box of form 02.
pub fn contradictions(draft: &Draft, edition: &Edition) -> Vec<Finding> {
    let papers = draft.contradicting_papers(edition).into_iter();
    let papers = papers.map(|key| {
        let criterion = draft.answers.iter().find(|(_, answer)| answer.names(key)).map(|(id, _)| id.as_str());
        Finding::TwoStates { paper: paper_at(draft, key, criterion) }
    });
    let ticks = draft.tick_contradictions(edition).into_iter();
    papers.chain(ticks.map(Finding::Tick)).collect()
}

fn paper_at(draft: &Draft, key: &str, criterion: Option<&str>) -> PaperAt {
    PaperAt {
        key: key.to_owned(),
        index: draft.papers.iter().position(|paper| paper.paper == key),
        criterion: criterion.map(str::to_owned),
    }
}
