//! A second place for every change, on the disk: browsers write localStorage to it seconds later, and a killed one never.
//!
//! The journal holds the last entry of each draft as text, and apart from it the revision, so that the start
//! compares hundreds of drafts without reading them; of a deleted draft only the revision of the deletion, with a minus.
//! What has a lower revision than what the journal holds is not written: a tab that was suspended comes too late. Where
//! IndexedDB cannot be used there is no journal.

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
/// Draft id -> entry.
const TEXTS: &str = "texts";
/// Draft id -> revision; below zero where the draft was deleted.
const REVISIONS: &str = "revisions";
const STORES: [&str; 2] = [TEXTS, REVISIONS];

/// What is to be written for a draft.
struct Change {
    id: String,
    revision: u64,
    /// `None`: it was deleted.
    text: Option<String>,
}

// Lists, for they hold a few entries: maps would be a part of the first visit.
#[derive(Default)]
struct Journal {
    /// At most one for each draft.
    pending: Vec<Change>,
    waiting: Vec<oneshot::Sender<bool>>,
    writing: bool,
    /// Set once what the journal held was compared: before that nothing in it may be overwritten.
    compared: bool,
    /// See [`recover`]; away while it is at work.
    recovery: Option<PutBack>,
    /// Who wants to open drafts, and waits for what is put back first.
    openers: Vec<oneshot::Sender<()>>,
    /// Whether nobody has to wait any more.
    open: bool,
    /// Whether the database has said what it holds: from then on whoever waits, waits for what is put back.
    answered: bool,
    /// Drafts that were changed before the comparison, with the revision from which that began.
    changed_before: Vec<(String, u64)>,
    /// Drafts whose other entry the comparison kept apart: what is stored takes its place, whatever its revision.
    over: Vec<String>,
    /// Drafts whose other entry was kept apart, with the id of the draft that holds it.
    apart: Vec<(String, String)>,
}

/// An entry that the journal holds and the storage does not.
pub struct Kept {
    /// The draft's id.
    pub id: String,
    /// The entry.
    pub text: String,
    /// The draft was changed here before the database answered: the entry is to be a draft of its own, of this id.
    pub apart: Option<String>,
}

/// Calls [`put_back`] in the part of the program that reads drafts, and takes in what was answered early; `None` where
/// that part cannot be fetched.
pub type PutBack = fn(Vec<Kept>) -> Pin<Box<dyn Future<Output = Option<Vec<String>>>>>;

thread_local! {
    static JOURNAL: RefCell<Journal> = RefCell::new(Journal::default());
}

/// Writes the last state of a draft, or that it is gone. The receiver resolves once that is on the disk, or cannot be:
/// then to false.
pub(super) fn write(id: &str, revision: u64, text: Option<String>) -> oneshot::Receiver<bool> {
    let (sender, receiver) = oneshot::channel();
    JOURNAL.with_borrow_mut(|journal| {
        journal.pending.retain(|change| change.id != id);
        journal.pending.push(Change { id: id.to_owned(), revision, text });
        journal.waiting.push(sender);
    });
    if let Some(recovery) = JOURNAL.with_borrow_mut(|journal| journal.recovery.take()) {
        // The comparing failed before.
        spawn_local(recover(recovery));
    }
    go_on();
    receiver
}

/// A draft is changed, from this revision. Before the comparison that is noted: the journal may hold a newer one.
pub(super) fn changes(id: &str, revision: u64) {
    JOURNAL.with_borrow_mut(|journal| {
        if !journal.compared && find(&journal.changed_before, id).is_none() {
            journal.changed_before.push((id.to_owned(), revision));
        }
    });
}

/// The id of the draft that holds another state of this one, which the journal had and which came too late to be opened.
pub fn kept_apart(id: &str) -> Option<String> {
    JOURNAL.with_borrow(|journal| find(&journal.apart, id).cloned())
}

/// What a list has for a draft.
fn find<'l, T>(list: &'l [(String, T)], id: &str) -> Option<&'l T> {
    list.iter().find(|(of, _)| of == id).map(|(_, what)| what)
}

/// Whether everything that the journal held is among the drafts.
pub(super) fn is_compared() -> bool {
    JOURNAL.with_borrow(|journal| journal.compared)
}

fn gone(id: &str) -> String {
    format!("{GONE}{id}")
}

/// Deletes a draft's entry. The revision of the deletion stays.
pub(super) fn delete(id: &str, revision: u64) {
    // Without room for it there is only a moment in which the draft may come back.
    let _ = WebStorage::Local.set(&gone(id), &revision.to_string());
    let (done, id) = (write(id, revision, None), id.to_owned());
    spawn_local(async move {
        if done.await == Ok(true) {
            undelete(&id);
        }
    });
}

/// The draft of this id is there again, or is gone from the journal.
pub(super) fn undelete(id: &str) {
    // An entry that stays says only what is so.
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
            // What the change draws comes first.
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
                // Without a journal, what localStorage holds is all there is.
                let kept = put(&changes, &over).await.is_ok();
                for sender in waiting {
                    // Whoever waited may have left.
                    let _ = sender.send(kept);
                }
            }
        });
    }
}

/// Puts back what the journal holds and localStorage lost, takes in early answers, and tells who watches. To be called
/// once, at the start; where it fails, it is tried again at the next change.
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

/// Resolves when drafts can be opened: what the journal holds is put back, or cannot be, or was waited for long enough.
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

/// Lets everybody open drafts if the database does not answer.
pub fn stop_waiting() {
    if !JOURNAL.with_borrow(|journal| journal.answered) {
        let_open();
    }
}

/// Lets everybody open drafts. What is put back later is told to who watches.
fn let_open() {
    let openers = JOURNAL.with_borrow_mut(|journal| {
        journal.open = true;
        std::mem::take(&mut journal.openers)
    });
    for opener in openers {
        // Whoever waited may have left.
        let _ = opener.send(());
    }
}

/// Puts back these entries where nothing as new is stored. Returns the ids of the drafts that somebody may look at now.
pub fn put_back(entries: Vec<Kept>) -> Vec<String> {
    let mut changed = Vec::new();
    for Kept { id, text, apart } in entries {
        let place = apart.as_deref().unwrap_or(&id);
        if REPOSITORY.put_back(place, &text) != Ok(true) {
            continue;
        }
        changed.push(id.clone());
        if let Some(copy) = apart {
            // From here on it is a draft like any other. Only once both are on the disk is the journal's only copy replaced.
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

/// Puts back the last entry of one draft, whose stored one is damaged, and tells who watches if there is a better one.
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

/// Entries in the journal that are newer than what is stored.
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
            // Earlier builds named no revision.
            delete(&id, mark.parse().unwrap_or(revision));
            continue;
        }
        let changed_from = JOURNAL.with_borrow(|journal| find(&journal.changed_before, &id).copied());
        if revision > changed_from.unwrap_or(stored) {
            let text = transaction.store(TEXTS).ok()?.get(&id).ok()?;
            if let Some(text) = text.answer().await.ok().and_then(|text| text.as_string()) {
                // The same each time, so that it is not kept twice where this is broken off.
                let apart = changed_from.map(|_| format!("{id}-{revision}"));
                found.push(Kept { id, text, apart });
            }
        }
    }
    // The storage may have been emptied, and its count with it.
    let _ = REPOSITORY.count_from(highest);
    Some(found)
}

async fn put(changes: &[Change], over: &[String]) -> Result<(), DatabaseError> {
    let transaction = open().await?.write(&STORES)?;
    let complete = transaction.complete();
    let (texts, revisions) = (transaction.store(TEXTS)?, transaction.store(REVISIONS)?);
    for Change { id, revision, text } in changes {
        // Within the transaction: no other tab comes in between.
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

/// The database, opened once; after its connection was lost, anew.
async fn open() -> Result<Database, DatabaseError> {
    thread_local!(static OPEN: RefCell<Option<Database>> = const { RefCell::new(None) });
    if let Some(open) = OPEN.with_borrow(Clone::clone) {
        return Ok(open);
    }
    let database = Database::open(DATABASE, 1, &STORES).await?;
    database.on_lost(|| OPEN.set(None));
    OPEN.set(Some(database.clone()));
    Ok(database)
}
