//! Reading a backup: the whole file is checked before any of it is returned.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use serde::Deserialize;
use thiserror::Error;
use zip::ZipArchive;

use crate::diary::{Entry, read_diary};
use crate::draft::{self, Draft, FormatError, MediaType, is_plain_id, parse, to_compact_json};
use crate::repository::{DRAFT, EntryContent, PREVIOUS, read_entry};

use super::{DIARIES, DRAFTS, FILES, MAX_BYTES, MAX_DIARY, MAX_DRAFTS, MAX_ENTRIES, MAX_ENTRIES_OF_ALL, id_of};

/// The value of `format` in the file that the page for breakdowns saves.
const RESCUED: &str = "sao-lang/drafts";
/// The maximum size of a JSON file, in bytes: the escaped content of a full localStorage.
const MAX_JSON: u64 = 40_000_000;

/// The reason why a file is refused as a backup.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BackupError {
    /// The file is too large, or has too many entries.
    #[error("the file is too large")]
    TooLarge,
    /// The file is neither a ZIP nor JSON of this program.
    #[error("the file is no backup")]
    NotABackup,
    /// The file has no draft that can be read.
    #[error("there is no draft in the file")]
    Empty,
}

/// The content of a backup.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Backup {
    /// The drafts, by their id on the device where they were saved.
    pub drafts: BTreeMap<String, Draft>,
    /// The diaries of these drafts, by the same ids.
    pub diaries: BTreeMap<String, Vec<Entry>>,
    /// The ids of the attachments that the drafts name and that the file contains.
    pub files: BTreeSet<String>,
    /// The drafts and diaries that cannot be read: the name in the file, and the reason.
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
    let mut entries = 0;
    for place in 0..zip.len() {
        // An entry that cannot be opened is skipped.
        let Ok(entry) = zip.by_index(place) else { continue };
        let Ok(name) = entry.name().map(std::borrow::Cow::into_owned) else { continue };
        if let Some(id) = name.strip_prefix(FILES) {
            there.insert(id.to_owned());
        } else if let Some(id) = name.strip_prefix(DRAFTS).and_then(|n| n.strip_suffix(".json")) {
            let read = bounded(entry, draft::MAX_BYTES as u64).and_then(|bytes| parse(&bytes));
            backup.add(id, &name, read);
            if backup.drafts.len() + backup.bad.len() > MAX_DRAFTS {
                return Err(BackupError::TooLarge);
            }
        } else if let Some(id) = name.strip_prefix(DIARIES).and_then(|n| n.strip_suffix(".json")) {
            match bounded(entry, MAX_DIARY).and_then(|bytes| read_diary(&bytes)) {
                Ok(diary) => {
                    entries += diary.len();
                    backup.diaries.insert(id.to_owned(), diary);
                }
                Err(why) => backup.bad.push((name.chars().take(100).collect(), why)),
            }
            if entries > MAX_ENTRIES_OF_ALL {
                return Err(BackupError::TooLarge);
            }
        }
    }
    let Backup { drafts, diaries, .. } = &mut backup;
    diaries.retain(|id, _| drafts.contains_key(id));
    let named = backup.drafts.values().flat_map(Draft::attachment_ids);
    backup.files = named.filter(|id| is_plain_id(id) && there.contains(*id)).map(str::to_owned).collect();
    Ok(backup)
}

fn read_json(bytes: &[u8]) -> Result<Backup, BackupError> {
    let mut backup = Backup::default();
    if let Ok(draft) = parse(bytes) {
        backup.add("", "", Ok(draft));
        return Ok(backup);
    }
    let rescued: Rescued = serde_json::from_slice(bytes).map_err(|_| BackupError::NotABackup)?;
    if rescued.format != RESCUED {
        return Err(BackupError::NotABackup);
    }
    if rescued.entries.len() > MAX_ENTRIES {
        return Err(BackupError::TooLarge);
    }
    let ids = rescued.entries.keys().filter_map(|key| key.strip_prefix(DRAFT).or_else(|| key.strip_prefix(PREVIOUS)));
    for id in ids.collect::<BTreeSet<_>>() {
        let version = |prefix: &str| rescued.entries.get(&format!("{prefix}{id}")).map(|entry| intact(entry));
        let read = match (version(DRAFT), version(PREVIOUS)) {
            (Some(Ok(draft)), _) => Ok(draft),
            // Where the last version is damaged or missing, the previous version counts, as on the device.
            (Some(Err(FormatError::Damaged(_))) | None, Some(Ok(draft))) => Ok(draft),
            (Some(Err(why)), _) | (None, Some(Err(why))) => Err(why),
            (None, None) => continue,
        };
        backup.add(id, &format!("{DRAFT}{id}"), read);
    }
    Ok(backup)
}

/// Reads the draft in a stored entry from outside: its checksum must be right, and it has the same limits as any other
/// draft.
fn intact(entry: &str) -> Result<Draft, FormatError> {
    match read_entry(entry) {
        EntryContent::Draft(draft) => parse(to_compact_json(&draft).as_bytes()),
        EntryContent::Foreign(why) => Err(why),
        EntryContent::Damaged(why) => Err(FormatError::Damaged(why.to_string())),
    }
}

impl Backup {
    fn add(&mut self, id: &str, name: &str, read: Result<Draft, FormatError>) {
        match read {
            Ok(draft) => drop(self.drafts.insert(id_of(id, &draft), draft)),
            Err(error) => self.bad.push((name.chars().take(100).collect(), error)),
        }
    }
}

/// Reads the content of an entry, but no more than `most` bytes, whatever size the entry states.
fn bounded(entry: impl Read, most: u64) -> Result<Vec<u8>, FormatError> {
    let mut bytes = Vec::new();
    entry.take(most + 1).read_to_end(&mut bytes).map_err(|_| FormatError::Damaged("zip".to_owned()))?;
    if bytes.len() as u64 > most { Err(FormatError::TooLarge(bytes.len())) } else { Ok(bytes) }
}

/// The attachments of a backup, opened once for all of them.
pub struct Files<R: Read + Seek>(Option<ZipArchive<R>>);

impl<R: Read + Seek> Files<R> {
    /// Opens a backup. A file that is no ZIP has no attachments.
    pub fn open(input: R) -> Files<R> {
        Files(ZipArchive::new(input).ok())
    }

    /// An attachment of at most `most` bytes with its media type, if its content is one that the register keeps.
    pub fn get(&mut self, id: &str, most: u64) -> Option<(Vec<u8>, &'static str)> {
        let entry = self.0.as_mut()?.by_name(&format!("{FILES}{id}")).ok()?;
        let bytes = bounded(entry, most).ok()?;
        let kind = MediaType::of(&bytes)?;
        Some((bytes, kind.name))
    }
}
