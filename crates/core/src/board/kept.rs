//! Rows that are stored between visits, so that the board opens without reading all drafts again.

use serde::{Deserialize, Serialize};

use super::Row;
use crate::repository::EntryVersion;

/// A row with the version of the entry from which it was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptRow {
    /// The version of the entry, which shows whether the draft has changed since then.
    pub version: EntryVersion,
    /// The row.
    pub row: Row,
}

impl KeptRow {
    /// Whether the row is still valid: the draft is stored in the same version, and `today` (`YYYY-MM-DD`) is the day
    /// of the row. [`super::VERSION`] shows whether the same program made the row.
    pub fn is_right(&self, stored: EntryVersion, today: &str) -> bool {
        self.version == stored && self.row.on == today
    }
}
