//! `word/document.xml`. Lengths there are twentieths of a point.

use std::fmt::Write as _;

use super::super::model::{Block, Paragraph};
use super::super::parts::TEXT_WIDTH;
use super::paragraph::{Place, paragraph};
use super::table::table;
use super::{HEAD, R, W};

/// Millimetres in twentieths of a point.
pub const fn mm(millimetres: u32) -> u32 {
    millimetres * 1440 * 10 / 254
}

/// Appending to a string cannot fail.
pub fn push(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
}

/// The document; `foot` tells whether there is something to print at the foot of pages.
pub fn document(blocks: &[Block], foot: bool) -> String {
    let mut out = format!(r#"{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>"#);
    let own = section(foot);
    let documents: Vec<&[Block]> = blocks.split(|block| *block == Block::NewDocument).collect();
    let mut documents = documents.into_iter().filter(|blocks| blocks.iter().any(|b| *b != Block::PageBreak)).peekable();
    while let Some(blocks) = documents.next() {
        // The section of the last one stands at the end of the body, that of another in its last paragraph.
        section_of(&mut out, blocks, documents.peek().map(|_| own.as_str()));
    }
    push(&mut out, format_args!("{own}</w:body></w:document>"));
    out
}

/// The blocks of one document. `section` is written into its last paragraph.
fn section_of(out: &mut String, blocks: &[Block], section: Option<&str>) {
    let mut place = Place::body(mm(TEXT_WIDTH.into()));
    let last = blocks.iter().rposition(|block| *block != Block::PageBreak);
    let mut after_table = false;
    for (number, block) in blocks.iter().enumerate() {
        let own_section = section.filter(|_| last == Some(number));
        match block {
            Block::PageBreak | Block::NewDocument => {
                place.break_before = true;
                continue;
            }
            Block::Line(millimetres) => paragraph(out, &Paragraph::line(*millimetres), &place, own_section),
            Block::Paragraph(p) => paragraph(out, p, &place, own_section),
            Block::Table(t) => {
                // A table cannot break a page, and two in a row would be one.
                if place.break_before || after_table {
                    nothing(out, place.break_before, None);
                }
                table(out, t);
            }
        }
        after_table = matches!(block, Block::Table(_));
        place.break_before = false;
    }
    // Word puts a whole line after a table that ends the body, and a section can end in a paragraph only.
    if after_table {
        nothing(out, false, section);
    }
}

/// A paragraph that takes next to no room.
fn nothing(out: &mut String, break_before: bool, section: Option<&str>) {
    let break_before = if break_before { "<w:keepNext/><w:pageBreakBefore/>" } else { "" };
    let section = section.unwrap_or_default();
    push(
        out,
        format_args!(
            r#"<w:p><w:pPr>{break_before}<w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>{section}</w:pPr></w:p>"#
        ),
    );
}

/// A4 with the margins of Decree 30/2020/NĐ-CP: 20 mm top and bottom, 30 left, 20 right. Pages count from 1, and the first
/// bears no number. Header and footer are `rId2` and `rId4` of the package.
fn section(foot: bool) -> String {
    let footer = match foot {
        true => r#"<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="first" r:id="rId4"/>"#,
        false => "",
    };
    format!(
        r#"<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>{footer}<w:type w:val="nextPage"/><w:pgSz w:w="{}" w:h="{}"/><w:pgMar w:top="{2}" w:right="{2}" w:bottom="{2}" w:left="{3}" w:header="{4}" w:footer="{4}" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>"#,
        mm(210),
        mm(297),
        mm(20),
        mm(30),
        mm(10),
    )
}
