//! Everything that a producer can write today, in one archive: a document for each paper, and a sheet that says what is
//! still blank and what is to be had from others.

use std::io::{Cursor, Write};

use serde::{Deserialize, Serialize};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::model::{Block, Cell, Paragraph, Row, Table};
use super::super::parts::{document_title, header_row, small};
use super::super::{ArchiveError, DocxError, Options, Printable, Properties, docx, slug};
use super::values::LANG;
use super::{blanks, note, written, written_properties};
use crate::catalogue::EditionTexts as _;
use crate::locale::{Message, msg, values as fill};
use crate::tasks::Wanted;
use crate::templates::{Remaining, Source, Written, filled_with_examples, offers, remaining};

/// Widths of the columns of the list of papers of others, in millimetres.
const WIDTHS: [u16; 4] = [40, 38, 42, 40];

/// A document of the archive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The path in the archive, without an ending.
    pub path: String,
    /// The title of the document.
    pub title: String,
    /// The applicant.
    pub author: String,
    /// The note at the foot of its pages; empty for none.
    pub note: String,
    /// The content.
    pub blocks: Vec<Block>,
}

impl Page {
    /// One paper. A sample has examples wherever nothing is typed.
    pub fn of(source: &Source, paper: &Written, is_sample: bool) -> Page {
        if is_sample {
            let draft = filled_with_examples(source, paper);
            return Page::made(&Source { draft: &draft, ..*source }, paper, true);
        }
        Page::made(source, paper, false)
    }

    fn made(source: &Source, paper: &Written, is_sample: bool) -> Page {
        let Properties { title, author } = written_properties(source, paper);
        let name = slug(paper.template.plain_title());
        let path = if paper.copy > 1 { format!("{name}-{}", paper.copy) } else { name };
        Page { path, title, author, note: note(is_sample).to_owned(), blocks: written(source, paper) }
    }

    /// The document as a DOCX file.
    ///
    /// # Errors
    /// Fails only if the archive of the document cannot be written, which does not happen in memory.
    pub fn docx(&self, options: &Options) -> Result<Vec<u8>, DocxError> {
        self.clone().printable(options).docx()
    }

    /// The document before it is written as a file.
    pub fn printable(self, options: &Options) -> Printable {
        let Page { title, author, note, blocks, .. } = self;
        Printable { blocks, note, properties: Properties { title, author }, options: *options }
    }
}

/// The documents of everything that can be written today for a product: the papers that something waits for and that are not
/// ready, with each begun copy, and the sheet to read first. `folder` stands before the paths; empty for none.
pub fn bundle(source: &Source, folder: &str) -> Vec<Page> {
    let wanted = source.wanted();
    let due: Vec<Written> = offers(source, &wanted)
        .into_iter()
        .filter(|offer| offer.is_due())
        .flat_map(|offer| Written::copies(offer.template, source.draft))
        .collect();
    let first = sheet(source, &due, wanted);
    numbered(std::iter::once(first).chain(due.iter().map(|paper| Page::of(source, paper, false))), folder, 0)
}

/// The documents of every paper that serves a product, with examples wherever nothing is typed.
pub fn samples(source: &Source) -> Vec<Page> {
    numbered(source.serving().map(|template| Page::of(source, &Written::first(template), true)), "", 1)
}

/// The documents with their numbers, counted from `first`, and a folder before their paths.
fn numbered(pages: impl Iterator<Item = Page>, folder: &str, first: usize) -> Vec<Page> {
    let at = |(page, number): (Page, usize)| Page { path: format!("{folder}{number:02}-{}", page.path), ..page };
    pages.zip(first..).map(at).collect()
}

/// The archive of documents.
///
/// # Errors
/// Fails only if an archive cannot be written, which does not happen in memory.
pub fn pack(pages: &[Page], options: &Options) -> Result<Vec<u8>, ArchiveError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The documents are compressed already.
    let entry = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(docx::time(options));
    for page in pages {
        archive.start_file(format!("{}.docx", page.path), entry)?;
        archive.write_all(&page.docx(options)?).map_err(zip::result::ZipError::Io)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The sheet to read first: what is written and still blank, and what is to be had from others.
fn sheet(source: &Source, due: &[Written], wanted: Vec<Wanted>) -> Page {
    let title = msg::WRITTEN_LIST_TITLE.text(LANG);
    let mut blocks: Vec<Block> = vec![
        document_title(title.to_uppercase()).into(),
        Paragraph::italic(source.draft.product.name.trim()).centred().into(),
        Paragraph::bold(msg::WRITTEN_LIST_WRITTEN.text(LANG)).spaced(12).heading(2).into(),
    ];
    blocks.extend(due.iter().map(|paper| {
        let blanks: Vec<String> = blanks(source, paper, LANG).into_iter().map(|blank| blank.label).collect();
        let state = match blanks.is_empty() {
            true => msg::WRITTEN_LIST_COMPLETE.text(LANG).to_owned(),
            false => msg::WRITTEN_LIST_BLANK.fill(LANG, fill::Fields { fields: &blanks.join("; ") }),
        };
        Paragraph::new(format!("- {}: {state}", paper.template.plain_title())).indented(5).spaced(3).into()
    }));
    blocks.push(Paragraph::bold(msg::WRITTEN_REMAINING.text(LANG)).spaced(12).heading(2).into());
    let remaining = remaining(source, wanted);
    match remaining.is_empty() {
        true => blocks.push(Paragraph::new(msg::WRITTEN_REMAINING_NONE.text(LANG)).into()),
        false => blocks.push(Block::Table(table(source, &remaining))),
    }
    let author = source.draft.applicant.name.trim().to_owned();
    Page { path: slug(title), title: title.to_owned(), author, note: String::new(), blocks }
}

fn table(source: &Source, remaining: &[Remaining]) -> Table {
    let heads: [Message; 4] = [msg::WRITTEN_PAPER, msg::WRITTEN_WHO, msg::WRITTEN_BRING, msg::WRITTEN_EFFORT];
    let mut rows = vec![header_row(heads, LANG)];
    rows.extend(remaining.iter().map(|paper| {
        let name = source.edition.paper_name(&paper.wanted.paper, LANG).to_owned();
        let criteria = paper.wanted.criteria.join(", ");
        let mut first = vec![small(name)];
        if !criteria.is_empty() {
            first.push(small(msg::WRITTEN_FOR_CRITERIA.fill(LANG, fill::Criteria { criteria: &criteria })));
        }
        let others = [paper.who(LANG), paper.bring(LANG), paper.effort(LANG)];
        let others = others.into_iter().map(|text| Cell::new(vec![small(text)]));
        Row { cells: std::iter::once(Cell::new(first)).chain(others).collect(), header: false }
    }));
    Table { widths: WIDTHS.into(), lines: true, rows }
}
