//! The law beside the Decision, in words.

use super::{Edition, Law, LawState, Question};
use crate::locale::{Lang, msg};

impl Edition {
    /// The instrument at an index of this edition.
    pub fn law(&self, index: u16) -> &Law {
        &self.laws[usize::from(index)]
    }

    /// Whether it applies, since when, and what came in its place.
    pub fn law_state(&self, law: &Law, lang: Lang) -> String {
        let day = lang.day(&law.since).unwrap_or_default();
        let by = law.by.map_or("", |other| self.law(other).name.text(lang));
        let words = match law.state {
            LawState::InForce => return msg::LAWS_IN_FORCE.fill(lang, &[("day", &day)]),
            LawState::Suspended => msg::LAWS_SUSPENDED,
            LawState::Replaced => msg::LAWS_REPLACED,
        };
        words.fill(lang, &[("day", &day), ("by", &by)])
    }

    /// What a question relies on: its own instruments, then those of the papers that prove its options.
    pub fn laws_of(&self, question: &Question) -> Vec<u16> {
        let papers = question.options.iter().flat_map(|option| &option.papers);
        let all = question.laws.iter().chain(papers.flat_map(|paper| &self.paper(*paper).laws));
        let mut laws = Vec::new();
        for law in all {
            if !laws.contains(law) {
                laws.push(*law);
            }
        }
        laws
    }
}
