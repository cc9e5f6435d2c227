//! The repository keeps drafts: one entry per draft with a checksum, the previous version, and a summary for lists.
//!
//! It works on any [`Store`], so that it is tested without a browser; `docs/decisions/0011-storage.md` gives the
//! reasons for this layout. A good version is stored at every moment, wherever a step is interrupted: the previous
//! version is written first, then the new one, and a damaged entry is quarantined before it is replaced.

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

/// The reason why a draft could not be stored or read.
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
    /// The entry exists, but this program cannot read it as a draft.
    #[error("the stored draft cannot be read: {0}")]
    Unreadable(FormatError),
    /// The draft has changed since it was read, for example in another tab.
    #[error("the stored draft was changed elsewhere")]
    Changed,
    /// The draft is larger than a draft may be; the value is its size in bytes. Such a draft could not be backed up or
    /// opened elsewhere.
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

/// An opened draft.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedDraft {
    /// The draft.
    pub draft: Draft,
    /// Its version, which must be passed when the draft is saved again.
    pub version: EntryVersion,
    /// A report for the user, where the last version was damaged and this is the previous one.
    pub rescued: Option<Rescued>,
}

/// The damaged entry of a draft, and its new key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescued {
    /// The damaged text.
    pub text: String,
    /// The key of the quarantined entry; `None` where there was no room for it: then the damaged entry is still under
    /// its old key.
    pub key: Option<String>,
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Id on this device.
    pub id: String,
    /// The number of changes over all drafts: a higher number means a later change.
    pub revision: u64,
    /// The summary of the draft, or the reason why the draft cannot be read. An unreadable entry is not changed.
    pub summary: Result<Summary, RepositoryError>,
}

/// The texts that [`Repository::save`] is about to store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The new entry.
    text: String,
    /// The version of the new entry.
    version: EntryVersion,
    /// The summary of the new entry, in its stored form.
    summary: String,
    /// The entry that it replaces.
    current: Option<String>,
}

/// The drafts in a store.
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
        // The storage has its own order, which changes with the entries: lists would change their order.
        ids.sort_unstable();
        Ok(ids)
    }

    /// The stored entry of a draft, readable or not.
    pub fn text(&self, id: &str) -> Result<String, RepositoryError> {
        self.store.get(&key(DRAFT, id))?.ok_or(RepositoryError::Missing)
    }

    /// The stored version of a draft; `None` where no draft is stored.
    pub fn version(&self, id: &str) -> Result<Option<EntryVersion>, RepositoryError> {
        Ok(self.store.peek(&key(DRAFT, id))?.map(|(head, length)| entry::version(&head, length)))
    }

    /// The last good version of a draft, and the text of the last entry where that is damaged. The store is not
    /// changed.
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

    /// Opens a draft. Where its last version is damaged, that entry is quarantined and replaced by the previous
    /// version.
    pub fn open(&self, id: &str) -> Result<OpenedDraft, RepositoryError> {
        let (draft, version, damaged) = self.look(id)?;
        let Some(text) = damaged else { return Ok(OpenedDraft { draft, version, rescued: None }) };
        let mut version = version;
        let kept = match self.quarantine(id, &text) {
            Ok(aside) => {
                let previous = self.store.get(&key(PREVIOUS, id))?.unwrap_or_default();
                // Where this fails, the damaged entry stays under its key; the next steps do not depend on it.
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

    /// Saves a draft. When this returns, either the whole draft is stored, or the former entry still is.
    ///
    /// `base` is the version from which the change was made: where another version is stored by now, the draft is not
    /// saved. With `None`, the draft is new or replaces any stored entry.
    pub fn save(
        &self,
        id: &str,
        draft: &Draft,
        base: Option<EntryVersion>,
    ) -> Result<(EntryVersion, String), RepositoryError> {
        self.save_assessed(id, draft, None, base)
    }

    /// Saves a draft like [`Repository::save`] where the draft may be assessed already: `result` is its assessment.
    /// With `None`, the draft is assessed for the summary.
    pub fn save_assessed(
        &self,
        id: &str,
        draft: &Draft,
        result: Option<&Assessment>,
        base: Option<EntryVersion>,
    ) -> Result<(EntryVersion, String), RepositoryError> {
        let Prepared { text, version, summary, current } = self.prepare(id, draft, result, base)?;
        // A failure here affects only the order of lists: the revision of the draft itself increases without this
        // number.
        let _ = self.put(id, COUNT, &version.revision.to_string(), false);
        let intact = self.make_way(id, current)?;
        self.put(id, &key(DRAFT, id), &text, intact)?;
        self.put_summary(id, &summary);
        Ok((version, text))
    }

    /// The part of [`Repository::save_assessed`] before the first write: it reads the stored entry and makes the new
    /// texts. A browser compiles code when it first runs, so the app calls this once before the first change.
    ///
    /// # Errors
    /// The errors of [`Repository::save`], except for a full storage.
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
            // The draft was deleted; but where the whole storage was emptied, the draft is stored again.
            (None, Some(_)) if count.is_some() => return Err(RepositoryError::Missing),
            _ => {}
        }
        let former = base.map_or(0, |b| b.revision).max(current.as_deref().map_or(0, |t| version_of(t).revision));
        let revision = former.max(count.unwrap_or(0)) + 1;
        let (text, version) = entry::wrap(draft, revision);
        // A draft that an earlier build stored with too large a size may be saved as long as it does not grow.
        if let Err(FormatError::TooLarge(size)) = check_size(entry::body(&text))
            && current.as_ref().is_none_or(|former| text.len() > former.len())
        {
            return Err(RepositoryError::TooLarge(size));
        }
        let summary = result.map_or_else(|| Summary::of(draft), |result| Summary::with(draft, Some(result)));
        Ok(Prepared { text, version, summary: summary.pack(version), current })
    }

    /// Restores an entry from the journal, unless an intact entry that is as new or newer is stored. Returns whether it
    /// was restored.
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

    /// Replaces the previous version by the last version, so that content that was removed from the draft is in neither
    /// of them.
    pub fn level(&self, id: &str) -> Result<(), RepositoryError> {
        match self.store.get(&key(DRAFT, id))? {
            Some(text) if entry::is_intact(&text) && self.store.peek(&key(PREVIOUS, id))?.is_some() => {
                self.put(id, &key(PREVIOUS, id), &text, false)
            }
            _ => Ok(()),
        }
    }

    /// Keeps the entry that is about to be replaced: a good entry as the previous version, a damaged one in quarantine.
    /// Returns whether the entry was good.
    fn make_way(&self, id: &str, current: Option<String>) -> Result<bool, RepositoryError> {
        let Some(text) = current else { return Ok(true) };
        if !entry::is_intact(&text) {
            self.quarantine(id, &text)?;
            return Ok(false);
        }
        // Where there is no room, the draft has no new previous version.
        let _ = self.put(id, &key(PREVIOUS, id), &text, false);
        Ok(true)
    }

    /// Deletes a draft, readable or not, with its previous version and its summary; quarantined entries stay. Returns
    /// the revision of the deletion: entries with a lower revision must not restore the draft.
    pub fn delete(&self, id: &str) -> Result<u64, RepositoryError> {
        let former = self.version(id)?.unwrap_or_default().revision;
        let revision = former.max(self.count()?.unwrap_or(0)) + 1;
        // A number takes no more room than the number before it. Where writing it fails, the deletion itself makes
        // room.
        let _ = self.store.set(COUNT, &revision.to_string());
        for prefix in [PREVIOUS, SUMMARY, DRAFT] {
            self.store.remove(&key(prefix, id))?;
        }
        Ok(revision)
    }

    /// Raises the count of revisions to at least `least`. The count may be missing where the storage was emptied;
    /// entries in the journal must not look newer than drafts that are saved from now on.
    pub fn count_from(&self, least: u64) -> Result<(), RepositoryError> {
        if self.count()?.unwrap_or(0) < least { Ok(self.store.set(COUNT, &least.to_string())?) } else { Ok(()) }
    }

    /// All drafts for a list, last changed first; unreadable ones at the end.
    pub fn summaries(&self) -> Result<Vec<Listed>, RepositoryError> {
        Ok(in_order(self.ids()?.into_iter().map(|id| self.listed(id)).collect()))
    }

    /// The list of [`Repository::summaries`] if all summaries are stored; `None` where a draft would have to be read
    /// for it.
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

    /// Stores a summary. Where there is no room, it is left out, because it can be made again at any time.
    fn put_summary(&self, id: &str, text: &str) {
        let place = key(SUMMARY, id);
        if self.store.set(&place, text).is_err() {
            // A summary of another version would only take room.
            let _ = self.store.remove(&place);
        }
    }

    fn count(&self) -> Result<Option<u64>, RepositoryError> {
        Ok(self.store.get(COUNT)?.map(|text| text.parse().unwrap_or(0)))
    }

    /// The keys of the quarantined entries, sorted.
    pub fn quarantined(&self) -> Result<Vec<String>, RepositoryError> {
        let mut keys = self.store.keys(QUARANTINE)?;
        keys.sort_unstable();
        Ok(keys)
    }

    /// Removes a quarantined entry, once the user has seen it.
    pub fn remove_quarantined(&self, place: &str) -> Result<(), RepositoryError> {
        if place.starts_with(QUARANTINE) { Ok(self.store.remove(place)?) } else { Ok(()) }
    }

    fn quarantine(&self, id: &str, text: &str) -> Result<String, RepositoryError> {
        let mut number = 1;
        loop {
            let place = format!("{QUARANTINE}{id}/{number}");
            match self.store.get(&place)? {
                // The entry was quarantined by an earlier attempt that was interrupted.
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

/// Sorts a list: last changed first, unreadable drafts at the end.
fn in_order(mut listed: Vec<Listed>) -> Vec<Listed> {
    listed.sort_unstable_by(|a, b| {
        let order = |l: &Listed| (l.summary.is_ok(), l.revision);
        order(b).cmp(&order(a)).then_with(|| changed(b).cmp(&changed(a))).then_with(|| a.id.cmp(&b.id))
    });
    listed
}
