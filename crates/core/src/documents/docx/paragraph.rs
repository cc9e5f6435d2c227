//! Paragraphs and runs.

use super::super::metrics;
use super::super::model::{Align, Paragraph, Span};
use super::super::pagination::{MOST_WHOLE, own_lines};
use super::xml::{mm, push, text};

const PER_POINT: u32 = 20;
/// The number of twentieths of a point in a millimetre.
const PER_MM: f64 = 1440.0 / 25.4;
/// The thickness of a line, in eighths of a point.
const LINE: u32 = 6;

/// The layout that the surroundings give to a paragraph.
#[derive(Debug, Clone, Copy)]
pub struct ParagraphLayout {
    /// The width of a line from edge to edge, in twentieths of a point.
    pub width: u32,
    /// Whether the paragraph stays on the page of the next one, even if it does not ask for that itself.
    pub keep: bool,
    /// Whether the paragraph starts a new page.
    pub break_before: bool,
}

impl ParagraphLayout {
    /// The layout between the margins of the page.
    pub fn body(width: u32) -> ParagraphLayout {
        ParagraphLayout { width, keep: false, break_before: false }
    }

    /// The width in millimetres.
    pub fn room(&self) -> f64 {
        f64::from(self.width) / PER_MM
    }
}

/// Writes a paragraph. The elements of its properties have a fixed order.
pub fn paragraph(out: &mut String, p: &Paragraph, place: &ParagraphLayout, section: Option<&str>) {
    out.push_str("<w:p><w:pPr>");
    if p.heading > 0 {
        push(out, format_args!(r#"<w:pStyle w:val="Heading{}"/>"#, p.heading));
    }
    if p.keep_with_next || place.keep {
        out.push_str("<w:keepNext/>");
        if metrics::lines(p, place.room()) <= MOST_WHOLE {
            out.push_str("<w:keepLines/>");
        }
    }
    if place.break_before {
        out.push_str("<w:pageBreakBefore/>");
    }
    if p.line > 0 {
        line(out, p.line, place, section);
        return;
    }
    if p.dotted {
        // A tab stop at the right edge, with dots before it.
        push(out, format_args!(r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{}"/></w:tabs>"#, place.width));
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
    push(out, format_args!(r#"<w:jc w:val="{align}"/>{}</w:pPr>"#, section.unwrap_or_default()));
    if !p.anchor.is_empty() {
        // No two bookmarks begin at the same place of the document, so its length so far serves as a number.
        let (number, name) = (out.len(), bookmark(&p.anchor));
        push(
            out,
            format_args!(r#"<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>"#),
        );
    }
    for s in &p.spans {
        if s.link.is_empty() {
            span(out, s, p.size);
        } else {
            push(out, format_args!(r#"<w:hyperlink w:anchor="{}">"#, bookmark(&s.link)));
            span(out, s, p.size);
            out.push_str("</w:hyperlink>");
        }
    }
    if p.dotted {
        out.push_str("<w:r><w:tab/></w:r>");
    }
    out.push_str("</w:p>");
}

/// The name of a place as a bookmark, in which Word allows only letters, digits and underscores.
fn bookmark(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// Writes a centred line: the upper border of a low paragraph, with equal indents at both sides, so that it has the
/// wanted length.
fn line(out: &mut String, millimetres: u16, place: &ParagraphLayout, section: Option<&str>) {
    let indent = place.width.saturating_sub(mm(millimetres.into())) / 2;
    push(
        out,
        format_args!(
            r#"<w:pBdr><w:top w:val="single" w:sz="{LINE}" w:space="0" w:color="000000"/></w:pBdr><w:spacing w:before="40" w:line="120" w:lineRule="exact"/><w:ind w:left="{indent}" w:right="{indent}"/><w:rPr><w:sz w:val="8"/></w:rPr>{}</w:pPr></w:p>"#,
            section.unwrap_or_default()
        ),
    );
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
        // The size is in half points.
        push(out, format_args!(r#"<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>"#, u32::from(size) * 2));
    }
    out.push_str("</w:rPr>");
    for (number, line) in own_lines(&span.text).enumerate() {
        if number > 0 {
            out.push_str("<w:br/>");
        }
        push(out, format_args!(r#"<w:t xml:space="preserve">{}</w:t>"#, text(line)));
    }
    out.push_str("</w:r>");
}
