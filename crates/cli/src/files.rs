//! Draft files on disk.

use std::fmt::Display;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Days, NaiveDate};
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::documents::UnpackError;
use sao_lang_core::draft::{FormatError, LocatedDraft, MAX_BYTES, Remark, parse, remarks};
use thiserror::Error;

/// A file that could not be used, and why.
#[derive(Debug, Error)]
pub enum FileError {
    /// It could not be read.
    #[error("{0}: {1}", file.display(), error)]
    Read { file: PathBuf, error: std::io::Error },
    /// It is not a draft.
    #[error("{0}: {1}", file.display(), error)]
    Format { file: PathBuf, error: FormatError },
    /// It is not an archive of drafts.
    #[error("{0}: {1}", file.display(), error)]
    Archive { file: PathBuf, error: UnpackError },
    /// There is no such set.
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

/// Reads a draft; says on stderr what in it has no effect.
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
    // One byte more than allowed is enough to tell that a file is too large.
    let limit = MAX_BYTES as u64 + 1;
    File::open(file).and_then(|f| f.take(limit).read_to_end(&mut bytes)).map_err(read)?;
    parse(&bytes).and_then(|draft| draft.located(catalogue())).map_err(format)
}

/// Today in Viet Nam (UTC+7).
pub fn vietnam_today() -> NaiveDate {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    NaiveDate::default().checked_add_days(Days::new((seconds + 7 * 3600) / 86_400)).unwrap_or_default()
}
