//! Requests for documents of one draft.

use serde::{Deserialize, Serialize};

use crate::file::{Document, WordDocument};
use crate::request::Request;
use crate::{Alone, Ask, WithBytes};
use sao_lang_core::documents::Purpose;

/// In which way a document is made: [`sao_lang_core::documents::Options`] as they are sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct How {
    /// The day on which it is made, `YYYY-MM-DD`.
    pub today: String,
    /// Language of its words, a BCP 47 tag.
    pub lang: String,
    /// To work with or to hand in.
    pub purpose: Purpose,
    /// Whether a draft's file that goes along keeps the producer's private notes.
    pub private_notes: bool,
}

/// Make a document.
#[derive(Debug, Clone, PartialEq)]
pub struct MakeDocument {
    /// Which.
    pub document: Document,
    /// The draft as JSON.
    pub draft: String,
    /// In which way.
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
            Document::Calendar => MakeCalendar { draft, how }.into(),
            Document::Workbook => MakeWorkbook { draft, how }.into(),
            Document::Archive => MakeArchive { draft, how }.into(),
        }
    }
}

/// Make a document for Word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeWord {
    /// Which.
    pub document: WordDocument,
    /// The draft as JSON.
    pub draft: String,
    /// In which way.
    pub how: How,
}

/// The blocks of a document for Word, to print from the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentBlocks {
    /// Which.
    pub document: WordDocument,
    /// The draft as JSON.
    pub draft: String,
    /// In which way.
    pub how: How,
}

/// Make a draft's calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeCalendar {
    /// The draft as JSON.
    pub draft: String,
    /// In which way.
    pub how: How,
}

/// Make a draft's workbook.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeWorkbook {
    /// The draft as JSON.
    pub draft: String,
    /// In which way.
    pub how: How,
}

/// Make the electronic dossier, with the attachments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeArchive {
    /// The draft as JSON.
    pub draft: String,
    /// In which way.
    pub how: How,
}
