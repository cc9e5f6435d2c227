//! Rows of tables: their cells, their height, and how they are drawn or broken over pages.

use sao_lang_core::documents::fit;
use sao_lang_core::documents::model::{Cell, Paragraph, Row, Table};
use sao_lang_core::documents::pagination::{HIGHEST_WHOLE, stays_with_next};

use super::boxes::TextBox;
use super::{MM, Mark};
use crate::fonts::Fonts;

/// The left and the right margin of the text in a cell.
const MARGIN: f32 = 4.0;
/// The thickness of the lines.
const LINE: f32 = 0.5;

/// A cell at its place in the row.
#[derive(Debug, Clone)]
pub struct CellBox {
    left: f32,
    width: f32,
    pub boxes: Vec<TextBox>,
    shaded: bool,
    bare: bool,
    /// The number of columns that it spans.
    pub columns: usize,
}

impl CellBox {
    fn height(&self) -> f32 {
        self.boxes.iter().map(|text| text.above + text.lines_height()).sum()
    }

    /// Draws what fits into a height, from a line of a box on. Returns where the rest begins.
    fn draw(&self, from: Place, origin: (f32, f32), height: f32, out: &mut Vec<Mark>) -> Place {
        let (x, mut y) = origin;
        let bottom = y + height + 0.01;
        let Place { text: first, line: mut start } = from;
        for (number, text) in self.boxes.iter().enumerate().skip(first) {
            let above = if start == 0 { text.above } else { 0.0 };
            let room = bottom - y - above;
            let fit = ((room / text.line_height()).max(0.0) as usize).min(text.lines.len() - start);
            if fit == 0 {
                return Place { text: number, line: start };
            }
            text.draw(start..start + fit, x + self.left + MARGIN, y + above, out);
            y += above + text.line_height() * fit as f32;
            if start + fit < text.lines.len() {
                return Place { text: number, line: start + fit };
            }
            start = 0;
        }
        Place { text: self.boxes.len(), line: 0 }
    }
}

/// A place in a cell: the number of a box, and of a line in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    text: usize,
    line: usize,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct RowBox {
    pub cells: Vec<CellBox>,
    lines: bool,
    /// Whether it is repeated at the top of every page.
    pub header: bool,
    /// Whether it stays on the page of the next row.
    pub keep: bool,
    /// The height.
    pub height: f32,
}

impl RowBox {
    /// Whether the row is never broken over pages.
    pub fn is_whole(&self) -> bool {
        self.height <= HIGHEST_WHOLE as f32 * MM
    }

    /// The least height of a part of the row: its first lines.
    pub fn least_height(&self) -> f32 {
        let first = |cell: &CellBox| cell.boxes.first().map_or(0.0, |text| text.above + text.line_height());
        if self.is_whole() { self.height } else { self.cells.iter().map(first).fold(0.0, f32::max) }
    }

    /// Draws the whole row.
    pub fn draw(&self, x: f32, top: f32, out: &mut Vec<Mark>) {
        self.draw_part(&mut vec![Place::default(); self.cells.len()], x, top, self.height, out);
    }

    /// Draws what fits into a height, from a place in each cell on, and moves the places. Returns the height of the part.
    pub fn draw_part(&self, from: &mut [Place], x: f32, top: f32, height: f32, out: &mut Vec<Mark>) -> f32 {
        let height = height.min(self.rest_height(from));
        for cell in self.cells.iter().filter(|cell| cell.shaded) {
            out.push(Mark::Shade([x + cell.left, top, cell.width, height]));
        }
        if self.lines {
            for cell in &self.cells {
                cell_lines(cell, x, top, height, out);
            }
        }
        for (cell, place) in self.cells.iter().zip(from) {
            *place = cell.draw(*place, (x, top), height, out);
        }
        height
    }

    /// The height of what is left from a place in each cell on.
    pub fn rest_height(&self, from: &[Place]) -> f32 {
        let rest = |(cell, place): (&CellBox, &Place)| {
            let of = |(number, text): (usize, &TextBox)| match number == place.text && place.line > 0 {
                true => text.line_height() * (text.lines.len() - place.line) as f32,
                false => text.above + text.lines_height(),
            };
            cell.boxes.iter().enumerate().skip(place.text).map(of).sum::<f32>()
        };
        self.cells.iter().zip(from).map(rest).fold(0.0, f32::max)
    }

    /// Whether everything is drawn.
    pub fn is_done(&self, from: &[Place]) -> bool {
        self.cells.iter().zip(from).all(|(cell, place)| place.text >= cell.boxes.len())
    }
}

fn cell_lines(cell: &CellBox, x: f32, top: f32, height: f32, out: &mut Vec<Mark>) {
    let (left, right, bottom) = (x + cell.left, x + cell.left + cell.width, top + height);
    let mut line = |from, to| out.push(Mark::Rule { from, to, width: LINE });
    line((left, top), (right, top));
    if !cell.bare {
        line((left, bottom), (right, bottom));
        line((left, top), (left, bottom));
        line((right, top), (right, bottom));
    }
}

/// The rows of a table, with its left edge at the margin of the text.
pub fn rows(table: &Table, fonts: &Fonts) -> Vec<RowBox> {
    let mut edges = vec![0.0];
    let mut at = 0.0;
    edges.extend(fit::widths(table).iter().map(|width| {
        at += f32::from(*width) * MM;
        at
    }));
    let of = |(number, row): (usize, &Row)| {
        let cells = cells(&row.cells, &edges, fonts);
        let height = cells.iter().map(CellBox::height).fold(0.0, f32::max);
        RowBox { cells, lines: table.lines, header: row.header, keep: stays_with_next(table, number), height }
    };
    table.rows.iter().enumerate().map(of).collect()
}

fn cells(cells: &[Cell], edges: &[f32], fonts: &Fonts) -> Vec<CellBox> {
    let mut column = 0;
    let edge = |column: usize| edges.get(column).or(edges.last()).copied().unwrap_or_default();
    let mut of = |cell: &Cell| {
        let (left, right) = (edge(column), edge(column + cell.columns));
        column += cell.columns;
        let text = |paragraph: &Paragraph| TextBox::new(paragraph, right - left - 2.0 * MARGIN, fonts);
        let mut boxes: Vec<TextBox> = cell.paragraphs.iter().map(text).collect();
        if boxes.is_empty() {
            boxes.push(text(&Paragraph::default()));
        }
        CellBox { left, width: right - left, boxes, shaded: cell.shaded, bare: cell.bare, columns: cell.columns }
    };
    cells.iter().map(&mut of).collect()
}
