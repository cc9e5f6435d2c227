//! The kinds of files that the register keeps.

/// A kind of file, which is told by its first bytes and never by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MediaType {
    /// The name of the media type.
    pub name: &'static str,
    /// The extension of file names.
    pub extension: &'static str,
    /// The first bytes.
    start: &'static [u8],
}

/// The media type of files for Word.
pub const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// The name of the part that distinguishes a file for Word from other archives.
const DOCX_PART: &[u8] = b"word/document.xml";

/// As many bytes as tell the beginning of a file.
pub const LONGEST_START: u32 = 8;

/// All kinds.
pub const MEDIA_TYPES: [MediaType; 4] = [
    MediaType { name: "image/jpeg", extension: "jpg", start: b"\xff\xd8\xff" },
    MediaType { name: "image/png", extension: "png", start: b"\x89PNG\r\n\x1a\n" },
    MediaType { name: "application/pdf", extension: "pdf", start: b"%PDF-" },
    MediaType { name: DOCX, extension: "docx", start: b"PK\x03\x04" },
];

impl MediaType {
    /// The kind with this name.
    pub fn named(name: &str) -> Option<MediaType> {
        MEDIA_TYPES.into_iter().find(|kind| kind.name == name)
    }

    /// The kind of a file that begins with these bytes; an archive may still be no file for Word.
    pub fn beginning(start: &[u8]) -> Option<MediaType> {
        MEDIA_TYPES.into_iter().find(|kind| start.starts_with(kind.start))
    }

    /// Whether it is a picture.
    pub fn is_picture(&self) -> bool {
        self.name.starts_with("image/")
    }

    /// The kind of a file with this content; `None` where the register does not keep such a file.
    pub fn of(bytes: &[u8]) -> Option<MediaType> {
        let found = MediaType::beginning(bytes)?;
        // A file for Word is an archive, and an archive may hold anything.
        let is_word = || bytes.windows(DOCX_PART.len()).any(|part| part == DOCX_PART);
        (found.name != DOCX || is_word()).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_kind() {
        assert_eq!(MediaType::of(b"%PDF-1.7").map(|kind| kind.extension), Some("pdf"));
        assert_eq!(MediaType::of(b"PK\x03\x04....word/document.xml..").map(|kind| kind.name), Some(DOCX));
        assert_eq!(MediaType::of(b"PK\x03\x04....xl/workbook.xml.."), None);
        assert_eq!(MediaType::of(b""), None);
        assert!(MEDIA_TYPES.iter().all(|kind| kind.start.len() <= LONGEST_START as usize));
        for kind in MEDIA_TYPES {
            assert_eq!(MediaType::named(kind.name), Some(kind));
        }
    }
}
