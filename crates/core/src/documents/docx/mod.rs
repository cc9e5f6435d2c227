//! Writes blocks as a DOCX file (ECMA-376 WordprocessingML), in the layout of Decree 30/2020/NĐ-CP.
//!
//! The code for the body's XML is our own, because the existing crates do not repeat a table's heading on every page;
//! see `docs/decisions`. The `zip` crate writes the archive.

mod body;
mod package;
mod paragraph;
mod properties;
mod styles;
mod table;
mod xml;

use std::io::{Cursor, Write};

use thiserror::Error;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Options;
use super::model::Block;
pub use properties::Properties;
pub use xml::holdable;

/// The error if the document cannot be written.
#[derive(Debug, Error)]
pub enum DocxError {
    /// The archive could not be written.
    #[error("the document's archive could not be written: {0}")]
    Archive(#[from] ZipError),
    /// A part could not be written into the archive.
    #[error("the document could not be written: {0}")]
    Write(#[from] std::io::Error),
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Writes the blocks as a DOCX file, with `note` in small print at the foot of every page; an empty note gives no
/// footer.
pub fn write(blocks: &[Block], note: &str, properties: &Properties, options: &Options) -> Result<Vec<u8>, DocxError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The day of the document, not the time of the clock, so that the same draft gives the same bytes.
    let entry =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(time(options));
    for (name, content) in package::parts(blocks, note, properties, options) {
        archive.start_file(name, entry)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The day of a document as a ZIP timestamp. ZIP knows only the years 1980 to 2107.
pub(super) fn time(options: &Options) -> zip::DateTime {
    use chrono::Datelike;
    let day = options.today;
    let part = |n: u32| u8::try_from(n).ok();
    let day = u16::try_from(day.year()).ok().zip(part(day.month())).zip(part(day.day()));
    day.and_then(|((year, month), day)| zip::DateTime::from_date_and_time(year, month, day, 0, 0, 0).ok())
        .unwrap_or_default()
}
