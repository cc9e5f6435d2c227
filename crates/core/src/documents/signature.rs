//! The signature, and what stands on the page with it.

use super::fit::{self, CELL_MARGINS};
use super::metrics::lines;
use super::model::{Block, Cell, Paragraph, Row, Span, Table};
use super::parts::TEXT_WIDTH;

/// Lines of text that stand on the page of a signature at least, where the text before it has as many.
const WITH_SIGNATURE: usize = 8;
/// A paragraph with more lines than this is not kept whole for a signature: it would leave too much of a page empty.
const MOST_WHOLE: usize = 20;

/// Place, date and room for the signature, at the right.
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

/// A text and its signature, which never stands alone on a page: the last lines of the text, or all of a short one, go
/// with it.
pub fn with_signature(mut blocks: Vec<Block>, signature: Block) -> Vec<Block> {
    while matches!(blocks.last(), Some(Block::Paragraph(p)) if is_space(p)) {
        blocks.pop();
    }
    keep_end(&mut blocks);
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

/// A signature as the last row of a table with lines: LibreOffice parts a table from what follows it, whatever it is told.
/// `None` where something stands beside the signature.
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

/// Ties the last lines together, and to what follows.
fn keep_end(blocks: &mut Vec<Block>) {
    let mut kept = 0;
    for place in (0..blocks.len()).rev() {
        if kept >= WITH_SIGNATURE {
            return;
        }
        match &mut blocks[place] {
            Block::Paragraph(p) if lines(p, TEXT_WIDTH.into()) > MOST_WHOLE => {
                if let Some(end) = split_end(p, WITH_SIGNATURE - kept) {
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
            Block::Table(table) => kept += keep_rows(table, WITH_SIGNATURE - kept),
            Block::Line(_) | Block::Across => {}
            Block::PageBreak | Block::NewDocument => return,
        }
    }
}

/// Ties the last rows of a table together so that they have so many lines; how many they have.
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

/// Cuts the end off a long paragraph, so many lines of it or some more, where a sentence begins; `None` where none does.
/// A word processor cannot be told to keep more than two lines of a paragraph with what follows.
fn split_end(paragraph: &mut Paragraph, wanted: usize) -> Option<Paragraph> {
    let [span] = paragraph.spans.as_mut_slice() else { return None };
    let ends = [". ", "! ", "? ", "; "].into_iter().flat_map(|end| span.text.match_indices(end));
    // "TP. Huế" and "1. Vùng trồng" are no ends of sentences.
    let word = |at: usize| span.text[..at].chars().rev().take_while(|c| c.is_alphabetic()).count();
    let mut starts: Vec<usize> = ends.filter(|(at, _)| word(*at) > 2).map(|(at, end)| at + end.len()).collect();
    starts.sort_unstable();
    for start in starts.into_iter().rev() {
        let text = span.text[start..].to_owned();
        let end = Paragraph { spans: vec![Span { text, ..*span }], above: 0, heading: 0, ..*paragraph };
        let long = lines(&end, TEXT_WIDTH.into());
        if long > MOST_WHOLE {
            return None;
        }
        if long >= wanted {
            span.text.truncate(start);
            return Some(end);
        }
    }
    None
}
