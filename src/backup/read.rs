//! Reading a backup: everything is checked before anything is handed on.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use serde::Deserialize;
use thiserror::Error;
use zip::ZipArchive;

use crate::draft::{self, Draft, FormatError, parse};
use crate::office::protocol::MAX_ATTACHMENT;
use crate::shelf::{DRAFT, body};

use super::{DRAFTS, FILES, MAX_BYTES, MAX_DRAFTS, MAX_ENTRIES, is_plain};

/// The `format` of the file that the page for breakdowns saves.
const RESCUED: &str = "sao-lang/drafts";
/// The largest JSON file, in bytes: what localStorage can hold, escaped.
const MAX_JSON: u64 = 40_000_000;

/// Why a file is not taken as a backup.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BackupError {
    /// Larger than what is read, or with too many entries.
    #[error("the file is too large")]
    TooLarge,
    /// Neither a ZIP nor JSON of this program.
    #[error("the file is no backup")]
    NotABackup,
    /// It holds no draft that can be read.
    #[error("there is no draft in the file")]
    Empty,
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Backup {
    /// Drafts by their id on the device they come from.
    pub drafts: BTreeMap<String, Draft>,
    /// Ids of the attachments that the drafts name and the file has.
    pub files: BTreeSet<String>,
    /// Drafts that cannot be read: name in the file, and why.
    pub bad: Vec<(String, FormatError)>,
}

#[derive(Deserialize)]
struct Rescued {
    format: String,
    entries: BTreeMap<String, String>,
}

/// Reads a backup.
///
/// # Errors
/// See [`BackupError`].
pub fn read<R: Read + Seek>(mut input: R) -> Result<Backup, BackupError> {
    let size = input.seek(std::io::SeekFrom::End(0)).map_err(|_| BackupError::NotABackup)?;
    if size > MAX_BYTES {
        return Err(BackupError::TooLarge);
    }
    input.rewind().map_err(|_| BackupError::NotABackup)?;
    let mut start = [0; 2];
    let backup = match input.read_exact(&mut start) {
        Ok(()) if start == *b"PK" => read_zip(input)?,
        _ if size > MAX_JSON => return Err(BackupError::TooLarge),
        _ => {
            let mut bytes = Vec::new();
            input.rewind().and_then(|()| input.read_to_end(&mut bytes)).map_err(|_| BackupError::NotABackup)?;
            read_json(&bytes)?
        }
    };
    if backup.drafts.is_empty() { Err(BackupError::Empty) } else { Ok(backup) }
}

fn read_zip<R: Read + Seek>(input: R) -> Result<Backup, BackupError> {
    let mut zip = ZipArchive::new(input).map_err(|_| BackupError::NotABackup)?;
    if zip.len() > MAX_ENTRIES {
        return Err(BackupError::TooLarge);
    }
    let mut backup = Backup::default();
    let mut there = BTreeSet::new();
    for place in 0..zip.len() {
        // An entry that cannot be opened is as if it were not there.
        let Ok(entry) = zip.by_index(place) else { continue };
        let Ok(name) = entry.name().map(std::borrow::Cow::into_owned) else { continue };
        if let Some(id) = name.strip_prefix(FILES) {
            there.insert(id.to_owned());
        } else if let Some(id) = name.strip_prefix(DRAFTS).and_then(|n| n.strip_suffix(".json")) {
            backup.add(id, &name, || bounded(entry, draft::MAX_BYTES as u64));
            if backup.drafts.len() + backup.bad.len() > MAX_DRAFTS {
                return Err(BackupError::TooLarge);
            }
        }
    }
    let named = backup.drafts.values().flat_map(|d| &d.papers).flat_map(|p| &p.files).map(|f| f.id.clone());
    backup.files = named.filter(|id| is_plain(id) && there.contains(id)).collect();
    Ok(backup)
}

fn read_json(bytes: &[u8]) -> Result<Backup, BackupError> {
    let mut backup = Backup::default();
    if let Ok(draft) = parse(bytes) {
        backup.drafts.insert("draft-0".to_owned(), draft);
        return Ok(backup);
    }
    let rescued: Rescued = serde_json::from_slice(bytes).map_err(|_| BackupError::NotABackup)?;
    if rescued.format != RESCUED {
        return Err(BackupError::NotABackup);
    }
    if rescued.entries.len() > MAX_ENTRIES {
        return Err(BackupError::TooLarge);
    }
    for (key, text) in &rescued.entries {
        if let Some(id) = key.strip_prefix(DRAFT) {
            backup.add(id, key, || Ok(body(text).as_bytes().to_vec()));
        }
    }
    Ok(backup)
}

impl Backup {
    fn add(&mut self, id: &str, name: &str, bytes: impl FnOnce() -> Result<Vec<u8>, FormatError>) {
        match bytes().and_then(|bytes| parse(&bytes)) {
            Ok(draft) => {
                let id = if is_plain(id) { id.to_owned() } else { format!("draft-{}", self.drafts.len()) };
                self.drafts.insert(id, draft);
            }
            Err(error) => self.bad.push((name.chars().take(100).collect(), error)),
        }
    }
}

/// An entry's content, read no further than it may be long, whatever it says of its size.
fn bounded(entry: impl Read, most: u64) -> Result<Vec<u8>, FormatError> {
    let mut bytes = Vec::new();
    entry.take(most + 1).read_to_end(&mut bytes).map_err(|_| FormatError::Damaged("zip".to_owned()))?;
    if bytes.len() as u64 > most { Err(FormatError::TooLarge(bytes.len())) } else { Ok(bytes) }
}

/// An attachment of a backup, if it is what attachments are: a JPEG, PNG or PDF, with its media type.
pub fn attachment<R: Read + Seek>(input: R, id: &str) -> Option<(Vec<u8>, &'static str)> {
    let mut zip = ZipArchive::new(input).ok()?;
    let entry = zip.by_name(&format!("{FILES}{id}")).ok()?;
    let bytes = bounded(entry, MAX_ATTACHMENT).ok()?;
    let kinds: [(&[u8], &str); 3] =
        [(b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"%PDF-", "application/pdf")];
    let (_, media_type) = kinds.into_iter().find(|(start, _)| bytes.starts_with(start))?;
    Some((bytes, media_type))
}
