//! Documents with pages: the ending of the output's name says whether they are for Word or PDF.

use std::path::Path;

use sao_lang_core::documents::Printable;
use sao_lang_pdf::pdf;

use crate::files::FileError;

/// The ending of a file's name, in lower case.
pub fn ending(output: &Path) -> String {
    output.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase()
}

/// The document as bytes.
///
/// # Errors
/// Fails if the name ends neither in .docx nor in .pdf, or if the document cannot be written, which does not happen in
/// memory.
pub fn bytes(output: &Path, document: &Printable) -> Result<Vec<u8>, FileError> {
    match ending(output).as_str() {
        "docx" => document.docx().map_err(|e| FileError::output(output, e)),
        "pdf" => pdf(document).map_err(|e| FileError::output(output, e)),
        _ => Err(FileError::output(output, "the name must end in .docx or .pdf")),
    }
}
