//! Drafts out of archives: electronic dossiers, or files that were zipped together. Nothing in an archive is
//! trusted: names are only shown, and what is read is bounded whatever the archive says of itself.

use std::io::{Read, Seek};

use thiserror::Error;
use zip::ZipArchive;

use crate::draft::MAX_BYTES;

/// Entries that an archive may have.
const MOST_ENTRIES: usize = 20_000;
/// Drafts that are read from one archive.
const MOST_DRAFTS: usize = 1_000;
/// Bytes of all drafts of one archive.
const MOST_BYTES: usize = 64_000_000;

/// A draft file in an archive, not yet read as a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Its name there.
    pub name: String,
    /// Its bytes; one more than a draft may have where it has more.
    pub bytes: Vec<u8>,
}

/// Why an archive is not taken.
#[derive(Debug, Error)]
pub enum UnpackError {
    /// It is damaged, or none.
    #[error("the archive cannot be read: {0}")]
    Damaged(#[from] zip::result::ZipError),
    /// It holds no draft.
    #[error("the archive holds no draft")]
    Nothing,
    /// It holds more than any archive of drafts does.
    #[error("the archive holds too much")]
    TooMuch,
}

/// The draft files in an archive, in its order: all whose names end in `.json`.
///
/// # Errors
/// See [`UnpackError`].
pub fn drafts_in<R: Read + Seek>(archive: R) -> Result<Vec<Packed>, UnpackError> {
    let mut zip = ZipArchive::new(archive)?;
    if zip.len() > MOST_ENTRIES {
        return Err(UnpackError::TooMuch);
    }
    let (mut found, mut total) = (Vec::new(), 0);
    for index in 0..zip.len() {
        let file = zip.by_index(index)?;
        let name = file.name()?.into_owned();
        if !file.is_file() || !name.to_ascii_lowercase().ends_with(".json") {
            continue;
        }
        let mut bytes = Vec::new();
        // One byte more than allowed is enough to tell that it is too large.
        file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(zip::result::ZipError::from)?;
        total += bytes.len();
        if found.len() == MOST_DRAFTS || total > MOST_BYTES {
            return Err(UnpackError::TooMuch);
        }
        found.push(Packed { name, bytes });
    }
    if found.is_empty() { Err(UnpackError::Nothing) } else { Ok(found) }
}

/// The bytes of the first of these entries that an archive has, if there are no more than `most`.
pub fn file_in<R: Read + Seek>(archive: R, names: &[String], most: u64) -> Option<Vec<u8>> {
    let mut zip = ZipArchive::new(archive).ok()?;
    let index = names.iter().find_map(|name| zip.index_for_name(name))?;
    let mut bytes = Vec::new();
    zip.by_index(index).ok()?.take(most + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= most).then_some(bytes)
}
