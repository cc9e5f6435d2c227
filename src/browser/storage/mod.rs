//! Drafts and settings on this device. [`sao_lang_core::repository`] says how they are kept; here it meets the browser:
//! localStorage holds what is read at once, and a journal in IndexedDB what must outlive a killed browser.

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

/// Drafts to practise on lie apart from all others, and end with the tab.
const PRACTICE: Repository<WebStorage> = Repository { store: WebStorage::Session };

/// Where the draft of an id is kept.
fn repository(id: &str) -> Repository<WebStorage> {
    if is_practice(id) { PRACTICE } else { REPOSITORY }
}

/// Ids of all drafts to practise on, in order.
pub fn practice_ids() -> Vec<String> {
    PRACTICE.ids().unwrap_or_default()
}

/// A stored draft: its id, and what was found there.
pub struct Stored {
    /// Id on this device.
    pub id: String,
    /// The draft, or why it cannot be read. An unreadable entry is left as it is.
    pub draft: Result<Draft, StorageError>,
}

/// A change that is stored.
pub struct Saved {
    /// The state that is now stored.
    pub version: EntryVersion,
    /// Resolves once the change outlives the browser's being killed; to false where it cannot.
    pub lasting: oneshot::Receiver<bool>,
}

/// All drafts for a list, last changed first; unreadable ones at the end. Does not read the drafts themselves.
pub fn summaries() -> Result<Vec<Listed>, StorageError> {
    REPOSITORY.summaries()
}

/// [`summaries`] where no draft has to be read for it, which the first screen's part of the program cannot.
pub fn glance() -> Result<Option<Vec<Listed>>, StorageError> {
    REPOSITORY.glance()
}

/// All drafts in full, in the order of [`summaries`]. With hundreds of them this takes a while.
pub fn drafts() -> Result<Vec<Stored>, StorageError> {
    let read = |id: String| Stored { draft: REPOSITORY.look(&id).map(|(draft, ..)| draft), id };
    Ok(summaries()?.into_iter().map(|listed| read(listed.id)).collect())
}

/// Ids of all drafts, readable or not, in the order of their ids.
pub fn ids() -> Result<Vec<String>, StorageError> {
    REPOSITORY.ids()
}

/// Reads a draft without touching its entry.
pub fn load(id: &str) -> Result<Draft, StorageError> {
    repository(id).look(id).map(|(draft, ..)| draft)
}

/// Opens a draft to be changed. A damaged entry is set aside, and the version before it is opened.
pub fn open(id: &str) -> Result<OpenedDraft, StorageError> {
    repository(id).open(id)
}

/// The state in which a draft is stored; `None` where there is none.
pub fn version(id: &str) -> Result<Option<EntryVersion>, StorageError> {
    repository(id).version(id)
}

/// The entry of a draft as it is stored, readable or not, without the line of the storage.
pub fn text(id: &str) -> Result<String, StorageError> {
    repository(id).text(id).map(|text| sao_lang_core::repository::body(&text).to_owned())
}

/// Keeps a draft, whatever is stored under this id. Either all of it is stored when this returns, or the former
/// entry still is.
pub fn save(id: &str, draft: &Draft) -> Result<Saved, StorageError> {
    save_assessed(id, draft, None, None)
}

/// Keeps a change of a draft, unless something else than `base` is stored by now.
pub fn save_over(id: &str, draft: &Draft, base: EntryVersion) -> Result<Saved, StorageError> {
    save_assessed(id, draft, None, Some(base))
}

/// Does all that [`save_over`] does, but stores nothing.
pub fn warm_up(id: &str, draft: &Draft, result: &Assessment, base: EntryVersion) {
    // That someone else saved it in the meantime is found out when it is saved.
    let _ = repository(id).prepare(id, draft, Some(result), Some(base));
}

/// [`save_over`] where there is a `base`, else [`save`]; `result` is what the draft comes to, where that is known.
pub fn save_assessed(
    id: &str,
    draft: &Draft,
    result: Option<&Assessment>,
    base: Option<EntryVersion>,
) -> Result<Saved, StorageError> {
    let (version, text) = repository(id).save_assessed(id, draft, result, base)?;
    journal::changes(id, base.map_or(0, |base| base.revision));
    if base.is_none() {
        // A change of a draft that is there needs no look at this.
        journal::undelete(id);
    }
    if is_practice(id) {
        // Nothing of it is to last: there is nothing to wait for.
        return Ok(Saved { version, lasting: oneshot::channel().1 });
    }
    Ok(Saved { version, lasting: journal::write(id, version.revision, Some(text)) })
}

/// Deletes a draft, readable or not. What its attachments are is to be asked before: see [`attachments_of`].
pub fn delete(id: &str) -> Result<(), StorageError> {
    let revision = repository(id).delete(id)?;
    forget_early(id);
    if is_practice(id) {
        return Ok(());
    }
    // The board's row names product and applicant. It works all rows out anew.
    let _ = WebStorage::Local.remove(ROWS);
    journal::delete(id, revision);
    Ok(())
}

/// See [`Repository::level`]. Where there is no room for it, the version before stays, and with it what it names.
pub fn level(id: &str) {
    let _ = repository(id).level(id);
}

/// Whether anything was begun or answered before the app was there ([`sao_lang_core::before_app`]).
fn has_early() -> bool {
    !early_ids().is_empty()
}

/// Ids of the drafts that were begun, or of which something was answered, before the app was there.
pub fn early_ids() -> Vec<String> {
    let keys = WebStorage::Local.keys(EARLY).unwrap_or_default();
    keys.iter().filter_map(|key| key.strip_prefix(EARLY)).map(str::to_owned).collect()
}

/// What was said of a draft before the app was there, as it was laid aside.
pub fn early(id: &str) -> Option<String> {
    WebStorage::Local.get(&format!("{EARLY}{id}")).ok()?
}

/// Forgets that: it is in the draft now, or there is no such draft.
pub fn forget_early(id: &str) {
    // What stays is put in once more, and changes nothing.
    let _ = WebStorage::Local.remove(&format!("{EARLY}{id}"));
}

/// Damaged entries that were set aside: keys, for [`quarantined_text`].
pub fn quarantined() -> Vec<String> {
    REPOSITORY.quarantined().unwrap_or_default()
}

/// The text of an entry that was set aside.
pub fn quarantined_text(key: &str) -> Option<String> {
    REPOSITORY.store.get(key).ok().flatten()
}

/// Removes an entry that was set aside.
pub fn remove_quarantined(key: &str) -> Result<(), StorageError> {
    REPOSITORY.remove_quarantined(key)
}

/// Ids of the attachments that a stored draft names.
pub fn attachments_of(id: &str) -> Vec<String> {
    repository(id).text(id).map(|text| attachment_ids(&text)).unwrap_or_default()
}

/// Notes attachments that a draft no longer names. Their bytes go later, with [`forgettable`].
pub fn let_go(ids: &[String]) {
    // What cannot be noted stays, and only takes room.
    let _ = REPOSITORY.let_go(ids);
}

/// Of the attachments that were let go of, those that nothing on this device names: this is the one place that decides
/// whether bytes may be forgotten. None before the journal was looked through, which may name some.
pub fn forgettable() -> Vec<String> {
    if !journal::is_compared() {
        return Vec::new();
    }
    REPOSITORY.forgettable().and_then(|ids| PRACTICE.unnamed(ids)).unwrap_or_default()
}

/// The bytes of these attachments are gone.
pub fn forgotten(ids: &[String]) {
    // A note that stays says only what is so.
    let _ = REPOSITORY.forgotten(ids);
}

/// Id of each draft and its JSON as it is stored, readable or not.
pub fn texts() -> Result<Vec<(String, String)>, StorageError> {
    Ok(REPOSITORY.ids()?.into_iter().filter_map(|id| text(&id).ok().map(|text| (id, text))).collect())
}

/// The store of drafts, for what compares it with a backup.
pub fn device() -> Repository<impl Store> {
    REPOSITORY
}

/// What the attachments of all drafts weigh, in bytes, as the drafts name them.
pub fn attachment_bytes() -> u64 {
    let drafts = drafts().unwrap_or_default().into_iter().filter_map(|s| s.draft.ok());
    drafts.flat_map(|d| d.papers).flat_map(|p| p.files).fold(0, |sum, f| f.bytes.saturating_add(sum))
}

/// A setting of this device, such as the language; `None` where it was never set or cannot be read.
pub fn setting(name: &str) -> Option<String> {
    let text = WebStorage::Local.get(&format!("{SETTING}{name}")).ok()??;
    // The browser's own reader: the first visit carries none.
    js_sys::JSON::parse(&text).ok()?.as_string()
}

/// Keeps a setting. A device that cannot keep it asks again next time: no draft depends on it.
pub fn set_setting(name: &str, value: &str) {
    if !crate::browser::IS_THERE {
        return;
    }
    let text = js_sys::JSON::stringify(&value.into()).map(String::from).unwrap_or_default();
    let _ = WebStorage::Local.set(&format!("{SETTING}{name}"), &text);
}

/// Forgets a setting.
pub fn forget_setting(name: &str) {
    let _ = WebStorage::Local.remove(&format!("{SETTING}{name}"));
}
