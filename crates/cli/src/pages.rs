//! Documents with pages: the ending of the output's name says whether they are for Word or PDF.

use std::path::Path;

use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{Options, Properties, docx};
use sao_lang_pdf::{About, pdf};

use crate::files::FileError;

/// The ending of a file's name, in lower case.
pub fn ending(output: &Path) -> String {
    output.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase()
}

/// The document as bytes, if the name ends in .docx or .pdf.
///
/// # Errors
/// Fails if the document cannot be written, which does not happen in memory.
pub fn bytes(
    output: &Path,
    blocks: &[Block],
    options: &Options,
    properties: &Properties,
) -> Result<Option<Vec<u8>>, FileError> {
    let done = match ending(output).as_str() {
        "docx" => docx(blocks, options, properties).map_err(|e| FileError::output(output, e)),
        "pdf" => {
            let about = About { properties: properties.clone(), lang: options.lang, today: options.today };
            pdf(blocks, options.note(), &about).map_err(|e| FileError::output(output, e))
        }
        _ => return Ok(None),
    };
    done.map(Some)
}
