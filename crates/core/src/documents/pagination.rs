//! The pages of a document: their size, and what stays together on one of them. The files for Word and the PDF files follow
//! the same rules.

use super::model::{Block, Row, Table};

/// The width and the height of A4, in millimetres.
pub const A4: (u16, u16) = (210, 297);
/// The margin around the text in millimetres, but for the left one of an upright page (Decree 30/2020/NĐ-CP, Appendix I).
pub const MARGIN: u16 = 20;
/// The margin left of the text on an upright page, in millimetres.
pub const LEFT: u16 = 30;
/// The distance of page number and note from the edge of the page, in millimetres.
pub const EDGE: u16 = 10;

/// A paragraph that stays with the next one is not broken over pages itself, unless it has more lines than this.
pub const MOST_WHOLE: usize = 20;
/// The maximum height, in millimetres, of a row that is not broken over pages.
pub const HIGHEST_WHOLE: f64 = 120.0;
/// The number of rows at the end of a table that stay together on a page.
const LAST_TOGETHER: usize = 3;

/// Whether a row of a table, by its number from 0, stays on the page of the next row.
pub fn stays_with_next(table: &Table, number: usize) -> bool {
    let last = table.rows.len().saturating_sub(1);
    let at_end = table.lines && number < last && number + LAST_TOGETHER > last;
    at_end || table.rows.get(number).is_some_and(|row| row.header || is_kept(row))
}

/// Whether a row asks to stay with the next one. LibreOffice looks at the first paragraph of the row, Word at all of them.
fn is_kept(row: &Row) -> bool {
    row.cells.first().and_then(|cell| cell.paragraphs.first()).is_some_and(|p| p.keep_with_next)
}

/// The documents among these blocks that take space on a page; each begins on a new page.
pub fn documents(blocks: &[Block]) -> impl Iterator<Item = &[Block]> {
    blocks.split(|block| *block == Block::NewDocument).filter(|document| document.iter().any(is_seen))
}

/// Whether a block takes space on a page.
pub fn is_seen(block: &Block) -> bool {
    !matches!(block, Block::PageBreak | Block::NewDocument | Block::Across)
}

/// Whether the pages of a document are landscape.
pub fn lies_across(document: &[Block]) -> bool {
    document.contains(&Block::Across)
}

/// The lines that a text itself has. A line break may be that of any system: `\r\n`, `\n` or `\r`.
pub fn own_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split("\r\n").flat_map(|part| part.split(['\n', '\r']))
}
