//! Backup: all drafts and their attachments in one file, and restoring them from it.
//!
//! A backup file is a ZIP with `drafts/ID.json`, `diary/ID.json` and `files/ID`. The program also reads the JSON file that the page for
//! breakdowns saves (see `public/rescue.js`), and a single draft. A file that is read comes from outside: its size and
//! its number of entries are limited, and it is checked in full before any of it is used. A file that is written stays
//! within the same limits: attachments that do not fit into one file go into the next one.

mod plan;
mod read;
mod write;

pub use plan::{Change, RestoreChoice, RestoreState, Step, changes, diary_holder, step};
pub use read::{Backup, BackupError, Files, read};
pub use write::{Writer, Written};

use crate::draft::{Draft, is_plain_id};
use crate::practice::is_practice;

/// The maximum size of a file that is read, in bytes.
pub const MAX_BYTES: u64 = 400_000_000;
/// The maximum number of drafts: more than a browser's storage holds.
pub const MAX_DRAFTS: usize = 30_000;
/// The maximum number of attachments in one written file.
const MAX_FILES: usize = 15_000;
/// The maximum bytes of attachments in one file: with all drafts, the file stays below [`MAX_BYTES`].
const MAX_FILES_BYTES: u64 = 300_000_000;
/// The maximum number of entries in the ZIP.
const MAX_ENTRIES: usize = 50_000;
/// Folder of the drafts.
const DRAFTS: &str = "drafts/";
/// Folder of the diaries: a file with the id of each draft that has one.
const DIARIES: &str = "diary/";
/// The maximum size of a diary that is read, in bytes.
const MAX_DIARY: u64 = 40_000_000;
/// The maximum number of entries of all diaries of a file that is read.
const MAX_ENTRIES_OF_ALL: usize = 200_000;
/// Folder of the attachments.
const FILES: &str = "files/";

/// The id of a draft in a backup. It is the id of the draft itself, unless that id cannot be a file name or belongs to
/// a practice draft, which is deleted when the tab closes. Then the id is made from the content, so that the same draft
/// always has the same id.
fn id_of(id: &str, draft: &Draft) -> String {
    if is_plain_id(id) && !is_practice(id) { id.to_owned() } else { format!("draft-{}", content_of(draft)) }
}

/// The fingerprint of the content of a draft, as text.
fn content_of(draft: &Draft) -> String {
    format!("{:016x}", draft.fingerprint())
}
