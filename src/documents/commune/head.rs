//! The head of what the commune writes: organ at the left, national title at the right (Decree 30/2020/NĐ-CP, Appendix I).

use crate::locale::{Lang, msg};

use super::super::model::{Block, Cell, Paragraph, Row, Table};
use super::super::parts::TEXT_WIDTH;

/// Width of the organ's column in millimetres.
const LEFT: u16 = 62;
/// Size of the head's smaller lines, in points: at 13 the national title would not stay on one line.
const SMALL: u8 = 12;

/// The head with the commune's name, and below it what stands in the left and in the right column.
pub fn head(commune: &str, below: Option<(Vec<Paragraph>, Paragraph)>, lang: Lang) -> Block {
    let bold = |text: &str| Paragraph::bold(text).centred().kept();
    let rule = |length: usize| Paragraph::new("_".repeat(length)).sized(SMALL).centred().kept();
    let left = vec![bold(msg::COMMUNE_COMMITTEE.text(lang)), bold(&commune.to_uppercase()), rule(9)];
    let right = vec![bold(msg::DOC_NATION.text(lang)).sized(SMALL), bold(msg::DOC_MOTTO.text(lang)), rule(26)];
    let row = |left: Vec<Paragraph>, right: Vec<Paragraph>| Row {
        cells: vec![Cell::new(left), Cell::new(right)],
        header: false,
    };
    let mut rows = vec![row(left, right)];
    rows.extend(below.map(|(left, right)| row(left, vec![right])));
    Block::Table(Table { widths: vec![LEFT, TEXT_WIDTH - LEFT], lines: false, rows })
}
