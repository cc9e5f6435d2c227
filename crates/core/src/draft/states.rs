//! The state of a paper, which is the same for every screen and document. The register states it; only for papers that
//! are not in the register, the answers do.

use std::collections::{BTreeSet, HashMap};

use super::{Answer, Draft, EvidenceState};
use crate::catalogue::{Edition, ProductSet, catalogue};

impl Draft {
    /// The state of the papers of a key; [`EvidenceState::None`] also where no state is known.
    pub fn paper_state(&self, key: &str) -> EvidenceState {
        self.known_state(key).unwrap_or_default()
    }

    /// The state of the papers of a key: the best of those in the register. Where the register has none, it is the best
    /// state of the answers that name the key. `None` where neither states it. Answers to criteria that the set does
    /// not have are ignored.
    pub fn known_state(&self, key: &str) -> Option<EvidenceState> {
        let set = || self.edition_and_set(catalogue()).map(|(_, set)| set);
        let said = |set| answers(self, set).filter(|a| a.names(key)).map(|a| a.evidence).max();
        self.state_of_key(key).or_else(|| set().and_then(said))
    }

    /// The keys of papers on which two parts of the draft contradict each other, in the order of the edition's papers:
    /// - the register has the paper, and an answer states a better state than the register;
    /// - the register has the paper, and an answer states that evidence is in preparation while all of its papers are
    ///   ready;
    /// - the register does not have the paper, and the answers that name it state different states.
    ///
    /// An answer without a statement contradicts no register. The samples, which are always at hand, are left out.
    pub fn contradicting_papers<'e>(&self, edition: &'e Edition) -> Vec<&'e str> {
        let answers: Vec<&Answer> = edition.set(self.set).map(|set| answers(self, set).collect()).unwrap_or_default();
        let papers: HashMap<&str, bool> = edition.papers.iter().map(|p| (p.key.as_str(), p.sample)).collect();
        let counts = |key: &&str| papers.get(key) == Some(&false);
        let mut registered: HashMap<&str, EvidenceState> = HashMap::new();
        for paper in &self.papers {
            let state = registered.entry(&paper.paper).or_default();
            *state = paper.state.max(*state);
        }
        // For papers that are not in the register: the lowest and the highest state that answers give.
        let mut said: HashMap<&str, (EvidenceState, EvidenceState)> = HashMap::new();
        for answer in &answers {
            for key in answer.papers.iter().map(String::as_str).filter(|key| !registered.contains_key(key)) {
                let (least, most) = said.entry(key).or_insert((answer.evidence, answer.evidence));
                (*least, *most) = (answer.evidence.min(*least), answer.evidence.max(*most));
            }
        }
        let differing = said.iter().filter(|(_, (least, most))| least != most).map(|(key, _)| *key);
        let mut found: BTreeSet<&str> = differing.filter(counts).collect();
        let state = |key: &str| registered.get(key).copied().or(said.get(key).map(|(_, most)| *most));
        for answer in &answers {
            let named = || answer.papers.iter().map(String::as_str).filter(counts);
            let least = named().filter_map(state).min();
            // Here all papers of the answer are ready, so none of them can be the one in preparation.
            let all_further = answer.evidence == EvidenceState::Preparing && least > Some(answer.evidence);
            let other = |key: &&str| registered.get(key).is_some_and(|state| all_further || answer.evidence > *state);
            found.extend(named().filter(other));
        }
        edition.papers.iter().map(|p| p.key.as_str()).filter(|key| found.contains(key)).collect()
    }
}

/// The answers to criteria of the set, in the order of the sheet.
fn answers<'d>(draft: &'d Draft, set: &'d ProductSet) -> impl Iterator<Item = &'d Answer> {
    set.criteria().filter_map(|criterion| draft.answers.get(&criterion.id))
}
