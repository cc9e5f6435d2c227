//! The files that the back office makes: their names and kinds.

use serde::{Deserialize, Serialize};

use sao_lang_core::board::Selection;
use sao_lang_core::documents::{Purpose, file_name};
use sao_lang_core::locale::Lang;
use sao_lang_core::tasks::Costs;

/// What tells a copy to hand in from one to work with, in names.
const HAND_IN: &str = "-nop";

/// A file that the producer takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Document {
    /// Forms 01 and 02 as DOCX.
    Dossier,
    /// The scoring sheet of the set, filled in, as DOCX.
    ScoreSheet,
    /// The official scoring sheet of the set, blank, as DOCX.
    BlankSheet,
    /// What the commune makes of it, begun: letter, form 03, list of what is in the dossier; as DOCX.
    Commune,
    /// A sheet to lay before each paper, as DOCX.
    Dividers,
    /// One page for the producer, as DOCX.
    Summary,
    /// The electronic dossier as ZIP: documents, attachments, index, draft.
    Archive,
    /// Criteria, papers and details as XLSX.
    Workbook,
    /// The dates as ICS.
    Calendar,
}

impl Document {
    /// The file name's ending.
    pub fn extension(self) -> &'static str {
        match self {
            Document::Dossier
            | Document::ScoreSheet
            | Document::BlankSheet
            | Document::Commune
            | Document::Dividers
            | Document::Summary => "docx",
            Document::Archive => "zip",
            Document::Workbook => "xlsx",
            Document::Calendar => "ics",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Document::Dossier
            | Document::ScoreSheet
            | Document::BlankSheet
            | Document::Commune
            | Document::Dividers
            | Document::Summary => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Document::Archive => "application/zip",
            Document::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Document::Calendar => "text/calendar",
        }
    }

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Document::Archive => "archive",
            _ => self.stem(),
        }
    }

    /// The document of a name in addresses.
    pub fn from_name(name: &str) -> Option<Document> {
        let all = [
            Document::Dossier,
            Document::ScoreSheet,
            Document::BlankSheet,
            Document::Commune,
            Document::Dividers,
            Document::Summary,
            Document::Archive,
            Document::Workbook,
            Document::Calendar,
        ];
        all.into_iter().find(|d| d.name() == name)
    }

    /// Its name in addresses, with what it is made for.
    pub fn address(self, purpose: Purpose) -> String {
        match purpose {
            Purpose::Work => self.name().to_owned(),
            Purpose::HandIn => format!("{}{HAND_IN}", self.name()),
        }
    }

    /// What stands at an address.
    pub fn from_address(name: &str) -> Option<(Document, Purpose)> {
        match name.strip_suffix(HAND_IN) {
            Some(name) => Document::from_name(name).map(|document| (document, Purpose::HandIn)),
            None => Document::from_name(name).map(|document| (document, Purpose::Work)),
        }
    }

    /// The name of a file of it.
    pub fn file_name(self, purpose: Purpose, product: &str, date: &str) -> String {
        // Only of these are there two copies that could be taken for one another.
        let two = matches!(self, Document::Dossier | Document::Archive) && purpose == Purpose::HandIn;
        let stem = if two { format!("{}{HAND_IN}", self.stem()) } else { self.stem().to_owned() };
        file_name(&stem, product, date, self.extension())
    }

    /// What the file name begins with.
    pub fn stem(self) -> &'static str {
        match self {
            Document::Dossier | Document::Archive => "ho-so-ocop",
            Document::ScoreSheet => "phieu-cham-diem",
            Document::BlankSheet => "phieu-cham-trong",
            Document::Commune => "giay-to-cho-xa",
            Document::Dividers => "to-ngan-phu-luc",
            Document::Summary => "tom-tat",
            Document::Workbook => "bang-tieu-chi",
            Document::Calendar => "lich-ocop",
        }
    }
}

/// A report over many drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Report {
    /// The readiness report as DOCX.
    Pages,
    /// The portfolio as DOCX: an overview, then a page for each applicant.
    Portfolio,
    /// Rows, overview and all criteria as XLSX.
    Book,
    /// All criteria as CSV.
    Table,
}

impl Report {
    /// All of them.
    pub const ALL: [Report; 4] = [Report::Pages, Report::Portfolio, Report::Book, Report::Table];

    /// The file name's ending.
    pub fn extension(self) -> &'static str {
        match self {
            Report::Pages | Report::Portfolio => "docx",
            Report::Book => "xlsx",
            Report::Table => "csv",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Report::Pages | Report::Portfolio => Document::Dossier.media_type(),
            Report::Book => Document::Workbook.media_type(),
            Report::Table => "text/csv",
        }
    }

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Report::Pages => "report",
            Report::Portfolio => "portfolio",
            Report::Book => "book",
            Report::Table => "table",
        }
    }

    /// The report of a name in addresses.
    pub fn from_name(name: &str) -> Option<Report> {
        Report::ALL.into_iter().find(|report| report.name() == name)
    }

    /// The name of a file of it, which tells what it is about: `bang-san-pham_tat-ca_2026-11-23.xlsx`.
    pub fn file_name(self, selection: &Selection, date: &str) -> String {
        let stem = match self {
            Report::Pages => "bao-cao-san-pham",
            Report::Portfolio => "tap-ho-so",
            Report::Book => "bang-san-pham",
            Report::Table => "moi-tieu-chi",
        };
        file_name(stem, &selection.name(Lang::Vi), date, self.extension())
    }
}

/// A working paper over many drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Working {
    /// The sheet of each member.
    Sheets,
    /// The joint plan.
    Joint {
        /// Stars to reach; `None`: each its next class.
        stars: Option<u8>,
        /// How many products are to be lifted; `None`: as many as are worth most.
        count: Option<usize>,
        /// What steps cost.
        costs: Costs,
    },
}

/// A file of a working paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkingFile {
    /// All of it as DOCX.
    Pages,
    /// A DOCX for each member, as ZIP.
    Archive,
    /// The days of all products and tasks as ICS.
    Calendar,
    /// A line for each thing to do, as XLSX.
    Book,
}

impl WorkingFile {
    /// The document whose kind of file it is.
    fn alike(self) -> Document {
        match self {
            WorkingFile::Pages => Document::Summary,
            WorkingFile::Archive => Document::Archive,
            WorkingFile::Calendar => Document::Calendar,
            WorkingFile::Book => Document::Workbook,
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        self.alike().media_type()
    }

    /// The name of a file of it; `member` is the one whose sheet it is, empty for several.
    pub fn file_name(self, working: Working, member: &str, date: &str) -> String {
        let stem = match (working, self) {
            (_, WorkingFile::Calendar) => "lich-chung",
            (Working::Sheets, _) => "phieu-viec",
            (Working::Joint { .. }, _) => "ke-hoach-chung",
        };
        file_name(stem, member, date, self.alike().extension())
    }
}
