//! What the app asks of the back office, and what it answers. Sent as JSON; bytes and blobs travel
//! beside it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::documents::model::Block;

/// A file that the producer takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Document {
    /// Forms 01 and 02 as DOCX.
    Dossier,
    /// The scoring sheet of the set, filled in, as DOCX.
    ScoreSheet,
    /// One page for the producer, as DOCX.
    Summary,
    /// The electronic dossier as ZIP: documents, attachments, index, draft.
    Archive,
    /// Criteria, papers and details as XLSX.
    Workbook,
    /// The dates as ICS.
    Calendar,
}

impl Document {
    /// The file name's ending.
    pub fn extension(self) -> &'static str {
        match self {
            Document::Dossier | Document::ScoreSheet | Document::Summary => "docx",
            Document::Archive => "zip",
            Document::Workbook => "xlsx",
            Document::Calendar => "ics",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Document::Dossier | Document::ScoreSheet | Document::Summary => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Document::Archive => "application/zip",
            Document::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Document::Calendar => "text/calendar",
        }
    }

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Document::Archive => "archive",
            _ => self.stem(),
        }
    }

    /// The document of a name in addresses.
    pub fn from_name(name: &str) -> Option<Document> {
        let all = [
            Document::Dossier,
            Document::ScoreSheet,
            Document::Summary,
            Document::Archive,
            Document::Workbook,
            Document::Calendar,
        ];
        all.into_iter().find(|d| d.name() == name)
    }

    /// What the file name begins with.
    pub fn stem(self) -> &'static str {
        match self {
            Document::Dossier | Document::Archive => "ho-so-ocop",
            Document::ScoreSheet => "phieu-cham-diem",
            Document::Summary => "tom-tat",
            Document::Workbook => "bang-tieu-chi",
            Document::Calendar => "lich-ocop",
        }
    }
}

/// What is asked. `draft` is the draft file as JSON, `today` is `YYYY-MM-DD`, `lang` a BCP 47 tag.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case")]
pub enum Request {
    /// Make a file.
    Make {
        /// Which.
        document: Document,
        /// The draft.
        draft: String,
        /// Day for dates.
        today: String,
        /// Language.
        lang: String,
    },
    /// The blocks of a document, to print from the screen.
    Blocks {
        /// Which; only the DOCX ones have blocks.
        document: Document,
        /// The draft.
        draft: String,
        /// Language.
        lang: String,
    },
    /// Keep the blob that comes along as an attachment.
    Keep {
        /// Id under which to keep it.
        id: String,
    },
    /// Hand out attachments' blobs, one by one in the order asked.
    Fetch {
        /// Its id.
        id: String,
    },
    /// Forget attachments.
    Forget {
        /// Their ids.
        ids: Vec<String>,
    },
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum Reply {
    /// A file; its bytes come along.
    Made,
    /// Blocks to show.
    Blocks {
        /// They.
        blocks: Vec<Block>,
    },
    /// The attachment is kept.
    Kept {
        /// Media type as kept.
        media_type: String,
        /// Size as kept, in bytes.
        bytes: u64,
    },
    /// An attachment; its blob comes along.
    Fetched,
    /// Forgotten.
    Forgotten,
    /// It could not be done.
    Failed {
        /// Why.
        why: Failure,
    },
}

/// Why the back office could not do it. The views turn each into words of the user's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Failure {
    /// It could not be loaded or has broken down.
    #[error("the back office is not available")]
    Unavailable,
    /// The draft is not one.
    #[error("the draft cannot be read")]
    Draft,
    /// The file could not be written.
    #[error("the file could not be written")]
    Write,
    /// The attachment is neither a picture that the browser can read nor a PDF.
    #[error("neither a picture nor a PDF")]
    Kind,
    /// The attachment is larger than [`MAX_ATTACHMENT`].
    #[error("the file is too large")]
    TooLarge,
    /// The device has no room left.
    #[error("no room left on the device")]
    Full,
    /// The browser gives no storage for attachments.
    #[error("the browser gives no storage for attachments")]
    Blocked,
    /// There is no such attachment on this device.
    #[error("no such attachment")]
    Missing,
}

/// The largest file that is taken as an attachment, in bytes.
pub const MAX_ATTACHMENT: u64 = 30_000_000;

/// The number in the message by which the worker says that it has broken down.
pub const BROKEN: i32 = -1;
