//! The English texts: in the browser a file of their own, fetched when English is chosen, so that a first
//! visit does not carry them. Outside the browser they are built in.

use std::sync::OnceLock;

use super::msg;

/// Name of the file beside the program; it changes with the content.
pub const FILE: &str = env!("ENGLISH");

/// Between the catalogue's texts and the interface's in the file.
const BREAK: char = '\u{c}';

type Table = Vec<&'static str>;

/// The catalogue's table and the interface's.
static TABLES: OnceLock<(Table, Table)> = OnceLock::new();

fn split(text: &'static str) -> Option<(Table, Table)> {
    let (catalogue, interface) = text.split_once(BREAK)?;
    Some((catalogue.split('\n').collect(), interface.split('\n').collect()))
}

#[cfg(not(target_arch = "wasm32"))]
fn tables() -> Option<&'static (Table, Table)> {
    let built_in = include_str!(concat!(env!("OUT_DIR"), "/english.txt"));
    Some(TABLES.get_or_init(|| split(built_in).unwrap_or_default()))
}

#[cfg(target_arch = "wasm32")]
fn tables() -> Option<&'static (Table, Table)> {
    TABLES.get()
}

/// The interface's texts, once they are here.
pub(super) fn table() -> Option<&'static [&'static str]> {
    tables().map(|(_, interface)| interface.as_slice())
}

/// The catalogue's texts, once they are here.
pub(crate) fn catalogue_table() -> Option<&'static [&'static str]> {
    tables().map(|(catalogue, _)| catalogue.as_slice())
}

/// Whether English texts can be shown.
pub fn is_loaded() -> bool {
    tables().is_some()
}

/// Takes over the file as fetched from the app's own origin; whether English can be shown now. A file with
/// other numbers of texts belongs to another build and is refused.
pub fn install(text: String) -> bool {
    let fits = |(catalogue, interface): &(Table, Table)| {
        catalogue.len() == msg::CATALOGUE_COUNT && interface.len() == msg::COUNT
    };
    match split(String::leak(text)).filter(fits) {
        Some(both) => TABLES.set(both).is_ok() || is_loaded(),
        None => is_loaded(),
    }
}
