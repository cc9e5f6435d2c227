//! Requests about data on the device, and about files from outside. They need the browser.

use serde::{Deserialize, Serialize};

use sao_lang_core::board::Row;
use sao_lang_core::diary::Diary;
use sao_lang_core::draft::FormatError;

/// A request to store the attached blob as an attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepAttachment {
    /// The id under which the attachment is stored.
    pub id: String,
}

/// A stored attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// A request for an attachment's blob.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FetchAttachment {
    /// The id of the attachment.
    pub id: String,
}

/// A request to delete attachments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForgetAttachments {
    /// The ids of the attachments.
    pub ids: Vec<String>,
}

/// A request for the drafts in the attached file, which is a draft or an archive of drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadSent;

/// A draft found in a file from another person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sent {
    /// The name in the archive; empty if the file is the draft itself.
    pub name: String,
    /// The draft, or the reason why it is refused.
    pub draft: Result<SentDraft, FormatError>,
}

/// A draft from another person, parsed in full.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SentDraft {
    /// The draft in the form in which it will be stored.
    pub text: String,
    /// Its row on the board.
    pub row: Row,
    /// The number of attachments that the draft names.
    pub attachments: usize,
}

/// A request to store those attachments of a draft that the attached archive contains and that are not yet on the
/// device. The reply is the ids of the newly stored attachments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnpackAttachments {
    /// The draft as JSON.
    pub draft: String,
}

/// A request to make a backup. The reply lists the contents of the backup, and the data that are missing in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeBackup {
    /// The id and the stored JSON of each draft, whether it can be parsed or not.
    pub drafts: Vec<(String, String)>,
    /// The diaries of the drafts.
    pub diaries: Vec<Diary>,
    /// Whether the backup includes attachments.
    pub files: bool,
    /// The last attachment of the preceding file, if one file cannot hold all attachments.
    pub after: Option<String>,
}

/// A request to read the attached backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBackup;

/// The contents of a backup.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BackupContents {
    /// The id and the JSON of each draft.
    pub drafts: Vec<(String, String)>,
    /// Their diaries.
    pub diaries: Vec<Diary>,
    /// The ids of the attachments that the drafts name and the file contains.
    pub files: Vec<String>,
    /// The names of the drafts that cannot be read, each with the reason.
    pub bad: Vec<(String, FormatError)>,
}

/// A request to store attachments of the attached backup. Attachments on the device stay unchanged. The reply is the
/// number of attachments that are neither on the device nor in the backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepBackupFiles {
    /// The ids of the attachments.
    pub ids: Vec<String>,
}
