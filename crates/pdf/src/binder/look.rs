//! What a file is: a photo, a PDF with so many pages, or something that cannot be put in.

use std::sync::Arc;

use hayro_syntax::{LoadPdfError, Pdf};
use image::{ImageFormat, ImageReader};
use krilla::Document;
use krilla::image::Image;
use krilla::pdf::PdfDocument;
use sao_lang_core::documents::{FileKind, LeftOut, Looked};
use sao_lang_core::draft::{DOCX, MediaType};
use std::io::Cursor;

/// The most pixels of a photo.
const MOST_PIXELS: u64 = 40_000_000;
/// The most pages of one PDF.
const MOST_PAGES: usize = 500;

/// The lengths that a side of a page may have, in points.
const LENGTHS: std::ops::RangeInclusive<f32> = 1.0..=14_400.0;

/// Looks at a file; `None` is one that is not on this device. A damaged file of a kind that nobody expects may stop the
/// program, so whoever can does this where a stop costs nothing.
pub fn look(content: Option<&[u8]>) -> Looked {
    let Some(content) = content else { return Looked::MISSING };
    let kind = match MediaType::of(content) {
        Some(kind) if kind.name == DOCX => FileKind::LeftOut(LeftOut::Word),
        Some(kind) if kind.is_picture() => {
            if is_photo(content) {
                FileKind::Photo
            } else {
                FileKind::LeftOut(LeftOut::Broken)
            }
        }
        Some(_) => pdf_kind(content),
        None => FileKind::LeftOut(LeftOut::Broken),
    };
    Looked { kind, bytes: content.len() as u64 }
}

/// Whether a photo can be read, and is not larger than a photo may be.
fn is_photo(content: &[u8]) -> bool {
    let Ok(reader) = ImageReader::new(Cursor::new(content)).with_guessed_format() else { return false };
    let format = reader.format();
    let Ok((width, height)) = reader.into_dimensions() else { return false };
    let fits = width > 0 && height > 0 && u64::from(width) * u64::from(height) <= MOST_PIXELS;
    fits && (format != Some(ImageFormat::Jpeg) || Image::from_jpeg(content.to_vec().into(), false).is_ok())
}

fn pdf_kind(content: &[u8]) -> FileKind {
    let pdf = match open(content.to_vec()) {
        Ok(pdf) => pdf,
        Err(why) => return FileKind::LeftOut(why),
    };
    let pages = pdf.pages().len();
    let drawable = pdf.pages().iter().take(MOST_PAGES).all(|page| {
        let (width, height) = page.render_dimensions();
        LENGTHS.contains(&width) && LENGTHS.contains(&height)
    });
    // Nobody knows beforehand what a damaged file does to a program, so its pages are drawn once to see it.
    if (1..=MOST_PAGES).contains(&pages) && drawable && is_drawn(pdf, pages) {
        FileKind::Pdf { pages }
    } else {
        FileKind::LeftOut(LeftOut::Broken)
    }
}

fn is_drawn(pdf: Arc<Pdf>, pages: usize) -> bool {
    let Ok(settings) = crate::settings(false) else { return false };
    let mut document = Document::new_with(settings);
    document.embed_pdf_pages(&PdfDocument::new(pdf), &(0..pages).collect::<Vec<_>>());
    document.finish().is_ok()
}

/// Opens a PDF. One that asks for a password is told from a damaged one.
pub fn open(content: Vec<u8>) -> Result<Arc<Pdf>, LeftOut> {
    Pdf::new(content).map(Arc::new).map_err(|error| match error {
        LoadPdfError::Decryption(_) => LeftOut::Encrypted,
        LoadPdfError::Invalid => LeftOut::Broken,
    })
}
