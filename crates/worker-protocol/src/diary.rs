//! Requests for the books of a diary, and for a table of entries.

use serde::{Deserialize, Serialize};

use crate::documents::How;
use crate::file::TableReport;
use sao_lang_core::diary::{Entry, Span};
use sao_lang_core::documents::file_name;

/// A book of a diary: pages for Word and for print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DiaryPaper {
    /// The production log.
    Log,
    /// The account book.
    Accounts,
}

impl DiaryPaper {
    /// Both books.
    pub const ALL: [DiaryPaper; 2] = [DiaryPaper::Log, DiaryPaper::Accounts];

    /// The name of the book in addresses, and the beginning of its file name.
    pub fn name(self) -> &'static str {
        match self {
            DiaryPaper::Log => "nhat-ky-san-xuat",
            DiaryPaper::Accounts => "so-thu-chi",
        }
    }

    /// The book with this name in addresses.
    pub fn from_name(name: &str) -> Option<DiaryPaper> {
        DiaryPaper::ALL.into_iter().find(|paper| paper.name() == name)
    }
}

/// A file that is made of a diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DiaryFile {
    /// A book as DOCX.
    Word(DiaryPaper),
    /// All entries as XLSX or CSV.
    Table(TableReport),
}

impl DiaryFile {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            DiaryFile::Word(_) => sao_lang_core::draft::DOCX,
            DiaryFile::Table(table) => crate::Report::Table(table).media_type(),
        }
    }

    /// The file name: `so-thu-chi_ca-kho-ba-hai_2026-11-01.docx`, with the first day of the span.
    pub fn file_name(self, product: &str, from: &str) -> String {
        let (stem, extension) = match self {
            DiaryFile::Word(paper) => (paper.name(), "docx"),
            DiaryFile::Table(table) => ("nhat-ky", crate::Report::Table(table).extension()),
        };
        file_name(stem, product, from, extension)
    }
}

/// What a book is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiarySpan {
    /// The draft as JSON.
    pub draft: String,
    /// The entries. Those before the span are needed for the carried balance only.
    pub entries: Vec<Entry>,
    /// A day of the span, `YYYY-MM-DD`.
    pub day: String,
    /// The span.
    pub span: Span,
    /// The options.
    pub how: How,
}

/// A request to make a book for Word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeDiaryWord {
    /// The book.
    pub paper: DiaryPaper,
    /// What it is about.
    pub about: DiarySpan,
}

/// A request for the blocks of a book, to print from the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiaryBlocks {
    /// The book.
    pub paper: DiaryPaper,
    /// What it is about.
    pub about: DiarySpan,
}

/// A request to make a table of the entries of a span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeDiaryTable {
    /// The kind of file.
    pub table: TableReport,
    /// What it is about.
    pub about: DiarySpan,
}

/// A request to read the attached table of entries. It stores nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadDiary;
