//! The board's rows kept beside the drafts, so that the board opens without reading them all anew. A row is
//! used only on the day for which it was made, while its draft is stored in the same state and this build made it; losing
//! all of them costs a moment.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::web_storage::WebStorage;
use sao_lang_core::board::{KeptRow, VERSION};
use sao_lang_core::repository::Store;
use sao_lang_core::repository::keys::ROWS as ENTRY;

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
