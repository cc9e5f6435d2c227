//! The register and the answers that its papers prove, kept in step.

use super::{Draft, EvidenceState, Paper};

impl Draft {
    /// The register's papers of a key.
    pub fn papers_of_key(&self, key: &str) -> impl Iterator<Item = &Paper> {
        self.papers.iter().filter(move |p| p.paper == key)
    }

    /// Changes a paper of the register and, where its state changed, the answers that it proves:
    /// an answer's evidence is as far as the least of the papers that it names.
    pub fn edit_paper(&mut self, place: usize, edit: impl FnOnce(&mut Paper)) {
        let Some(paper) = self.papers.get_mut(place) else { return };
        let (key, state) = (paper.paper.clone(), paper.state);
        edit(paper);
        if (&key, state) != (&paper.paper, paper.state) {
            let now = paper.paper.clone();
            self.follow_register(&key);
            self.follow_register(&now);
        }
    }

    /// Adds a paper to the register. Answers follow it as in [`Draft::edit_paper`].
    pub fn add_paper(&mut self, paper: Paper) {
        let key = paper.paper.clone();
        self.papers.push(paper);
        self.follow_register(&key);
    }

    /// Takes a paper out of the register. The answers that named it keep their state.
    pub fn remove_paper(&mut self, place: usize) -> Option<Paper> {
        (place < self.papers.len()).then(|| self.papers.remove(place))
    }

    /// How far the papers of a key are: the best of them; `None` where the register has none.
    pub fn state_of_key(&self, key: &str) -> Option<EvidenceState> {
        self.papers_of_key(key).map(|p| p.state).max()
    }

    fn follow_register(&mut self, key: &str) {
        let papers = &self.papers;
        let state = |key: &String| papers.iter().filter(|p| p.paper == *key).map(|p| p.state).max();
        for answer in self.answers.values_mut().filter(|a| a.papers.iter().any(|p| p == key)) {
            if let Some(least) = answer.papers.iter().filter_map(state).min() {
                answer.evidence = least;
            }
        }
    }
}
