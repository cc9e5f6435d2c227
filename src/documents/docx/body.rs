//! `word/document.xml`. Lengths there are twentieths of a point.

use std::fmt::Write as _;

use super::super::model::{Align, Block, Cell, Paragraph, Row, Span, Table};
use super::xml::text;
use super::{HEAD, R, W};

const PER_POINT: u32 = 20;

/// Millimetres in twentieths of a point.
const fn mm(millimetres: u32) -> u32 {
    millimetres * 1440 * 10 / 254
}

pub fn document(blocks: &[Block]) -> String {
    let mut out = format!(r#"{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>"#);
    let mut break_before = false;
    for block in blocks {
        match block {
            Block::PageBreak | Block::NewDocument => {
                break_before = true;
                continue;
            }
            Block::Line(_) => {}
            Block::Paragraph(p) => paragraph(&mut out, p, break_before),
            Block::Table(t) => table(&mut out, t),
        }
        break_before = false;
    }
    section(&mut out);
    out.push_str("</w:body></w:document>");
    out
}

/// A4 with the margins of Decree 30/2020/NĐ-CP: 20 mm top and bottom, 30 left, 20 right; no page number on the
/// first page.
fn section(out: &mut String) {
    push(
        out,
        format_args!(
            r#"<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="first" r:id="rId3"/><w:pgSz w:w="{}" w:h="{}"/><w:pgMar w:top="{2}" w:right="{2}" w:bottom="{2}" w:left="{3}" w:header="{4}" w:footer="{4}" w:gutter="0"/><w:titlePg/></w:sectPr>"#,
            mm(210),
            mm(297),
            mm(20),
            mm(30),
            mm(10),
        ),
    );
}

/// Appending to a string cannot fail.
fn push(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
}

fn paragraph(out: &mut String, p: &Paragraph, break_before: bool) {
    out.push_str("<w:p><w:pPr>");
    if p.heading > 0 {
        push(out, format_args!(r#"<w:pStyle w:val="Heading{}"/>"#, p.heading));
    }
    if p.keep_with_next {
        out.push_str("<w:keepNext/>");
    }
    if break_before {
        out.push_str("<w:pageBreakBefore/>");
    }
    if p.above > 0 {
        push(out, format_args!(r#"<w:spacing w:before="{}"/>"#, u32::from(p.above) * PER_POINT));
    }
    if p.indent > 0 {
        push(out, format_args!(r#"<w:ind w:left="{}"/>"#, mm(u32::from(p.indent))));
    }
    let align = match p.align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Justified => "both",
        Align::Right => "right",
    };
    push(out, format_args!(r#"<w:jc w:val="{align}"/></w:pPr>"#));
    for s in &p.spans {
        span(out, s, p.size);
    }
    out.push_str("</w:p>");
}

fn span(out: &mut String, span: &Span, size: u8) {
    out.push_str("<w:r><w:rPr>");
    if span.symbol {
        out.push_str(r#"<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>"#);
    }
    if span.bold {
        out.push_str("<w:b/>");
    }
    if span.italic {
        out.push_str("<w:i/>");
    }
    if size > 0 {
        // Half points.
        push(out, format_args!(r#"<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>"#, u32::from(size) * 2));
    }
    out.push_str("</w:rPr>");
    // A line ends as it does on any system: \r\n, \n or \r.
    for (number, line) in span.text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        if number > 0 {
            out.push_str("<w:br/>");
        }
        push(out, format_args!(r#"<w:t xml:space="preserve">{}</w:t>"#, text(line)));
    }
    out.push_str("</w:r>");
}

fn table(out: &mut String, table: &Table) {
    let width: u32 = table.widths.iter().map(|w| mm(u32::from(*w))).sum();
    push(out, format_args!(r#"<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>"#));
    if table.lines {
        out.push_str("<w:tblBorders>");
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            push(out, format_args!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#));
        }
        out.push_str("</w:tblBorders>");
    }
    out.push_str(
        r#"<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#,
    );
    for width in &table.widths {
        push(out, format_args!(r#"<w:gridCol w:w="{}"/>"#, mm(u32::from(*width))));
    }
    out.push_str("</w:tblGrid>");
    for r in &table.rows {
        row(out, r, &table.widths);
    }
    out.push_str("</w:tbl>");
}

fn row(out: &mut String, row: &Row, widths: &[u16]) {
    out.push_str("<w:tr><w:trPr><w:cantSplit/>");
    if row.header {
        out.push_str("<w:tblHeader/>");
    }
    out.push_str("</w:trPr>");
    let mut column = 0;
    for c in &row.cells {
        let width = widths.iter().skip(column).take(c.columns).map(|w| mm(u32::from(*w))).sum();
        cell(out, c, width);
        column += c.columns;
    }
    out.push_str("</w:tr>");
}

fn cell(out: &mut String, cell: &Cell, width: u32) {
    push(out, format_args!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#));
    if cell.columns > 1 {
        push(out, format_args!(r#"<w:gridSpan w:val="{}"/>"#, cell.columns));
    }
    if cell.shaded {
        out.push_str(r#"<w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/>"#);
    }
    out.push_str("</w:tcPr>");
    for p in &cell.paragraphs {
        paragraph(out, p, false);
    }
    // A cell must end in a paragraph.
    if cell.paragraphs.is_empty() {
        out.push_str("<w:p/>");
    }
    out.push_str("</w:tc>");
}
