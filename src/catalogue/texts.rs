//! The text tables of the catalogue: one line per text, one table per language.

use std::sync::LazyLock;

use super::TextId;
use crate::locale::{Lang, english};

static VI: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!(concat!(env!("OUT_DIR"), "/catalogue.vi.txt")).split('\n').collect());

pub(super) fn line(lang: Lang, id: TextId) -> &'static str {
    let table = match lang {
        Lang::Vi => &VI,
        Lang::En => english::catalogue_table().unwrap_or(&VI),
    };
    table.get(usize::from(id.0)).copied().unwrap_or_default()
}
