//! All drafts and their attachments in one file, and back.
//!
//! The file is a ZIP: `drafts/ID.json` and `files/ID`. What the page for breakdowns saves (JSON, see
//! `public/rescue.js`) and a single draft are read as well. What is read comes from outside: it is bounded in size and
//! number, and checked in full before anything is made of it. What is written stays within the same bounds: attachments
//! that do not fit into one file go into the next one.

mod plan;
mod read;
mod write;

pub use plan::{Change, RestoreChoice, RestoreState, Step, changes, step};
pub use read::{Backup, BackupError, Files, read};
pub use write::{Writer, Written};

use crate::draft::{Draft, is_plain_id};
use crate::practice::is_practice;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 400_000_000;
/// At most this many drafts: more than a browser's storage holds.
pub const MAX_DRAFTS: usize = 30_000;
/// At most this many attachments are written into one file.
const MAX_FILES: usize = 15_000;
/// The most bytes of attachments in one file: with all drafts it stays below [`MAX_BYTES`].
const MAX_FILES_BYTES: u64 = 300_000_000;
/// At most this many entries in the ZIP.
const MAX_ENTRIES: usize = 50_000;
/// Folder of the drafts.
const DRAFTS: &str = "drafts/";
/// Folder of the attachments.
const FILES: &str = "files/";

/// The id that a draft has in a backup: its own, or where that can be no file's name, or would have it end with the tab,
/// one that follows from its content. So the same draft has the same id each time.
fn id_of(id: &str, draft: &Draft) -> String {
    if is_plain_id(id) && !is_practice(id) { id.to_owned() } else { format!("draft-{}", content_of(draft)) }
}

/// What tells the content of a draft from others.
fn content_of(draft: &Draft) -> String {
    format!("{:016x}", draft.fingerprint())
}
