//! The answer to one criterion.

use serde::{Deserialize, Serialize};

use super::{Unknown, is_default};
use crate::locale::{Message, msg};

/// How far the papers are that prove an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceState {
    /// Nothing yet, or not said.
    #[default]
    None,
    /// Being prepared.
    Preparing,
    /// At hand.
    Ready,
}

impl EvidenceState {
    /// In the producer's words, as screens say it.
    pub const fn words(self) -> Message {
        match self {
            EvidenceState::Ready => msg::QUESTION_EVIDENCE_READY,
            EvidenceState::Preparing => msg::QUESTION_EVIDENCE_PREPARING,
            EvidenceState::None => msg::QUESTION_EVIDENCE_NONE,
        }
    }

    /// As lists and tables of documents say it.
    pub const fn list_words(self) -> Message {
        match self {
            EvidenceState::Ready => msg::FORM02_STATE_READY,
            EvidenceState::Preparing => msg::FORM02_STATE_PREPARING,
            EvidenceState::None => msg::FORM02_STATE_NONE,
        }
    }
}

/// One answer: the chosen option, its evidence, a note.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Answer {
    /// 1-based place of the option on the official sheet, or [`crate::catalogue::NO_LEVEL`]; absent while open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<u8>,
    /// State of the evidence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub evidence: EvidenceState,
    /// Keys of the papers that prove it, as the producer has ticked them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<String>,
    /// The producer's own words: description and evidence (form 02, part III).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Answer {
    /// Whether it is proved by the papers of a key, as the producer has ticked them.
    pub fn names(&self, key: &str) -> bool {
        self.papers.iter().any(|named| named == key)
    }
}
