//! Diaries in files: entries as JSON, and what of them the device does not have.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{Entry, MAX_ENTRIES};
use crate::draft::FormatError;

/// The diary of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Diary {
    /// The id of the draft.
    pub draft: String,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// Writes entries as a JSON file.
pub fn write_diary(entries: &[Entry]) -> String {
    // Entries are texts and numbers, which can always be written.
    serde_json::to_string_pretty(entries).unwrap_or_default()
}

/// Reads entries from a JSON file that comes from outside.
///
/// # Errors
/// Fails if the file is no list of entries, has an entry that may not be stored, or has more than [`MAX_ENTRIES`].
pub fn read_diary(bytes: &[u8]) -> Result<Vec<Entry>, FormatError> {
    let entries: Vec<Entry> = serde_json::from_slice(bytes).map_err(|error| FormatError::Damaged(error.to_string()))?;
    if entries.len() > MAX_ENTRIES {
        return Err(FormatError::TooLarge(bytes.len()));
    }
    match entries.iter().find_map(|entry| entry.check().err()) {
        Some(why) => Err(FormatError::Damaged(why.to_string())),
        None => Ok(entries),
    }
}

/// Reads the records of a diary, and counts those that cannot be read: a newer release may have written them.
pub fn read_entries<T: AsRef<str>>(records: impl IntoIterator<Item = T>) -> (Vec<Entry>, usize) {
    let mut unread = 0;
    let mut entries = Vec::new();
    for record in records {
        match serde_json::from_str(record.as_ref()) {
            Ok(entry) => entries.push(entry),
            Err(_) => unread += 1,
        }
    }
    (entries, unread)
}

/// The entries that the device does not have yet, by their ids. Of several with the same id, the first is taken. An
/// entry on the device is never replaced.
pub fn missing_here(entries: Vec<Entry>, here: &HashSet<String>) -> Vec<Entry> {
    let mut taken = HashSet::new();
    entries.into_iter().filter(|entry| !here.contains(&entry.id) && taken.insert(entry.id.clone())).collect()
}
