//! The board's rows kept beside the drafts, so that the board opens without reading them all anew. A row is
//! used only on the day for which it was made, while its draft's text is the very same and this build made it; losing all of
//! them costs a moment.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::web_storage::WebStorage;
use crate::browser::storage::ROWS as ENTRY;
use sao_lang_core::board::{Row, VERSION};
use sao_lang_core::repository::Store;

/// A row and the fingerprint of the text that it was made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptRow {
    /// See [`sao_lang_core::board::fingerprint`].
    pub content: u64,
    /// The row.
    pub row: Row,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    build: String,
    rows: Vec<KeptRow>,
}

/// The rows kept by this build, by the draft's id.
pub fn load() -> HashMap<String, KeptRow> {
    let text = WebStorage::Local.get(ENTRY).ok().flatten();
    let kept: Option<Kept> = text.and_then(|text| serde_json::from_str(&text).ok());
    let rows = kept.filter(|k| k.build == VERSION).map(|k| k.rows).unwrap_or_default();
    rows.into_iter().map(|kept| (kept.row.id.clone(), kept)).collect()
}

/// Keeps these rows, and no others. A device without room works them out again next time.
pub fn keep(rows: Vec<KeptRow>) {
    let text = serde_json::to_string(&Kept { build: VERSION.to_owned(), rows }).unwrap_or_default();
    if WebStorage::Local.set(ENTRY, &text).is_err() {
        // Rows of another day are worse than none.
        let _ = WebStorage::Local.remove(ENTRY);
    }
}
