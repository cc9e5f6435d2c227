//! The files that can be made, with their texts.

use sao_lang_core::documents::Purpose;
use sao_lang_core::locale::{Message, msg};
use worker_protocol::{Document, WordDocument};

/// A file that can be made.
#[derive(Debug, Clone, Copy)]
pub struct FileChoice {
    /// The document.
    pub document: Document,
    /// Whether the file is for work or for the hand-in.
    pub purpose: Purpose,
    /// The name of the button.
    pub button: &'static str,
    /// The text of the button.
    pub label: Message,
    /// The text of the button while the commune would send the dossier back, if it differs.
    pub anyway: Option<Message>,
    /// A sentence on the use of the file.
    pub help: Message,
    /// Whether it is the main file for its purpose.
    pub main: bool,
}

const fn choice(
    document: Document,
    purpose: Purpose,
    button: &'static str,
    label: Message,
    help: Message,
) -> FileChoice {
    FileChoice { document, purpose, button, label, anyway: None, help, main: false }
}

/// The dossier for work.
pub const DOSSIER: [FileChoice; 1] = [FileChoice {
    main: true,
    ..choice(
        Document::Word(WordDocument::Dossier),
        Purpose::Work,
        "ho-so-ocop",
        msg::EXPORT_DOCX,
        msg::EXPORT_DOCX_HELP,
    )
}];

/// The dossier for the hand-in.
pub const HAND_IN: [FileChoice; 2] = [
    FileChoice {
        main: true,
        anyway: Some(msg::EXPORT_HAND_IN_DOCX_ANYWAY),
        ..choice(
            Document::Word(WordDocument::Dossier),
            Purpose::HandIn,
            "hand-in",
            msg::EXPORT_HAND_IN_DOCX,
            msg::EXPORT_HAND_IN_DOCX_HELP,
        )
    },
    FileChoice {
        anyway: Some(msg::EXPORT_HAND_IN_ZIP_ANYWAY),
        ..choice(
            Document::Archive,
            Purpose::HandIn,
            "hand-in-archive",
            msg::EXPORT_HAND_IN_ZIP,
            msg::EXPORT_HAND_IN_ZIP_HELP,
        )
    },
];

/// Files for other uses, and files that go with the dossier.
pub const OTHERS: [FileChoice; 8] = [
    choice(Document::Archive, Purpose::Work, "archive", msg::EXPORT_ZIP, msg::EXPORT_ZIP_HELP),
    choice(
        Document::Word(WordDocument::Summary),
        Purpose::Work,
        "tom-tat",
        msg::EXPORT_SUMMARY,
        msg::EXPORT_SUMMARY_HELP,
    ),
    choice(
        Document::Word(WordDocument::ScoreSheet),
        Purpose::Work,
        "phieu-cham-diem",
        msg::EXPORT_SHEET,
        msg::EXPORT_SHEET_HELP,
    ),
    choice(
        Document::Word(WordDocument::BlankSheet),
        Purpose::HandIn,
        "phieu-cham-trong",
        msg::EXPORT_BLANK_SHEET,
        msg::EXPORT_BLANK_SHEET_HELP,
    ),
    choice(Document::Workbook, Purpose::Work, "bang-tieu-chi", msg::EXPORT_XLSX, msg::EXPORT_XLSX_HELP),
    choice(
        Document::Word(WordDocument::Commune),
        Purpose::HandIn,
        "giay-to-cho-xa",
        msg::EXPORT_COMMUNE,
        msg::EXPORT_COMMUNE_HELP,
    ),
    choice(
        Document::Word(WordDocument::Dividers),
        Purpose::HandIn,
        "to-ngan-phu-luc",
        msg::EXPORT_DIVIDERS,
        msg::EXPORT_DIVIDERS_HELP,
    ),
    choice(Document::Calendar, Purpose::Work, "lich-ocop", msg::CALENDAR_DOWNLOAD, msg::CALENDAR_STEP_HELP),
];

/// Documents that can be printed from the screen.
pub const PRINTS: [(Document, Purpose, Message); 4] = [
    (Document::Word(WordDocument::Dossier), Purpose::Work, msg::EXPORT_PRINT_DOSSIER),
    (Document::Word(WordDocument::Dossier), Purpose::HandIn, msg::EXPORT_PRINT_HAND_IN),
    (Document::Word(WordDocument::ScoreSheet), Purpose::Work, msg::EXPORT_PRINT_SHEET),
    (Document::Word(WordDocument::Summary), Purpose::Work, msg::EXPORT_PRINT_SUMMARY),
];
