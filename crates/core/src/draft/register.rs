//! The register, and the answers and boxes that its papers prove: a change of the register updates them.

use super::{Draft, EvidenceState, MAX_RESULTS, Paper};

/// Whether an id can be a file name on every system. All ids that this program makes can be.
pub fn is_plain_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

impl Draft {
    /// The ids of the attachments that the draft names, in the order of its papers.
    pub fn attachment_ids(&self) -> impl Iterator<Item = &str> {
        self.papers.iter().flat_map(|paper| &paper.files).map(|file| file.id.as_str())
    }

    /// The present index of the paper that was at `index` as `known` at an earlier moment; papers may have been added
    /// or removed since then. `None` where the paper is gone, or cannot be distinguished from others.
    pub fn find_paper(&self, index: usize, known: &Paper) -> Option<usize> {
        let alike =
            |paper: &Paper| (&paper.paper, &paper.label, &paper.number) == (&known.paper, &known.label, &known.number);
        if self.papers.get(index).is_some_and(alike) {
            return Some(index);
        }
        let only = |is: &dyn Fn(&Paper) -> bool| {
            let mut places = (0..self.papers.len()).filter(|index| is(&self.papers[*index]));
            places.next().filter(|_| places.next().is_none())
        };
        only(&alike).or_else(|| only(&|paper| paper.paper == known.paper))
    }

    /// Whether the papers of the draft take one more indicator with limit or result; see [`MAX_RESULTS`].
    pub fn takes_results(&self) -> bool {
        self.papers.iter().map(|paper| paper.results.len()).sum::<usize>() < MAX_RESULTS
    }

    /// The papers of the register with this key.
    pub fn papers_of_key(&self, key: &str) -> impl Iterator<Item = &Paper> {
        self.papers.iter().filter(move |p| p.paper == key)
    }

    /// Changes a paper of the register. Where its state or key changes, the answers that it proves are updated: the
    /// evidence of an answer is only as ready as the least ready paper that it names. The box of form 02 to which the
    /// paper belongs is updated too; see [`Draft::set_tick`].
    pub fn edit_paper(&mut self, index: usize, edit: impl FnOnce(&mut Paper)) {
        let Some(paper) = self.papers.get_mut(index) else { return };
        let (key, state) = (paper.paper.clone(), paper.state);
        edit(paper);
        if (&key, state) != (&paper.paper, paper.state) {
            let now = paper.paper.clone();
            for key in [&key, &now] {
                self.follow_register(key);
                self.follow_with_tick(key);
            }
        }
    }

    /// Adds a paper to the register. Answers and boxes are updated as in [`Draft::edit_paper`].
    pub fn add_paper(&mut self, paper: Paper) {
        let key = paper.paper.clone();
        self.papers.push(paper);
        self.follow_register(&key);
        self.follow_with_tick(&key);
    }

    /// Removes a paper from the register. The answers that named it keep their state. The box to which the paper
    /// belongs stays ticked only where another ready paper belongs to it too.
    pub fn remove_paper(&mut self, index: usize) -> Option<Paper> {
        let removed = (index < self.papers.len()).then(|| self.papers.remove(index))?;
        self.follow_with_tick(&removed.paper);
        Some(removed)
    }

    /// The state of the papers of a key, which is the best of their states; `None` where the register has none.
    pub fn state_of_key(&self, key: &str) -> Option<EvidenceState> {
        self.papers_of_key(key).map(|p| p.state).max()
    }

    /// Sets the evidence of the answers that name a key to the state of their least ready paper, among the papers that
    /// the register has.
    pub(crate) fn follow_register(&mut self, key: &str) {
        let papers = &self.papers;
        let state = |key: &String| papers.iter().filter(|p| p.paper == *key).map(|p| p.state).max();
        for answer in self.answers.values_mut().filter(|a| a.names(key)) {
            if let Some(least) = answer.papers.iter().filter_map(state).min() {
                answer.evidence = least;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(key: &str, number: &str) -> Paper {
        Paper { paper: key.to_owned(), number: number.to_owned(), ..Paper::default() }
    }

    fn draft(papers: &[(&str, &str)]) -> Draft {
        Draft { papers: papers.iter().map(|(key, number)| paper(key, number)).collect(), ..Draft::new(8, "") }
    }

    #[test]
    fn a_paper_is_found_again_where_others_came_and_went() {
        let known = paper("label-sample", "7");
        assert_eq!(draft(&[("vietgap", ""), ("label-sample", "7")]).find_paper(1, &known), Some(1));
        assert_eq!(draft(&[("label-sample", "7")]).find_paper(1, &known), Some(0), "one before it was removed");
        assert_eq!(
            draft(&[("label-sample", "8"), ("vietgap", "")]).find_paper(1, &known),
            Some(0),
            "its number was changed"
        );
        assert_eq!(draft(&[("vietgap", ""), ("vietgap", "7")]).find_paper(1, &known), None, "it was removed");
        let two = [("label-sample", "1"), ("label-sample", "2")];
        assert_eq!(draft(&two).find_paper(0, &known), None, "it cannot be told which");
    }
}
