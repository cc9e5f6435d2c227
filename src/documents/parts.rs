//! Pieces that both forms use.

use crate::locale::{Lang, msg};

use super::model::{Block, Cell, Paragraph, Row, Span, Table};

/// Width between the margins of an A4 page, in millimetres (210 less 30 and 20).
pub const TEXT_WIDTH: u16 = 160;
/// Dots to write on, where the producer has said nothing.
const BLANK: &str = "......................................................................";

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

/// A ticked or empty box and its label.
pub fn tick(label: &str, ticked: bool) -> Paragraph {
    Paragraph::new(format!("{} {label}", if ticked { '☒' } else { '☐' })).indented(5).spaced(2)
}

/// A free text under its label: each line a paragraph of its own.
pub fn free_text(label: &str, text: &str) -> Vec<Block> {
    let mut blocks = vec![Paragraph::new(format!("{label}:")).spaced(6).kept().into()];
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    if lines.is_empty() {
        blocks.extend([Paragraph::new(BLANK).into(), Paragraph::new(BLANK).into()]);
    }
    blocks.extend(lines.into_iter().map(|l| Paragraph::new(l).justified().spaced(3).into()));
    blocks
}

/// Place, date and room for the signature, at the right.
pub fn signature(date: Option<&str>, who: &str, how: &str) -> Block {
    let mut right: Vec<Paragraph> = Vec::new();
    right.extend(date.map(|d| Paragraph::italic(d).centred()));
    right.push(Paragraph::bold(who).centred());
    right.push(Paragraph::italic(how).centred());
    right.extend([Paragraph::new(""), Paragraph::new(""), Paragraph::new("")]);
    Block::Table(Table {
        widths: vec![TEXT_WIDTH / 2 - 10, TEXT_WIDTH / 2 + 10],
        lines: false,
        rows: vec![Row { cells: vec![Cell::text(""), Cell::new(right)], header: false }],
    })
}
