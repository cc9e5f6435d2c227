//! Drafts and settings on this device. [`sao_lang_core::repository`] defines how they are kept; this module connects it
//! to the browser. localStorage holds everything that screens read, and a journal in IndexedDB keeps changes even if
//! the browser is killed.

pub mod diary;
mod journal;
mod persist;
mod watch;

use futures_channel::oneshot;

use sao_lang_core::assessment::Assessment;
use sao_lang_core::draft::Draft;
use sao_lang_core::practice::is_practice;
use sao_lang_core::repository::keys::{EARLY, ROWS, SETTING};
use sao_lang_core::repository::{Repository, Store, attachment_ids};

use super::web_storage::WebStorage;

pub use journal::{Kept, PutBack, heal, kept_apart, put_back, ready, recover, stop_waiting};
pub use persist::{ask_to_persist, is_persistent};
pub use sao_lang_core::repository::{
    EntryVersion, Listed, OpenedDraft, RepositoryError as StorageError, Rescued, Summary,
};
pub use watch::{unwatch, watch};

const REPOSITORY: Repository<WebStorage> = Repository { store: WebStorage::Local };

/// Practice drafts are kept apart from all others and end with the tab.
const PRACTICE: Repository<WebStorage> = Repository { store: WebStorage::Session };

/// The repository that keeps the draft with this id.
fn repository(id: &str) -> Repository<WebStorage> {
    if is_practice(id) { PRACTICE } else { REPOSITORY }
}

/// The ids of all practice drafts, in order.
pub fn practice_ids() -> Vec<String> {
    PRACTICE.ids().unwrap_or_default()
}

/// A stored draft with its id.
pub struct Stored {
    /// The id on this device.
    pub id: String,
    /// The draft, or the reason why it cannot be read. An unreadable entry is not changed.
    pub draft: Result<Draft, StorageError>,
}

/// The result of saving a draft.
pub struct Saved {
    /// The version that is now stored.
    pub version: EntryVersion,
    /// Resolves to true once the change stays even if the browser is killed, and to false where that is impossible.
    pub lasting: oneshot::Receiver<bool>,
}

/// Lists all drafts, the last changed first and unreadable ones last. It does not read the drafts themselves.
pub fn summaries() -> Result<Vec<Listed>, StorageError> {
    REPOSITORY.summaries()
}

/// Like [`summaries`], but `None` where a draft would have to be read: the first screen's part has no code for that.
pub fn glance() -> Result<Option<Vec<Listed>>, StorageError> {
    REPOSITORY.glance()
}

/// Reads all drafts in full, in the order of [`summaries`]. With hundreds of drafts this takes a while.
pub fn drafts() -> Result<Vec<Stored>, StorageError> {
    let read = |id: String| Stored { draft: REPOSITORY.look(&id).map(|(draft, ..)| draft), id };
    Ok(summaries()?.into_iter().map(|listed| read(listed.id)).collect())
}

/// The ids of all drafts, readable or not, in the order of the ids.
pub fn ids() -> Result<Vec<String>, StorageError> {
    REPOSITORY.ids()
}

/// Reads a draft and does not change its entry.
pub fn load(id: &str) -> Result<Draft, StorageError> {
    repository(id).look(id).map(|(draft, ..)| draft)
}

/// Opens a draft for changes. A damaged entry is set aside, and its previous version is opened.
pub fn open(id: &str) -> Result<OpenedDraft, StorageError> {
    repository(id).open(id)
}

/// The version in which a draft is stored; `None` where there is no such draft.
pub fn version(id: &str) -> Result<Option<EntryVersion>, StorageError> {
    repository(id).version(id)
}

/// The entry of a draft as it is stored, readable or not, without the repository's first line.
pub fn text(id: &str) -> Result<String, StorageError> {
    repository(id).text(id).map(|text| sao_lang_core::repository::body(&text).to_owned())
}

/// Saves a draft over anything that is stored under this id. When this returns, either the whole draft is stored, or
/// the former entry is unchanged.
pub fn save(id: &str, draft: &Draft) -> Result<Saved, StorageError> {
    save_assessed(id, draft, None, None)
}

/// Saves a change of a draft, unless the stored version is no longer `base`.
pub fn save_over(id: &str, draft: &Draft, base: EntryVersion) -> Result<Saved, StorageError> {
    save_assessed(id, draft, None, Some(base))
}

/// Does the same work as [`save_over`] but stores nothing, so that the code is warm for the first save.
pub fn warm_up(id: &str, draft: &Draft, result: &Assessment, base: EntryVersion) {
    // If another tab saved the draft in the meantime, the real save finds that out.
    let _ = repository(id).prepare(id, draft, Some(result), Some(base));
}

/// Like [`save_over`] where there is a `base`, else like [`save`]. `result` is the draft's assessment, if it is known.
pub fn save_assessed(
    id: &str,
    draft: &Draft,
    result: Option<&Assessment>,
    base: Option<EntryVersion>,
) -> Result<Saved, StorageError> {
    let (version, text) = repository(id).save_assessed(id, draft, result, base)?;
    journal::changes(id, base.map_or(0, |base| base.revision));
    if base.is_none() {
        // A draft that exists already has no mark of a deletion.
        journal::undelete(id);
    }
    if is_practice(id) {
        // A practice draft is not written to the journal, so there is nothing to wait for.
        return Ok(Saved { version, lasting: oneshot::channel().1 });
    }
    Ok(Saved { version, lasting: journal::write(id, version.revision, Some(text)) })
}

/// Deletes a draft, readable or not. Ask for its attachments before: see [`attachments_of`].
pub fn delete(id: &str) -> Result<(), StorageError> {
    let revision = repository(id).delete(id)?;
    forget_early(id);
    if is_practice(id) {
        return Ok(());
    }
    // The board's cached row names the product and the applicant. The board then computes all rows again.
    let _ = WebStorage::Local.remove(ROWS);
    journal::delete(id, revision);
    Ok(())
}

/// See [`Repository::level`]. If there is no room, the previous version stays, with the attachments that it names.
pub fn level(id: &str) {
    let _ = repository(id).level(id);
}

/// Whether a draft was begun or answered before the app was there ([`sao_lang_core::before_app`]).
fn has_early() -> bool {
    !early_ids().is_empty()
}

/// The ids of the drafts that were begun or answered before the app was there.
pub fn early_ids() -> Vec<String> {
    let keys = WebStorage::Local.keys(EARLY).unwrap_or_default();
    keys.iter().filter_map(|key| key.strip_prefix(EARLY)).map(str::to_owned).collect()
}

/// The answers to a draft from before the app, as `public/early` stored them.
pub fn early(id: &str) -> Option<String> {
    WebStorage::Local.get(&format!("{EARLY}{id}")).ok()?
}

/// Deletes these answers, because they are in the draft now or the draft does not exist.
pub fn forget_early(id: &str) {
    // If this fails, the answers are added once more, which changes nothing.
    let _ = WebStorage::Local.remove(&format!("{EARLY}{id}"));
}

/// The keys of the damaged entries in quarantine, for [`quarantined_text`].
pub fn quarantined() -> Vec<String> {
    REPOSITORY.quarantined().unwrap_or_default()
}

/// The text of an entry in quarantine.
pub fn quarantined_text(key: &str) -> Option<String> {
    REPOSITORY.store.get(key).ok().flatten()
}

/// Deletes an entry in quarantine.
pub fn remove_quarantined(key: &str) -> Result<(), StorageError> {
    REPOSITORY.remove_quarantined(key)
}

/// The ids of the attachments that a stored draft names.
pub fn attachments_of(id: &str) -> Vec<String> {
    repository(id).text(id).map(|text| attachment_ids(&text)).unwrap_or_default()
}

/// Notes attachments that a draft no longer names. Their bytes are deleted later, see [`forgettable`].
pub fn let_go(ids: &[String]) {
    // If the note cannot be written, the attachment stays and only takes room.
    let _ = REPOSITORY.let_go(ids);
}

/// The attachments of [`let_go`] that no draft on this device names. Only this function decides whether their bytes may
/// be deleted. It returns none before the journal was compared, since an entry there may name some.
pub fn forgettable() -> Vec<String> {
    if !journal::is_compared() {
        return Vec::new();
    }
    REPOSITORY.forgettable().and_then(|ids| PRACTICE.unnamed(ids)).unwrap_or_default()
}

/// Removes the notes of attachments whose bytes are deleted.
pub fn forgotten(ids: &[String]) {
    // If this fails, the note stays and is still true.
    let _ = REPOSITORY.forgotten(ids);
}

/// The id of each draft and its JSON as it is stored, readable or not.
pub fn texts() -> Result<Vec<(String, String)>, StorageError> {
    Ok(REPOSITORY.ids()?.into_iter().filter_map(|id| text(&id).ok().map(|text| (id, text))).collect())
}

/// The repository of this device, to compare it with a backup.
pub fn device() -> Repository<impl Store> {
    REPOSITORY
}

/// The size of the attachments of all drafts, in bytes, as the drafts give it.
pub fn attachment_bytes() -> u64 {
    let drafts = drafts().unwrap_or_default().into_iter().filter_map(|s| s.draft.ok());
    drafts.flat_map(|d| d.papers).flat_map(|p| p.files).fold(0, |sum, f| f.bytes.saturating_add(sum))
}

/// The value of a setting of this device, such as the language; `None` where it was never set or cannot be read.
pub fn setting(name: &str) -> Option<String> {
    let text = WebStorage::Local.get(&format!("{SETTING}{name}")).ok()??;
    // The browser's own JSON parser, since the first visit has no other.
    js_sys::JSON::parse(&text).ok()?.as_string()
}

/// Stores a setting. If it cannot be stored, the app asks again next time; no draft depends on a setting.
pub fn set_setting(name: &str, value: &str) {
    if !crate::browser::IS_THERE {
        return;
    }
    let text = js_sys::JSON::stringify(&value.into()).map(String::from).unwrap_or_default();
    let _ = WebStorage::Local.set(&format!("{SETTING}{name}"), &text);
}

/// Deletes a setting.
pub fn forget_setting(name: &str) {
    let _ = WebStorage::Local.remove(&format!("{SETTING}{name}"));
}
