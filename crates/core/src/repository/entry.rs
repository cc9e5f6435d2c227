//! An entry: a line with revision and checksum, then the draft as JSON. Earlier builds stored the JSON alone.

use serde::{Deserialize, Serialize};

use crate::draft::{Draft, FormatError, parse_stored, to_compact_json};
use crate::fingerprint::fingerprint;

use super::store::head;

/// What the first line begins with.
const MARK: &str = "sao-lang/entry/1 ";

/// Tells one state of a stored draft from another: two versions are the same where nothing was stored in between. Whoever asks
/// whether a stored draft has changed compares these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EntryVersion {
    /// Counts changes on this device, over all drafts; 0 for an entry of an earlier build.
    pub revision: u64,
    /// Checksum of the content. For an entry of an earlier build: of its first part and its length.
    pub sum: u64,
}

fn sum_of(revision: u64, body: &str) -> u64 {
    fingerprint(&[&revision.to_le_bytes(), body.as_bytes()])
}

/// A draft as an entry.
pub fn wrap(draft: &Draft, revision: u64) -> (String, EntryVersion) {
    let body = to_compact_json(draft);
    let sum = sum_of(revision, &body);
    (format!("{MARK}{revision} {sum:016x}\n{body}"), EntryVersion { revision, sum })
}

/// Revision and checksum as the first line names them, and what follows the line.
fn split(text: &str) -> Option<(EntryVersion, &str)> {
    let (line, body) = text.strip_prefix(MARK)?.split_once('\n')?;
    let (revision, sum) = line.split_once(' ')?;
    let sum = u64::from_str_radix(sum, 16).ok().filter(|_| sum.len() == 16)?;
    Some((EntryVersion { revision: revision.parse().ok()?, sum }, body))
}

/// The version that an entry names, by its head (see [`super::store::head`]) and length.
pub fn version(head: &str, length: usize) -> EntryVersion {
    match split(head) {
        Some((version, _)) => version,
        None => EntryVersion { revision: 0, sum: fingerprint(&[&(length as u64).to_le_bytes(), head.as_bytes()]) },
    }
}

/// The version of an entry as a whole.
pub fn version_of(text: &str) -> EntryVersion {
    split(text).map_or_else(
        || {
            let (head, length) = head(text);
            version(&head, length)
        },
        |(version, _)| version,
    )
}

/// The draft's JSON within an entry, whole or not.
pub fn body(text: &str) -> &str {
    split(text).map_or(text, |(_, body)| body)
}

/// Whether the entry is as it was written. One of an earlier build has no checksum: it must be a draft then, or
/// at least say plainly that it is one for another program.
pub fn is_intact(text: &str) -> bool {
    match split(text) {
        Some((version, body)) => version.sum == sum_of(version.revision, body),
        None => parse_stored(text).map_or_else(|error| !is_damage(&error), |_| true),
    }
}

/// Whether this is what damage looks like, not what another build writes.
fn is_damage(error: &FormatError) -> bool {
    matches!(
        error,
        FormatError::NotText | FormatError::NotJson { .. } | FormatError::NotADraft | FormatError::Damaged(_)
    )
}

/// What was found in an entry.
pub enum EntryContent {
    /// A draft.
    Draft(Box<Draft>),
    /// As it was written, but nothing that this program can read.
    Foreign(FormatError),
    /// Not as it was written.
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
