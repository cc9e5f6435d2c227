//! How far a paper is: one state, whoever asks. The register says it; only of papers that it does not have do the answers.

use std::collections::{BTreeSet, HashMap};

use super::{Answer, Draft, EvidenceState};
use crate::catalogue::{Edition, ProductSet, catalogue};

impl Draft {
    /// How far the papers of a key are; [`EvidenceState::None`] also where nothing is said of them.
    pub fn paper_state(&self, key: &str) -> EvidenceState {
        self.known_state(key).unwrap_or_default()
    }

    /// How far the papers of a key are: the best of those that the register has. Where it has none, the best of the answers
    /// that name the key. `None` where nothing is said of them. Answers to criteria that the set does not have count nothing.
    pub fn known_state(&self, key: &str) -> Option<EvidenceState> {
        let set = || self.edition_and_set(catalogue()).map(|(_, set)| set);
        let said = |set| answers(self, set).filter(|a| a.names(key)).map(|a| a.evidence).max();
        self.state_of_key(key).or_else(|| set().and_then(said))
    }

    /// Keys of papers of which two places of the draft say different things, in the order of the edition's papers:
    /// - the register has the paper, and an answer says that it is further;
    /// - the register has it, and an answer says that something is still being prepared while all of its papers are ready;
    /// - the register does not have it, and answers that name it say different things.
    ///
    /// An answer that says nothing contradicts no register. The samples, which are always there, are no such papers.
    pub fn contradicting_papers<'e>(&self, edition: &'e Edition) -> Vec<&'e str> {
        let answers: Vec<&Answer> = edition.set(self.set).map(|set| answers(self, set).collect()).unwrap_or_default();
        let papers: HashMap<&str, bool> = edition.papers.iter().map(|p| (p.key.as_str(), p.sample)).collect();
        let counts = |key: &&str| papers.get(key) == Some(&false);
        let mut registered: HashMap<&str, EvidenceState> = HashMap::new();
        for paper in &self.papers {
            let state = registered.entry(&paper.paper).or_default();
            *state = paper.state.max(*state);
        }
        // The least and the most that answers say of papers that the register does not have.
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
            // What is still being prepared is none of these papers.
            let all_further = answer.evidence == EvidenceState::Preparing && least > Some(answer.evidence);
            let other = |key: &&str| registered.get(key).is_some_and(|state| all_further || answer.evidence > *state);
            found.extend(named().filter(other));
        }
        edition.papers.iter().map(|p| p.key.as_str()).filter(|key| found.contains(key)).collect()
    }
}

/// The answers that count, in the order of the sheet.
fn answers<'d>(draft: &'d Draft, set: &'d ProductSet) -> impl Iterator<Item = &'d Answer> {
    set.criteria().filter_map(|criterion| draft.answers.get(&criterion.id))
}
