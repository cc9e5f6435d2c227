//! Pieces that both forms use.

use crate::draft::Applicant;
use crate::locale::{Lang, Message, msg};

use super::model::{Block, Cell, Paragraph, Row, Span, Table};

/// Width between the margins of an A4 page, in millimetres (210 less 30 and 20).
pub const TEXT_WIDTH: u16 = 160;
/// Dots to write on, where the producer has said nothing.
const BLANK: &str = "......................................................................";

/// Size of text in tables, in points.
const IN_TABLE: u8 = 11;

/// National title and motto (Decree 30/2020/NĐ-CP).
pub fn national_title(lang: Lang) -> [Block; 3] {
    [
        Paragraph::bold(msg::DOC_NATION.text(lang)).centred().kept().into(),
        Paragraph::bold(msg::DOC_MOTTO.text(lang)).centred().sized(14).kept().into(),
        Paragraph::new("_______________________").centred().kept().into(),
    ]
}

/// `label: value`, with dots to write on where there is no value.
pub fn field(label: &str, value: &str) -> Paragraph {
    let value = value.trim();
    let shown = if value.is_empty() { BLANK } else { value };
    Paragraph {
        spans: vec![
            Span { text: format!("{label}: "), ..Span::default() },
            Span { text: shown.to_owned(), ..Span::default() },
        ],
        above: 3,
        ..Paragraph::default()
    }
}

/// A field one level further in, with a dash.
pub fn sub_field(label: &str, value: &str) -> Paragraph {
    field(&format!("- {label}"), value).indented(5)
}

/// The address, followed by commune and province where it does not name them itself.
pub fn full_address(applicant: &Applicant) -> String {
    let mut parts = vec![applicant.address.trim()];
    let named = applicant.address.to_lowercase();
    for place in [applicant.commune.trim(), applicant.province.trim()] {
        if !named.contains(&place.to_lowercase()) {
            parts.push(place);
        }
    }
    parts.retain(|p| !p.is_empty());
    parts.join(", ")
}

/// A ticked or empty box, in a run of its own: the text's font may not have it.
pub fn tick_box(ticked: bool) -> Span {
    Span { text: if ticked { "☒" } else { "☐" }.to_owned(), symbol: true, ..Span::default() }
}

/// A box and its label.
pub fn tick(label: &str, ticked: bool) -> Paragraph {
    let spans = vec![tick_box(ticked), Span { text: format!(" {label}"), ..Span::default() }];
    Paragraph { spans, ..Paragraph::default() }.indented(5).spaced(2)
}

/// A free text under its label: each line a paragraph of its own.
pub fn free_text(label: &str, text: &str) -> Vec<Block> {
    let mut blocks = vec![Paragraph::new(format!("{label}:")).spaced(6).kept().into()];
    let lines = lines_of(text);
    if lines.is_empty() {
        blocks.extend([Paragraph::new(BLANK).into(), Paragraph::new(BLANK).into()]);
    }
    blocks.extend(lines);
    blocks
}

/// The lines of a free text that say something, each a paragraph of its own.
pub fn lines_of(text: &str) -> Vec<Block> {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    lines.map(|l| Paragraph::new(l).justified().spaced(3).into()).collect()
}

/// A day (`YYYY-MM-DD`) as Vietnamese papers write it, 5/9/2026; anything else as it is.
pub fn written_date(day: &str) -> String {
    let mut parts = day.trim().splitn(3, '-').map(str::parse::<u16>);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) => format!("{day}/{month}/{year}"),
        _ => day.trim().to_owned(),
    }
}

/// Place, date and room for the signature, at the right.
pub fn signature(date: Option<&str>, who: &str, how: &str) -> Block {
    let mut right: Vec<Paragraph> = Vec::new();
    right.extend(date.map(|d| Paragraph::italic(d).centred()));
    right.push(Paragraph::bold(who).centred());
    right.push(Paragraph::italic(how).centred());
    right.extend([Paragraph::new(""), Paragraph::new(""), Paragraph::new("")]);
    Block::Table(Table {
        widths: vec![TEXT_WIDTH / 2 - 20, TEXT_WIDTH / 2 + 20],
        lines: false,
        rows: vec![Row { cells: vec![Cell::text(""), Cell::new(right)], header: false }],
    })
}

/// Text in a table.
pub fn small(text: impl Into<String>) -> Paragraph {
    Paragraph::new(text).sized(IN_TABLE)
}

/// Bold text in a table.
pub fn small_bold(text: impl Into<String>) -> Paragraph {
    Paragraph::bold(text).sized(IN_TABLE)
}

/// The heading of a table, repeated on every page.
pub fn header_row<const COLUMNS: usize>(labels: [Message; COLUMNS], lang: Lang) -> Row {
    let cell = |m: Message| Cell::new(vec![small_bold(m.text(lang)).centred()]).shaded();
    Row { cells: labels.map(cell).into(), header: true }
}
