//! Requests about what is kept on the device, and about files from outside. They need the browser.

use serde::{Deserialize, Serialize};

use sao_lang_core::board::Row;
use sao_lang_core::draft::FormatError;

/// Keep the blob that goes along as an attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepAttachment {
    /// Id under which to keep it.
    pub id: String,
}

/// An attachment as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// Hand out an attachment's blob.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FetchAttachment {
    /// Its id.
    pub id: String,
}

/// Forget attachments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForgetAttachments {
    /// Their ids.
    pub ids: Vec<String>,
}

/// The drafts in the file that goes along, which is one or an archive of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadSent;

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

/// Keep the attachments of a draft that the archive that goes along has and that are not here yet. The reply is the ids of
/// those that were not here before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnpackAttachments {
    /// The draft as JSON.
    pub draft: String,
}

/// Make a backup. The reply says what went into it, and what did not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeBackup {
    /// Id of each draft, and its JSON as it is stored, readable or not.
    pub drafts: Vec<(String, String)>,
    /// Whether attachments go along.
    pub files: bool,
    /// The last attachment of the file before, where one file does not hold them all.
    pub after: Option<String>,
}

/// Read the backup that goes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBackup;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BackupContents {
    /// Id and JSON of each draft.
    pub drafts: Vec<(String, String)>,
    /// Ids of the attachments that the drafts name and the file has.
    pub files: Vec<String>,
    /// Names of the drafts in it that cannot be read, and why.
    pub bad: Vec<(String, FormatError)>,
}

/// Keep attachments of the backup that goes along. Those that the device has stay as they are. The reply is how many are
/// neither on the device nor in the backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepBackupFiles {
    /// Their ids.
    pub ids: Vec<String>,
}
