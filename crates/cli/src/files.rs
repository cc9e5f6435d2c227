//! Draft files on disk.

use std::fmt::Display;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Days, NaiveDate};
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::documents::UnpackError;
use sao_lang_core::draft::{FormatError, LocatedDraft, MAX_BYTES, Remark, is_plain_id, parse, remarks};
use thiserror::Error;

/// A file that could not be used, with the reason.
#[derive(Debug, Error)]
pub enum FileError {
    /// The file could not be read.
    #[error("{0}: {1}", file.display(), error)]
    Read { file: PathBuf, error: std::io::Error },
    /// The file is not a draft.
    #[error("{0}: {1}", file.display(), error)]
    Format { file: PathBuf, error: FormatError },
    /// The file is not an archive of drafts.
    #[error("{0}: {1}", file.display(), error)]
    Archive { file: PathBuf, error: UnpackError },
    /// The edition has no set with this number.
    #[error("there is no set {0}")]
    NoSet(u16),
    /// The result could not be written.
    #[error("{0}: {1}", file.display(), reason)]
    Output { file: PathBuf, reason: String },
}

impl FileError {
    pub fn output(file: &Path, reason: impl Display) -> FileError {
        FileError::Output { file: file.to_owned(), reason: reason.to_string() }
    }
}

/// Reads a draft, and reports its parts that have no effect on the standard error output.
pub fn open(file: &Path) -> Result<LocatedDraft, FileError> {
    let opened = read(file)?;
    let LocatedDraft { draft, edition, set } = &opened;
    for remark in remarks(draft, edition, set) {
        match remark {
            Remark::UnknownCriterion(id) => {
                eprintln!("saolang: {}: set {} has no criterion {id}; the answer is left out", file.display(), set.no);
            }
            Remark::UnknownKnockOut(key) => {
                eprintln!("saolang: {}: set {} has no knock-out {key:?}; it is left out", file.display(), set.no);
            }
        }
    }
    Ok(opened)
}

/// Reads a draft.
pub fn read(file: &Path) -> Result<LocatedDraft, FileError> {
    let read = |error| FileError::Read { file: file.to_owned(), error };
    let format = |error| FileError::Format { file: file.to_owned(), error };
    let mut bytes = Vec::new();
    // One byte more than the maximum is enough to see that the file is too large.
    let limit = MAX_BYTES as u64 + 1;
    File::open(file).and_then(|f| f.take(limit).read_to_end(&mut bytes)).map_err(read)?;
    parse(&bytes).and_then(|draft| draft.located(catalogue())).map_err(format)
}

/// The bytes of an attachment that lies in the folder under its id. An id comes from the draft, so only a plain name is
/// looked up, never a path.
pub fn attachment(folder: &Path, id: &str) -> Option<Vec<u8>> {
    if is_plain_id(id) { std::fs::read(folder.join(id)).ok() } else { None }
}

/// Today in Viet Nam (UTC+7).
pub fn vietnam_today() -> NaiveDate {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    NaiveDate::default().checked_add_days(Days::new((seconds + 7 * 3600) / 86_400)).unwrap_or_default()
}
