//! What was handed in: the frozen state of a draft with the SHA-256 of each attached file, where and when it was handed
//! in, and a code that is printed on the forms. A later amendment is compared with it. There may be several rounds.
//!
//! A draft keeps its rounds as raw JSON (`handed_in`), so that a draft can be opened without the code of this module.
//! What was frozen is never changed: [`freeze`] only adds a round. Only the number of the receipt, which is no part of
//! what was frozen, may be entered later ([`set_receipt`]). A round that cannot be read is reported and kept.

mod code;
mod differences;
mod files;
mod freeze;
mod papers;
mod receipt;
mod report;
mod words;

pub use code::sha256;
pub use differences::{AnswerThen, CriterionDifference, Differences, TextDifference, differences, printed_code};
pub use files::{FileChange, FileDifference};
pub use freeze::{FreezeError, freeze};
pub use papers::{PaperChange, PaperDifference};
pub use receipt::{RECEIPT, set_receipt};
pub use report::{DifferenceGroup, ReportedDifference, ReportedRound, ReportedState, RoundsReport, report};
pub use words::{DifferenceLine, DifferingThing};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use crate::calendar::day;
use crate::draft::{self, Draft, FormatError, Unknown};
use crate::handover::base64;
use crate::handover::compress::{InflateError, inflate};

use code::{code_of, hash_of_text};

/// The maximum number of rounds that are read and written.
pub const MAX_ROUNDS: usize = 20;

/// An attached file as it was handed in.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HandedInFile {
    /// The id of the attachment.
    pub id: String,
    /// The SHA-256 of its bytes, as 64 hex digits.
    pub sha256: String,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// One round as it stands in the draft file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HandedIn {
    /// The day of the hand-in, `YYYY-MM-DD`.
    pub on: String,
    /// The commune where the dossier was handed in, in the producer's words.
    pub place: String,
    /// The number of the receipt, as printed; empty where there is none.
    pub receipt: String,
    /// The code of the state and the files, such as `K7PM-3XQ9`.
    pub code: String,
    /// The draft as it was handed in: compact JSON, packed with deflate, as Base64 (RFC 4648, section 5, no padding).
    pub state: String,
    /// The attached files whose bytes were on the device.
    pub files: Vec<HandedInFile>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// The reason why a round cannot be read. It stays in the draft all the same.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoundError {
    /// The entry is no round: a member has the wrong type.
    #[error("the entry is no round: {0}")]
    NotARound(String),
    /// There are more rounds than are read; this is one of the oldest.
    #[error("there are more than {MAX_ROUNDS} rounds")]
    TooMany,
    /// The packed state is damaged.
    #[error("the packed state is damaged")]
    Damaged,
    /// The unpacked state is larger than a draft may be.
    #[error("the packed state is larger than a draft may be")]
    TooLarge,
    /// The unpacked state is no draft.
    #[error(transparent)]
    NotADraft(#[from] FormatError),
}

/// A round that cannot be read, with as much of it as can be shown.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("round {}: {why}", index + 1)]
pub struct UnreadRound {
    /// The index of the round in the draft, from 0.
    pub index: usize,
    /// The day of the hand-in as it stands in the file; empty where there is none.
    pub on: String,
    /// The code as it stands in the file; empty where there is none.
    pub code: String,
    /// The reason.
    pub why: RoundError,
}

/// A round that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// The round as it stands in the draft file.
    pub handed_in: HandedIn,
    /// The draft as it was handed in.
    pub draft: Draft,
}

impl Round {
    /// Reads an entry of [`Draft::handed_in`]. At most the maximum size of a draft is unpacked.
    ///
    /// # Errors
    /// See [`RoundError`]. Whether the state is the one that was frozen is for [`Round::is_intact`] to say.
    pub fn read(entry: &Value) -> Result<Round, RoundError> {
        let handed_in = HandedIn::deserialize(entry).map_err(|e| RoundError::NotARound(e.to_string()))?;
        let packed = base64::decode(&handed_in.state).ok_or(RoundError::Damaged)?;
        let json = inflate(&packed).map_err(|why| match why {
            InflateError::Damaged => RoundError::Damaged,
            InflateError::TooLarge => RoundError::TooLarge,
        })?;
        Ok(Round { draft: draft::parse(&json)?, handed_in })
    }

    /// Whether state and files are those from which the code was made.
    pub fn is_intact(&self) -> bool {
        self.handed_in.code == code_of(&self.handed_in.state, &self.handed_in.files)
    }

    /// The day of the hand-in; `None` where the file has no day.
    pub fn day(&self) -> Option<NaiveDate> {
        day(&self.handed_in.on)
    }

    /// The SHA-256 of each attached file as it was handed in, by the id of the attachment. A text that is no SHA-256 is
    /// left out.
    pub fn hashes(&self) -> Vec<(String, [u8; 32])> {
        let hash = |file: &HandedInFile| Some((file.id.clone(), hash_of_text(&file.sha256)?));
        self.handed_in.files.iter().filter_map(hash).collect()
    }
}

/// The round that was handed in last, if it can be read and is intact.
pub fn last_round(draft: &Draft) -> Option<Round> {
    Round::read(draft.handed_in.last()?).ok().filter(Round::is_intact)
}

/// Reads all rounds of a draft, the oldest first; one result for each entry. Only the newest [`MAX_ROUNDS`] are unpacked.
pub fn rounds(draft: &Draft) -> Vec<Result<Round, UnreadRound>> {
    let too_old = draft.handed_in.len().saturating_sub(MAX_ROUNDS);
    let read = |(index, entry): (usize, &Value)| {
        let round = if index < too_old { Err(RoundError::TooMany) } else { Round::read(entry) };
        round.map_err(|why| {
            let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
            UnreadRound { index, on: text("on"), code: text("code"), why }
        })
    };
    draft.handed_in.iter().enumerate().map(read).collect()
}
