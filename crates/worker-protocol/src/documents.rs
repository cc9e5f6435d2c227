//! Requests for the documents of one draft.

use serde::{Deserialize, Serialize};

use crate::file::{Document, WordDocument};
use crate::pdf::MakePdf;
use crate::request::Request;
use crate::{Alone, Ask, WithBytes};
use sao_lang_core::documents::Purpose;

/// The options of a document in a request; the worker turns them into [`sao_lang_core::documents::Options`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct How {
    /// The day on which the document is made, `YYYY-MM-DD`.
    pub today: String,
    /// The language of the document, a BCP 47 tag.
    pub lang: String,
    /// The purpose: a copy to work with or to hand in.
    pub purpose: Purpose,
    /// Whether the draft's file in an archive keeps the producer's private notes.
    pub private_notes: bool,
}

/// A request to make a document.
#[derive(Debug, Clone, PartialEq)]
pub struct MakeDocument {
    /// The document to make.
    pub document: Document,
    /// The draft as JSON.
    pub draft: String,
    /// The options.
    pub how: How,
}

impl Ask for MakeDocument {
    type Sends = Alone;
    type Reply = ();
    type Brings = WithBytes;
}

impl From<MakeDocument> for Request {
    fn from(MakeDocument { document, draft, how }: MakeDocument) -> Request {
        match document {
            Document::Word(document) => MakeWord { document, draft, how }.into(),
            Document::Pdf(document) => MakePdf::from(MakeWord { document, draft, how }).into(),
            Document::Calendar => MakeCalendar { draft, how }.into(),
            Document::Workbook => MakeWorkbook { draft, how }.into(),
            Document::Archive => MakeArchive { draft, how }.into(),
        }
    }
}

/// A request to make a document for Word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeWord {
    /// The document to make.
    pub document: WordDocument,
    /// The draft as JSON.
    pub draft: String,
    /// The options.
    pub how: How,
}

/// A request for the blocks of a document for Word, to print from the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentBlocks {
    /// The document to make.
    pub document: WordDocument,
    /// The draft as JSON.
    pub draft: String,
    /// The options.
    pub how: How,
}

/// A request to make a draft's calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeCalendar {
    /// The draft as JSON.
    pub draft: String,
    /// The options.
    pub how: How,
}

/// A request to make a draft's workbook.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeWorkbook {
    /// The draft as JSON.
    pub draft: String,
    /// The options.
    pub how: How,
}

/// A request to make the electronic dossier, with the attachments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeArchive {
    /// The draft as JSON.
    pub draft: String,
    /// The options.
    pub how: How,
}
