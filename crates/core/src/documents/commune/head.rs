//! The head of a document of the commune: the issuing body at the left, the national title at the right (Decree
//! 30/2020/NĐ-CP, Appendix I).

use crate::locale::{Lang, msg};

use super::super::head::two_heads;
use super::super::model::{Block, Cell, Paragraph, Row};

/// The head with the commune's name, and below it further content of the left and of the right column.
pub fn head(commune: &str, below: Option<(Vec<Paragraph>, Paragraph)>, lang: Lang) -> Block {
    let committee = format!("{} {}", msg::COMMUNE_COMMITTEE.text(lang), commune.to_uppercase());
    let mut head = two_heads(&[committee], lang);
    if let (Block::Table(table), Some((left, right))) = (&mut head, below) {
        table.rows.push(Row { cells: vec![Cell::new(left), Cell::new(vec![right])], header: false });
    }
    head
}
