//! The part `word/document.xml`. Its lengths are in twentieths of a point.

use super::super::model::{Block, Paragraph};
use super::super::pagination::{A4, EDGE, LEFT, MARGIN, documents, is_seen, lies_across};
use super::super::parts::{ACROSS_WIDTH, TEXT_WIDTH};
use super::paragraph::{ParagraphLayout, paragraph};
use super::table::table;
use super::xml::{mm, push};
use super::{HEAD, R, W};

/// The XML of the document; `foot` tells whether the pages have a footer.
pub fn document(blocks: &[Block], foot: bool) -> String {
    let mut out = format!(r#"{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>"#);
    let mut documents = documents(blocks).peekable();
    let mut across = false;
    while let Some(blocks) = documents.next() {
        across = lies_across(blocks);
        // The last document has its section at the end of the body; another document has it in its last paragraph.
        let own = documents.peek().map(|_| section(foot, across));
        section_of(&mut out, blocks, own.as_deref());
    }
    push(&mut out, format_args!("{}</w:body></w:document>", section(foot, across)));
    out
}

/// Writes the blocks of one document. `section` goes into its last paragraph.
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
                // A table cannot start a new page itself, and Word would join two tables in a row.
                if place.break_before || after_table {
                    nothing(out, place.break_before, None);
                }
                table(out, t);
            }
        }
        after_table = matches!(block, Block::Table(_));
        place.break_before = false;
    }
    // After a table at the end of the body, Word adds a line of full height; and only a paragraph can end a section.
    if after_table {
        nothing(out, false, section);
    }
}

/// An empty paragraph of almost no height.
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

/// A4 with the margins of Decree 30/2020/NĐ-CP: 20 mm top and bottom, 30 left, 20 right; a landscape page has 20 on
/// all sides. Page numbers start at 1, and the first page shows no number. Header and footer are `rId2` and `rId4` of
/// the package.
fn section(foot: bool, across: bool) -> String {
    let footer = match foot {
        true => r#"<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="first" r:id="rId4"/>"#,
        false => "",
    };
    let ((width, height), left, orientation) = match across {
        true => ((A4.1, A4.0), MARGIN, r#" w:orient="landscape""#),
        false => (A4, LEFT, ""),
    };
    format!(
        r#"<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>{footer}<w:type w:val="nextPage"/><w:pgSz w:w="{}" w:h="{}"{orientation}/><w:pgMar w:top="{2}" w:right="{2}" w:bottom="{2}" w:left="{3}" w:header="{4}" w:footer="{4}" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>"#,
        mm(width.into()),
        mm(height.into()),
        mm(MARGIN.into()),
        mm(left.into()),
        mm(EDGE.into()),
    )
}
