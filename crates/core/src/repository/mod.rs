//! How drafts are kept: one entry per draft with a checksum, the version before it, and a summary for lists.
//!
//! Works on any [`Store`], so that it is tested without a browser; `docs/decisions/0011-storage.md` says why it
//! is laid out so. Every step leaves a good version in place, wherever it is broken off:
//! the version before is written first, then the new one, and what is damaged is set aside before it is replaced.

mod attachments;
mod entry;
mod eviction;
pub mod keys;
mod preview;
mod store;
mod summary;

pub use attachments::attachment_ids;
pub use entry::{Found as FoundEntry, Stamp, body, read as read_entry, stamp_of, wrap};
pub use preview::{Preview, preview};
pub use store::{HEAD, Refusal, Store, head};
pub use summary::Summary;

use thiserror::Error;

use crate::assessment::Assessment;
use crate::draft::{Draft, FormatError, check_size};

use entry::Found;
pub use keys::{ASIDE, COUNT, DRAFT, GONE, LET_GO, PREVIOUS, SUMMARY};

/// Why something could not be kept or read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ShelfError {
    /// The browser gives this page no storage (blocked, or some private modes).
    #[error("the browser gives no storage")]
    Blocked,
    /// The storage is full.
    #[error("the storage is full")]
    Full,
    /// There is no draft of this id.
    #[error("there is no such draft")]
    Missing,
    /// The entry is there but is no draft that this program can read.
    #[error("the stored draft cannot be read: {0}")]
    Unreadable(FormatError),
    /// The draft was changed by someone else since it was read.
    #[error("the stored draft was changed elsewhere")]
    Changed,
    /// The draft is larger than a draft may be: its size in bytes. It could not be backed up or opened elsewhere.
    #[error("the draft has {0} bytes, too many to be kept")]
    TooLarge(usize),
}

impl From<Refusal> for ShelfError {
    fn from(refusal: Refusal) -> ShelfError {
        match refusal {
            Refusal::Full => ShelfError::Full,
            Refusal::Blocked => ShelfError::Blocked,
        }
    }
}

/// A draft that was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The draft.
    pub draft: Draft,
    /// Its state, to be named when it is saved again.
    pub stamp: Stamp,
    /// Where the last version was damaged and this is the one before: what to tell.
    pub rescued: Option<Rescued>,
}

/// What became of a damaged entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescued {
    /// The damaged text.
    pub text: String,
    /// Key under which it was set aside; `None` where there was no room: then it still stands where it was.
    pub key: Option<String>,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Id on this device.
    pub id: String,
    /// Counts changes over all drafts: the higher, the later.
    pub revision: u64,
    /// What to show, or why the draft cannot be read. An unreadable entry is left as it is.
    pub summary: Result<Summary, ShelfError>,
}

/// What [`Shelf::save`] is about to store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The new entry.
    text: String,
    /// Its state.
    stamp: Stamp,
    /// Its summary, as stored.
    summary: String,
    /// The entry that it replaces.
    current: Option<String>,
}

/// Drafts in a store.
#[derive(Debug, Clone, Copy)]
pub struct Shelf<S> {
    /// The store.
    pub store: S,
}

fn key(prefix: &str, id: &str) -> String {
    format!("{prefix}{id}")
}

impl<S: Store> Shelf<S> {
    /// Ids of all drafts, sorted.
    pub fn ids(&self) -> Result<Vec<String>, ShelfError> {
        let keys = self.store.keys(DRAFT)?;
        let mut ids: Vec<_> = keys.into_iter().filter_map(|k| k.strip_prefix(DRAFT).map(str::to_owned)).collect();
        // The storage has its own order, which changes as entries do: lists would jump.
        ids.sort_unstable();
        Ok(ids)
    }

    /// The entry of a draft as it is stored, readable or not.
    pub fn text(&self, id: &str) -> Result<String, ShelfError> {
        self.store.get(&key(DRAFT, id))?.ok_or(ShelfError::Missing)
    }

    /// The state in which a draft is stored; `None` where there is none.
    pub fn stamp(&self, id: &str) -> Result<Option<Stamp>, ShelfError> {
        Ok(self.store.peek(&key(DRAFT, id))?.map(|(head, length)| entry::stamp(&head, length)))
    }

    /// The last good version of a draft, and the damaged text where that is not the last. Nothing is changed.
    pub fn look(&self, id: &str) -> Result<(Draft, Stamp, Option<String>), ShelfError> {
        let text = self.text(id)?;
        match entry::read(&text) {
            Found::Draft(draft) => Ok((*draft, stamp_of(&text), None)),
            Found::Foreign(error) => Err(ShelfError::Unreadable(error)),
            Found::Damaged(error) => match self.store.get(&key(PREVIOUS, id))?.map(|t| (stamp_of(&t), entry::read(&t)))
            {
                Some((stamp, Found::Draft(draft))) => Ok((*draft, stamp, Some(text))),
                _ => Err(ShelfError::Unreadable(error)),
            },
        }
    }

    /// Opens a draft. A damaged last version is set aside, and the good one before it takes its place.
    pub fn open(&self, id: &str) -> Result<Opened, ShelfError> {
        let (draft, stamp, damaged) = self.look(id)?;
        let Some(text) = damaged else { return Ok(Opened { draft, stamp, rescued: None }) };
        let mut stamp = stamp;
        let kept = match self.set_aside(id, &text) {
            Ok(aside) => {
                let previous = self.store.get(&key(PREVIOUS, id))?.unwrap_or_default();
                // Where this fails, the damaged entry stands as before, and what follows does not depend on it.
                if self.put(id, &key(DRAFT, id), &previous, false).is_err() {
                    stamp = stamp_of(&text);
                }
                Some(aside)
            }
            Err(_) => {
                stamp = stamp_of(&text);
                None
            }
        };
        Ok(Opened { draft, stamp, rescued: Some(Rescued { text, key: kept }) })
    }

    /// Keeps a draft. Either all of it is stored when this returns, or the former entry still is.
    ///
    /// `base` is the state that the change was made from: where something else is stored by now, nothing is
    /// overwritten. Without it the draft is new, or takes the place of whatever is there.
    pub fn save(&self, id: &str, draft: &Draft, base: Option<Stamp>) -> Result<(Stamp, String), ShelfError> {
        self.save_assessed(id, draft, None, base)
    }

    /// [`Shelf::save`], where the draft is assessed already: `result` is what it comes to. Without it, the summary for lists
    /// has the draft assessed.
    pub fn save_assessed(
        &self,
        id: &str,
        draft: &Draft,
        result: Option<&Assessment>,
        base: Option<Stamp>,
    ) -> Result<(Stamp, String), ShelfError> {
        let Prepared { text, stamp, summary, current } = self.prepare(id, draft, result, base)?;
        // Only orders lists: a draft's own revision grows without it.
        let _ = self.put(id, COUNT, &stamp.revision.to_string(), false);
        let intact = self.make_way(id, current)?;
        self.put(id, &key(DRAFT, id), &text, intact)?;
        self.put_summary(id, &summary);
        Ok((stamp, text))
    }

    /// Does all of [`Shelf::save_assessed`] up to the first write: reads what is stored, and makes what is to be stored. A
    /// browser compiles code when it first runs, so the app calls this once before the first change.
    ///
    /// # Errors
    /// As [`Shelf::save`], except for a storage that is full.
    pub fn prepare(
        &self,
        id: &str,
        draft: &Draft,
        result: Option<&Assessment>,
        base: Option<Stamp>,
    ) -> Result<Prepared, ShelfError> {
        let count = self.count()?;
        let current = self.store.get(&key(DRAFT, id))?;
        match (&current, base) {
            (Some(text), Some(base)) if stamp_of(text) != base => return Err(ShelfError::Changed),
            // Deleted; but where the whole storage was emptied, the draft is put back.
            (None, Some(_)) if count.is_some() => return Err(ShelfError::Missing),
            _ => {}
        }
        let former = base.map_or(0, |b| b.revision).max(current.as_deref().map_or(0, |t| stamp_of(t).revision));
        let revision = former.max(count.unwrap_or(0)) + 1;
        let (text, stamp) = entry::wrap(draft, revision);
        // One that an earlier build let grow too large is kept while it shrinks.
        if let Err(FormatError::TooLarge(size)) = check_size(entry::body(&text))
            && current.as_ref().is_none_or(|former| text.len() > former.len())
        {
            return Err(ShelfError::TooLarge(size));
        }
        let summary = result.map_or_else(|| Summary::of(draft), |result| Summary::with(draft, Some(result)));
        Ok(Prepared { text, stamp, summary: summary.pack(stamp), current })
    }

    /// Puts an entry back that a journal kept, if nothing as new is stored. Whether it did.
    pub fn put_back(&self, id: &str, text: &str) -> Result<bool, ShelfError> {
        let (Found::Draft(draft), new) = (entry::read(text), stamp_of(text)) else { return Ok(false) };
        let current = self.store.get(&key(DRAFT, id))?;
        if current.as_ref().is_some_and(|c| entry::is_intact(c) && stamp_of(c).revision >= new.revision) {
            return Ok(false);
        }
        let intact = self.make_way(id, current)?;
        if self.count()?.unwrap_or(0) < new.revision {
            let _ = self.put(id, COUNT, &new.revision.to_string(), false);
        }
        self.put(id, &key(DRAFT, id), text, intact)?;
        self.put_summary(id, &Summary::of(&draft).pack(new));
        Ok(true)
    }

    /// From now on the version before is the same as the last one: what was taken out of the draft is in neither.
    pub fn level(&self, id: &str) -> Result<(), ShelfError> {
        match self.store.get(&key(DRAFT, id))? {
            Some(text) if entry::is_intact(&text) && self.store.peek(&key(PREVIOUS, id))?.is_some() => {
                self.put(id, &key(PREVIOUS, id), &text, false)
            }
            _ => Ok(()),
        }
    }

    /// Keeps what is about to be replaced: a good entry as the version before, a damaged one aside. Whether it was good.
    fn make_way(&self, id: &str, current: Option<String>) -> Result<bool, ShelfError> {
        let Some(text) = current else { return Ok(true) };
        if !entry::is_intact(&text) {
            self.set_aside(id, &text)?;
            return Ok(false);
        }
        // Without room for it there is one version less.
        let _ = self.put(id, &key(PREVIOUS, id), &text, false);
        Ok(true)
    }

    /// Deletes a draft, readable or not, with what belongs to it; what was set aside stays. The revision of the deletion:
    /// what has a lower one must not bring the draft back.
    pub fn delete(&self, id: &str) -> Result<u64, ShelfError> {
        let former = self.stamp(id)?.unwrap_or_default().revision;
        let revision = former.max(self.count()?.unwrap_or(0)) + 1;
        // A number takes no more room than the one before it; without it, the deletion itself makes some.
        let _ = self.store.set(COUNT, &revision.to_string());
        for prefix in [PREVIOUS, SUMMARY, DRAFT] {
            self.store.remove(&key(prefix, id))?;
        }
        Ok(revision)
    }

    /// Counts on from at least this revision. The count may be gone where the storage was emptied; what a journal holds
    /// must not look newer than what is saved from now on.
    pub fn count_from(&self, least: u64) -> Result<(), ShelfError> {
        if self.count()?.unwrap_or(0) < least { Ok(self.store.set(COUNT, &least.to_string())?) } else { Ok(()) }
    }

    /// All drafts for a list, last changed first; unreadable ones at the end.
    pub fn summaries(&self) -> Result<Vec<Listed>, ShelfError> {
        Ok(in_order(self.ids()?.into_iter().map(|id| self.listed(id)).collect()))
    }

    /// [`Shelf::summaries`] where all are at hand; `None` where a draft would have to be read for it.
    pub fn glance(&self) -> Result<Option<Vec<Listed>>, ShelfError> {
        let mut listed = Vec::new();
        for id in self.ids()? {
            let stamp = self.stamp(&id)?.unwrap_or_default();
            match self.kept_summary(&id, stamp) {
                Some(summary) => listed.push(Listed { id, revision: stamp.revision, summary: Ok(summary) }),
                None => return Ok(None),
            }
        }
        Ok(Some(in_order(listed)))
    }

    fn kept_summary(&self, id: &str, stamp: Stamp) -> Option<Summary> {
        Summary::unpack(&self.store.get(&key(SUMMARY, id)).ok()??, stamp)
    }

    fn listed(&self, id: String) -> Listed {
        let stamp = match self.stamp(&id) {
            Ok(stamp) => stamp.unwrap_or_default(),
            Err(error) => return Listed { id, revision: 0, summary: Err(error) },
        };
        if let Some(summary) = self.kept_summary(&id, stamp) {
            return Listed { id, revision: stamp.revision, summary: Ok(summary) };
        }
        match self.look(&id) {
            Ok((draft, stamp, damaged)) => {
                let summary = Summary::of(&draft);
                if damaged.is_none() {
                    self.put_summary(&id, &summary.pack(stamp));
                }
                Listed { id, revision: stamp.revision, summary: Ok(summary) }
            }
            Err(error) => Listed { id, revision: stamp.revision, summary: Err(error) },
        }
    }

    /// A summary can be made anew at any time: where there is no room, it is not kept.
    fn put_summary(&self, id: &str, text: &str) {
        let place = key(SUMMARY, id);
        if self.store.set(&place, text).is_err() {
            // One of another state would only take room.
            let _ = self.store.remove(&place);
        }
    }

    fn count(&self) -> Result<Option<u64>, ShelfError> {
        Ok(self.store.get(COUNT)?.map(|text| text.parse().unwrap_or(0)))
    }

    /// Damaged entries that were set aside: keys, in their order.
    pub fn aside(&self) -> Result<Vec<String>, ShelfError> {
        let mut keys = self.store.keys(ASIDE)?;
        keys.sort_unstable();
        Ok(keys)
    }

    /// Removes an entry that was set aside, which the user has looked at.
    pub fn remove_aside(&self, place: &str) -> Result<(), ShelfError> {
        if place.starts_with(ASIDE) { Ok(self.store.remove(place)?) } else { Ok(()) }
    }

    fn set_aside(&self, id: &str, text: &str) -> Result<String, ShelfError> {
        let mut number = 1;
        loop {
            let place = format!("{ASIDE}{id}/{number}");
            match self.store.get(&place)? {
                // It was set aside before what followed was broken off.
                Some(there) if there == text => return Ok(place),
                Some(_) => number += 1,
                None => {
                    self.put(id, &place, text, false)?;
                    return Ok(place);
                }
            }
        }
    }
}

fn changed(listed: &Listed) -> Option<&str> {
    listed.summary.as_ref().ok().map(|summary| summary.changed.as_str())
}

/// Last changed first; unreadable ones at the end.
fn in_order(mut listed: Vec<Listed>) -> Vec<Listed> {
    listed.sort_unstable_by(|a, b| {
        let order = |l: &Listed| (l.summary.is_ok(), l.revision);
        order(b).cmp(&order(a)).then_with(|| changed(b).cmp(&changed(a))).then_with(|| a.id.cmp(&b.id))
    });
    listed
}
