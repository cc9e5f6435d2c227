//! The English texts. In the browser they are a separate file, fetched when English is chosen, so that a first visit
//! does not load them. Outside the browser they are built in.

use std::sync::OnceLock;

use super::msg;

/// The name of the file in the app's folder; it changes with the content.
pub const FILE: &str = env!("ENGLISH");

/// The separator between the tables in the file.
const BREAK: char = '\u{c}';

type Table = Vec<&'static str>;

/// The tables of the catalogue, of the interface, for print, and of guides.
type Tables = [Table; 4];

static TABLES: OnceLock<Tables> = OnceLock::new();

fn split(text: &'static str) -> Option<Tables> {
    let (catalogue, rest) = text.split_once(BREAK)?;
    let (interface, rest) = rest.split_once(BREAK)?;
    let (print, guides) = rest.split_once(BREAK)?;
    Some([catalogue, interface, print, guides].map(|table| table.split('\n').collect()))
}

#[cfg(not(target_arch = "wasm32"))]
fn tables() -> Option<&'static Tables> {
    let built_in = include_str!(concat!(env!("OUT_DIR"), "/english.txt"));
    Some(TABLES.get_or_init(|| split(built_in).unwrap_or_default()))
}

#[cfg(target_arch = "wasm32")]
fn tables() -> Option<&'static Tables> {
    TABLES.get()
}

/// The interface texts, once they are loaded.
pub(super) fn table() -> Option<&'static [&'static str]> {
    tables().map(|[_, interface, ..]| interface.as_slice())
}

/// The texts of the catalogue, once they are loaded.
pub(crate) fn catalogue_table() -> Option<&'static [&'static str]> {
    tables().map(|[catalogue, ..]| catalogue.as_slice())
}

/// The texts of the catalogue for print, once they are loaded.
pub(crate) fn print_table() -> Option<&'static [&'static str]> {
    tables().map(|[.., print, _]| print.as_slice())
}

/// The texts of guides, once they are loaded.
pub(crate) fn guide_table() -> Option<&'static [&'static str]> {
    tables().map(|[.., guides]| guides.as_slice())
}

/// Whether English texts can be shown.
pub fn is_loaded() -> bool {
    tables().is_some()
}

/// Installs the file that was fetched from the app's own origin, and returns whether English can be shown now. A file
/// with other numbers of texts belongs to another build and is refused.
pub fn install(text: String) -> bool {
    let fits = |[catalogue, interface, print, guides]: &Tables| {
        [catalogue.len(), print.len(), guides.len()] == msg::CATALOGUE_COUNTS && interface.len() == msg::COUNT
    };
    match split(String::leak(text)).filter(fits) {
        Some(all) => TABLES.set(all).is_ok() || is_loaded(),
        None => is_loaded(),
    }
}
