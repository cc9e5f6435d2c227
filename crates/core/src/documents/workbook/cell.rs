//! The text of a cell.

use crate::locale::{Lang, msg};

/// The maximum number of characters of a cell (Excel's own limit).
const LONGEST: usize = 32_767;

/// A text that a cell can hold: without control characters, and cut at Excel's limit.
pub fn cell(text: &str, lang: Lang) -> String {
    let kept: String = super::super::docx::holdable(text).collect();
    if kept.encode_utf16().count() <= LONGEST {
        return kept;
    }
    let more = msg::WORKBOOK_CUT.text(lang);
    let room = LONGEST - more.encode_utf16().count();
    let mut used = 0;
    let head = kept.chars().take_while(|c| {
        used += c.len_utf16();
        used <= room
    });
    head.chain(more.chars()).collect()
}
