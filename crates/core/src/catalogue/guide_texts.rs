//! The texts of guides. They are a separate table, so that a program that shows no guides does not include them.

use std::sync::LazyLock;

use super::GuideText;
use crate::locale::{Lang, english};

static VI: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!(concat!(env!("OUT_DIR"), "/guides.vi.txt")).split('\n').collect());

pub(super) fn line(lang: Lang, id: GuideText) -> &'static str {
    let table = match lang {
        Lang::Vi => &VI,
        Lang::En => english::guide_table().unwrap_or(&VI),
    };
    table.get(usize::from(id.0)).copied().unwrap_or_default()
}
