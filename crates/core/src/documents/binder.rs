//! The file to hand in: the dossier, then every paper of the register with its photos and files. Here are its list of
//! contents and the sheets for papers without a copy; `sao-lang-pdf` puts the pages together.

use serde::{Deserialize, Serialize};

use crate::catalogue::Edition;
use crate::draft::{Attachment, Draft};
use crate::locale::{Message, msg, values};

use super::Options;
use super::dividers::divider;
use super::model::{Block, Cell, Paragraph, Row, Span, Table};
use super::parts::{document_title, header_row, small, small_spans};
use super::register::{Entry, PAPER_ANCHOR};

/// Widths of the columns in millimetres: label, name, state, place.
const WIDTHS: [u16; 4] = [17, 78, 30, 35];

/// The reason why a file is not in the binder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOut {
    /// A PDF that asks for a password.
    Encrypted,
    /// Neither a picture nor a PDF that can be read.
    Broken,
    /// A file for Word.
    Word,
    /// A file that is not on this device.
    Missing,
}

impl LeftOut {
    /// The reason in words.
    pub fn words(self) -> Message {
        match self {
            LeftOut::Encrypted => msg::BINDER_WHY_ENCRYPTED,
            LeftOut::Broken => msg::BINDER_WHY_BROKEN,
            LeftOut::Word => msg::BINDER_WHY_WORD,
            LeftOut::Missing => msg::BINDER_WHY_MISSING,
        }
    }
}

/// What a file of a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// A photo.
    Photo,
    /// A PDF.
    Pdf {
        /// The number of its pages.
        pages: usize,
    },
    /// A file that is left out.
    LeftOut(LeftOut),
}

/// A file before it is put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// What it is.
    pub kind: FileKind,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Looked {
    /// A file that is not on this device.
    pub const MISSING: Looked = Looked { kind: FileKind::LeftOut(LeftOut::Missing), bytes: 0 };
    /// A file that stopped the program that looked at it.
    pub const BROKEN: Looked = Looked { kind: FileKind::LeftOut(LeftOut::Broken), bytes: 0 };

    /// The number of pages that the file gives.
    pub fn pages(self) -> usize {
        match self.kind {
            FileKind::Photo => 1,
            FileKind::Pdf { pages } => pages,
            FileKind::LeftOut(_) => 0,
        }
    }
}

/// The producer's choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BinderChoices {
    /// Whether a paper without a copy gets a sheet.
    pub sheets: bool,
    /// The most bytes of a file; `None` for any size.
    pub limit: Option<u64>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct BinderReport {
    /// The number of pages of all files.
    pub pages: usize,
    /// The number of photos that were reduced.
    pub reduced: usize,
    /// The size of each file in bytes.
    pub sizes: Vec<u64>,
    /// The files that are left out: the label of the paper, the name of the file, the reason.
    pub left_out: Vec<(String, String, LeftOut)>,
    /// The labels of the papers without a copy.
    pub without_copy: Vec<String>,
}

/// Where the pages of a paper begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The number of the file, from 1.
    pub file: usize,
    /// The page of the file, from 1.
    pub page: usize,
}

/// A paper of the register in the binder.
#[derive(Debug, Clone)]
pub struct Bound<'d> {
    /// The paper.
    pub entry: Entry<'d>,
    /// Where its pages begin; `None` for a paper without pages.
    pub place: Option<Place>,
    /// Its files that are left out, with the reason.
    pub left_out: Vec<(&'d Attachment, LeftOut)>,
}

/// The name of the place where the pages of a paper begin.
pub fn pages_anchor(no: usize) -> String {
    format!("pages-{no}")
}

/// Makes the label of each paper in the table of evidence lead to its pages.
pub fn lead_to_pages(dossier: &mut [Block]) {
    let rows = dossier.iter_mut().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let cells = rows.flat_map(|table| &mut table.rows).flat_map(|row| &mut row.cells);
    for paragraph in cells.flat_map(|cell| &mut cell.paragraphs) {
        if let Some(no) = paragraph.anchor.strip_prefix(PAPER_ANCHOR).and_then(|no| no.parse().ok()) {
            paragraph.spans.iter_mut().for_each(|span| span.link = pages_anchor(no));
        }
    }
}

/// The list of contents at the beginning of a file: each paper with its state and its page, and the files that are left
/// out. Only the places in this file (its number, from 1) have a link.
pub fn contents(papers: &[Bound], file: usize, edition: &Edition, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let cell = |text: String| Cell::new(vec![small(text)]);
    let heading = [msg::REGISTER_NO, msg::REGISTER_PAPER, msg::FORM02_EV_STATE, msg::BINDER_PAGE];
    let mut rows = vec![header_row(heading, lang)];
    let files = papers.iter().filter_map(|paper| paper.place).map(|place| place.file).max().unwrap_or(1);
    rows.extend(papers.iter().map(|Bound { entry, place, .. }| {
        let at = match place {
            Some(Place { file, page }) if files > 1 => {
                msg::BINDER_PAGE_OF_FILE.fill(lang, values::FilePage { file, page })
            }
            Some(Place { page, .. }) => page.to_string(),
            None if entry.written => msg::BINDER_IN_DOSSIER.text(lang).to_owned(),
            None => msg::BINDER_NO_FILE.text(lang).to_owned(),
        };
        let link = if place.is_some_and(|p| p.file == file) { pages_anchor(entry.no) } else { String::new() };
        let cells = vec![
            cell(entry.label(lang)),
            cell(entry.name(edition, lang)),
            cell(entry.state.list_words().text(lang).to_owned()),
            Cell::new(vec![small_spans(vec![Span { text: at, link, ..Span::default() }])]),
        ];
        Row { cells, header: false }
    }));
    let title = document_title(msg::BINDER_TITLE.text(lang));
    let mut blocks = vec![title.into(), Block::Table(Table { widths: WIDTHS.into(), lines: true, rows })];
    let left_out = papers.iter().flat_map(|paper| paper.left_out.iter().map(move |(file, why)| (paper, file, why)));
    let lines: Vec<Block> = left_out
        .map(|(paper, file, why)| {
            let (paper, why) = (paper.entry.label(lang), why.words().text(lang));
            let line = values::NamePaperWhy { name: &file.name, paper: &paper, why: &why };
            Paragraph::new(msg::BINDER_LEFT_OUT_LINE.fill(lang, line)).indented(5).spaced(2).into()
        })
        .collect();
    if !lines.is_empty() {
        blocks.push(Paragraph::bold(msg::BINDER_LEFT_OUT.text(lang)).spaced(12).heading(2).into());
        blocks.extend(lines);
    }
    blocks
}

/// The sheet for a paper without a copy.
pub fn missing_sheet(entry: &Entry, draft: &Draft, edition: &Edition, options: &Options) -> Vec<Block> {
    let mut blocks = divider(entry, draft, edition, options);
    blocks.push(Paragraph::italic(msg::BINDER_SHEET.text(options.lang)).centred().spaced(24).into());
    blocks
}
