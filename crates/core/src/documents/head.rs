//! The head of a document: national title, motto, and issuer (Decree 30/2020/NĐ-CP, Appendix I).

use super::fit::CELL_MARGINS;
use super::metrics::whole_width;
use super::model::{Block, Cell, Paragraph, Row, TEXT_WIDTH, Table};
use crate::locale::{Lang, msg};

/// The width of the issuer's column, in millimetres; the national title beside it gets the remaining width.
const ISSUER_WIDTH: u16 = 66;
/// Two font sizes in points for heads side by side: that of the left head and the national title, and that of the
/// motto.
const BESIDE: [u8; 2] = [12, 13];

/// National title and motto over the whole width, with a line as long as the motto.
pub fn national_title(lang: Lang) -> [Block; 3] {
    let [title, motto, line] = title_and_motto(0, 14, lang);
    [title.into(), motto.into(), Block::Line(line.line)]
}

/// Title, motto and the line below the motto.
fn title_and_motto(title_size: u8, motto_size: u8, lang: Lang) -> [Paragraph; 3] {
    let motto = Paragraph::bold(msg::DOC_MOTTO.text(lang)).centred().sized(motto_size).kept();
    let line = Paragraph::line(whole_width(&motto).round() as u16);
    [Paragraph::bold(msg::DOC_NATION.text(lang)).centred().sized(title_size).kept(), motto, line]
}

/// The issuer of a document at the left, national title and motto at the right. The last of the left lines is the
/// issuer itself, in bold, with a line below it that is half as long as the name's last line; the lines before it
/// name the higher bodies.
pub fn two_heads(left_lines: &[String], lang: Lang) -> Block {
    let [size, motto_size] = BESIDE;
    let mut left = Vec::new();
    if let Some((issuer, above)) = left_lines.split_last() {
        left.extend(above.iter().map(|line| Paragraph::new(line.as_str()).centred().sized(size).kept()));
        let issuer = Paragraph::bold(issuer.as_str()).centred().sized(size).kept();
        let room = f64::from(ISSUER_WIDTH) - CELL_MARGINS;
        // The line has a third to a half of the length of the text above it.
        let half = whole_width(&issuer).min(room) / 2.0;
        left.extend([issuer, Paragraph::line((half.floor() as u16).max(1))]);
    }
    let right = title_and_motto(size, motto_size, lang).to_vec();
    Block::Table(Table {
        widths: vec![ISSUER_WIDTH, TEXT_WIDTH - ISSUER_WIDTH],
        lines: false,
        rows: vec![Row { cells: vec![Cell::new(left), Cell::new(right)], header: false }],
    })
}
