//! Tables as WordprocessingML.

use super::super::fit;
use super::super::metrics::{self, LINE_HEIGHT};
use super::super::model::{Cell, Paragraph, Row, Table};
use super::super::pagination::{HIGHEST_WHOLE, stays_with_next};
use super::paragraph::{ParagraphLayout, paragraph};
use super::xml::{mm, push};

/// The left and the right margin of the text in a cell, in twentieths of a point.
const MARGIN: u32 = 80;

/// Writes a table with its left edge at the margin of the text.
pub fn table(out: &mut String, table: &Table) {
    let edges = edges(&fit::widths(table));
    let width = edges.last().copied().unwrap_or_default();
    push(out, format_args!(r#"<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>"#));
    if table.lines {
        out.push_str("<w:tblBorders>");
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            push(out, format_args!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#));
        }
        out.push_str("</w:tblBorders>");
    }
    push(
        out,
        format_args!(
            r#"<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{MARGIN}" w:type="dxa"/><w:right w:w="{MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#
        ),
    );
    for column in edges.windows(2) {
        push(out, format_args!(r#"<w:gridCol w:w="{}"/>"#, column[1] - column[0]));
    }
    out.push_str("</w:tblGrid>");
    for (number, r) in table.rows.iter().enumerate() {
        row(out, r, &edges, stays_with_next(table, number));
    }
    out.push_str("</w:tbl>");
}

/// The positions of the column edges. Each position is rounded by itself, so that the whole table has its exact
/// width.
fn edges(widths: &[u16]) -> Vec<u32> {
    let mut at = 0;
    let ends = widths.iter().map(|width| {
        at += u32::from(*width);
        mm(at)
    });
    [0].into_iter().chain(ends).collect()
}

fn row(out: &mut String, row: &Row, edges: &[u32], keep: bool) {
    let mut column = 0;
    let cells: Vec<(&Cell, u32)> = row
        .cells
        .iter()
        .map(|cell| {
            let edge = |column: usize| edges.get(column).or(edges.last()).copied().unwrap_or_default();
            let width = edge(column + cell.columns) - edge(column);
            column += cell.columns;
            (cell, width)
        })
        .collect();
    out.push_str("<w:tr><w:trPr>");
    if cells.iter().all(|(cell, width)| height(cell, *width) <= HIGHEST_WHOLE) {
        out.push_str("<w:cantSplit/>");
    }
    if row.header {
        out.push_str("<w:tblHeader/>");
    }
    out.push_str("</w:trPr>");
    for (c, width) in cells {
        cell(out, c, width, keep);
    }
    out.push_str("</w:tr>");
}

fn place(width: u32, keep: bool) -> ParagraphLayout {
    ParagraphLayout { keep, ..ParagraphLayout::body(width.saturating_sub(2 * MARGIN)) }
}

/// The estimated height of a cell, in millimetres.
fn height(cell: &Cell, width: u32) -> f64 {
    let room = place(width, false).room();
    let of = |size: u8| LINE_HEIGHT * f64::from(size) / f64::from(metrics::BODY_SIZE);
    cell.paragraphs.iter().map(|p| metrics::lines(p, room) as f64 * of(metrics::size_of(p))).sum()
}

fn cell(out: &mut String, cell: &Cell, width: u32, keep: bool) {
    push(out, format_args!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#));
    if cell.columns > 1 {
        push(out, format_args!(r#"<w:gridSpan w:val="{}"/>"#, cell.columns));
    }
    if cell.bare {
        out.push_str("<w:tcBorders>");
        for side in ["left", "bottom", "right"] {
            push(out, format_args!(r#"<w:{side} w:val="nil"/>"#));
        }
        out.push_str("</w:tcBorders>");
    }
    if cell.shaded {
        out.push_str(r#"<w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/>"#);
    }
    out.push_str("</w:tcPr>");
    for p in &cell.paragraphs {
        paragraph(out, p, &place(width, keep), None);
    }
    // A cell must end with a paragraph.
    if cell.paragraphs.is_empty() {
        paragraph(out, &Paragraph::default(), &place(width, keep), None);
    }
    out.push_str("</w:tc>");
}
