//! What the producer takes away. Forms are built as [`model`] blocks, then written as a file.

mod docx;
mod evidence;
mod evidence_table;
mod form01;
mod form02;
pub mod model;
mod name;
mod parts;

pub use docx::DocxError;
pub use evidence::{EvidenceRow, Papers, evidence_rows};
pub use name::{file_name, slug};

use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;
use crate::locale::{Lang, msg};

use model::Block;

/// Forms 01 and 02 of a draft, in one document (QĐ 26/2026, Appendix III).
pub fn dossier(draft: &Draft, edition: &Edition, set: &ProductSet, lang: Lang) -> Vec<Block> {
    let mut blocks = form01::form01(draft, edition, set, lang);
    blocks.push(Block::PageBreak);
    blocks.extend(form02::form02(draft, edition, set, lang));
    blocks
}

/// The dossier as a DOCX file, laid out by Decree 30/2020/NĐ-CP (A4, Times New Roman 13).
///
/// # Errors
/// Only where the archive cannot be written, which in memory does not happen.
pub fn dossier_docx(draft: &Draft, edition: &Edition, set: &ProductSet, lang: Lang) -> Result<Vec<u8>, DocxError> {
    docx::write(&dossier(draft, edition, set, lang), msg::DOC_DRAFT_NOTE.text(lang))
}
