//! Rows that are kept between visits, so that the board opens without reading all drafts anew.

use serde::{Deserialize, Serialize};

use super::Row;
use crate::repository::EntryVersion;

/// A row, and the state of the stored draft that it was made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptRow {
    /// The state of the entry: tells whether the draft has changed since, as it does for summaries.
    pub version: EntryVersion,
    /// The row.
    pub row: Row,
}

impl KeptRow {
    /// Whether the row is still right: the draft is stored in the same state, and it is the same day. `today` is
    /// `YYYY-MM-DD`. That the same program made it is told by [`super::VERSION`].
    pub fn is_right(&self, stored: EntryVersion, today: &str) -> bool {
        self.version == stored && self.row.on == today
    }
}
