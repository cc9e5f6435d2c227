//! The glossary, and the laws other than the Decision.

use super::{Edition, Question, TextId};
use serde::{Deserialize, Serialize};

/// A term of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The key, which is also the anchor on the glossary page.
    pub key: String,
    /// The term itself.
    pub term: TextId,
    /// The explanation of the term.
    pub what: TextId,
    /// The body that issues or runs it.
    pub who: Option<TextId>,
    /// The rough duration and cost.
    pub effort: Option<TextId>,
    /// Indexes into [`Edition::laws`] of its legal basis.
    pub laws: Vec<u16>,
}

/// Whether a law applies. A law here is any legal document, such as a decree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LawState {
    /// The law applies.
    InForce,
    /// The law was signed, but is suspended at present.
    Suspended,
    /// Another law has replaced it.
    Replaced,
}

/// A law other than the Decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Law {
    /// The key by which the authored files name it; it is also the anchor on the page of laws.
    pub key: String,
    /// Kind and number, e.g. "Nghị định 15/2018/NĐ-CP".
    pub name: TextId,
    /// The subject of the law.
    pub about: TextId,
    /// Day on which it was signed, `YYYY-MM-DD`; `None` if the day is not known.
    pub signed: Option<String>,
    /// Whether it applies.
    pub state: LawState,
    /// Day from which the state holds, `YYYY-MM-DD`.
    pub since: String,
    /// Index into [`Edition::laws`] of the law that suspends or replaces it.
    pub by: Option<u16>,
    /// The meaning of the law for the producer.
    pub means: TextId,
    /// Day on which its state was last checked, `YYYY-MM-DD`.
    pub looked: String,
}

impl Edition {
    /// The law at an index of this edition.
    pub fn law(&self, index: u16) -> &Law {
        &self.laws[usize::from(index)]
    }

    /// The laws on which a question relies: its own, then those of the papers that prove its options.
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
