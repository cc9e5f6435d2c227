//! Building blocks that several documents use.

use crate::catalogue::{Edition, ProductSet};
use crate::draft::{Applicant, Draft, RatingKind};
use crate::handed_in::printed_code;
use crate::locale::{Lang, Message, msg, values};

use super::model::{Block, Cell, Paragraph, Row, Span, Table};

pub use super::head::{national_title, two_heads};
pub use super::model::{ACROSS_WIDTH, TEXT_WIDTH};
pub use super::signature::{signature, with_signature};
pub use crate::form::{full_address, written_date};

/// Dots for one of two values on the same line.
const SHORT_BLANK: &str = "..............................";

/// The font size of text in tables, in points.
const IN_TABLE: u8 = 11;

/// `label: value`, or the label and a dotted line to write on if there is no value.
pub fn field(label: &str, value: &str) -> Paragraph {
    let value = value.trim();
    let label = Span { text: format!("{label}: "), ..Span::default() };
    let value_or_dots = Span { text: value.to_owned(), ..Span::default() };
    Paragraph { spans: vec![label, value_or_dots], dotted: value.is_empty(), above: 3, ..Paragraph::default() }
}

/// A field with a larger indent and a dash before its label.
pub fn sub_field(label: &str, value: &str) -> Paragraph {
    field(&format!("- {label}"), value).indented(5)
}

/// Telephone and e-mail on one line, as on the forms; `phone` is the first label.
pub fn contacts(phone: &str, applicant: &Applicant, lang: Lang) -> Paragraph {
    side_by_side([(phone, &applicant.phone), (msg::FORM01_EMAIL.text(lang), &applicant.email)], "    ")
}

/// Two fields on one line, with `between` as the text between them.
pub fn side_by_side(fields: [(&str, &str); 2], between: &str) -> Paragraph {
    let [first, second] = fields.map(|(label, value)| {
        let value = value.trim();
        format!("{label}: {}", if value.is_empty() { SHORT_BLANK } else { value })
    });
    Paragraph::new(format!("{first}{between}{second}")).spaced(3)
}

/// The signs of boxes: empty, and ticked as the forms ask for (√).
pub const BOXES: [&str; 2] = ["☐", "☑"];

/// A ticked or an empty box, as a run of its own because the font of the text may not have the sign.
pub fn tick_box(ticked: bool) -> Span {
    Span { text: BOXES[usize::from(ticked)].to_owned(), symbol: true, ..Span::default() }
}

/// A label with its box behind it, as on the forms (QĐ 26/2026, Appendix III). It stays with the next paragraph, so
/// that a list of ticks is not broken over pages.
pub fn tick(label: &str, ticked: bool) -> Paragraph {
    // A space that does not break keeps the box on the line of its label.
    let label = format!("{}:\u{a0}", label.trim_end().trim_end_matches(':'));
    let spans = vec![Span { text: label, ..Span::default() }, tick_box(ticked)];
    Paragraph { spans, ..Paragraph::default() }.indented(5).spaced(2).kept()
}

/// Paragraphs that stay on one page, as one table row without lines. LibreOffice breaks a longer chain of paragraphs,
/// even if each stays with the next.
pub fn together(paragraphs: Vec<Paragraph>) -> Block {
    let rows = vec![Row { cells: vec![Cell::new(paragraphs)], header: false }];
    Block::Table(Table { widths: vec![TEXT_WIDTH], lines: false, rows })
}

/// A free text under its label; each line is a paragraph of its own.
pub fn free_text(label: &str, text: &str) -> Vec<Block> {
    let mut blocks = vec![Paragraph::new(format!("{label}:")).spaced(6).kept().into()];
    let lines = lines_of(text);
    if lines.is_empty() {
        let blank = || Paragraph::default().spaced(3).dotted();
        blocks.extend([blank().kept().into(), blank().into()]);
    }
    blocks.extend(lines);
    blocks
}

/// The small line with the code of what was handed in; `None` unless the draft is as it was handed in last.
pub fn code_line(draft: &Draft, edition: &Edition, set: &ProductSet, lang: Lang) -> Option<Paragraph> {
    let code = printed_code(draft, edition, set)?;
    Some(small(msg::HANDED_IN_PRINTED.fill(lang, values::Code { code: &code })))
}

/// The name of a kind of registration.
pub fn kind_name(kind: RatingKind) -> Message {
    match kind {
        RatingKind::First => msg::FORM01_KIND_FIRST,
        RatingKind::Upgrade => msg::FORM01_KIND_UPGRADE,
        RatingKind::ReRating => msg::FORM01_KIND_RE_RATING,
    }
}

/// The lines of a free text that are not empty.
pub fn lines_said(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The lines of a free text that are not empty, each as a paragraph of its own.
pub fn lines_of(text: &str) -> Vec<Block> {
    lines_said(text).map(|l| Paragraph::new(l).justified().spaced(3).into()).collect()
}

/// The title of a document: its name in large bold letters, in the middle.
pub fn document_title(text: impl Into<String>) -> Paragraph {
    Paragraph::bold(text).centred().sized(14).heading(1)
}

/// Text in the font size of tables.
pub fn small(text: impl Into<String>) -> Paragraph {
    Paragraph::new(text).sized(IN_TABLE)
}

/// Runs of text in the font size of tables.
pub fn small_spans(spans: Vec<Span>) -> Paragraph {
    Paragraph { spans, ..Paragraph::default() }.sized(IN_TABLE)
}

/// A cell of a table with each line as a paragraph of its own.
pub fn small_lines(lines: impl IntoIterator<Item = impl Into<String>>) -> Cell {
    Cell::new(lines.into_iter().map(small).collect())
}

/// Bold text in the font size of tables.
pub fn small_bold(text: impl Into<String>) -> Paragraph {
    Paragraph::bold(text).sized(IN_TABLE)
}

/// The heading row of a table, repeated on every page.
pub fn header_row<const COLUMNS: usize>(labels: [Message; COLUMNS], lang: Lang) -> Row {
    let cell = |m: Message| Cell::new(vec![small_bold(m.text(lang)).centred()]).shaded();
    Row { cells: labels.map(cell).into(), header: true }
}
