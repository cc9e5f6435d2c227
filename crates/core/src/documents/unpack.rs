//! Reads drafts and attachments from archives: electronic dossiers, or files that were zipped together. The program
//! trusts nothing in an archive: it only shows names, and it limits how much it reads, whatever the archive states
//! about its sizes. An entry that cannot be read does not stop the others from being read.

use std::io::{Read, Seek};

use thiserror::Error;
use zip::ZipArchive;

use crate::draft::{FormatError, MAX_BYTES};

/// The maximum number of entries of an archive of drafts.
const MOST_ENTRIES: usize = 20_000;
/// The maximum number of drafts that are read from one archive.
const MOST_DRAFTS: usize = 1_000;
/// The maximum number of bytes of all drafts of one archive together.
const MOST_BYTES: usize = 64_000_000;
/// The maximum number of characters of an entry's name that are passed on for display.
const MOST_NAME: usize = 200;

/// A draft file from an archive, not yet parsed as a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// The name in the archive, cut after 200 characters.
    pub name: String,
    /// The bytes, or the error if they cannot be read. A file that is too large has one byte more than a draft may
    /// have.
    pub bytes: Result<Vec<u8>, Unread>,
}

/// The error if an entry of an archive cannot be read: it is encrypted, damaged, or compressed with an unknown
/// method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the entry of the archive cannot be read")]
pub struct Unread;

impl From<Unread> for FormatError {
    fn from(_: Unread) -> FormatError {
        FormatError::Damaged("zip".to_owned())
    }
}

/// The reason why an archive is refused.
#[derive(Debug, Error)]
pub enum UnpackError {
    /// The file is damaged, or it is not an archive.
    #[error("the archive cannot be read: {0}")]
    Damaged(#[from] zip::result::ZipError),
    /// The archive holds no draft.
    #[error("the archive holds no draft")]
    Nothing,
    /// The archive has too many entries, too many drafts, or too many bytes of drafts.
    #[error("the archive holds too much")]
    TooMuch,
}

/// An open archive: its list of entries is read once, and each content when it is needed.
#[derive(Debug)]
pub struct Unpacked<R>(ZipArchive<R>);

impl<R: Read + Seek> Unpacked<R> {
    /// Opens an archive.
    ///
    /// # Errors
    /// [`UnpackError::Damaged`] if the file is not an archive.
    pub fn open(archive: R) -> Result<Unpacked<R>, UnpackError> {
        Ok(Unpacked(ZipArchive::new(archive)?))
    }

    /// The draft files, in the archive's order: all files whose names end in `.json`, except those that a Mac adds
    /// beside each file.
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
            // One byte more than the maximum is enough to see that the file is too large.
            let done = self.read(index, MAX_BYTES as u64 + 1, &mut bytes);
            // The bytes that were unpacked from a damaged entry count too, because they also took time.
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

    /// The name of an entry, also if its bytes are not valid UTF-8; `None` after the last entry.
    fn name(&self, index: usize) -> Option<String> {
        let name = self.0.name_for_index(index)?;
        let raw = || self.0.by_index_data(index).map(|entry| String::from_utf8_lossy(entry.name_raw()).into_owned());
        name.map(std::borrow::Cow::into_owned).or_else(|_| raw()).ok()
    }

    /// Reads at most `most` bytes of an entry.
    fn read(&mut self, index: usize, most: u64, bytes: &mut Vec<u8>) -> Result<(), Unread> {
        let entry = self.0.by_index(index).map_err(|_| Unread)?;
        entry.take(most).read_to_end(bytes).map_err(|_| Unread)?;
        Ok(())
    }
}

/// Whether an entry may be a draft file, by its name. A Mac adds a file with display data beside each file.
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
