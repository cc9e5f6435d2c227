//! Requests for papers that a producer writes from templates. The app has fetched the file of the templates, and sends its
//! text with the request, so the worker carries none.

use serde::{Deserialize, Serialize};

use crate::StoredText;
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{Blank, file_name, slug};
use sao_lang_core::templates::Offered;

/// The draft, the templates and the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FromTemplates {
    /// The draft as JSON.
    pub draft: String,
    /// The text of the file of templates.
    pub templates: String,
    /// The day on which the papers are written, `YYYY-MM-DD`.
    pub today: String,
    /// The language of what the screen shows; papers are Vietnamese. A BCP 47 tag.
    pub lang: String,
}

/// A request for the papers that can be written, and for what remains to be had from others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferPapers {
    /// The draft and the templates.
    pub about: FromTemplates,
}

/// Which paper is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenPaper {
    /// The key of the template.
    pub template: String,
    /// The number of the copy, from 1.
    pub copy: usize,
}

/// A request for the pages of a paper, to show and to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenBlocks {
    /// The draft and the templates.
    pub about: FromTemplates,
    /// The paper.
    pub paper: WrittenPaper,
}

/// The pages of a paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WrittenPages {
    /// The pages.
    pub blocks: Vec<Block>,
    /// What they print as dots.
    pub blanks: Vec<Blank>,
}

/// A request to make a paper for Word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeWritten {
    /// The draft and the templates.
    pub about: FromTemplates,
    /// The paper.
    pub paper: WrittenPaper,
    /// Whether examples stand where nothing is typed.
    pub sample: bool,
}

/// A request to make everything that can be written today for some drafts, as an archive of documents for Word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeWrittenArchive {
    /// The drafts.
    pub drafts: Vec<StoredText>,
    /// The text of the file of templates.
    pub templates: String,
    /// The day on which the papers are written, `YYYY-MM-DD`.
    pub today: String,
}

/// The reply to [`OfferPapers`].
pub type OfferedPapers = Offered;

/// The name of the file of a paper: `hop-dong-mua-ban-nguyen-lieu_ca-kho-ba-hai_2026-12-01.docx`.
pub fn written_file_name(title: &str, product: &str, today: &str) -> String {
    file_name(&slug(title), product, today, "docx")
}

/// The name of the archive: `giay-to-tu-viet_ca-kho-ba-hai_2026-12-01.zip`.
pub fn written_archive_name(product: &str, today: &str) -> String {
    file_name("giay-to-tu-viet", product, today, "zip")
}
