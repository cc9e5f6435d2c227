//! Divider sheets for the papers of a dossier on paper: each shows the paper's number.

use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;
use crate::locale::{msg, values};

use super::Options;
use super::model::{Block, Paragraph};
use super::register::{Entry, entries};

/// The space above the number, in points: the number stands in the upper third of the sheet.
const ABOVE: u8 = 200;

/// A sheet for each paper, in the order of the register; no block if there is no paper.
pub fn dividers(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    let mut blocks = Vec::new();
    for entry in entries(draft, edition, set, options.purpose) {
        if !blocks.is_empty() {
            blocks.push(Block::PageBreak);
        }
        blocks.extend(divider(&entry, draft, edition, options));
    }
    blocks
}

/// The sheet of one paper.
pub(super) fn divider(entry: &Entry, draft: &Draft, edition: &Edition, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let mut blocks: Vec<Block> = vec![
        Paragraph::bold(entry.label(lang)).centred().sized(48).spaced(ABOVE).heading(1).into(),
        Paragraph::bold(entry.name(edition, lang)).centred().sized(18).spaced(12).into(),
        Paragraph::new(draft.product.name.trim()).centred().spaced(12).into(),
    ];
    if !entry.criteria.is_empty() {
        let used = msg::REGISTER_USED_BY.fill(lang, values::List { list: &entry.criteria.join(", ") });
        blocks.push(Paragraph::new(used).centred().spaced(6).into());
    }
    blocks
}
