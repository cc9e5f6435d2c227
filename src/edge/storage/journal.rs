//! A second place for every change, on the disk: browsers write localStorage to it seconds later, and a killed one never.
//!
//! The journal holds the last entry of each draft as text, and apart from it the revision, so that the start
//! compares hundreds of drafts without reading them. Where IndexedDB cannot be used there is no journal.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::pin::Pin;

use futures_channel::oneshot;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbFactory, IdbRequest, IdbTransaction};

use crate::edge::page;
use crate::shelf::{GONE, Stamp, Store};

use super::{Browser, SHELF, watch};

const DATABASE: &str = "sao-lang-journal";
/// Draft id -> entry.
const TEXTS: &str = "texts";
/// Draft id -> revision.
const REVISIONS: &str = "revisions";

/// What is to be written for a draft; `None`: it was deleted.
type Change = (Stamp, Option<String>);

#[derive(Default)]
struct Journal {
    pending: BTreeMap<String, Change>,
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
}

/// Calls [`put_back`] in the part of the program that reads drafts, and takes in what was answered early; `None` where
/// that part cannot be fetched.
pub type PutBack = fn(Vec<(String, String)>) -> Pin<Box<dyn Future<Output = Option<Vec<String>>>>>;

thread_local! {
    static JOURNAL: RefCell<Journal> = RefCell::new(Journal::default());
}

/// Writes the last state of a draft, or that it is gone. The receiver resolves once that is on the disk, or cannot be:
/// then to false.
pub(super) fn write(id: &str, stamp: Stamp, text: Option<String>) -> oneshot::Receiver<bool> {
    let (sender, receiver) = oneshot::channel();
    JOURNAL.with_borrow_mut(|journal| {
        journal.pending.insert(id.to_owned(), (stamp, text));
        journal.waiting.push(sender);
    });
    if let Some(recovery) = JOURNAL.with_borrow_mut(|journal| journal.recovery.take()) {
        // The comparing failed before.
        spawn_local(recover(recovery));
    }
    go_on();
    receiver
}

fn gone(id: &str) -> String {
    format!("{GONE}{id}")
}

/// Deletes a draft's entry.
pub(super) fn delete(id: &str) {
    // Without room for it there is only a moment in which the draft may come back.
    let _ = Browser::Device.set(&gone(id), "");
    let (done, id) = (write(id, Stamp::default(), None), id.to_owned());
    spawn_local(async move {
        if done.await == Ok(true) {
            undelete(&id);
        }
    });
}

/// The draft of this id is there again, or is gone from the journal.
pub(super) fn undelete(id: &str) {
    // An entry that stays says only what is so.
    let _ = Browser::Device.remove(&gone(id));
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
            page::drawn().await;
            loop {
                let (changes, waiting) = JOURNAL.with_borrow_mut(|journal| {
                    journal.writing = !journal.waiting.is_empty();
                    (std::mem::take(&mut journal.pending), std::mem::take(&mut journal.waiting))
                });
                if waiting.is_empty() {
                    break;
                }
                // Without a journal, what localStorage holds is all there is.
                let kept = put(&changes).await.is_some();
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

/// Puts back these entries, by id, where nothing as new is stored. Returns the ids of those that were.
pub fn put_back(entries: Vec<(String, String)>) -> Vec<String> {
    let back = entries.into_iter().filter(|(id, text)| SHELF.put_back(id, text) == Ok(true));
    back.map(|(id, _)| id).collect()
}

/// Puts back the last entry of one draft, whose stored one is damaged, and tells who watches if there is a better one.
pub fn heal(id: &str) {
    let id = id.to_owned();
    spawn_local(async move {
        if let Some(text) = kept(&id).await
            && SHELF.put_back(&id, &text) == Ok(true)
        {
            watch::tell(Some(&id));
        }
    });
}

async fn kept(id: &str) -> Option<String> {
    let texts = transaction(&open().await?, "readonly")?.object_store(TEXTS).ok()?;
    answer(&texts.get(&id.into()).ok()?).await?.as_string()
}

/// Asks the browser, once per visit, not to clear this site's storage when room is short.
pub fn ask_to_persist() {
    thread_local!(static ASKED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) });
    if ASKED.replace(true) {
        return;
    }
    spawn_local(async {
        let Some(window) = web_sys::window() else { return };
        // Missing on pages without HTTPS and in old browsers.
        let Ok(storage) = Reflect::get(&JsValue::from(window.navigator()), &"storage".into()) else { return };
        let Ok(ask) = Reflect::get(&storage, &"persist".into()) else { return };
        if let Some(Ok(answer)) = ask.dyn_ref::<Function>().map(|ask| ask.call0(&storage)) {
            let _ = JsFuture::from(js_sys::Promise::from(answer)).await;
        }
    });
}

/// Entries in the journal that are newer than what is stored.
async fn newer() -> Option<Vec<(String, String)>> {
    let transaction = transaction(&open().await?, "readonly")?;
    let revisions = transaction.object_store(REVISIONS).ok()?;
    let (ids, numbers) = (revisions.get_all_keys().ok()?, revisions.get_all().ok()?);
    let ids: Array = answer(&ids).await?.dyn_into().ok()?;
    let numbers: Array = answer(&numbers).await?.dyn_into().ok()?;
    let mut found = Vec::new();
    for (id, number) in ids.iter().zip(numbers.iter()) {
        let (Some(id), Some(number)) = (id.as_string(), number.as_f64()) else { continue };
        let stored = SHELF.stamp(&id).ok()?.map_or(0, |stamp| stamp.revision);
        if stored == 0 && Browser::Device.get(&gone(&id)).ok()?.is_some() {
            delete(&id);
            continue;
        }
        if number as u64 > stored {
            let texts = transaction.object_store(TEXTS).ok()?;
            if let Some(text) = answer(&texts.get(&id.as_str().into()).ok()?).await.and_then(|t| t.as_string()) {
                found.push((id, text));
            }
        }
    }
    Some(found)
}

async fn put(changes: &BTreeMap<String, Change>) -> Option<()> {
    let transaction = transaction(&open().await?, "readwrite")?;
    let done = finished(&transaction);
    let (texts, revisions) = (transaction.object_store(TEXTS).ok()?, transaction.object_store(REVISIONS).ok()?);
    for (id, (stamp, text)) in changes {
        let id = JsValue::from_str(id);
        match text {
            Some(text) => {
                texts.put_with_key(&text.as_str().into(), &id).ok()?;
                revisions.put_with_key(&(stamp.revision as f64).into(), &id).ok()?;
            }
            None => {
                texts.delete(&id).ok()?;
                revisions.delete(&id).ok()?;
            }
        }
    }
    JsFuture::from(done).await.ok().map(|_| ())
}

/// The database, opened once; after it was closed from outside, anew.
async fn open() -> Option<IdbDatabase> {
    thread_local!(static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) });
    if let Some(open) = OPEN.with_borrow(Clone::clone) {
        return Some(open);
    }
    let factory =
        Reflect::get(&JsValue::from(web_sys::window()?), &"indexedDB".into()).ok()?.dyn_into::<IdbFactory>().ok()?;
    let request = factory.open_with_u32(DATABASE, 1).ok()?;
    let asked = request.clone();
    let upgrade = Closure::once(move || {
        let database: Option<IdbDatabase> = asked.result().ok().and_then(|d| d.dyn_into().ok());
        for name in [TEXTS, REVISIONS] {
            // Where this fails, every transaction does, and there is no journal.
            let _ = database.as_ref().map(|database| database.create_object_store(name));
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let database: IdbDatabase = answer(&request).await?.dyn_into().ok()?;
    let forget = Closure::once_into_js(|| OPEN.set(None));
    database.set_onclose(Some(forget.unchecked_ref()));
    OPEN.set(Some(database.clone()));
    Some(database)
}

/// A transaction over both stores that is on the disk once it is complete, where the browser can say so.
fn transaction(database: &IdbDatabase, mode: &str) -> Option<IdbTransaction> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into()).ok()?;
    let begin: Function = Reflect::get(database, &"transaction".into()).ok()?.dyn_into().ok()?;
    let stores = Array::of2(&TEXTS.into(), &REVISIONS.into());
    begin.call3(database, &stores, &mode.into(), &options).ok()?.dyn_into().ok()
}

/// Resolves when a transaction is complete.
fn finished(transaction: &IdbTransaction) -> js_sys::Promise {
    js_sys::Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    })
}

/// The result of a request.
async fn answer(request: &IdbRequest) -> Option<JsValue> {
    let done = js_sys::Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(done).await.ok()?;
    request.result().ok()
}
