//! What the app asks of the worker, and what it is answered. Each request is a type of its own, which names its reply.
//!
//! Requests and replies travel as JSON; bytes and blobs travel beside it. The form on the way is nobody's business: the app
//! and its worker are always of one build.

mod code;
mod documents;
mod file;
mod handover;
mod many_drafts;
mod on_device;
mod request;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use code::{Code, QUIET};
pub use documents::{DocumentBlocks, How, MakeArchive, MakeCalendar, MakeDocument, MakeWord, MakeWorkbook};
pub use file::{Document, JointChoice, Report, TableReport, WordDocument, WordReport, Working, WorkingFile};
pub use handover::{DrawCode, HandOver, HandedOver, Receive};
pub use many_drafts::{
    BoardRows, DraftTasks, JointReply, MakeJointWorkbook, MakeMemberArchive, MakeReport, MakeSharedCalendar,
    MakeTableReport, MakeWordReport, MakeWorking, MakeWorkingFile, ManyDrafts, PlanJointly, ReportBlocks,
    WorkingBlocks,
};
pub use on_device::{
    BackupContents, FetchAttachment, ForgetAttachments, KeepAttachment, KeepBackupFiles, Kept, MakeBackup, ReadBackup,
    ReadSent, Sent, SentDraft, UnpackAttachments,
};
pub use request::{BoardRequest, CodesRequest, DeviceRequest, FileRequest, PagesRequest, Request, SheetsRequest};

/// A request, with the types of what goes along with it and of what it is answered.
pub trait Ask: Into<Request> {
    /// What goes along with the request: [`Alone`] or [`WithBlob`].
    type Sends;
    /// The reply, without what comes along with it.
    type Reply: Serialize + DeserializeOwned;
    /// What comes along with the reply: [`Alone`], [`WithBytes`] or [`WithBlob`].
    type Brings;

    /// A reply as text. Only who handles the request writes it, so the code for it is with the handler.
    ///
    /// # Errors
    /// Where it cannot be written, which for values in memory does not happen.
    fn write(reply: &Self::Reply) -> Result<String, Failure> {
        serde_json::to_string(reply).map_err(|_| Failure::Write)
    }

    /// A reply from its text. Only who asks reads it, so the code for it is with the screen that asks.
    ///
    /// # Errors
    /// Where the text is no reply to this request.
    fn read(text: &str) -> Result<Self::Reply, Failure> {
        serde_json::from_str(text).map_err(|_| Failure::Write)
    }
}

/// Nothing goes along.
#[derive(Debug)]
pub enum Alone {}

/// The bytes of a file come along.
#[derive(Debug)]
pub enum WithBytes {}

/// One of the browser's blobs goes along.
#[derive(Debug)]
pub enum WithBlob {}

/// A draft as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredText {
    /// Id on this device.
    pub id: String,
    /// The file as JSON.
    pub text: String,
}

/// Why the worker could not do it. The views turn each into words of the user's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Failure {
    /// It could not be loaded or has broken down.
    #[error("the worker is not available")]
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

/// The number in the message by which the worker says that it has broken down and will answer nothing any more.
pub const BROKEN: i32 = -1;
