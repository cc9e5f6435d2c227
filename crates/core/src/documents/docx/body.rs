//! `word/document.xml`. Lengths there are twentieths of a point.

use std::fmt::Write as _;

use super::super::model::{Block, Paragraph};
use super::super::parts::{ACROSS_WIDTH, TEXT_WIDTH};
use super::paragraph::{ParagraphLayout, paragraph};
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
    let documents: Vec<&[Block]> = blocks.split(|block| *block == Block::NewDocument).collect();
    let mut documents = documents.into_iter().filter(|blocks| blocks.iter().any(is_seen)).peekable();
    let mut across = false;
    while let Some(blocks) = documents.next() {
        across = lies_across(blocks);
        // The section of the last one stands at the end of the body, that of another in its last paragraph.
        let own = documents.peek().map(|_| section(foot, across));
        section_of(&mut out, blocks, own.as_deref());
    }
    push(&mut out, format_args!("{}</w:body></w:document>", section(foot, across)));
    out
}

/// Whether a block takes room on a page.
fn is_seen(block: &Block) -> bool {
    !matches!(block, Block::PageBreak | Block::Across)
}

/// Whether the pages of a document lie across.
fn lies_across(blocks: &[Block]) -> bool {
    blocks.contains(&Block::Across)
}

/// The blocks of one document. `section` is written into its last paragraph.
fn section_of(out: &mut String, blocks: &[Block], section: Option<&str>) {
    let width = if lies_across(blocks) { ACROSS_WIDTH } else { TEXT_WIDTH };
    let mut place = ParagraphLayout::body(mm(width.into()));
    let last = blocks.iter().rposition(is_seen);
    let mut after_table = false;
    for (number, block) in blocks.iter().enumerate() {
        let own_section = section.filter(|_| last == Some(number));
        match block {
            Block::PageBreak | Block::NewDocument => {
                place.break_before = true;
                continue;
            }
            Block::Across => continue,
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

/// A4 with the margins of Decree 30/2020/NĐ-CP: 20 mm top and bottom, 30 left, 20 right; a page that lies across has 20 on
/// all sides. Pages count from 1, and the first bears no number. Header and footer are `rId2` and `rId4` of the package.
fn section(foot: bool, across: bool) -> String {
    let footer = match foot {
        true => r#"<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="first" r:id="rId4"/>"#,
        false => "",
    };
    let ([width, height], left, orientation) = match across {
        true => ([297, 210], 20, r#" w:orient="landscape""#),
        false => ([210, 297], 30, ""),
    };
    format!(
        r#"<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>{footer}<w:type w:val="nextPage"/><w:pgSz w:w="{}" w:h="{}"{orientation}/><w:pgMar w:top="{2}" w:right="{2}" w:bottom="{2}" w:left="{3}" w:header="{4}" w:footer="{4}" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>"#,
        mm(width),
        mm(height),
        mm(20),
        mm(left),
        mm(10),
    )
}
