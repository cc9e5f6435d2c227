//! An entry: a line with revision and checksum, then the draft as JSON. Earlier builds stored only the JSON.

use serde::{Deserialize, Serialize};

use crate::draft::{Draft, FormatError, parse_stored, to_compact_json};
use crate::fingerprint::fingerprint;

use super::store::head;

/// The beginning of the first line of an entry.
const MARK: &str = "sao-lang/entry/1 ";

/// The version of an entry, which distinguishes the states of a stored draft: two versions are equal where nothing was
/// stored in between. To check whether a stored draft has changed, compare versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EntryVersion {
    /// The number of changes on this device, over all drafts; 0 for an entry of an earlier build.
    pub revision: u64,
    /// The checksum of the content. For an entry of an earlier build, it is made from the first part of the text and
    /// its length.
    pub sum: u64,
}

fn sum_of(revision: u64, body: &str) -> u64 {
    fingerprint(&[&revision.to_le_bytes(), body.as_bytes()])
}

/// The entry of a draft with this revision, and its version.
pub fn wrap(draft: &Draft, revision: u64) -> (String, EntryVersion) {
    let body = to_compact_json(draft);
    let sum = sum_of(revision, &body);
    (format!("{MARK}{revision} {sum:016x}\n{body}"), EntryVersion { revision, sum })
}

/// The revision and checksum of the first line, and the text after that line.
fn split(text: &str) -> Option<(EntryVersion, &str)> {
    let (line, body) = text.strip_prefix(MARK)?.split_once('\n')?;
    let (revision, sum) = line.split_once(' ')?;
    let sum = u64::from_str_radix(sum, 16).ok().filter(|_| sum.len() == 16)?;
    Some((EntryVersion { revision: revision.parse().ok()?, sum }, body))
}

/// The version of an entry, by its first part (see [`super::store::head`]) and its length.
pub fn version(head: &str, length: usize) -> EntryVersion {
    match split(head) {
        Some((version, _)) => version,
        None => EntryVersion { revision: 0, sum: fingerprint(&[&(length as u64).to_le_bytes(), head.as_bytes()]) },
    }
}

/// The version of an entry, by its whole text.
pub fn version_of(text: &str) -> EntryVersion {
    split(text).map_or_else(
        || {
            let (head, length) = head(text);
            version(&head, length)
        },
        |(version, _)| version,
    )
}

/// The JSON of the draft in an entry, complete or not.
pub fn body(text: &str) -> &str {
    split(text).map_or(text, |(_, body)| body)
}

/// Whether the entry is unchanged since it was written. An entry of an earlier build has no checksum: it must then be a
/// readable draft, or a draft for another version of the program.
pub fn is_intact(text: &str) -> bool {
    match split(text) {
        Some((version, body)) => version.sum == sum_of(version.revision, body),
        None => parse_stored(text).map_or_else(|error| !is_damage(&error), |_| true),
    }
}

/// Whether the error is a sign of damage, and not of a draft from another build.
fn is_damage(error: &FormatError) -> bool {
    matches!(
        error,
        FormatError::NotText | FormatError::NotJson { .. } | FormatError::NotADraft | FormatError::Damaged(_)
    )
}

/// The content of an entry.
pub enum EntryContent {
    /// A draft.
    Draft(Box<Draft>),
    /// The entry is intact, but this program cannot read it.
    Foreign(FormatError),
    /// The entry is damaged.
    Damaged(FormatError),
}

/// Reads an entry.
pub fn read(text: &str) -> EntryContent {
    let Some((version, body)) = split(text) else {
        return match parse_stored(text) {
            Ok(draft) => EntryContent::Draft(Box::new(draft)),
            Err(error) if is_damage(&error) => EntryContent::Damaged(error),
            Err(error) => EntryContent::Foreign(error),
        };
    };
    if version.sum != sum_of(version.revision, body) {
        return EntryContent::Damaged(FormatError::Damaged("checksum".to_owned()));
    }
    match parse_stored(body) {
        Ok(draft) => EntryContent::Draft(Box::new(draft)),
        Err(error) => EntryContent::Foreign(error),
    }
}
