//! A cache of the board's rows, so that the board opens without reading every draft. A row is used only by the build
//! that made it, on the day for which it was made, and while its draft is stored in the same state. If the cache is
//! lost, the board computes its rows again, which takes a moment.

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

/// The cached rows of this build, by the id of the draft.
pub fn load() -> HashMap<String, KeptRow> {
    let text = WebStorage::Local.get(ENTRY).ok().flatten();
    let kept: Option<Kept> = text.and_then(|text| serde_json::from_str(&text).ok());
    let rows = kept.filter(|k| k.build == VERSION).map(|k| k.rows).unwrap_or_default();
    rows.into_iter().map(|kept| (kept.row.id.clone(), kept)).collect()
}

/// Replaces the cache with these rows. On a device without room, the board computes its rows again next time.
pub fn keep(rows: Vec<KeptRow>) {
    let text = serde_json::to_string(&Kept { build: VERSION.to_owned(), rows }).unwrap_or_default();
    if WebStorage::Local.set(ENTRY, &text).is_err() {
        // Old rows would be wrong, so they are removed.
        let _ = WebStorage::Local.remove(ENTRY);
    }
}
