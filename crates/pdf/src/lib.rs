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

use chrono::{Datelike, NaiveDate};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder, PdfVersion};
use krilla::metadata::{DateTime, Metadata};
use krilla::{Document, SerializeSettings};
use thiserror::Error;

pub use binder::{Binder, Choices, Kind as FileKind, Looked, Report, Written, look};

use draw::{Drawing, Targets};
use fonts::Fonts;
use layout::Bookmark;
use sao_lang_core::documents::Properties;
use sao_lang_core::documents::model::Block;
use sao_lang_core::locale::Lang;

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

/// What a document says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Title and author.
    pub properties: Properties,
    /// The language.
    pub lang: Lang,
    /// The day on which it was made.
    pub today: NaiveDate,
}

/// Writes blocks as a PDF file, with `note` in small print at the foot of every page; an empty note gives none. The same
/// blocks give the same bytes.
///
/// # Errors
/// Fails only if the program itself is broken: no content of the blocks is refused.
pub fn pdf(blocks: &[Block], note: &str, about: &About) -> Result<Vec<u8>, PdfError> {
    let fonts = Rc::new(Fonts::read()?);
    let pages = layout::layout(blocks, &fonts);
    let targets: Targets = pages.anchors.iter().map(|a| (a.name.clone(), (a.page, a.y))).collect();
    let mut drawing = Drawing::new(Document::new_with(settings(true)?), fonts, targets);
    drawing.add(&pages, note);
    finished(drawing, &pages.bookmarks, about)
}

/// The file as bytes.
fn finished(drawing: Drawing, bookmarks: &[Bookmark], about: &About) -> Result<Vec<u8>, PdfError> {
    let mut document = drawing.finish();
    document.set_outline(outline::outline(bookmarks, &about.properties.title));
    document.set_metadata(metadata(about));
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

fn metadata(About { properties, lang, today }: &About) -> Metadata {
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
        .language(lang.tag().to_owned())
        .creator(PROGRAM.to_owned())
        .creation_date(date);
    if properties.author.is_empty() { metadata } else { metadata.authors(vec![properties.author.clone()]) }
}
