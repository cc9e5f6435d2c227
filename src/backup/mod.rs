//! All drafts and their attachments in one file, and back.
//!
//! The file is a ZIP: `drafts/ID.json` and `files/ID`. What the page for breakdowns saves (JSON, see
//! `public/rescue.js`) and a single draft are read as well. What is read comes from outside: it is bounded in size and
//! number, and checked in full before anything is made of it.

mod plan;
mod read;
mod write;

pub use plan::{Change, Choice, Found, changes};
pub use read::{Backup, BackupError, attachment, read};
pub use write::write;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 400_000_000;
/// At most this many drafts.
pub const MAX_DRAFTS: usize = 5_000;
/// At most this many entries in the ZIP.
const MAX_ENTRIES: usize = 50_000;
/// Folder of the drafts.
const DRAFTS: &str = "drafts/";
/// Folder of the attachments.
const FILES: &str = "files/";

/// Whether an id can be a file's name anywhere, and comes from this program.
fn is_plain(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}
