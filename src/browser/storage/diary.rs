//! Diaries in the browser's database: a record for each entry, under a key that is in the order of draft and day. So a
//! month is read without the other months, and two tabs never write the same record unless they change the same entry.
//!
//! Every change is one transaction with strict durability. A function that has returned without an error has its change
//! on the disk; after an error nothing is changed. `docs/durability.md` says what follows from that.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use indexed_db::{Database, DatabaseError, Store as Records};
use js_sys::Array;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};

use sao_lang_core::diary::keys::{self, DATABASE, ENTRIES, LATEST};
use sao_lang_core::diary::{Diary, Entry, Kind, missing_here, read_entries};
use sao_lang_core::repository::Store;
use sao_lang_core::repository::keys::DIARY;

use super::{REPOSITORY, WebStorage, journal};

const STORES: [&str; 2] = [ENTRIES, LATEST];

/// Why a diary cannot be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DiaryError {
    /// The device has no room left.
    #[error("no room left on the device")]
    Full,
    /// The browser gives no database.
    #[error("the browser gives no database")]
    Blocked,
    /// The entry was changed or deleted since it was read.
    #[error("the entry was changed elsewhere")]
    Changed,
}

impl From<DatabaseError> for DiaryError {
    fn from(error: DatabaseError) -> DiaryError {
        if error.is_full() { DiaryError::Full } else { DiaryError::Blocked }
    }
}

/// The entries of a span of days.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// The entries, by day.
    pub entries: Vec<Entry>,
    /// The number of records that this release cannot read.
    pub unread: usize,
}

/// The entries of a draft from one day to another, both included.
pub async fn between(draft: &str, from: NaiveDate, to: NaiveDate) -> Result<Found, DiaryError> {
    let records = open().await?.read(&STORES)?.store(ENTRIES)?.between(&keys::between(draft, from, to))?;
    let (entries, unread) = read_entries(texts(records.answer().await?));
    Ok(Found { entries, unread })
}

/// The last entry of a kind that was written for a draft; `None` where there is none, or where it cannot be read.
pub async fn latest(draft: &str, kind: Kind) -> Option<Entry> {
    let records = open().await.ok()?.read(&STORES).ok()?.store(LATEST).ok()?;
    let text = records.get(&keys::latest(draft, kind)).ok()?.answer().await.ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}

/// The ids of all entries of a draft.
pub async fn ids(draft: &str) -> Result<HashSet<String>, DiaryError> {
    let records = open().await?.read(&STORES)?.store(ENTRIES)?;
    ids_in(&records, draft).await
}

async fn ids_in(records: &Records, draft: &str) -> Result<HashSet<String>, DiaryError> {
    let found = texts(records.keys_between(&keys::all(draft))?.answer().await?);
    Ok(found.iter().filter_map(|key| Some(keys::parts(key)?.1.to_owned())).collect())
}

/// Stores an entry that is new, or that was deleted a moment ago.
pub async fn put(draft: &str, entry: &Entry) -> Result<(), DiaryError> {
    mark(draft);
    let transaction = open().await?.write(&STORES)?;
    let complete = transaction.complete();
    let text = JsValue::from(text_of(entry));
    transaction.store(ENTRIES)?.put(&keys::key(draft, entry), &text)?;
    transaction.store(LATEST)?.put(&keys::latest(draft, entry.kind), &text)?;
    Ok(complete.await?)
}

/// Stores those of these entries that the draft does not have yet, by their ids, all of them or none. Returns how many
/// there were.
pub async fn add_missing(draft: &str, entries: Vec<Entry>) -> Result<usize, DiaryError> {
    mark(draft);
    let transaction = open().await?.write(&STORES)?;
    let complete = transaction.complete();
    let (records, latest) = (transaction.store(ENTRIES)?, transaction.store(LATEST)?);
    let new = missing_here(entries, &ids_in(&records, draft).await?);
    // Everything is read before anything is written, so that nothing waits between two writes.
    let mut last_of_kinds: Vec<&Entry> = Vec::new();
    for kind in Kind::ALL {
        let of_kind = new.iter().filter(|entry| entry.kind == kind);
        let Some(last) = of_kind.max_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id))) else { continue };
        let held = latest.get(&keys::latest(draft, kind))?.answer().await?.as_string();
        let held: Option<Entry> = held.and_then(|text| serde_json::from_str(&text).ok());
        if held.is_none_or(|held| (held.day, &held.id) < (last.day, &last.id)) {
            last_of_kinds.push(last);
        }
    }
    for entry in &new {
        records.put(&keys::key(draft, entry), &text_of(entry).into())?;
    }
    for entry in last_of_kinds {
        latest.put(&keys::latest(draft, entry.kind), &text_of(entry).into())?;
    }
    complete.await?;
    Ok(new.len())
}

/// Puts an entry in the place of another one, or only deletes that one, if it is still stored as it was read.
///
/// # Errors
/// [`DiaryError::Changed`] where the entry is no longer stored as `old`; then nothing is changed.
pub async fn replace(draft: &str, old: &Entry, new: Option<&Entry>) -> Result<(), DiaryError> {
    let transaction = open().await?.write(&STORES)?;
    let complete = transaction.complete();
    let records = transaction.store(ENTRIES)?;
    let key = keys::key(draft, old);
    // Read in the same transaction, so that no other tab writes in between.
    let held = records.get(&key)?.answer().await?.as_string();
    if held.and_then(|text| serde_json::from_str::<Entry>(&text).ok()).as_ref() != Some(old) {
        return Err(DiaryError::Changed);
    }
    records.delete(&key)?;
    if let Some(entry) = new {
        let text = JsValue::from(text_of(entry));
        records.put(&keys::key(draft, entry), &text)?;
        transaction.store(LATEST)?.put(&keys::latest(draft, entry.kind), &text)?;
    }
    Ok(complete.await?)
}

/// The diaries of all drafts.
pub async fn all() -> Result<Vec<Diary>, DiaryError> {
    let records = open().await?.read(&STORES)?.store(ENTRIES)?;
    let (keys, values) = (records.keys()?, records.all()?);
    let (keys, values) = (texts(keys.answer().await?), texts(values.answer().await?));
    let mut diaries: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, text) in keys.iter().zip(values) {
        if let Some((draft, _)) = keys::parts(key) {
            diaries.entry(draft).or_default().push(text);
        }
    }
    let diary = |(draft, texts)| Diary { draft, entries: read_entries::<String>(texts).0 };
    Ok(diaries.into_iter().map(diary).collect())
}

/// Whether a draft may have a diary.
pub fn has_one(draft: &str) -> bool {
    matches!(WebStorage::Local.get(&format!("{DIARY}{draft}")), Ok(Some(_)))
}

/// Notes that a draft has a diary. If the note cannot be stored, the diary of a deleted draft may stay and take up room.
fn mark(draft: &str) {
    let _ = WebStorage::Local.set(&format!("{DIARY}{draft}"), "1");
}

/// Deletes the diaries of drafts that were deleted. What fails is tried again at the next call. It does nothing before
/// the journal was compared, since that may bring a draft back.
pub async fn forget_gone() {
    let (true, Ok(ids), Ok(marks)) = (journal::is_compared(), REPOSITORY.ids(), WebStorage::Local.keys(DIARY)) else {
        return;
    };
    for mark in marks {
        let Some(draft) = mark.strip_prefix(DIARY) else { continue };
        if ids.iter().all(|id| id != draft) && forget(draft).await.is_ok() {
            // If the mark stays, the next call deletes nothing and removes it.
            let _ = WebStorage::Local.remove(&mark);
        }
    }
}

async fn forget(draft: &str) -> Result<(), DiaryError> {
    let transaction = open().await?.write(&STORES)?;
    let complete = transaction.complete();
    for store in STORES {
        transaction.store(store)?.delete_between(&keys::all(draft))?;
    }
    Ok(complete.await?)
}

/// The record of an entry.
fn text_of(entry: &Entry) -> String {
    // Entries are texts and numbers, which can always be written.
    serde_json::to_string(entry).unwrap_or_default()
}

/// The texts of a list.
fn texts(list: JsValue) -> Vec<String> {
    let list = list.dyn_into::<Array>().unwrap_or_default();
    // A record that is no text cannot be read; it is counted like one that is no entry.
    list.iter().map(|text| text.as_string().unwrap_or_default()).collect()
}

async fn open() -> Result<Database, DiaryError> {
    Ok(Database::opened(DATABASE, 1, &STORES).await?)
}
