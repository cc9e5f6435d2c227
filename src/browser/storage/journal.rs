//! The journal: a copy of the last entry of each draft in IndexedDB, on the disk. It is needed because browsers write
//! localStorage to the disk only seconds later, and not at all if the browser is killed.
//!
//! The journal holds each entry as text, and its revision in a separate store, so that the start can compare hundreds
//! of drafts without reading them. For a deleted draft it holds only the revision of the deletion, as a negative
//! number. An entry with a lower revision than that in the journal is not written: it comes from a tab that was
//! suspended. Where IndexedDB cannot be used, there is no journal.

use std::cell::RefCell;
use std::pin::Pin;

use futures_channel::oneshot;
use indexed_db::{Database, DatabaseError};
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use crate::browser::dom;
use sao_lang_core::repository::{GONE, Store};

use super::{REPOSITORY, WebStorage, watch};

const DATABASE: &str = "sao-lang-journal";
/// Maps the id of a draft to its entry.
const TEXTS: &str = "texts";
/// Maps the id of a draft to its revision, which is negative where the draft was deleted.
const REVISIONS: &str = "revisions";
const STORES: [&str; 2] = [TEXTS, REVISIONS];

/// An entry that waits to be written.
struct Change {
    id: String,
    revision: u64,
    /// The text of the entry; `None` where the draft was deleted.
    text: Option<String>,
}

// Lists instead of maps: they hold a few entries, and the code of maps would make the first visit's download larger.
#[derive(Default)]
struct Journal {
    /// Changes to write, at most one for each draft.
    pending: Vec<Change>,
    waiting: Vec<oneshot::Sender<bool>>,
    writing: bool,
    /// Whether the journal was compared with localStorage. Before that, no entry of it may be overwritten.
    compared: bool,
    /// The function that [`recover`] calls, if the comparison failed; `None` while it runs.
    recovery: Option<PutBack>,
    /// The callers of [`ready`], which wait until missing entries are restored.
    openers: Vec<oneshot::Sender<()>>,
    /// Whether drafts may be opened without waiting.
    open: bool,
    /// Whether the database has answered. After that, [`stop_waiting`] has no effect: drafts are opened once the
    /// entries are restored.
    answered: bool,
    /// Drafts that were changed before the comparison, with the revision before their first change.
    changed_before: Vec<(String, u64)>,
    /// Drafts whose journal entry is now a draft of its own. Their stored entry is written whatever its revision is.
    over: Vec<String>,
    /// The same drafts, with the id of the draft that holds the other entry.
    apart: Vec<(String, String)>,
}

/// An entry that the journal holds and the storage does not.
pub struct Kept {
    /// The id of the draft.
    pub id: String,
    /// The text of the entry.
    pub text: String,
    /// The id of a new draft for this entry, where the draft was changed in this tab before the database answered. So
    /// neither state is lost.
    pub apart: Option<String>,
}

/// A function that calls [`put_back`] in the part of the program that reads drafts, and adds the answers from before
/// the app. It resolves to the ids of the changed drafts, or to `None` where that part cannot be fetched.
pub type PutBack = fn(Vec<Kept>) -> Pin<Box<dyn Future<Output = Option<Vec<String>>>>>;

thread_local! {
    static JOURNAL: RefCell<Journal> = RefCell::new(Journal::default());
}

/// Writes the last entry of a draft, or its deletion, into the journal. The receiver resolves to true once the entry is
/// on the disk, and to false where it cannot be written.
pub(super) fn write(id: &str, revision: u64, text: Option<String>) -> oneshot::Receiver<bool> {
    let (sender, receiver) = oneshot::channel();
    JOURNAL.with_borrow_mut(|journal| {
        journal.pending.retain(|change| change.id != id);
        journal.pending.push(Change { id: id.to_owned(), revision, text });
        journal.waiting.push(sender);
    });
    if let Some(recovery) = JOURNAL.with_borrow_mut(|journal| journal.recovery.take()) {
        // The comparison failed before and is done again.
        spawn_local(recover(recovery));
    }
    go_on();
    receiver
}

/// Notes that a draft was changed, and the revision before the change, if the journal is not compared yet. It may hold
/// a newer entry of this draft.
pub(super) fn changes(id: &str, revision: u64) {
    JOURNAL.with_borrow_mut(|journal| {
        if !journal.compared && find(&journal.changed_before, id).is_none() {
            journal.changed_before.push((id.to_owned(), revision));
        }
    });
}

/// The id of the draft that holds another state of this draft: a state that the journal had, but returned only after
/// this draft was changed.
pub fn kept_apart(id: &str) -> Option<String> {
    JOURNAL.with_borrow(|journal| find(&journal.apart, id).cloned())
}

/// The value that a list has for a draft.
fn find<'l, T>(list: &'l [(String, T)], id: &str) -> Option<&'l T> {
    list.iter().find(|(of, _)| of == id).map(|(_, what)| what)
}

/// Whether all entries of the journal were compared with the drafts and restored.
pub(super) fn is_compared() -> bool {
    JOURNAL.with_borrow(|journal| journal.compared)
}

fn gone(id: &str) -> String {
    format!("{GONE}{id}")
}

/// Deletes a draft's entry from the journal. The revision of the deletion stays.
pub(super) fn delete(id: &str, revision: u64) {
    // If there is no room for this mark, the draft comes back where the browser is killed before the journal is
    // written.
    let _ = WebStorage::Local.set(&gone(id), &revision.to_string());
    let (done, id) = (write(id, revision, None), id.to_owned());
    spawn_local(async move {
        if done.await == Ok(true) {
            undelete(&id);
        }
    });
}

/// Removes the mark of a deletion, because the draft exists again or the journal has noted the deletion.
pub(super) fn undelete(id: &str) {
    // If this fails, the mark stays and is still true.
    let _ = WebStorage::Local.remove(&gone(id));
}

fn go_on() {
    let begin = JOURNAL.with_borrow_mut(|journal| {
        let begin = journal.compared && !journal.writing && !journal.waiting.is_empty();
        journal.writing |= begin;
        begin
    });
    if begin {
        spawn_local(async {
            // The change is drawn on the screen first.
            dom::drawn().await;
            loop {
                let (changes, over, waiting) = JOURNAL.with_borrow_mut(|journal| {
                    journal.writing = !journal.waiting.is_empty();
                    let pending = std::mem::take(&mut journal.pending);
                    (pending, std::mem::take(&mut journal.over), std::mem::take(&mut journal.waiting))
                });
                if waiting.is_empty() {
                    break;
                }
                // Without a journal, the change is only in localStorage.
                let kept = put(&changes, &over).await.is_ok();
                for sender in waiting {
                    // The caller that waited may be gone.
                    let _ = sender.send(kept);
                }
            }
        });
    }
}

/// Restores the entries that only the journal holds, adds the answers from before the app, and tells all listeners. The
/// app calls it once, at the start. If it fails, the next change calls it again.
pub async fn recover(put_back: PutBack) {
    let found = newer().await.unwrap_or_default();
    JOURNAL.with_borrow_mut(|journal| journal.answered = true);
    let back = if found.is_empty() && !super::has_early() { Some(Vec::new()) } else { put_back(found).await };
    let_open();
    let Some(back) = back else {
        return JOURNAL.with_borrow_mut(|journal| journal.recovery = Some(put_back));
    };
    JOURNAL.with_borrow_mut(|journal| journal.compared = true);
    for id in back {
        watch::tell(Some(&id));
    }
    go_on();
}

/// Resolves when drafts can be opened: when the entries of the journal are restored or cannot be restored, or after the
/// longest wait.
pub async fn ready() {
    let (sender, receiver) = oneshot::channel();
    let waits = JOURNAL.with_borrow_mut(|journal| {
        if !journal.open {
            journal.openers.push(sender);
        }
        !journal.open
    });
    if waits {
        let _ = receiver.await;
    }
}

/// Ends the wait of [`ready`] if the database has not answered.
pub fn stop_waiting() {
    if !JOURNAL.with_borrow(|journal| journal.answered) {
        let_open();
    }
}

/// Ends the wait of [`ready`]. Listeners are told of entries that are restored later.
fn let_open() {
    let openers = JOURNAL.with_borrow_mut(|journal| {
        journal.open = true;
        std::mem::take(&mut journal.openers)
    });
    for opener in openers {
        // The caller that waited may be gone.
        let _ = opener.send(());
    }
}

/// Stores these entries where the stored entry is older or missing. Returns the ids of the drafts that changed, since a
/// screen may show them.
pub fn put_back(entries: Vec<Kept>) -> Vec<String> {
    let mut changed = Vec::new();
    for Kept { id, text, apart } in entries {
        let place = apart.as_deref().unwrap_or(&id);
        if REPOSITORY.put_back(place, &text) != Ok(true) {
            continue;
        }
        changed.push(id.clone());
        if let Some(copy) = apart {
            // From here on the copy is a draft like any other. The journal's entry of the first draft is overwritten
            // only when both are written.
            let revision = REPOSITORY.version(&copy).ok().flatten().unwrap_or_default().revision;
            drop(write(&copy, revision, Some(text)));
            JOURNAL.with_borrow_mut(|journal| {
                journal.over.push(id.clone());
                journal.apart.push((id, copy));
            });
        }
    }
    changed
}

/// Restores the last entry of a draft whose stored entry is damaged, and tells the listeners if the journal has one.
pub fn heal(id: &str) {
    let id = id.to_owned();
    spawn_local(async move {
        if let Some(text) = kept(&id).await
            && REPOSITORY.put_back(&id, &text) == Ok(true)
        {
            watch::tell(Some(&id));
        }
    });
}

async fn kept(id: &str) -> Option<String> {
    let transaction = open().await.ok()?.read(&STORES).ok()?;
    transaction.store(TEXTS).ok()?.get(id).ok()?.answer().await.ok()?.as_string()
}

/// Reads the entries of the journal that are newer than the stored entries.
async fn newer() -> Option<Vec<Kept>> {
    let transaction = open().await.ok()?.read(&STORES).ok()?;
    let revisions = transaction.store(REVISIONS).ok()?;
    let (ids, numbers) = (revisions.keys().ok()?, revisions.all().ok()?);
    let ids: Array = ids.answer().await.ok()?.dyn_into().ok()?;
    let numbers: Array = numbers.answer().await.ok()?.dyn_into().ok()?;
    let (mut found, mut highest) = (Vec::new(), 0);
    for (id, number) in ids.iter().zip(numbers.iter()) {
        let (Some(id), Some(number)) = (id.as_string(), number.as_f64()) else { continue };
        let revision = number.abs() as u64;
        highest = highest.max(revision);
        if number < 0.0 {
            continue;
        }
        let stored = REPOSITORY.version(&id).ok()?.map_or(0, |version| version.revision);
        if stored == 0
            && let Some(mark) = WebStorage::Local.get(&gone(&id)).ok()?
        {
            // Earlier builds did not write the revision into the mark.
            delete(&id, mark.parse().unwrap_or(revision));
            continue;
        }
        let changed_from = JOURNAL.with_borrow(|journal| find(&journal.changed_before, &id).copied());
        if revision > changed_from.unwrap_or(stored) {
            let text = transaction.store(TEXTS).ok()?.get(&id).ok()?;
            if let Some(text) = text.answer().await.ok().and_then(|text| text.as_string()) {
                // The id is the same each time, so that an interrupted recovery does not store the entry twice.
                let apart = changed_from.map(|_| format!("{id}-{revision}"));
                found.push(Kept { id, text, apart });
            }
        }
    }
    // If the storage was emptied, its count of revisions is lost too.
    let _ = REPOSITORY.count_from(highest);
    Some(found)
}

async fn put(changes: &[Change], over: &[String]) -> Result<(), DatabaseError> {
    let transaction = open().await?.write(&STORES)?;
    let complete = transaction.complete();
    let (texts, revisions) = (transaction.store(TEXTS)?, transaction.store(REVISIONS)?);
    for Change { id, revision, text } in changes {
        // The revision is read in the same transaction, so no other tab can write in between.
        let held = revisions.get(id)?.answer().await?.as_f64().unwrap_or_default().abs() as u64;
        if held > *revision && !over.contains(id) {
            continue;
        }
        let number = *revision as f64;
        match text {
            Some(text) => {
                texts.put(id, &text.as_str().into())?;
                revisions.put(id, &number.into())?;
            }
            None => {
                texts.delete(id)?;
                revisions.put(id, &(-number).into())?;
            }
        }
    }
    complete.await
}

async fn open() -> Result<Database, DatabaseError> {
    Database::opened(DATABASE, 1, &STORES).await
}
