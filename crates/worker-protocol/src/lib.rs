//! What the app asks of the back office, and what it answers. Sent as JSON; bytes and blobs travel
//! beside it.

mod code;
mod file;

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use code::{Code, QUIET};
pub use file::{Document, Report, Working, WorkingFile};
use sao_lang_core::assessment::JointPlan;
use sao_lang_core::backup::Written;
use sao_lang_core::board::{By, Row};
use sao_lang_core::documents::Purpose;
use sao_lang_core::documents::model::Block;
use sao_lang_core::draft::FormatError;
use sao_lang_core::locale::Lang;
use sao_lang_core::tasks::ProductTasks;

/// A draft as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredText {
    /// Id on this device.
    pub id: String,
    /// The file as JSON.
    pub text: String,
}

/// A part of an answer as JSON, which only the screen that asked reads: code that reads all kinds of answers would
/// otherwise come with whoever asks anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AsText<T> {
    text: String,
    #[serde(skip)]
    kind: PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned> AsText<T> {
    /// The value, written.
    ///
    /// # Errors
    /// Where it cannot be written, which for values in memory does not happen.
    pub fn of(value: &T) -> Result<AsText<T>, Failure> {
        let text = serde_json::to_string(value).map_err(|_| Failure::Write)?;
        Ok(AsText { text, kind: PhantomData })
    }

    /// The value, read.
    ///
    /// # Errors
    /// Where the text is none of the kind.
    pub fn open(&self) -> Result<T, Failure> {
        serde_json::from_str(&self.text).map_err(|_| Failure::Write)
    }
}

/// A draft found in a file that was sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sent {
    /// Its name in an archive; empty where the file is the draft itself.
    pub name: String,
    /// The draft, or why it is none.
    pub draft: Result<SentDraft, FormatError>,
}

/// A draft that was sent, read in full.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SentDraft {
    /// The draft as it will be stored.
    pub text: String,
    /// Its row on the board.
    pub row: Row,
    /// Number of attachments that it names.
    pub attachments: usize,
}

/// In which way a document is made: [`sao_lang_core::documents::Options`] as they are sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct How {
    /// The day on which it is made, `YYYY-MM-DD`.
    pub today: String,
    /// Language of its words, a BCP 47 tag.
    pub lang: String,
    /// To work with or to hand in.
    pub purpose: Purpose,
    /// Whether a draft's file that goes along keeps the producer's private notes.
    pub private_notes: bool,
}

/// What is asked. `draft` is the draft file as JSON, `today` is `YYYY-MM-DD`, `lang` a BCP 47 tag.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    /// Make a file.
    Make {
        /// Which.
        document: Document,
        /// The draft.
        draft: String,
        /// In which way.
        how: How,
    },
    /// The blocks of a document, to print from the screen.
    Blocks {
        /// Which; only the DOCX ones have blocks.
        document: Document,
        /// The draft.
        draft: String,
        /// In which way.
        how: How,
    },
    /// The rows of drafts on the board.
    Rows {
        /// The drafts.
        drafts: Vec<StoredText>,
        /// Day for which the rows hold.
        today: String,
    },
    /// What lifts the most of these products per effort.
    Joint {
        /// The drafts.
        drafts: Vec<StoredText>,
        /// Stars to reach; `None`: each its next class.
        stars: Option<u8>,
        /// Day for the tasks that come first.
        today: String,
    },
    /// The tasks of drafts.
    Tasks {
        /// The drafts.
        drafts: Vec<StoredText>,
        /// Day for dates.
        today: String,
    },
    /// A file of a working paper over drafts.
    Working {
        /// Which paper.
        working: Working,
        /// Which file of it.
        file: WorkingFile,
        /// The drafts.
        drafts: Vec<StoredText>,
        /// Day for dates.
        today: String,
        /// Language.
        lang: String,
    },
    /// A working paper's blocks, to print from the screen.
    WorkingBlocks {
        /// Which paper.
        working: Working,
        /// The drafts.
        drafts: Vec<StoredText>,
        /// Day for dates.
        today: String,
        /// Language.
        lang: String,
    },
    /// A report over drafts.
    Report {
        /// Which.
        report: Report,
        /// The drafts, in the order of the report.
        drafts: Vec<StoredText>,
        /// What they are grouped by.
        by: Option<By>,
        /// Day for dates.
        today: String,
        /// Language.
        lang: String,
    },
    /// The blocks of a report, to print from the screen.
    ReportBlocks {
        /// Which; only the DOCX ones have blocks.
        report: Report,
        /// The drafts, in the order of the report.
        drafts: Vec<StoredText>,
        /// What they are grouped by.
        by: Option<By>,
        /// Day for dates.
        today: String,
        /// Language.
        lang: String,
    },
    /// The drafts in the file that comes along, which is one or an archive of them.
    Read,
    /// Keep the attachments of a draft that the archive brings along and that are not here yet.
    Unpack {
        /// The draft.
        draft: String,
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
    /// Make a backup.
    Backup {
        /// Id of each draft, and its JSON as it is stored, readable or not.
        drafts: Vec<(String, String)>,
        /// Whether attachments go along.
        files: bool,
        /// The last attachment of the file before, where one file does not hold them all.
        after: Option<String>,
    },
    /// Read the backup that comes along as a blob.
    ReadBackup,
    /// Keep attachments of the backup that comes along as a blob. Those that the device has stay as they are.
    TakeFiles {
        /// Their ids.
        ids: Vec<String>,
    },
    /// A text as a code for the camera.
    Code {
        /// It.
        text: String,
    },
    /// The draft as a link and as a series of codes.
    HandOver {
        /// The draft.
        draft: String,
        /// Whether it is an exercise.
        exercise: bool,
        /// Whether the codes are to be read from the last row of a room: smaller ones, and more of them.
        far: bool,
        /// The address to which the fragment is added, with its `#`.
        address: String,
    },
    /// The draft that came in the fragments of one or more links.
    Receive {
        /// All parts of the series, in any order.
        fragments: Vec<String>,
    },
}

impl Request {
    /// The language in which it is to be answered, where that matters.
    pub fn lang(&self) -> Option<Lang> {
        match self {
            Request::Make { how, .. } | Request::Blocks { how, .. } => Lang::from_tag(&how.lang),
            Request::Report { lang, .. }
            | Request::ReportBlocks { lang, .. }
            | Request::Working { lang, .. }
            | Request::WorkingBlocks { lang, .. } => Lang::from_tag(lang),
            _ => None,
        }
    }
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// A file; its bytes come along.
    Made,
    /// Blocks to show.
    Blocks {
        /// They.
        blocks: AsText<Vec<Block>>,
    },
    /// A row for each draft, in the order asked; `None` where it cannot be read.
    Rows {
        /// They.
        rows: AsText<Vec<Option<Row>>>,
    },
    /// The joint plan. Products are places among the drafts asked about.
    Joint {
        /// It.
        plan: AsText<JointPlan>,
        /// The products with their tasks, in the order asked.
        products: AsText<Vec<ProductTasks>>,
    },
    /// The tasks of each draft, in the order asked; `None` where it cannot be read.
    Tasks {
        /// They.
        products: AsText<Vec<Option<ProductTasks>>>,
    },
    /// What is in the file.
    Sent {
        /// The drafts in their order.
        drafts: AsText<Vec<Sent>>,
    },
    /// The attachments are kept.
    Unpacked {
        /// Ids of those that were not here before.
        ids: Vec<String>,
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
    /// A backup; its blob comes along.
    BackedUp {
        /// What went into it, and what did not.
        written: AsText<Written>,
    },
    /// What a backup holds.
    Backup {
        /// Id and JSON of each draft.
        drafts: Vec<(String, String)>,
        /// Ids of the attachments that the drafts name and the file has.
        files: Vec<String>,
        /// Names of the drafts in it that cannot be read, and why.
        bad: AsText<Vec<(String, FormatError)>>,
    },
    /// Attachments of a backup are kept.
    Taken {
        /// How many are neither on the device nor in the backup.
        missing: usize,
    },
    /// A code.
    Code {
        /// It.
        code: Code,
    },
    /// The draft as a link.
    HandOver {
        /// One link that holds all.
        link: String,
        /// A series of codes that hold all together; empty where there would be too many.
        codes: Vec<Code>,
    },
    /// What came in links: a draft file, not read yet.
    Received {
        /// It.
        draft: String,
    },
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
    /// The draft names as many attachments as a draft may.
    #[error("the draft has as many attachments as it may have")]
    TooManyFiles,
    /// The paper was removed while the attachment was worked on.
    #[error("the paper is gone")]
    NoPaper,
    /// The device has no room left.
    #[error("no room left on the device")]
    Full,
    /// The browser gives no storage for attachments.
    #[error("the browser gives no storage for attachments")]
    Blocked,
    /// The file is neither a draft nor an archive of drafts.
    #[error("neither a draft nor an archive of drafts")]
    NotSent,
    /// The archive holds more than any archive of drafts does.
    #[error("the archive holds too much")]
    TooMuch,
    /// The file is no backup, or holds no draft.
    #[error("not a backup")]
    NoBackup,
    /// There is no such attachment on this device.
    #[error("no such attachment")]
    Missing,
    /// Too large for a link or a code.
    #[error("too large for a link")]
    LinkTooLarge,
    /// The link was cut off or changed.
    #[error("the link is damaged")]
    LinkDamaged,
}

/// The largest file that is taken as an attachment, in bytes.
pub const MAX_ATTACHMENT: u64 = 30_000_000;

/// The largest archive that is read, in bytes.
pub const MAX_ARCHIVE: u64 = 200_000_000;

/// The number in the message by which the worker says that it has broken down.
pub const BROKEN: i32 = -1;
