//! The requests of the app to the worker, and the replies. Each request is a type of its own, which names the type of
//! its reply.
//!
//! Requests and replies are sent as JSON; bytes and blobs are sent beside the JSON. The format needs no
//! compatibility, because the app and its worker always come from the same build.

mod code;
mod diary;
mod documents;
mod file;
mod handed_in;
mod handover;
mod many_drafts;
mod on_device;
mod pdf;
mod request;
mod scan;
mod written;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use code::{Code, QUIET};
pub use diary::{DiaryBlocks, DiaryFile, DiaryPaper, DiarySpan, MakeDiaryTable, MakeDiaryWord, ReadDiary};
pub use documents::{DocumentBlocks, How, MakeArchive, MakeCalendar, MakeDocument, MakeWord, MakeWorkbook};
pub use file::{Document, JointChoice, Report, TableReport, WordDocument, WordReport, Working, WorkingFile, ZIP};
pub use handed_in::{
    AboutAmendment, AmendmentBlocks, FileHashes, Freeze, HashAttachments, MakeAmendment, ReportRounds,
    amendment_file_name,
};
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
pub use pdf::{AddToBinder, BeginBinder, DropBinder, FinishBinder, LookAtFile, MakePdf, PDF, TakeBound};
pub use request::{
    BinderRequest, BoardRequest, CodesRequest, DeviceRequest, FileRequest, HandedInRequest, PagesRequest, Request,
    ScanRequest, SheetsRequest, WrittenRequest,
};
pub use scan::{
    FoundCode, LookAtPhoto, NoCode, PageLook, PhotoLook, PhotoPoint, PhotoWarning, ReadCode, SheetCorners,
    StraightenPhoto,
};
pub use written::{
    FromTemplates, MakeWritten, MakeWrittenArchive, OfferPapers, OfferedPapers, WrittenBlocks, WrittenPages,
    WrittenPaper, written_archive_name, written_file_name,
};

/// A request, with the types of its attached data and of its reply.
pub trait Ask: Into<Request> {
    /// The data sent with the request: [`Alone`] or [`WithBlob`].
    type Sends;
    /// The type of the reply, without the data sent with it.
    type Reply: Serialize + DeserializeOwned;
    /// The data sent with the reply: [`Alone`], [`WithBytes`] or [`WithBlob`].
    type Brings;

    /// Writes a reply as text. Only the handler of the request calls it, so its code is only in the handler's part of
    /// the program.
    ///
    /// # Errors
    /// Fails if the reply cannot be written, which does not happen for values in memory.
    fn write(reply: &Self::Reply) -> Result<String, Failure> {
        serde_json::to_string(reply).map_err(|_| Failure::Write)
    }

    /// Reads a reply from its text. Only the sender of the request calls it, so its code is only in the part of that
    /// screen.
    ///
    /// # Errors
    /// Fails if the text is no reply to this request.
    fn read(text: &str) -> Result<Self::Reply, Failure> {
        serde_json::from_str(text).map_err(|_| Failure::Write)
    }
}

/// No data is sent beside the JSON.
#[derive(Debug)]
pub enum Alone {}

/// The bytes of a file are sent beside the JSON.
#[derive(Debug)]
pub enum WithBytes {}

/// A blob of the browser is sent beside the JSON.
#[derive(Debug)]
pub enum WithBlob {}

/// A draft in the form in which it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredText {
    /// Id on this device.
    pub id: String,
    /// The file as JSON.
    pub text: String,
}

/// The reason why the worker could not handle a request. The views translate it into the user's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Failure {
    /// The worker could not be loaded or has broken down.
    #[error("the worker is not available")]
    Unavailable,
    /// The draft's text is not a valid draft.
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
    /// The photo has too many pixels for the memory of a phone.
    #[error("the photo has too many pixels")]
    TooManyPixels,
    /// The corners are not those of a sheet.
    #[error("the corners do not make a sheet")]
    NoSheet,
    /// The draft already has the maximum number of attachments.
    #[error("the draft has as many attachments as it may have")]
    TooManyFiles,
    /// The paper was removed while the attachment was processed.
    #[error("the paper is gone")]
    NoPaper,
    /// The device has no storage left.
    #[error("no room left on the device")]
    Full,
    /// The browser gives no storage for attachments.
    #[error("the browser gives no storage for attachments")]
    Blocked,
    /// The file is neither a draft nor an archive of drafts.
    #[error("neither a draft nor an archive of drafts")]
    NotSent,
    /// The archive has too many entries or drafts, or its drafts or attachments have too many bytes.
    #[error("the archive holds too much")]
    TooMuch,
    /// The file is no backup, or has no draft.
    #[error("not a backup")]
    NoBackup,
    /// There is no such attachment on this device.
    #[error("no such attachment")]
    Missing,
    /// The data is too large for a link or a code.
    #[error("too large for a link")]
    LinkTooLarge,
    /// The link was cut off or changed.
    #[error("the link is damaged")]
    LinkDamaged,
}

/// The maximum size of an attachment, in bytes.
pub const MAX_ATTACHMENT: u64 = 30_000_000;

/// The maximum size of an archive that is read, in bytes.
pub const MAX_ARCHIVE: u64 = 200_000_000;

/// The number in the message with which the worker reports that it has broken down and will send no more replies.
pub const BROKEN: i32 = -1;
