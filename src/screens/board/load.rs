//! The rows of all drafts: those kept from last time, and those that the worker works out anew.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::board_cache;
use crate::browser::clock;
use crate::browser::storage::{self, EntryVersion, StorageError};
use crate::state::worker;
use sao_lang_core::board::{Board, KeptRow, Row};
use sao_lang_core::calendar::day;
use worker_protocol::{BoardRows, Failure, StoredText};

/// Drafts worked out at a time: progress shows, and the screen stays alive.
const BATCH: usize = 100;

/// How far the board is.
#[derive(Debug, Clone)]
pub enum Loading {
    /// So many of so many drafts.
    Working(usize, usize),
    /// The board, and how many drafts are not on it because they cannot be read.
    Ready(Arc<Board>, usize),
    /// The storage cannot be read.
    NoStorage(StorageError),
    /// The worker does not answer.
    NoWorker(Failure),
}

/// The texts of all drafts.
pub fn stored_texts() -> Result<Vec<StoredText>, StorageError> {
    Ok(storage::texts()?.into_iter().map(|(id, text)| StoredText { id, text }).collect())
}

/// Loads the board; what is shown follows the signal.
pub fn load(loading: RwSignal<Loading>) {
    loading.set(Loading::Working(0, 0));
    let show = move |state: Loading| loading.try_set(state).is_none();
    match sort_out() {
        Err(error) => loading.set(Loading::NoStorage(error)),
        Ok((known, new, gone)) if new.is_empty() => drop(show(ready(known, 0, gone))),
        Ok((known, new, _)) => spawn_local(async move {
            let progress = |done, all| show(Loading::Working(done, all));
            match complete(known, new, &progress).await {
                Ok((known, unreadable)) => drop(show(ready(known, unreadable, true))),
                Err(why) => drop(show(Loading::NoWorker(why))),
            }
        }),
    }
}

fn ready(known: Vec<KeptRow>, unreadable: usize, changed: bool) -> Loading {
    let rows: Vec<Row> = known.iter().map(|k| k.row.clone()).collect();
    if changed {
        board_cache::keep(known);
    }
    let today = day(&clock::today()).unwrap_or_default();
    Loading::Ready(Arc::new(Board::new(rows, today)), unreadable)
}

/// A draft without a row, and the state in which it is stored.
type New = (EntryVersion, StoredText);

/// Rows that are still right, drafts that need new ones, and whether rows are kept whose drafts are gone.
pub fn sort_out() -> Result<(Vec<KeptRow>, Vec<New>, bool), StorageError> {
    let (mut kept, today) = (board_cache::load(), clock::today());
    let (mut known, mut new) = (Vec::new(), Vec::new());
    for id in storage::ids()? {
        let version = storage::version(&id)?.unwrap_or_default();
        match kept.remove(&id) {
            Some(row) if row.is_right(version, &today) => known.push(row),
            _ => {
                // Only what has changed is read. A draft that another tab has deleted by now is gone.
                let Ok(text) = storage::text(&id) else { continue };
                if new.is_empty() {
                    // It starts while the other drafts are looked at.
                    worker::prepare();
                }
                new.push((version, StoredText { id, text }));
            }
        }
    }
    Ok((known, new, !kept.is_empty()))
}

/// Adds the rows of new drafts, and counts those that cannot be read. Ends early where `progress` says so.
pub async fn complete(
    mut known: Vec<KeptRow>,
    new: Vec<New>,
    progress: &dyn Fn(usize, usize) -> bool,
) -> Result<(Vec<KeptRow>, usize), Failure> {
    let all = known.len() + new.len();
    let mut unreadable = 0;
    for batch in new.chunks(BATCH) {
        // Whoever asked may have left the screen.
        if !progress(known.len() + unreadable, all) {
            break;
        }
        let drafts = batch.iter().map(|(_, stored)| stored.clone()).collect();
        let rows = worker::ask(BoardRows { drafts, today: clock::today() }).await?;
        for ((version, _), row) in batch.iter().zip(rows) {
            match row {
                Some(row) => known.push(KeptRow { version: *version, row }),
                None => unreadable += 1,
            }
        }
    }
    Ok((known, unreadable))
}
