//! The rows of all drafts: rows from the cache, and rows that the worker computes.

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

/// The number of drafts that are computed at a time, so that the screen shows progress and stays responsive.
const BATCH: usize = 100;

/// The state of loading the board.
#[derive(Debug, Clone)]
pub enum Loading {
    /// The number of finished drafts, and the number of all drafts.
    Working(usize, usize),
    /// The board, and the number of drafts that are missing from it because they cannot be read.
    Ready(Arc<Board>, usize),
    /// The storage cannot be read.
    NoStorage(StorageError),
    /// The worker failed.
    NoWorker(Failure),
}

/// The texts of all drafts.
pub fn stored_texts() -> Result<Vec<StoredText>, StorageError> {
    Ok(storage::texts()?.into_iter().map(|(id, text)| StoredText { id, text }).collect())
}

/// Loads the board; the signal has the state.
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

/// A draft without a valid row, with its stored version.
type New = (EntryVersion, StoredText);

/// The valid rows, the drafts that need new rows, and whether the cache has rows of deleted drafts.
pub fn sort_out() -> Result<(Vec<KeptRow>, Vec<New>, bool), StorageError> {
    let (mut kept, today) = (board_cache::load(), clock::today());
    let (mut known, mut new) = (Vec::new(), Vec::new());
    for id in storage::ids()? {
        let version = storage::version(&id)?.unwrap_or_default();
        match kept.remove(&id) {
            Some(row) if row.is_right(version, &today) => known.push(row),
            _ => {
                // Only changed drafts are read. A draft that another tab has just deleted is left out.
                let Ok(text) = storage::text(&id) else { continue };
                if new.is_empty() {
                    // The worker starts while the other drafts are checked.
                    worker::prepare();
                }
                new.push((version, StoredText { id, text }));
            }
        }
    }
    Ok((known, new, !kept.is_empty()))
}

/// Adds the rows of new drafts, and counts the drafts that cannot be read. It ends early when `progress` returns false.
pub async fn complete(
    mut known: Vec<KeptRow>,
    new: Vec<New>,
    progress: &dyn Fn(usize, usize) -> bool,
) -> Result<(Vec<KeptRow>, usize), Failure> {
    let all = known.len() + new.len();
    let mut unreadable = 0;
    for batch in new.chunks(BATCH) {
        // The user may have left the screen.
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
