//! Turns the blocks of one document into boxes, and fills pages with them.

use sao_lang_core::documents::model::{Block, Paragraph};
use sao_lang_core::documents::pagination::lies_across;

use super::Kind;
use super::boxes::TextBox;
use super::pages::Pages;
use super::table::{RowBox, rows};
use crate::fonts::Fonts;

/// A box that is placed as a whole or in parts, one below the other.
struct Unit {
    content: Content,
    break_before: bool,
}

enum Content {
    Text(TextBox),
    /// A row, and the number of the table whose headings come before it on a new page; `None` for the headings themselves,
    /// and for a row that begins its table.
    Row(RowBox, Option<usize>),
}

impl Unit {
    fn keep(&self) -> bool {
        match &self.content {
            Content::Text(text) => text.keep,
            Content::Row(row, _) => row.keep,
        }
    }

    fn height(&self) -> f32 {
        match &self.content {
            Content::Text(text) => text.above + text.lines_height(),
            Content::Row(row, _) => row.height,
        }
    }

    /// The height of what has to stand on one page with what stays with the unit.
    fn least_height(&self) -> f32 {
        match &self.content {
            Content::Text(text) => text.above + text.least_height(),
            Content::Row(row, _) => row.least_height(),
        }
    }
}

/// Places the blocks of one document.
pub fn document(pages: &mut Pages, blocks: &[Block], fonts: &Fonts) {
    pages.begin(lies_across(blocks));
    let part = pages.node(Kind::Part, None);
    let (units, headers) = units(pages, blocks, part, fonts);
    for (number, unit) in units.iter().enumerate() {
        let wants = height_together(&units[number..]);
        let turn = wants > pages.room() && wants <= pages.height();
        if !pages.is_empty() && unit.break_before {
            pages.turn();
        }
        match &unit.content {
            Content::Text(text) => {
                if turn && !pages.is_empty() {
                    pages.turn();
                }
                pages.place_text(text);
            }
            Content::Row(row, table) => {
                let headers = table.map_or(&[][..], |table| &headers[table]);
                pages.place_row(row, headers, turn);
            }
        }
    }
}

/// The height of the first unit with everything that stays on its page.
fn height_together(units: &[Unit]) -> f32 {
    let mut height = 0.0;
    for (number, unit) in units.iter().enumerate() {
        let next_breaks = units.get(number + 1).is_none_or(|next| next.break_before);
        if !unit.keep() || next_breaks {
            return height + unit.least_height();
        }
        height += unit.height();
    }
    height
}

/// The units of a document in order, and the headings of each table.
fn units(pages: &mut Pages, blocks: &[Block], part: usize, fonts: &Fonts) -> (Vec<Unit>, Vec<Vec<RowBox>>) {
    let (mut units, mut headers) = (Vec::new(), Vec::new());
    let mut break_before = false;
    let width = pages.width();
    let paragraph = |pages: &mut Pages, paragraph: &Paragraph, break_before| {
        let mut text = TextBox::new(paragraph, width, fonts);
        text.node = Some(node_of(pages, paragraph, part));
        Unit { content: Content::Text(text), break_before }
    };
    for block in blocks {
        match block {
            Block::PageBreak | Block::NewDocument => {
                break_before = true;
                continue;
            }
            Block::Across => continue,
            Block::Line(millimetres) => units.push(paragraph(pages, &Paragraph::line(*millimetres), break_before)),
            Block::Paragraph(p) => units.push(paragraph(pages, p, break_before)),
            Block::Table(table) => {
                let number_of_table = headers.len();
                let mut rows = rows(table, fonts);
                // A heading that is repeated belongs to no node.
                headers.push(rows.iter().take_while(|row| row.header).cloned().collect());
                let of_table = table.lines.then(|| pages.node(Kind::Table, Some(part)));
                for (row, source) in rows.iter_mut().zip(&table.rows) {
                    let of_row = of_table.map(|table| pages.node(Kind::Row, Some(table)));
                    for (cell, source) in row.cells.iter_mut().zip(&source.cells) {
                        let kind = if row.header { Kind::Header(cell.columns) } else { Kind::Cell(cell.columns) };
                        let above = of_row.map_or(part, |row| pages.node(kind, Some(row)));
                        for (text, source) in cell.boxes.iter_mut().zip(&source.paragraphs) {
                            text.node = Some(node_of(pages, source, above));
                        }
                    }
                }
                for (number, row) in rows.into_iter().enumerate() {
                    let table = (number > 0 && !row.header).then_some(number_of_table);
                    units.push(Unit { content: Content::Row(row, table), break_before: break_before && number == 0 });
                }
            }
        }
        break_before = false;
    }
    (units, headers)
}

fn node_of(pages: &mut Pages, paragraph: &Paragraph, above: usize) -> usize {
    let text = paragraph.text();
    let kind = match paragraph.heading {
        0 => Kind::Paragraph,
        // Readers go from heading to heading by their texts.
        _ if text.trim().is_empty() => Kind::Paragraph,
        level => Kind::Heading(level, text),
    };
    pages.node(kind, Some(above))
}
