//! Requests for PDF files: any document that can be made for Word, and the binder.

use serde::{Deserialize, Serialize};

use crate::diary::MakeDiaryWord;
use crate::documents::{How, MakeWord};
use crate::handed_in::MakeAmendment;
use crate::many_drafts::{MakeWordReport, MakeWorking};
use crate::written::MakeWritten;
use sao_lang_core::documents::{BinderChoices, Looked};

/// The media type of PDF files.
pub const PDF: &str = "application/pdf";

/// A request to make a document as a PDF: the request for the same document for Word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MakePdf {
    /// A document of one draft.
    Document(MakeWord),
    /// A book of a diary.
    Diary(MakeDiaryWord),
    /// A paper from a template.
    Written(MakeWritten),
    /// A report over many drafts.
    Report(MakeWordReport),
    /// A working paper of many drafts.
    Working(MakeWorking),
    /// The cover sheet of an amendment.
    Amendment(MakeAmendment),
}

macro_rules! printed {
    ($($request:ident => $kind:ident),*) => { $(
        impl From<$request> for MakePdf {
            fn from(request: $request) -> MakePdf {
                MakePdf::$kind(request)
            }
        }
    )* };
}

printed!(MakeWord => Document, MakeDiaryWord => Diary, MakeWritten => Written, MakeWordReport => Report, MakeWorking => Working, MakeAmendment => Amendment);

impl MakePdf {
    /// The language of the document, a BCP 47 tag.
    pub fn lang(&self) -> &str {
        match self {
            MakePdf::Document(request) => &request.how.lang,
            MakePdf::Diary(request) => &request.about.how.lang,
            MakePdf::Written(request) => &request.about.lang,
            MakePdf::Report(request) => &request.about.lang,
            MakePdf::Working(request) => &request.about.lang,
            MakePdf::Amendment(request) => &request.about.how.lang,
        }
    }
}

/// A request to look at an attachment before it is put into a binder. A damaged file may stop the worker; then it is
/// [`Looked::BROKEN`], and the worker starts again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookAtFile {
    /// The id of the attachment.
    pub id: String,
}

/// A request to begin a binder. One that was begun before is given up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BeginBinder {
    /// The draft as JSON.
    pub draft: String,
    /// The options.
    pub how: How,
    /// What was found at each attachment, by its id.
    pub looks: Vec<(String, Looked)>,
    /// The producer's choices.
    pub choices: BinderChoices,
}

/// A request to put the next attachment into the binder. The reply is the number of attachments that are left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddToBinder;

/// A request to finish the binder. The reply is what was done; its files are fetched with [`TakeBound`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinishBinder;

/// A request for a file of the finished binder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeBound {
    /// The number of the file, from 1.
    pub number: usize,
}

/// A request to give up the binder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DropBinder;
