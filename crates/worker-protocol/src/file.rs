//! The files that the worker makes, with their names and media types.

use serde::{Deserialize, Serialize};

use crate::pdf::PDF;
use sao_lang_core::board::Selection;
use sao_lang_core::documents::{Purpose, file_name};
use sao_lang_core::draft::DOCX;
use sao_lang_core::locale::Lang;
use sao_lang_core::tasks::Costs;

/// The mark in file names and addresses that distinguishes a copy to hand in from a copy to work with.
const HAND_IN: &str = "-nop";

/// The media type of Excel files.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The media type of archives.
pub const ZIP: &str = "application/zip";
const ICS: &str = "text/calendar";

/// A document for Word. It can also be printed from the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordDocument {
    /// Forms 01 and 02.
    Dossier,
    /// The scoring sheet of the set, filled in.
    ScoreSheet,
    /// The official scoring sheet of the set, blank.
    BlankSheet,
    /// The documents that the commune adds to the dossier, prepared from the draft: letter, form 03, list of its
    /// contents.
    Commune,
    /// A divider sheet for each paper.
    Dividers,
    /// The page with the estimate and the next steps for the producer.
    Summary,
}

impl WordDocument {
    const ALL: [WordDocument; 6] = [
        WordDocument::Dossier,
        WordDocument::ScoreSheet,
        WordDocument::BlankSheet,
        WordDocument::Commune,
        WordDocument::Dividers,
        WordDocument::Summary,
    ];

    /// The beginning of the file name.
    fn stem(self) -> &'static str {
        match self {
            WordDocument::Dossier => "ho-so-ocop",
            WordDocument::ScoreSheet => "phieu-cham-diem",
            WordDocument::BlankSheet => "phieu-cham-trong",
            WordDocument::Commune => "giay-to-cho-xa",
            WordDocument::Dividers => "to-ngan-phu-luc",
            WordDocument::Summary => "tom-tat",
        }
    }
}

/// A file of one draft for the producer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Document {
    /// A document as DOCX.
    Word(WordDocument),
    /// The same document as PDF.
    Pdf(WordDocument),
    /// The electronic dossier as ZIP: documents, attachments, index, draft.
    Archive,
    /// Criteria, papers and details as XLSX.
    Workbook,
    /// The dates as ICS.
    Calendar,
}

impl Document {
    /// The extension of the file name.
    pub fn extension(self) -> &'static str {
        match self {
            Document::Word(_) => "docx",
            Document::Pdf(_) => "pdf",
            Document::Archive => "zip",
            Document::Workbook => "xlsx",
            Document::Calendar => "ics",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Document::Word(_) => DOCX,
            Document::Pdf(_) => PDF,
            Document::Archive => ZIP,
            Document::Workbook => XLSX,
            Document::Calendar => ICS,
        }
    }

    /// The name of the document in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Document::Archive => "archive",
            _ => self.stem(),
        }
    }

    /// The document with this name in addresses.
    pub fn from_name(name: &str) -> Option<Document> {
        let others = [Document::Archive, Document::Workbook, Document::Calendar];
        WordDocument::ALL.map(Document::Word).into_iter().chain(others).find(|d| d.name() == name)
    }

    /// The name of the document in addresses, with its purpose.
    pub fn address(self, purpose: Purpose) -> String {
        match purpose {
            Purpose::Work => self.name().to_owned(),
            Purpose::HandIn => format!("{}{HAND_IN}", self.name()),
        }
    }

    /// The document and the purpose that an address names.
    pub fn from_address(name: &str) -> Option<(Document, Purpose)> {
        match name.strip_suffix(HAND_IN) {
            Some(name) => Document::from_name(name).map(|document| (document, Purpose::HandIn)),
            None => Document::from_name(name).map(|document| (document, Purpose::Work)),
        }
    }

    /// The file name of the document.
    pub fn file_name(self, purpose: Purpose, product: &str, date: &str) -> String {
        // Only these documents have two copies that people could confuse.
        let is_dossier = matches!(self, Document::Word(d) | Document::Pdf(d) if d == WordDocument::Dossier);
        let two = (is_dossier || self == Document::Archive) && purpose == Purpose::HandIn;
        let stem = if two { format!("{}{HAND_IN}", self.stem()) } else { self.stem().to_owned() };
        file_name(&stem, product, date, self.extension())
    }

    /// The beginning of the file name.
    pub fn stem(self) -> &'static str {
        match self {
            Document::Word(document) | Document::Pdf(document) => document.stem(),
            Document::Archive => WordDocument::Dossier.stem(),
            Document::Workbook => "bang-tieu-chi",
            Document::Calendar => "lich-ocop",
        }
    }
}

/// A report over many drafts for Word. It can also be printed from the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordReport {
    /// The readiness report.
    Readiness,
    /// The portfolio: an overview, then a page for each applicant.
    Portfolio,
}

impl WordReport {
    /// The name of the report in addresses.
    pub fn name(self) -> &'static str {
        match self {
            WordReport::Readiness => "report",
            WordReport::Portfolio => "portfolio",
        }
    }

    /// The beginning of the file name.
    pub fn stem(self) -> &'static str {
        match self {
            WordReport::Readiness => "bao-cao-san-pham",
            WordReport::Portfolio => "tap-ho-so",
        }
    }

    /// The report with this name in addresses.
    pub fn from_name(name: &str) -> Option<WordReport> {
        [WordReport::Readiness, WordReport::Portfolio].into_iter().find(|report| report.name() == name)
    }
}

/// A table over many drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableReport {
    /// Rows, overview and all criteria as XLSX.
    Workbook,
    /// All criteria as CSV.
    Csv,
}

/// A report over many drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Report {
    /// A report as DOCX.
    Word(WordReport),
    /// A table.
    Table(TableReport),
}

impl Report {
    /// All reports.
    pub const ALL: [Report; 4] = [
        Report::Word(WordReport::Readiness),
        Report::Word(WordReport::Portfolio),
        Report::Table(TableReport::Workbook),
        Report::Table(TableReport::Csv),
    ];

    /// The extension of the file name.
    pub fn extension(self) -> &'static str {
        match self {
            Report::Word(_) => "docx",
            Report::Table(TableReport::Workbook) => "xlsx",
            Report::Table(TableReport::Csv) => "csv",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Report::Word(_) => DOCX,
            Report::Table(TableReport::Workbook) => XLSX,
            Report::Table(TableReport::Csv) => "text/csv",
        }
    }

    /// The file name of the report, which tells its selection of drafts: `bang-san-pham_tat-ca_2026-11-23.xlsx`.
    pub fn file_name(self, selection: &Selection, date: &str) -> String {
        let stem = match self {
            Report::Word(report) => report.stem(),
            Report::Table(TableReport::Workbook) => "bang-san-pham",
            Report::Table(TableReport::Csv) => "moi-tieu-chi",
        };
        file_name(stem, &selection.name(Lang::Vi), date, self.extension())
    }
}

/// The user's choices for the joint plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointChoice {
    /// The stars to reach; `None` if each product shall reach its next class.
    pub stars: Option<u8>,
    /// The number of products to lift; `None` for the most worthwhile number.
    pub count: Option<usize>,
    /// The costs of steps.
    pub costs: Costs,
}

/// A working paper over many drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Working {
    /// The sheet of each member.
    Sheets,
    /// The joint plan.
    Joint(JointChoice),
}

impl Working {
    /// The beginning of the file name.
    pub fn stem(self) -> &'static str {
        match self {
            Working::Sheets => "phieu-viec",
            Working::Joint(_) => "ke-hoach-chung",
        }
    }
}

/// A file of a working paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkingFile {
    /// The whole paper as DOCX.
    Word(Working),
    /// The members' sheets as ZIP: a DOCX for each member.
    MemberArchive,
    /// The days of all products and tasks as ICS.
    Calendar,
    /// The joint plan as XLSX, with one row for each task.
    JointWorkbook(JointChoice),
}

impl WorkingFile {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            WorkingFile::Word(_) => DOCX,
            WorkingFile::MemberArchive => ZIP,
            WorkingFile::Calendar => ICS,
            WorkingFile::JointWorkbook(_) => XLSX,
        }
    }

    /// The file name of the working paper. `member` is the name of the member whose sheet it is, and empty for
    /// several members.
    pub fn file_name(self, member: &str, date: &str) -> String {
        let (stem, extension) = match self {
            WorkingFile::Word(working) => (working.stem(), "docx"),
            WorkingFile::MemberArchive => (Working::Sheets.stem(), "zip"),
            WorkingFile::Calendar => ("lich-chung", "ics"),
            WorkingFile::JointWorkbook(joint) => (Working::Joint(joint).stem(), "xlsx"),
        };
        file_name(stem, member, date, extension)
    }
}
