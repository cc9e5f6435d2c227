//! The four faces of Tinos, which has the widths of Times New Roman, and every Vietnamese letter.

use krilla::text::{Font, GlyphId};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use crate::PdfError;

/// The files of the faces, in the order of [`Face`].
const FILES: [&[u8]; 4] = [
    include_bytes!("../fonts/Tinos-Regular.ttf"),
    include_bytes!("../fonts/Tinos-Bold.ttf"),
    include_bytes!("../fonts/Tinos-Italic.ttf"),
    include_bytes!("../fonts/Tinos-BoldItalic.ttf"),
];

/// The sign for a letter that the font does not have.
const UNKNOWN: char = '\u{25a1}';

/// A face of the font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Face(usize);

impl Face {
    /// The face for this style.
    pub fn of(bold: bool, italic: bool) -> Face {
        Face(usize::from(bold) + 2 * usize::from(italic))
    }
}

/// A letter as the font draws it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    /// The drawing in the font.
    pub glyph: GlyphId,
    /// The distance to the next letter, as a part of the font size.
    pub advance: f32,
}

/// A face with its letters and their widths.
struct Read {
    font: Font,
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
}

/// All faces, read once per document.
pub struct Fonts {
    faces: Vec<Read>,
}

impl Fonts {
    /// Reads the faces.
    ///
    /// # Errors
    /// Fails if a file of the program is no font, which a test excludes.
    pub fn read() -> Result<Fonts, PdfError> {
        let read = |file: &'static [u8]| {
            let tables = FontRef::new(file).map_err(|_| PdfError::Font)?;
            Ok(Read {
                font: Font::new(file.into(), 0).ok_or(PdfError::Font)?,
                letters: tables.charmap(),
                widths: tables.glyph_metrics(Size::new(1.0), LocationRef::default()),
            })
        };
        Ok(Fonts { faces: FILES.into_iter().map(read).collect::<Result<_, PdfError>>()? })
    }

    /// The font of a face.
    pub fn font(&self, Face(face): Face) -> Font {
        self.faces[face].font.clone()
    }

    /// How a letter is drawn; a letter that the font does not have is drawn as a box.
    pub fn letter(&self, Face(face): Face, c: char) -> Drawn {
        let Read { letters, widths, .. } = &self.faces[face];
        let glyph = letters.map(c).or_else(|| letters.map(UNKNOWN)).unwrap_or_default();
        Drawn { glyph: GlyphId::new(glyph.to_u32()), advance: widths.advance_width(glyph).unwrap_or_default() }
    }

    /// Whether the font has a letter.
    #[cfg(test)]
    fn has(&self, Face(face): Face, c: char) -> bool {
        self.faces[face].letters.map(c).is_some()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use sao_lang_core::documents::metrics::width;

    /// Every letter of Vietnamese, with its capital.
    const LETTERS: &str =
        "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵfjwz";

    #[test]
    fn every_face_has_every_letter_of_vietnamese_and_the_signs_of_documents() {
        let fonts = Fonts::read().unwrap();
        let signs = "0123456789 \u{a0}.,;:!?…-–—()[]/%\"'“”‘’«»+×÷=<>≤≥≈±√°²³½¼¾€₫µ&@#*_§•";
        for face in (0..4).map(Face) {
            for c in LETTERS.chars().flat_map(|c| c.to_uppercase().chain([c]).collect::<Vec<_>>()).chain(signs.chars())
            {
                assert!(fonts.has(face, c), "{face:?} has no {c:?}");
            }
        }
    }

    #[test]
    fn letters_are_as_wide_as_those_of_the_documents_for_word() {
        let fonts = Fonts::read().unwrap();
        let text = "Hồ sơ đăng ký đánh giá, phân hạng sản phẩm OCOP 0123456789";
        for bold in [false, true] {
            let own: f32 = text.chars().map(|c| fonts.letter(Face::of(bold, false), c).advance).sum();
            let mm = f64::from(own) * 13.0 * 25.4 / 72.0;
            assert!((mm / width(text, 13, bold) - 1.0).abs() < 0.005, "{mm} {}", width(text, 13, bold));
        }
    }
}
