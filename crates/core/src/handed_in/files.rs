//! The attached files of a paper, then and now.

use std::collections::{HashMap, HashSet};

use crate::draft::Attachment;

/// A difference in the files of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileChange {
    /// The file is new.
    Added,
    /// The file was handed in and is not there any more.
    Removed,
    /// Another file took its place.
    Exchanged,
    /// The file is the same, with another name or caption.
    Renamed,
}

/// A file that differs from what was handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct FileDifference {
    /// What became of it.
    pub change: FileChange,
    /// The file as it was handed in; `None` for an added one.
    pub before: Option<Attachment>,
    /// The file as it is now; `None` for a removed one.
    pub now: Option<Attachment>,
}

/// Whether an attachment that was handed in and one of now belong together.
type IsPair<'r> = &'r dyn Fn(&Attachment, &Attachment) -> bool;

/// The SHA-256 of files by the id of the attachment.
pub(super) type Hashes<'h> = HashMap<&'h str, [u8; 32]>;

/// The hashes of a list, as [`super::freeze`] takes it.
pub(super) fn by_id(files: &[(String, [u8; 32])]) -> Hashes<'_> {
    files.iter().map(|(id, hash)| (id.as_str(), *hash)).collect()
}

/// Compares the files of a paper. Equal bytes are the same file, whatever its id. Where the bytes of a file are not on
/// the device, its id tells it, or else all that the draft says of it.
pub(super) fn changes(
    before: &[Attachment],
    now: &[Attachment],
    (hashes_before, hashes_now): (&Hashes, &Hashes),
) -> Vec<FileDifference> {
    let hash_before = |file: &Attachment| hashes_before.get(file.id.as_str()).copied();
    let hash_now = |file: &Attachment| hashes_now.get(file.id.as_str()).copied();
    let is_known = |a: &Attachment, b: &Attachment| hash_before(a).is_some() && hash_now(b).is_some();
    let same_hash = |a: &Attachment, b: &Attachment| is_known(a, b) && hash_before(a) == hash_now(b);
    let same_id = |a: &Attachment, b: &Attachment| !is_known(a, b) && a.id == b.id;
    let same_words = |a: &Attachment, b: &Attachment| !is_known(a, b) && told_alike(a, b);
    let other_bytes = |a: &Attachment, b: &Attachment| a.id == b.id;
    let in_its_place = |a: &Attachment, b: &Attachment| {
        let named = |text: &str, other: &str| !text.trim().is_empty() && text.trim() == other.trim();
        named(&a.caption, &b.caption) || named(&a.name, &b.name)
    };
    let mut open: Vec<&Attachment> = before.iter().collect();
    let mut free: Vec<&Attachment> = now.iter().collect();
    let mut changes: Vec<FileDifference> = Vec::new();
    let mut put = |change, before: Option<&Attachment>, now: Option<&Attachment>| {
        changes.push(FileDifference { change, before: before.cloned(), now: now.cloned() });
    };
    let rules: [(IsPair, bool); 5] =
        [(&same_hash, true), (&same_id, true), (&same_words, true), (&other_bytes, false), (&in_its_place, false)];
    for (is_pair, is_same) in rules {
        open.retain(|old| {
            let Some(place) = free.iter().position(|new| is_pair(old, new)) else { return true };
            let new = free.remove(place);
            let change = if is_same { FileChange::Renamed } else { FileChange::Exchanged };
            if !is_same || !told_alike(old, new) {
                put(change, Some(old), Some(new));
            }
            false
        });
    }
    open.into_iter().for_each(|old| put(FileChange::Removed, Some(old), None));
    free.into_iter().for_each(|new| put(FileChange::Added, None, Some(new)));
    changes
}

/// Whether a draft says the same of two files, apart from their ids, which another device may have chosen.
fn told_alike(one: &Attachment, other: &Attachment) -> bool {
    let Attachment { id: _, name, media_type, bytes, caption, unknown } = one;
    (name, media_type, bytes, caption, unknown)
        == (&other.name, &other.media_type, &other.bytes, &other.caption, &other.unknown)
}

/// Whether two papers have the same files, by the ids alone.
pub(super) fn share_a_file(before: &[Attachment], now: &[Attachment]) -> bool {
    let ids: HashSet<&str> = before.iter().map(|file| file.id.as_str()).filter(|id| !id.is_empty()).collect();
    now.iter().any(|file| ids.contains(file.id.as_str()))
}
