//! The files that can be made, with their words.

use sao_lang_core::documents::Purpose;
use sao_lang_core::locale::{Message, msg};
use worker_protocol::{Document, WordDocument};

/// A file that can be made.
#[derive(Debug, Clone, Copy)]
pub struct FileChoice {
    /// Which.
    pub document: Document,
    /// To work with or to hand in.
    pub purpose: Purpose,
    /// Name of its button.
    pub button: &'static str,
    /// On the button.
    pub label: Message,
    /// On the button while the dossier would be sent back, if that is another.
    pub anyway: Option<Message>,
    /// Whom it is for.
    pub help: Message,
    /// Whether it is the first of its copy.
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

/// The dossier to work with.
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

/// The dossier to hand in.
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

/// What others can use, or what goes with the dossier.
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

/// What can be printed from the screen.
pub const PRINTS: [(Document, Purpose, Message); 4] = [
    (Document::Word(WordDocument::Dossier), Purpose::Work, msg::EXPORT_PRINT_DOSSIER),
    (Document::Word(WordDocument::Dossier), Purpose::HandIn, msg::EXPORT_PRINT_HAND_IN),
    (Document::Word(WordDocument::ScoreSheet), Purpose::Work, msg::EXPORT_PRINT_SHEET),
    (Document::Word(WordDocument::Summary), Purpose::Work, msg::EXPORT_PRINT_SUMMARY),
];
