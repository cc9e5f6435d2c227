//! The functions that all handlers share: reading the drafts of a request, and writing its response.

use sao_lang_core::catalogue::catalogue;
use sao_lang_core::documents::Printable;
use sao_lang_core::draft::{LocatedDraft, parse};
use sao_lang_core::locale::Lang;
use worker_protocol::{Alone, Ask, Failure, StoredText, WithBytes};

/// The text of a reply, and the bytes sent with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandlerResponse {
    /// The reply as written by [`Ask::write`].
    pub text: String,
    /// The bytes of the file, if the request is for a file.
    pub bytes: Option<Vec<u8>>,
}

/// The result of a request.
pub type Handled = Result<HandlerResponse, Failure>;

/// Calls the handler of a request; the reply has the type that the request names.
pub(super) fn reply<R: Ask<Brings = Alone>>(
    request: &R,
    handler: impl FnOnce(&R) -> Result<R::Reply, Failure>,
) -> Handled {
    Ok(HandlerResponse { text: R::write(&handler(request)?)?, bytes: None })
}

/// Calls the function that makes the file of a request.
pub(super) fn file<R: Ask<Reply = (), Brings = WithBytes>>(
    request: &R,
    maker: impl FnOnce(&R) -> Result<Vec<u8>, Failure>,
) -> Handled {
    let bytes = maker(request)?;
    Ok(HandlerResponse { text: R::write(&())?, bytes: Some(bytes) })
}

/// A document for Word.
pub(super) fn docx(document: &Printable) -> Result<Vec<u8>, Failure> {
    document.docx().map_err(|_| Failure::Write)
}

/// Reads a draft and finds its edition and product set.
pub(super) fn open(draft: &str) -> Result<LocatedDraft, Failure> {
    parse(draft.as_bytes()).and_then(|draft| draft.located(catalogue())).map_err(|_| Failure::Draft)
}

/// The language of a tag; Vietnamese if the tag is unknown.
pub(super) fn lang_of(tag: &str) -> Lang {
    Lang::from_tag(tag).unwrap_or_default()
}

/// The drafts that can be read, each with its id; the screen reports the others.
pub(super) fn opened(drafts: &[StoredText]) -> Vec<(&str, LocatedDraft)> {
    drafts.iter().filter_map(|d| Some((d.id.as_str(), open(&d.text).ok()?))).collect()
}
