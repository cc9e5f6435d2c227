//! Paragraphs and runs.

use super::super::metrics;
use super::super::model::{Align, Paragraph, Span};
use super::body::{mm, push};
use super::xml::text;

const PER_POINT: u32 = 20;
/// Twentieths of a point in a millimetre.
const PER_MM: f64 = 1440.0 / 25.4;
/// A paragraph that goes with the next one is not broken itself, unless it has more lines than this.
const MOST_WHOLE: usize = 20;
/// Thickness of a line, in eighths of a point.
const LINE: u32 = 6;

/// Where a paragraph stands.
#[derive(Debug, Clone, Copy)]
pub struct ParagraphLayout {
    /// Room for a line from edge to edge.
    pub width: u32,
    /// On the page of what follows, whatever the paragraph says.
    pub keep: bool,
    /// On a new page.
    pub break_before: bool,
}

impl ParagraphLayout {
    /// Between the margins of the page.
    pub fn body(width: u32) -> ParagraphLayout {
        ParagraphLayout { width, keep: false, break_before: false }
    }

    /// The room in millimetres.
    pub fn room(&self) -> f64 {
        f64::from(self.width) / PER_MM
    }
}

/// A paragraph. The elements of its properties have a fixed order.
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
        // A tab to the right edge, with dots before it.
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
    for s in &p.spans {
        span(out, s, p.size);
    }
    if p.dotted {
        out.push_str("<w:r><w:tab/></w:r>");
    }
    out.push_str("</w:p>");
}

/// A line in the middle: the upper border of a low paragraph, which is as far in from both edges as the line is shorter.
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
