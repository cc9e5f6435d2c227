//! Turns the blocks of one document into boxes, and fills pages with them.

use sao_lang_core::documents::model::{Block, Paragraph};

use super::Kind;
use super::boxes::TextBox;
use super::pages::Pages;
use super::table::{RowBox, rows};
use crate::fonts::Fonts;

/// A box that is placed as a whole or in parts, one below the other.
enum Unit {
    Text { text: TextBox, break_before: bool },
    Row { row: RowBox, table: usize, break_before: bool },
}

impl Unit {
    fn keep(&self) -> bool {
        match self {
            Unit::Text { text, .. } => text.keep,
            Unit::Row { row, .. } => row.keep,
        }
    }

    fn breaks_before(&self) -> bool {
        match self {
            Unit::Text { break_before, .. } | Unit::Row { break_before, .. } => *break_before,
        }
    }

    fn height(&self) -> f32 {
        match self {
            Unit::Text { text, .. } => text.above + text.lines_height(),
            Unit::Row { row, .. } => row.height,
        }
    }

    /// The height of what has to stand on one page with what stays with the unit.
    fn least_height(&self) -> f32 {
        match self {
            Unit::Text { text, .. } => text.above + text.least_height(),
            Unit::Row { row, .. } => row.least_height(),
        }
    }
}

/// Places the blocks of one document.
pub fn document(pages: &mut Pages, blocks: &[Block], fonts: &Fonts) {
    pages.begin(blocks.contains(&Block::Across));
    let part = pages.node(Kind::Part, None);
    let (units, headers) = units(pages, blocks, part, fonts);
    for (number, unit) in units.iter().enumerate() {
        let wants = height_together(&units[number..]);
        let turn = wants > pages.room() && wants <= pages.height();
        if !pages.is_empty() && unit.breaks_before() {
            pages.turn();
        }
        match unit {
            Unit::Text { text, .. } => {
                if turn && !pages.is_empty() {
                    pages.turn();
                }
                pages.place_text(text);
            }
            Unit::Row { row, table, .. } => {
                let is_first = begins_table(&units, number);
                let headers = if row.header || is_first { &[][..] } else { &headers[*table] };
                pages.place_row(row, headers, turn);
            }
        }
    }
}

/// Whether a unit is the first row of its table.
fn begins_table(units: &[Unit], number: usize) -> bool {
    let table_of = |unit: &Unit| match unit {
        Unit::Row { table, .. } => Some(*table),
        Unit::Text { .. } => None,
    };
    number == 0 || table_of(&units[number - 1]) != table_of(&units[number])
}

/// The height of the first unit with everything that stays on its page.
fn height_together(units: &[Unit]) -> f32 {
    let mut height = 0.0;
    for (number, unit) in units.iter().enumerate() {
        let next_breaks = units.get(number + 1).is_none_or(Unit::breaks_before);
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
        Unit::Text { text, break_before }
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
                let number = headers.len();
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
                for row in rows {
                    units.push(Unit::Row { row, table: number, break_before });
                    break_before = false;
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
