//! The text tables of the catalogue: one line per text, one table per language.

use std::sync::{LazyLock, OnceLock};

use super::TextId;
use crate::locale::Lang;

type Table = Vec<&'static str>;

static VI: LazyLock<Table> =
    LazyLock::new(|| include_str!(concat!(env!("OUT_DIR"), "/catalogue.vi.txt")).split('\n').collect());

static EN: OnceLock<Table> = OnceLock::new();

pub(super) fn line(lang: Lang, id: TextId) -> &'static str {
    let table = match lang {
        Lang::Vi => &VI,
        Lang::En => english().unwrap_or(&VI),
    };
    table.get(usize::from(id.0)).copied().unwrap_or_default()
}

/// Outside the browser both languages are built in.
#[cfg(not(target_arch = "wasm32"))]
fn english() -> Option<&'static Table> {
    Some(EN.get_or_init(|| include_str!(concat!(env!("OUT_DIR"), "/catalogue.en.txt")).split('\n').collect()))
}

/// In the browser English is fetched when it is first asked for.
#[cfg(target_arch = "wasm32")]
fn english() -> Option<&'static Table> {
    EN.get()
}

/// Whether English texts can be shown.
pub fn english_is_loaded() -> bool {
    english().is_some()
}

/// Takes over the English table, as fetched from the app's own origin. A table with another
/// number of lines belongs to another build and is refused.
pub fn install_english(text: String) -> bool {
    let table: Table = String::leak(text).split('\n').collect();
    table.len() == VI.len() && (EN.set(table).is_ok() || english_is_loaded())
}
