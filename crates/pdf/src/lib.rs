//! Writes the blocks of a document as a PDF file, in the layout of Decree 30/2020/NĐ-CP: A4, in the widths of Times New Roman,
//! with its fonts in it, tagged for screen readers, for keeping (PDF/A-2a) and for everybody (PDF/UA-1).
//!
//! The pages look like those of the DOCX file (`sao_lang_core::documents::docx`): the layout follows the same rules for
//! what stays together on a page.

mod binder;
mod draw;
mod fonts;
mod layout;
mod lines;
mod outline;

use std::rc::Rc;

use chrono::Datelike;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder, PdfVersion};
use krilla::metadata::{DateTime, Metadata};
use krilla::{Document, SerializeSettings};
use thiserror::Error;

pub use binder::{Binder, Written, look};

use draw::Drawing;
use fonts::Fonts;
use layout::{Bookmark, Pages, layout};
use sao_lang_core::documents::{Options, Printable, Properties};

/// The reason why a file could not be written.
#[derive(Debug, Error)]
pub enum PdfError {
    /// A font of the program could not be read.
    #[error("a font of the program cannot be read")]
    Font,
    /// The kinds of PDF that a file promises to be exclude each other.
    #[error("the kinds of PDF exclude each other")]
    Kinds,
    /// The file breaks a rule of the kind of PDF that it promises to be.
    #[error("the PDF could not be written: {0}")]
    Write(String),
}

/// The name of the program, and the title of a document that has none.
const PROGRAM: &str = "Sao Làng";

/// Writes a document as a PDF file. The same document gives the same bytes.
///
/// # Errors
/// Fails only if the program itself is broken: no content of the blocks is refused.
pub fn pdf(document: &Printable) -> Result<Vec<u8>, PdfError> {
    let fonts = Rc::new(Fonts::read()?);
    let pages = layout(&document.blocks, &fonts);
    written(&pages, fonts, &document.note, &document.properties, &document.options)
}

/// Pages as a PDF file of their own.
fn written(
    pages: &Pages,
    fonts: Rc<Fonts>,
    note: &str,
    properties: &Properties,
    options: &Options,
) -> Result<Vec<u8>, PdfError> {
    let mut drawing = Drawing::new(Document::new_with(settings(true)?), fonts, pages.targets());
    drawing.add(pages, note);
    finished(drawing, &pages.bookmarks, properties, options)
}

/// The file as bytes.
fn finished(
    drawing: Drawing,
    bookmarks: &[Bookmark],
    properties: &Properties,
    options: &Options,
) -> Result<Vec<u8>, PdfError> {
    let mut document = drawing.finish();
    document.set_outline(outline::outline(bookmarks, &properties.title));
    document.set_metadata(metadata(properties, options));
    document.finish().map_err(|error| PdfError::Write(format!("{error:?}")))
}

/// The settings of a file; `own` says that everything in it is drawn by this crate, so that it can keep its promises.
fn settings(own: bool) -> Result<SerializeSettings, PdfError> {
    let mut kinds = ConfigurationBuilder::new();
    if own {
        kinds = kinds.with_archival_validator(Archival::A2_A).with_accessibility_validator(Accessibility::UA1);
    }
    if !own {
        // Pages of other files may be of any version.
        kinds = kinds.with_version(PdfVersion::Pdf20);
    }
    let configuration = kinds.finish().map_err(|_| PdfError::Kinds)?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

fn metadata(properties: &Properties, options: &Options) -> Metadata {
    let today = options.today;
    let part = |n: u32| u8::try_from(n).unwrap_or(1);
    let date = DateTime::new(u16::try_from(today.year()).unwrap_or_default())
        .month(part(today.month()))
        .day(part(today.day()))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(7);
    let title = if properties.title.trim().is_empty() { PROGRAM } else { &properties.title };
    let metadata = Metadata::new()
        .title(title.to_owned())
        .language(options.lang.tag().to_owned())
        .creator(PROGRAM.to_owned())
        .creation_date(date);
    if properties.author.is_empty() { metadata } else { metadata.authors(vec![properties.author.clone()]) }
}
