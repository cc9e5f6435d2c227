//! The glossary, and the law beside the Decision.

use super::{Edition, Question, TextId};
use serde::{Deserialize, Serialize};

/// A term of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Key, also the anchor on the glossary page.
    pub key: String,
    /// The term itself.
    pub term: TextId,
    /// What it is.
    pub what: TextId,
    /// Who issues or runs it.
    pub who: Option<TextId>,
    /// Roughly how long it takes and what it costs.
    pub effort: Option<TextId>,
    /// Indexes into [`Edition::laws`] of what it rests on.
    pub laws: Vec<u16>,
}

/// Whether an instrument of law applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LawState {
    /// It applies.
    InForce,
    /// It was signed, but does not apply for the time being.
    Suspended,
    /// Another one has taken its place.
    Replaced,
}

/// An instrument of law beside the Decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Law {
    /// Key by which the authored files name it, also the anchor on the page of laws.
    pub key: String,
    /// Kind and number, e.g. "Nghị định 15/2018/NĐ-CP".
    pub name: TextId,
    /// What it is about.
    pub about: TextId,
    /// Day on which it was signed, `YYYY-MM-DD`, where this is known.
    pub signed: Option<String>,
    /// Whether it applies.
    pub state: LawState,
    /// Day from which the state holds, `YYYY-MM-DD`.
    pub since: String,
    /// Index into [`Edition::laws`] of what suspends or replaces it.
    pub by: Option<u16>,
    /// What it means for the producer.
    pub means: TextId,
    /// Day on which its state was last looked at, `YYYY-MM-DD`.
    pub looked: String,
}

impl Edition {
    /// The instrument at an index of this edition.
    pub fn law(&self, index: u16) -> &Law {
        &self.laws[usize::from(index)]
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
