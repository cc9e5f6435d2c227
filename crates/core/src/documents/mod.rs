//! The documents for the producer. A document is built as [`model`] blocks, then written as a file.

mod amendment;
mod archive;
mod binder;
mod board;
mod changes;
mod commune;
mod diary;
mod dividers;
mod docx;
mod evidence;
mod evidence_table;
pub mod fit;
mod form01;
mod form02;
mod head;
mod joint;
mod members;
pub mod metrics;
pub mod model;
mod name;
mod options;
mod outcome;
pub mod pagination;
pub mod parts;
mod printable;
mod register;
mod results_table;
mod score_sheet;
mod signature;
mod summary;
mod unpack;
mod workbook;
mod written;

pub use amendment::amendment;
pub use archive::{archive, attachment_paths};
pub use binder::{
    BinderChoices, BinderReport, Bound, FileKind, LeftOut, Looked, Place, contents, lead_to_pages, missing_sheet,
    pages_anchor,
};
pub use board::{BoardBook, CriteriaCsv, Products, Source, board_page, portfolio};
pub(crate) use board::{begins_formula, is_left_out};
pub use commune::{commune, completeness, form03, letter};
pub use diary::{DiaryBook, account_book, diary_workbook, production_log};
pub use dividers::dividers;
pub use docx::{DocxError, Properties};
pub use form01::form01;
pub use form02::form02;
pub use joint::{JointPaper, joint_book, joint_page};
pub use members::{member_archive, member_sheets, sheet_properties};
pub(crate) use name::former_slug;
pub use name::{file_name, slug};
pub use options::{Options, Purpose};
pub use printable::Printable;
pub use register::{Entry, entries};
pub use score_sheet::{blank_sheet, score_sheet};
pub use summary::summary;
pub use unpack::{Packed, UnpackError, Unpacked, Unread, drafts_in};
pub use workbook::workbook;
pub use written::{Blank, Page, blanks, bundle, figures_of, pack, samples, written, written_options};

use thiserror::Error;

use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;
use crate::locale::msg;

use model::Block;

/// Forms 01 and 02 of a draft and the written papers, each as a document of its own (QĐ 26/2026, Appendix III).
pub fn dossier(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    let mut blocks = form01(draft, edition, set, options);
    for document in [form02(draft, edition, set, options), story(draft, edition, set, options)] {
        if !document.is_empty() {
            blocks.push(Block::NewDocument);
        }
        blocks.extend(document);
    }
    blocks
}

/// The product's story as the paper that form 02 cites; no block if the draft has no story.
pub fn story(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    form02::story(draft, &entries(draft, edition, set, options.purpose), options.lang)
}

/// The dossier as a DOCX file, in the layout of Decree 30/2020/NĐ-CP (A4, Times New Roman 13).
///
/// # Errors
/// Fails only if the archive cannot be written, which does not happen in memory.
pub fn dossier_docx(
    draft: &Draft,
    edition: &Edition,
    set: &ProductSet,
    options: &Options,
) -> Result<Vec<u8>, DocxError> {
    let properties = Properties::of(msg::LAYOUT_DOSSIER, draft, options.lang);
    docx(&dossier(draft, edition, set, options), options, &properties)
}

/// Any blocks as a DOCX file, in the same layout. The same blocks, options and properties give the same bytes.
///
/// # Errors
/// Fails for the same reason as [`dossier_docx`].
pub fn docx(blocks: &[Block], options: &Options, properties: &Properties) -> Result<Vec<u8>, DocxError> {
    docx::write(blocks, options.note(), properties, options)
}

/// The error if the electronic dossier cannot be written.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// A document of the archive could not be written.
    #[error(transparent)]
    Docx(#[from] DocxError),
    /// The workbook of the archive could not be written.
    #[error("the workbook could not be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The archive itself could not be written.
    #[error("the archive could not be written: {0}")]
    Archive(#[from] zip::result::ZipError),
}
