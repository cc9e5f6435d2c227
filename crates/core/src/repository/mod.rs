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
pub use entry::{EntryContent, EntryVersion, body, read as read_entry, version_of, wrap};
pub use preview::{Preview, preview};
pub use store::{HEAD, Refusal, Store, head};
pub use summary::Summary;

use thiserror::Error;

use crate::assessment::Assessment;
use crate::draft::{Draft, FormatError, check_size};

pub use keys::{COUNT, DRAFT, GONE, LET_GO, PREVIOUS, QUARANTINE, SUMMARY};

/// Why something could not be kept or read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RepositoryError {
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

impl From<Refusal> for RepositoryError {
    fn from(refusal: Refusal) -> RepositoryError {
        match refusal {
            Refusal::Full => RepositoryError::Full,
            Refusal::Blocked => RepositoryError::Blocked,
        }
    }
}

/// A draft that was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedDraft {
    /// The draft.
    pub draft: Draft,
    /// Its state, to be named when it is saved again.
    pub version: EntryVersion,
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
    pub summary: Result<Summary, RepositoryError>,
}

/// What [`Repository::save`] is about to store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The new entry.
    text: String,
    /// Its state.
    version: EntryVersion,
    /// Its summary, as stored.
    summary: String,
    /// The entry that it replaces.
    current: Option<String>,
}

/// Drafts in a store.
#[derive(Debug, Clone, Copy)]
pub struct Repository<S> {
    /// The store.
    pub store: S,
}

fn key(prefix: &str, id: &str) -> String {
    format!("{prefix}{id}")
}

impl<S: Store> Repository<S> {
    /// Ids of all drafts, sorted.
    pub fn ids(&self) -> Result<Vec<String>, RepositoryError> {
        let keys = self.store.keys(DRAFT)?;
        let mut ids: Vec<_> = keys.into_iter().filter_map(|k| k.strip_prefix(DRAFT).map(str::to_owned)).collect();
        // The storage has its own order, which changes as entries do: lists would jump.
        ids.sort_unstable();
        Ok(ids)
    }

    /// The entry of a draft as it is stored, readable or not.
    pub fn text(&self, id: &str) -> Result<String, RepositoryError> {
        self.store.get(&key(DRAFT, id))?.ok_or(RepositoryError::Missing)
    }

    /// The state in which a draft is stored; `None` where there is none.
    pub fn version(&self, id: &str) -> Result<Option<EntryVersion>, RepositoryError> {
        Ok(self.store.peek(&key(DRAFT, id))?.map(|(head, length)| entry::version(&head, length)))
    }

    /// The last good version of a draft, and the damaged text where that is not the last. Nothing is changed.
    pub fn look(&self, id: &str) -> Result<(Draft, EntryVersion, Option<String>), RepositoryError> {
        let text = self.text(id)?;
        match entry::read(&text) {
            EntryContent::Draft(draft) => Ok((*draft, version_of(&text), None)),
            EntryContent::Foreign(error) => Err(RepositoryError::Unreadable(error)),
            EntryContent::Damaged(error) => {
                match self.store.get(&key(PREVIOUS, id))?.map(|t| (version_of(&t), entry::read(&t))) {
                    Some((version, EntryContent::Draft(draft))) => Ok((*draft, version, Some(text))),
                    _ => Err(RepositoryError::Unreadable(error)),
                }
            }
        }
    }

    /// Opens a draft. A damaged last version is set aside, and the good one before it takes its place.
    pub fn open(&self, id: &str) -> Result<OpenedDraft, RepositoryError> {
        let (draft, version, damaged) = self.look(id)?;
        let Some(text) = damaged else { return Ok(OpenedDraft { draft, version, rescued: None }) };
        let mut version = version;
        let kept = match self.quarantine(id, &text) {
            Ok(aside) => {
                let previous = self.store.get(&key(PREVIOUS, id))?.unwrap_or_default();
                // Where this fails, the damaged entry stands as before, and what follows does not depend on it.
                if self.put(id, &key(DRAFT, id), &previous, false).is_err() {
                    version = version_of(&text);
                }
                Some(aside)
            }
            Err(_) => {
                version = version_of(&text);
                None
            }
        };
        Ok(OpenedDraft { draft, version, rescued: Some(Rescued { text, key: kept }) })
    }

    /// Keeps a draft. Either all of it is stored when this returns, or the former entry still is.
    ///
    /// `base` is the state that the change was made from: where something else is stored by now, nothing is
    /// overwritten. Without it the draft is new, or takes the place of whatever is there.
    pub fn save(
        &self,
        id: &str,
        draft: &Draft,
        base: Option<EntryVersion>,
    ) -> Result<(EntryVersion, String), RepositoryError> {
        self.save_assessed(id, draft, None, base)
    }

    /// [`Repository::save`], where the draft is assessed already: `result` is what it comes to. Without it, the summary for lists
    /// has the draft assessed.
    pub fn save_assessed(
        &self,
        id: &str,
        draft: &Draft,
        result: Option<&Assessment>,
        base: Option<EntryVersion>,
    ) -> Result<(EntryVersion, String), RepositoryError> {
        let Prepared { text, version, summary, current } = self.prepare(id, draft, result, base)?;
        // Only orders lists: a draft's own revision grows without it.
        let _ = self.put(id, COUNT, &version.revision.to_string(), false);
        let intact = self.make_way(id, current)?;
        self.put(id, &key(DRAFT, id), &text, intact)?;
        self.put_summary(id, &summary);
        Ok((version, text))
    }

    /// Does all of [`Repository::save_assessed`] up to the first write: reads what is stored, and makes what is to be stored. A
    /// browser compiles code when it first runs, so the app calls this once before the first change.
    ///
    /// # Errors
    /// As [`Repository::save`], except for a storage that is full.
    pub fn prepare(
        &self,
        id: &str,
        draft: &Draft,
        result: Option<&Assessment>,
        base: Option<EntryVersion>,
    ) -> Result<Prepared, RepositoryError> {
        let count = self.count()?;
        let current = self.store.get(&key(DRAFT, id))?;
        match (&current, base) {
            (Some(text), Some(base)) if version_of(text) != base => return Err(RepositoryError::Changed),
            // Deleted; but where the whole storage was emptied, the draft is put back.
            (None, Some(_)) if count.is_some() => return Err(RepositoryError::Missing),
            _ => {}
        }
        let former = base.map_or(0, |b| b.revision).max(current.as_deref().map_or(0, |t| version_of(t).revision));
        let revision = former.max(count.unwrap_or(0)) + 1;
        let (text, version) = entry::wrap(draft, revision);
        // One that an earlier build let grow too large is kept while it shrinks.
        if let Err(FormatError::TooLarge(size)) = check_size(entry::body(&text))
            && current.as_ref().is_none_or(|former| text.len() > former.len())
        {
            return Err(RepositoryError::TooLarge(size));
        }
        let summary = result.map_or_else(|| Summary::of(draft), |result| Summary::with(draft, Some(result)));
        Ok(Prepared { text, version, summary: summary.pack(version), current })
    }

    /// Puts an entry back that a journal kept, if nothing as new is stored. Whether it did.
    pub fn put_back(&self, id: &str, text: &str) -> Result<bool, RepositoryError> {
        let (EntryContent::Draft(draft), new) = (entry::read(text), version_of(text)) else { return Ok(false) };
        let current = self.store.get(&key(DRAFT, id))?;
        if current.as_ref().is_some_and(|c| entry::is_intact(c) && version_of(c).revision >= new.revision) {
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
    pub fn level(&self, id: &str) -> Result<(), RepositoryError> {
        match self.store.get(&key(DRAFT, id))? {
            Some(text) if entry::is_intact(&text) && self.store.peek(&key(PREVIOUS, id))?.is_some() => {
                self.put(id, &key(PREVIOUS, id), &text, false)
            }
            _ => Ok(()),
        }
    }

    /// Keeps what is about to be replaced: a good entry as the version before, a damaged one aside. Whether it was good.
    fn make_way(&self, id: &str, current: Option<String>) -> Result<bool, RepositoryError> {
        let Some(text) = current else { return Ok(true) };
        if !entry::is_intact(&text) {
            self.quarantine(id, &text)?;
            return Ok(false);
        }
        // Without room for it there is one version less.
        let _ = self.put(id, &key(PREVIOUS, id), &text, false);
        Ok(true)
    }

    /// Deletes a draft, readable or not, with what belongs to it; what was set aside stays. The revision of the deletion:
    /// what has a lower one must not bring the draft back.
    pub fn delete(&self, id: &str) -> Result<u64, RepositoryError> {
        let former = self.version(id)?.unwrap_or_default().revision;
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
    pub fn count_from(&self, least: u64) -> Result<(), RepositoryError> {
        if self.count()?.unwrap_or(0) < least { Ok(self.store.set(COUNT, &least.to_string())?) } else { Ok(()) }
    }

    /// All drafts for a list, last changed first; unreadable ones at the end.
    pub fn summaries(&self) -> Result<Vec<Listed>, RepositoryError> {
        Ok(in_order(self.ids()?.into_iter().map(|id| self.listed(id)).collect()))
    }

    /// [`Repository::summaries`] where all are at hand; `None` where a draft would have to be read for it.
    pub fn glance(&self) -> Result<Option<Vec<Listed>>, RepositoryError> {
        let mut listed = Vec::new();
        for id in self.ids()? {
            let version = self.version(&id)?.unwrap_or_default();
            match self.kept_summary(&id, version) {
                Some(summary) => listed.push(Listed { id, revision: version.revision, summary: Ok(summary) }),
                None => return Ok(None),
            }
        }
        Ok(Some(in_order(listed)))
    }

    fn kept_summary(&self, id: &str, version: EntryVersion) -> Option<Summary> {
        Summary::unpack(&self.store.get(&key(SUMMARY, id)).ok()??, version)
    }

    fn listed(&self, id: String) -> Listed {
        let version = match self.version(&id) {
            Ok(version) => version.unwrap_or_default(),
            Err(error) => return Listed { id, revision: 0, summary: Err(error) },
        };
        if let Some(summary) = self.kept_summary(&id, version) {
            return Listed { id, revision: version.revision, summary: Ok(summary) };
        }
        match self.look(&id) {
            Ok((draft, version, damaged)) => {
                let summary = Summary::of(&draft);
                if damaged.is_none() {
                    self.put_summary(&id, &summary.pack(version));
                }
                Listed { id, revision: version.revision, summary: Ok(summary) }
            }
            Err(error) => Listed { id, revision: version.revision, summary: Err(error) },
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

    fn count(&self) -> Result<Option<u64>, RepositoryError> {
        Ok(self.store.get(COUNT)?.map(|text| text.parse().unwrap_or(0)))
    }

    /// Damaged entries that were set aside: keys, in their order.
    pub fn quarantined(&self) -> Result<Vec<String>, RepositoryError> {
        let mut keys = self.store.keys(QUARANTINE)?;
        keys.sort_unstable();
        Ok(keys)
    }

    /// Removes an entry that was set aside, which the user has looked at.
    pub fn remove_quarantined(&self, place: &str) -> Result<(), RepositoryError> {
        if place.starts_with(QUARANTINE) { Ok(self.store.remove(place)?) } else { Ok(()) }
    }

    fn quarantine(&self, id: &str, text: &str) -> Result<String, RepositoryError> {
        let mut number = 1;
        loop {
            let place = format!("{QUARANTINE}{id}/{number}");
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
