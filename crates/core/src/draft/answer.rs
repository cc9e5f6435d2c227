//! The answer to one criterion.

use serde::{Deserialize, Serialize};

use super::{Unknown, is_default};
use crate::locale::{Message, msg};

/// The state of the papers that prove an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceState {
    /// Missing, or not stated.
    #[default]
    None,
    /// In preparation.
    Preparing,
    /// Ready: the papers are at hand.
    Ready,
}

impl EvidenceState {
    /// The words for the state on screens, as a producer would say them.
    pub const fn words(self) -> Message {
        match self {
            EvidenceState::Ready => msg::QUESTION_EVIDENCE_READY,
            EvidenceState::Preparing => msg::QUESTION_EVIDENCE_PREPARING,
            EvidenceState::None => msg::QUESTION_EVIDENCE_NONE,
        }
    }

    /// The words for the state in lists and tables of documents.
    pub const fn list_words(self) -> Message {
        match self {
            EvidenceState::Ready => msg::FORM02_STATE_READY,
            EvidenceState::Preparing => msg::FORM02_STATE_PREPARING,
            EvidenceState::None => msg::FORM02_STATE_NONE,
        }
    }
}

/// One answer: the chosen option, its evidence and a note.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Answer {
    /// The number of the option on the official sheet, from 1, or [`crate::catalogue::NO_LEVEL`]; absent while the
    /// question is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<u8>,
    /// The state of the evidence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub evidence: EvidenceState,
    /// The keys of the papers that prove the answer, as ticked by the producer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<String>,
    /// The producer's own words: description and evidence (form 02, part III).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Answer {
    /// Whether the papers of this key prove the answer, as ticked by the producer.
    pub fn names(&self, key: &str) -> bool {
        self.papers.iter().any(|named| named == key)
    }
}
