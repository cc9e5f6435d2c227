//! Drafts and settings in the browser's localStorage: one entry per draft, written in full at every change.

use gloo_storage::{LocalStorage, Storage};
use thiserror::Error;
use wasm_bindgen::JsCast;

use crate::draft::{Draft, FormatError, parse, to_json};

/// Entries of drafts: this, then the draft's id.
const DRAFT: &str = "sao-lang/draft/";
/// Entries of settings.
const SETTING: &str = "sao-lang/setting/";

/// Why something could not be kept or read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StorageError {
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
}

/// A stored draft: its id, and what was found there.
pub struct Stored {
    /// Id on this device.
    pub id: String,
    /// The draft, or why it cannot be read. An unreadable entry is left as it is.
    pub draft: Result<Draft, StorageError>,
}

/// The browser's storage, if the page may use it. `LocalStorage::raw` panics where it may not.
fn raw() -> Result<web_sys::Storage, StorageError> {
    let window = web_sys::window().ok_or(StorageError::Blocked)?;
    window.local_storage().ok().flatten().ok_or(StorageError::Blocked)
}

/// All drafts, last changed first; unreadable ones at the end.
pub fn drafts() -> Result<Vec<Stored>, StorageError> {
    let storage = raw()?;
    let count = storage.length().map_err(|_| StorageError::Blocked)?;
    let mut stored: Vec<Stored> = (0..count)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter_map(|key| key.strip_prefix(DRAFT).map(str::to_owned))
        .map(|id| Stored { draft: load(&id), id })
        .collect();
    let changed = |s: &Stored| s.draft.as_ref().map(|d| d.changed.clone()).unwrap_or_default();
    stored.sort_by(|a, b| changed(b).cmp(&changed(a)).then_with(|| a.id.cmp(&b.id)));
    Ok(stored)
}

/// Ids of all drafts, readable or not, in no order.
pub fn ids() -> Result<Vec<String>, StorageError> {
    let storage = raw()?;
    let count = storage.length().map_err(|_| StorageError::Blocked)?;
    let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
    Ok(keys.filter_map(|key| key.strip_prefix(DRAFT).map(str::to_owned)).collect())
}

/// Reads a draft.
pub fn load(id: &str) -> Result<Draft, StorageError> {
    let text = text(id)?;
    parse(text.as_bytes()).map_err(StorageError::Unreadable)
}

/// The entry of a draft as it is stored, readable or not.
pub fn text(id: &str) -> Result<String, StorageError> {
    let found = raw()?.get_item(&key(id)).map_err(|_| StorageError::Blocked)?;
    found.ok_or(StorageError::Missing)
}

/// Keeps a draft. Either all of it is stored when this returns, or the former entry still is.
pub fn save(id: &str, draft: &Draft) -> Result<(), StorageError> {
    raw()?.set_item(&key(id), &to_json(draft)).map_err(|error| {
        let full = error.dyn_ref::<web_sys::DomException>().is_some_and(|e| e.name() == "QuotaExceededError");
        if full { StorageError::Full } else { StorageError::Blocked }
    })
}

/// Deletes a draft.
pub fn delete(id: &str) -> Result<(), StorageError> {
    raw()?.remove_item(&key(id)).map_err(|_| StorageError::Blocked)
}

/// What the attachments of all drafts weigh, in bytes, as the drafts name them.
pub fn attachment_bytes() -> u64 {
    let drafts = drafts().unwrap_or_default().into_iter().filter_map(|s| s.draft.ok());
    drafts.flat_map(|d| d.papers).flat_map(|p| p.files).fold(0, |sum, f| f.bytes.saturating_add(sum))
}

/// Ids of the attachments that a draft names and no other draft does.
pub fn own_attachments(id: &str) -> Vec<String> {
    let ids = |draft: Draft| draft.papers.into_iter().flat_map(|p| p.files).map(|f| f.id).collect::<Vec<_>>();
    let (mine, others): (Vec<Stored>, Vec<Stored>) = drafts().unwrap_or_default().into_iter().partition(|s| s.id == id);
    let all = |list: Vec<Stored>| list.into_iter().filter_map(|s| s.draft.ok()).flat_map(ids).collect::<Vec<_>>();
    let others = all(others);
    all(mine).into_iter().filter(|f| !others.contains(f)).collect()
}

fn key(id: &str) -> String {
    format!("{DRAFT}{id}")
}

/// A setting of this device, such as the language; `None` where it was never set or cannot be read.
pub fn setting(name: &str) -> Option<String> {
    raw().ok()?;
    LocalStorage::get(format!("{SETTING}{name}")).ok()
}

/// Keeps a setting. A device that cannot keep it asks again next time: no draft depends on it.
pub fn set_setting(name: &str, value: &str) {
    if raw().is_ok() {
        let _ = LocalStorage::set(format!("{SETTING}{name}"), value);
    }
}

/// Forgets a setting.
pub fn forget_setting(name: &str) {
    if raw().is_ok() {
        LocalStorage::delete(format!("{SETTING}{name}"));
    }
}
