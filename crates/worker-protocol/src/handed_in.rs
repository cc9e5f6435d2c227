//! Requests about what was handed in: freezing it, what differs from it, and the cover sheet of an amendment.

use serde::{Deserialize, Serialize};

use crate::documents::How;
use sao_lang_core::documents::file_name;

/// The SHA-256 of attachments, each after the id of its attachment.
pub type FileHashes = Vec<(String, [u8; 32])>;

/// A request for the SHA-256 of attachments. The reply leaves out those whose bytes are not on the device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HashAttachments {
    /// The ids of the attachments.
    pub ids: Vec<String>,
}

/// A request to freeze a draft as it is handed in. The reply is the round, which the screen adds to the draft, or the
/// reason why nothing was frozen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Freeze {
    /// The draft as JSON.
    pub draft: String,
    /// The SHA-256 of the attachments whose bytes are on the device.
    pub files: FileHashes,
    /// The day of the hand-in, `YYYY-MM-DD`.
    pub on: String,
    /// The commune where it is handed in.
    pub place: String,
    /// The number of the receipt; empty where there is none yet.
    pub receipt: String,
}

/// A request for all rounds of a draft, with what differs from each now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportRounds {
    /// The draft as JSON.
    pub draft: String,
    /// The SHA-256 of the attachments whose bytes are on the device.
    pub files: FileHashes,
    /// The language of the words, a BCP 47 tag.
    pub lang: String,
}

/// The cover sheet of an amendment, as requests name it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AboutAmendment {
    /// The draft as JSON.
    pub draft: String,
    /// The index of the round that is amended, from 0.
    pub round: usize,
    /// The SHA-256 of the attachments whose bytes are on the device.
    pub files: FileHashes,
    /// The options.
    pub how: How,
}

/// A request for the cover sheet of an amendment for Word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeAmendment {
    /// The sheet.
    pub about: AboutAmendment,
}

/// A request for the blocks of the cover sheet, to print from the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AmendmentBlocks {
    /// The sheet.
    pub about: AboutAmendment,
}

/// The file name of the cover sheet: `giay-sua-doi_ca-kho-ba-hai_2026-12-01.pdf`.
pub fn amendment_file_name(product: &str, day: &str, extension: &str) -> String {
    file_name("giay-sua-doi", product, day, extension)
}
