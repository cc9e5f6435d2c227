//! The signature of a document, and the text that stays on its page.

use super::fit::{self, CELL_MARGINS};
use super::metrics::lines;
use super::model::{ACROSS_WIDTH, Block, Cell, Paragraph, Row, Span, TEXT_WIDTH, Table};

/// The minimum number of text lines on the page of a signature, if the text before it has as many.
const WITH_SIGNATURE: usize = 8;
/// A paragraph with more lines than this is not kept whole for a signature, because too much of a page would stay
/// empty.
const MOST_WHOLE: usize = 20;

/// Place, date and space for the signature, at the right.
pub fn signature(date: Option<&str>, who: &str, how: &str) -> Block {
    let mut right: Vec<Paragraph> = Vec::new();
    right.extend(date.map(|d| Paragraph::italic(d).centred()));
    right.push(Paragraph::bold(who).centred());
    right.push(Paragraph::italic(how).centred());
    right.extend([Paragraph::new(""), Paragraph::new(""), Paragraph::new("")]);
    Block::Table(Table {
        widths: vec![TEXT_WIDTH / 2 - 20, TEXT_WIDTH / 2 + 20],
        lines: false,
        rows: vec![Row { cells: vec![Cell::text(""), Cell::new(right)], header: false }],
    })
}

/// One of several signers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The heading, such as "Bên bán".
    pub who: String,
    /// How to sign.
    pub how: String,
    /// The name below the space for the signature; empty to be written by hand.
    pub name: String,
}

/// Place and date, and space for the signatures side by side. One signer alone signs at the right.
pub fn signatures(date: Option<&str>, signers: &[Signature], landscape: bool) -> Block {
    let mut columns: Vec<Vec<Paragraph>> = signers.iter().map(signed).collect();
    if columns.len() == 1 {
        columns.insert(0, vec![Paragraph::new("")]);
    }
    let width = if landscape { ACROSS_WIDTH } else { TEXT_WIDTH };
    // No paper has more signers than a `u16` can count.
    let each = width / u16::try_from(columns.len()).unwrap_or(u16::MAX).max(1);
    let mut rows = Vec::new();
    if let Some(date) = date {
        let mut cells: Vec<Cell> = columns.iter().map(|_| Cell::text("")).collect();
        if let Some(last) = cells.last_mut() {
            *last = Cell::new(vec![Paragraph::italic(date).centred().kept()]);
        }
        rows.push(Row { cells, header: false }.kept());
    }
    let widths = columns.iter().map(|_| each).collect();
    rows.push(Row { cells: columns.into_iter().map(Cell::new).collect(), header: false });
    Block::Table(Table { widths, lines: false, rows })
}

fn signed(signature: &Signature) -> Vec<Paragraph> {
    let blank = || Paragraph::new("").kept();
    vec![
        Paragraph::bold(signature.who.as_str()).centred().kept(),
        Paragraph::italic(signature.how.as_str()).centred().kept(),
        blank(),
        blank(),
        blank(),
        Paragraph::bold(signature.name.as_str()).centred(),
    ]
}

/// A text and its signature. The signature never stands alone on a page: the last lines of the text, or all lines of
/// a short text, stay with it.
pub fn with_signature(blocks: Vec<Block>, signature: Block) -> Vec<Block> {
    with_signature_after(blocks, signature, WITH_SIGNATURE)
}

/// The same, with this minimum number of text lines on the page of the signature.
pub fn with_signature_after(mut blocks: Vec<Block>, signature: Block, wanted: usize) -> Vec<Block> {
    while matches!(blocks.last(), Some(Block::Paragraph(p)) if is_space(p)) {
        blocks.pop();
    }
    keep_end(&mut blocks, wanted);
    if let Some(Block::Table(table)) = blocks.last_mut()
        && let Some(row) = signature_row(table, &signature)
    {
        table.rows.push(row);
        return blocks;
    }
    blocks.push(Paragraph::new("").kept().into());
    blocks.push(signature);
    blocks
}

fn is_space(paragraph: &Paragraph) -> bool {
    !paragraph.dotted && paragraph.line == 0 && paragraph.text().trim().is_empty()
}

/// The signature as the last row of a table with lines, because LibreOffice can separate a table from the next block,
/// whatever the settings. `None` if there is text beside the signature.
fn signature_row(table: &Table, signature: &Block) -> Option<Row> {
    let Block::Table(Table { rows, widths, .. }) = signature else { return None };
    let ([Row { cells, .. }], [beside, _]) = (rows.as_slice(), widths.as_slice()) else { return None };
    let [left, right] = cells.as_slice() else { return None };
    if !table.lines || !left.paragraphs.iter().all(is_space) {
        return None;
    }
    let indent = u8::try_from(*beside).ok()?;
    let mut paragraphs: Vec<Paragraph> = right.paragraphs.iter().map(|p| p.clone().indented(indent)).collect();
    paragraphs.insert(0, Paragraph::new(""));
    Some(Row { cells: vec![Cell::new(paragraphs).over(table.widths.len()).bare()], header: false })
}

/// Keeps the last lines together, and on the page of the next block.
fn keep_end(blocks: &mut Vec<Block>, wanted: usize) {
    let mut kept = 0;
    for place in (0..blocks.len()).rev() {
        if kept >= wanted {
            return;
        }
        match &mut blocks[place] {
            Block::Paragraph(p) if lines(p, TEXT_WIDTH.into()) > MOST_WHOLE => {
                if let Some(end) = split_end(p, wanted - kept) {
                    blocks.insert(place + 1, end.kept().into());
                    return;
                }
                p.keep_with_next = true;
                return;
            }
            Block::Paragraph(p) => {
                p.keep_with_next = true;
                kept += if is_space(p) { 0 } else { lines(p, TEXT_WIDTH.into()) };
            }
            Block::Table(table) => kept += keep_rows(table, wanted - kept),
            Block::Line(_) | Block::Across => {}
            Block::PageBreak | Block::NewDocument => return,
        }
    }
}

/// Keeps the last rows of a table together until they have `wanted` lines; returns the number of lines kept.
fn keep_rows(table: &mut Table, wanted: usize) -> usize {
    let widths = fit::widths(table);
    let mut kept = 0;
    for row in table.rows.iter_mut().rev() {
        if kept >= wanted {
            break;
        }
        row.keep();
        let mut column = 0;
        let cells = row.cells.iter().map(|cell| {
            let width: u16 = widths.iter().skip(column).take(cell.columns).sum();
            column += cell.columns;
            cell.paragraphs.iter().map(|p| lines(p, f64::from(width) - CELL_MARGINS)).sum::<usize>()
        });
        kept += cells.max().unwrap_or_default();
    }
    kept
}

/// Cuts the end off a long paragraph, at least `wanted` lines of it, at the start of a sentence; `None` if no
/// sentence starts there. A word processor cannot keep more than two lines of a paragraph with the next block.
fn split_end(paragraph: &mut Paragraph, wanted: usize) -> Option<Paragraph> {
    let [span] = paragraph.spans.as_slice() else { return None };
    let ends = [". ", "! ", "? ", "; "].into_iter().flat_map(|end| span.text.match_indices(end));
    // "TP. Huế" and "1. Vùng trồng" are not ends of sentences.
    let word = |at: usize| span.text[..at].chars().rev().take_while(|c| c.is_alphabetic()).count();
    let mut starts: Vec<usize> = ends.filter(|(at, _)| word(*at) > 2).map(|(at, end)| at + end.len()).collect();
    starts.sort_unstable();
    for start in starts.into_iter().rev() {
        let end = Span { text: span.text[start..].to_owned(), ..span.clone() };
        let end = Paragraph { spans: vec![end], above: 0, heading: 0, anchor: String::new(), ..paragraph.clone() };
        let long = lines(&end, TEXT_WIDTH.into());
        if long > MOST_WHOLE {
            return None;
        }
        if long >= wanted {
            paragraph.spans[0].text.truncate(start);
            return Some(end);
        }
    }
    None
}
