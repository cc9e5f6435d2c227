//! Drafts and attachments out of archives: electronic dossiers, or files that were zipped together. Nothing in an
//! archive is trusted: names are only shown, and what is read is bounded whatever the archive says of itself.
//! An entry that cannot be read does not refuse the others.

use std::io::{Read, Seek};

use thiserror::Error;
use zip::ZipArchive;

use crate::draft::{FormatError, MAX_BYTES};

/// Entries that an archive of drafts may have.
const MOST_ENTRIES: usize = 20_000;
/// Drafts that are read from one archive.
const MOST_DRAFTS: usize = 1_000;
/// Bytes of all drafts of one archive.
const MOST_BYTES: usize = 64_000_000;
/// Characters of an entry's name that are handed on to be shown.
const MOST_NAME: usize = 200;

/// A draft file in an archive, not yet read as a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Its name there, cut after 200 characters.
    pub name: String,
    /// Its bytes, one more than a draft may have where it has more; or that they cannot be read.
    pub bytes: Result<Vec<u8>, Unread>,
}

/// An entry of an archive cannot be read: it is encrypted, damaged, or packed in a way that is not known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the entry of the archive cannot be read")]
pub struct Unread;

impl From<Unread> for FormatError {
    fn from(_: Unread) -> FormatError {
        FormatError::Damaged("zip".to_owned())
    }
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

/// An archive that is open: its list of entries is read once, its content as it is asked for.
#[derive(Debug)]
pub struct Unpacked<R>(ZipArchive<R>);

impl<R: Read + Seek> Unpacked<R> {
    /// Opens an archive.
    ///
    /// # Errors
    /// [`UnpackError::Damaged`] where it is none.
    pub fn open(archive: R) -> Result<Unpacked<R>, UnpackError> {
        Ok(Unpacked(ZipArchive::new(archive)?))
    }

    /// The draft files, in the archive's order: all whose names end in `.json`, but for those that a Mac adds beside
    /// the files.
    ///
    /// # Errors
    /// [`UnpackError::Nothing`] and [`UnpackError::TooMuch`].
    pub fn drafts(&mut self) -> Result<Vec<Packed>, UnpackError> {
        if self.0.len() > MOST_ENTRIES {
            return Err(UnpackError::TooMuch);
        }
        let (mut found, mut total) = (Vec::new(), 0);
        for index in 0..self.0.len() {
            let Some(name) = self.name(index).filter(|name| is_draft(name)) else { continue };
            if found.len() == MOST_DRAFTS {
                return Err(UnpackError::TooMuch);
            }
            let mut bytes = Vec::new();
            // One byte more than allowed is enough to tell that it is too large.
            let done = self.read(index, MAX_BYTES as u64 + 1, &mut bytes);
            // What was unpacked before an entry turned out to be damaged has taken its time, too.
            total += bytes.len();
            if total > MOST_BYTES {
                return Err(UnpackError::TooMuch);
            }
            found.push(Packed { name: name.chars().take(MOST_NAME).collect(), bytes: done.map(|()| bytes) });
        }
        if found.is_empty() { Err(UnpackError::Nothing) } else { Ok(found) }
    }

    /// The bytes of the first of these entries that can be read and has no more than `most` bytes.
    pub fn file(&mut self, names: &[impl AsRef<str>], most: u64) -> Option<Vec<u8>> {
        names.iter().find_map(|name| {
            let index = self.0.index_for_name(name.as_ref())?;
            let mut bytes = Vec::new();
            self.read(index, most.saturating_add(1), &mut bytes).ok()?;
            (bytes.len() as u64 <= most).then_some(bytes)
        })
    }

    /// The name of an entry, whatever its letters; `None` past the last one.
    fn name(&self, index: usize) -> Option<String> {
        let name = self.0.name_for_index(index)?;
        let raw = || self.0.by_index_data(index).map(|entry| String::from_utf8_lossy(entry.name_raw()).into_owned());
        name.map(std::borrow::Cow::into_owned).or_else(|_| raw()).ok()
    }

    /// Reads at most so many bytes of an entry.
    fn read(&mut self, index: usize, most: u64, bytes: &mut Vec<u8>) -> Result<(), Unread> {
        let entry = self.0.by_index(index).map_err(|_| Unread)?;
        entry.take(most).read_to_end(bytes).map_err(|_| Unread)?;
        Ok(())
    }
}

/// Whether an entry may be a draft file, by its name. A Mac puts a file beside each that says how it looks.
fn is_draft(name: &str) -> bool {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let beside = name.starts_with("__MACOSX/") || base.starts_with("._");
    !beside && base.to_ascii_lowercase().ends_with(".json")
}

/// The draft files in an archive: see [`Unpacked::drafts`].
///
/// # Errors
/// See [`UnpackError`].
pub fn drafts_in<R: Read + Seek>(archive: R) -> Result<Vec<Packed>, UnpackError> {
    Unpacked::open(archive)?.drafts()
}
