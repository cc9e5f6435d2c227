//! Reads drafts from outside in full, compares them with those on this device, and stores them after the user confirms.

use std::cmp::Ordering;

use leptos::prelude::*;
use web_sys::Blob;

use super::judge::{Deed, Judge, Judged, Ways};
use super::taken::Taken;
use crate::browser::board_cache;
use crate::browser::clock;
use crate::browser::incoming::Source;
use crate::browser::storage::{self, EntryVersion, StorageError};
use crate::error::AppError;
use crate::screens::board::load::{complete, sort_out};
use crate::state::attachments;
use crate::state::worker;
use sao_lang_core::assessment::{assessed, note};
use sao_lang_core::board::{Identity, KeptRow, Row};
use sao_lang_core::draft::{parse, parse_stored, to_json};
use sao_lang_core::locale::Lang;
use sao_lang_core::merge::{Choices, Difference, differences, merge};
use worker_protocol::{BoardRows, Failure, ReadSent, Sent, SentDraft, StoredText, UnpackAttachments};

/// The highest number of drafts that are stored at a time.
const MOST_DRAFTS: usize = 5_000;

/// An earlier draft that is the same, another state, or a separate draft of the same product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Met {
    /// The id of a stored draft.
    Here(String),
    /// The index of a draft among those that were read.
    Sent(usize),
}

/// A line of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The name of the file, and of the draft in it.
    pub file: String,
    /// The result for the draft.
    pub taken: Taken,
    /// The draft that is the same or another state, and how the dates of change compare.
    pub met: Option<(Met, Ordering)>,
    /// A draft of the same product and applicant that was begun separately.
    pub twin: Option<Met>,
    /// The id of the draft that was stored.
    pub id: Option<String>,
}

/// A draft from a file, or the reason why the file has none. It is not stored yet.
#[derive(Clone)]
pub struct Read {
    /// The name of the file, and of the draft in it.
    pub file: String,
    /// The draft, or the error.
    pub draft: Result<SentDraft, AppError>,
    /// The archive that holds the draft's attachments.
    archive: Option<Blob>,
}

/// The progress of a task.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// The number of items that are done.
    pub done: usize,
    /// The number of all items.
    pub all: usize,
}

/// Reads all drafts in these files and changes nothing. It ends early when `stop` is set.
///
/// # Errors
/// Where the worker cannot read them.
pub async fn read_all(
    sources: &[Source],
    progress: RwSignal<Progress>,
    stop: RwSignal<bool>,
) -> Result<Vec<Read>, AppError> {
    let mut found = Vec::new();
    for (done, source) in sources.iter().enumerate() {
        if stop.get_untracked() {
            break;
        }
        progress.set(Progress { done, all: sources.len() });
        found.extend(read(source).await?);
        if found.len() > MOST_DRAFTS {
            found.truncate(MOST_DRAFTS);
            found.push(Read::none(source, AppError::Worker(Failure::TooMuch)));
            break;
        }
    }
    Ok(found)
}

impl Read {
    fn none(source: &Source, why: AppError) -> Read {
        Read { file: source.name.clone(), draft: Err(why), archive: None }
    }
}

async fn read(source: &Source) -> Result<Vec<Read>, AppError> {
    let drafts = match worker::ask_about(&source.blob, ReadSent).await {
        Ok(drafts) => drafts,
        Err(Failure::Unavailable) => return Err(AppError::Worker(Failure::Unavailable)),
        Err(why) => return Ok(vec![Read::none(source, AppError::Worker(why))]),
    };
    let named = |Sent { name, draft }: Sent| {
        let archive = (!name.is_empty()).then(|| source.blob.clone());
        let file = if name.is_empty() { source.name.clone() } else { format!("{}: {name}", source.name) };
        Read { file, draft: draft.map_err(AppError::Format), archive }
    };
    Ok(drafts.into_iter().map(named).collect())
}

/// A draft on this device: its row, and the version that was read.
struct Here {
    row: KeptRow,
    seen: Option<EntryVersion>,
}

/// A change of the storage, so that it can be undone.
#[derive(Debug, Clone)]
enum Done {
    Added(String),
    Replaced(String, String),
    Attached(Vec<String>),
}

/// The storing of drafts from outside: the drafts on this device, and the changes so far.
pub struct Collection {
    here: Vec<Here>,
    judge: Judge,
    done: Vec<Done>,
}

impl Collection {
    /// Reads the drafts on this device.
    pub async fn begin() -> Result<Collection, AppError> {
        let (known, new, _) = sort_out()?;
        let (rows, _) = complete(known, new, &|_, _| true).await?;
        let seen = |id: &str| storage::version(id).map_err(AppError::Storage);
        let here = rows.into_iter().map(|row| Ok(Here { seen: seen(&row.row.id)?, row }));
        let here = here.collect::<Result<Vec<_>, AppError>>()?;
        let judge = judge_of(&here);
        Ok(Collection { here, judge, done: Vec::new() })
    }

    /// The report on what would be done with these drafts. Nothing is changed.
    pub fn propose(&self, read: &[Read], ways: &Ways) -> Vec<Entry> {
        let mut judge = self.judge.clone();
        let entry = |(at, read): (usize, &Read)| {
            let judged = read.draft.as_ref().map(|draft| judge.judge(at, draft, ways.of(at)));
            self.entry(&read.file, judged.map_err(Clone::clone), &judge.came)
        };
        read.iter().enumerate().map(entry).collect()
    }

    /// A line of the report; `came` has an index for each draft that was read, as [`Judge::came`].
    fn entry(&self, file: &str, judged: Result<Judged, AppError>, came: &[Option<usize>]) -> Entry {
        let met = |index: usize| match came.get(index).copied().flatten() {
            Some(at) => Some(Met::Sent(at)),
            None => self.here.get(index).map(|here| Met::Here(here.row.row.id.clone())),
        };
        let file = file.to_owned();
        match judged {
            Ok(Judged { taken, met: index, twin, .. }) => {
                let twin = twin.and_then(met);
                let met = index.and_then(|(index, changed)| Some((met(index)?, changed)));
                Entry { file, taken, met, twin, id: None }
            }
            Err(why) => Entry { file, taken: Taken::Bad(why), met: None, twin: None, id: None },
        }
    }

    /// Stores a draft with its attachments, or changes nothing. `at` is the draft's index among those that were read.
    pub async fn take(&mut self, at: usize, read: &Read, ways: &Ways) -> Entry {
        let done = self.done.len();
        let judged = match &read.draft {
            Ok(draft) => {
                let judged = self.judge.judge(at, draft, ways.of(at));
                self.keep(draft, read.archive.as_ref(), judged, ways.choices.get(&at)).await
            }
            Err(why) => Err(why.clone()),
        };
        let (taken, id) = judged.unwrap_or_else(|why| {
            // A change that cannot be undone here stays on the list, so that the user can undo it later.
            self.undo_from(done);
            (Taken::Bad(why), None)
        });
        Entry { file: read.file.clone(), taken, met: None, twin: None, id }
    }

    async fn keep(
        &mut self,
        draft: &SentDraft,
        archive: Option<&Blob>,
        judged: Judged,
        choices: Option<&Choices>,
    ) -> Result<(Taken, Option<String>), AppError> {
        let taken = judged.taken;
        if matches!(judged.deed, Deed::Nothing) {
            return Ok((taken, None));
        }
        if let Some(archive) = archive.filter(|_| draft.attachments > 0) {
            let request = UnpackAttachments { draft: draft.text.clone() };
            let ids = worker::ask_about(archive, request).await?;
            self.done.push(Done::Attached(ids));
        }
        let (id, index, row) = match judged.deed {
            Deed::Nothing | Deed::Add => {
                let id = clock::new_id();
                write(&id, &draft.text, None)?;
                self.done.push(Done::Added(id.clone()));
                (id, None, draft.row.clone())
            }
            Deed::Replace(index) => {
                let Here { row, seen } = &self.here[index];
                let id = row.row.id.clone();
                let old = storage::text(&id)?;
                write(&id, &draft.text, *seen)?;
                self.done.push(Done::Replaced(id.clone(), old));
                (id, Some(index), draft.row.clone())
            }
            Deed::Merge(index) => {
                let Here { row, seen } = &self.here[index];
                let (id, seen) = (row.row.id.clone(), *seen);
                let old = storage::text(&id)?;
                let text = merged(&old, &draft.text, choices.unwrap_or(&Choices::new()))?;
                write(&id, &text, seen)?;
                self.done.push(Done::Replaced(id.clone(), old));
                let drafts = vec![StoredText { id: id.clone(), text }];
                let rows = worker::ask(BoardRows { drafts, today: clock::today() }).await?;
                let row = rows.into_iter().next().flatten().ok_or(Failure::Write)?;
                (id, Some(index), row)
            }
        };
        let seen = storage::version(&id)?;
        let row = Row { id: id.clone(), ..row };
        let here = Here { row: KeptRow { version: seen.unwrap_or_default(), row }, seen };
        match index {
            Some(index) => {
                self.judge.identities[index] = Identity::of_row(&here.row.row);
                self.here[index] = here;
            }
            None => self.here.push(here),
        }
        Ok((taken, Some(id)))
    }

    /// Stores the board's rows, so that the board opens at once.
    pub fn finish(&self) {
        board_cache::keep(self.here.iter().map(|here| here.row.clone()).collect());
    }

    /// Whether there is anything to undo.
    pub fn changed(&self) -> bool {
        !self.done.is_empty()
    }

    /// The ids of the drafts that were added or replaced.
    pub fn ids(&self) -> Vec<String> {
        let id = |done: &Done| match done {
            Done::Added(id) | Done::Replaced(id, _) => Some(id.clone()),
            Done::Attached(_) => None,
        };
        self.done.iter().filter_map(id).collect()
    }

    /// Undoes all changes; returns whether every one could be undone.
    pub fn undo(&mut self) -> bool {
        self.undo_from(0)
    }

    /// Undoes the changes from this index on, the last one first. A change that cannot be undone stays on the list.
    fn undo_from(&mut self, from: usize) -> bool {
        let (mut left, mut attached) = (Vec::new(), Vec::new());
        for done in self.done.split_off(from).into_iter().rev() {
            let back = match &done {
                Done::Added(id) => storage::delete(id),
                // The row of the former draft is computed again when the board opens.
                Done::Replaced(id, old) => write(id, old, None),
                Done::Attached(ids) => {
                    attached.extend(ids.iter().cloned());
                    Ok(())
                }
            };
            if back.is_err() {
                left.push(done);
            }
        }
        attachments::let_go(&attached);
        let all = left.is_empty();
        left.reverse();
        self.done.extend(left);
        let there = |here: &Here| storage::version(&here.row.row.id).is_ok_and(|version| version == here.seen);
        self.here.retain(there);
        self.judge = judge_of(&self.here);
        all
    }
}

/// A [`Judge`] with the drafts on this device.
fn judge_of(here: &[Here]) -> Judge {
    let identities: Vec<Identity> = here.iter().map(|here| Identity::of_row(&here.row.row)).collect();
    Judge { came: vec![None; identities.len()], identities }
}

/// Merges two states into the JSON of one draft, which is changed now.
fn merged(mine: &str, theirs: &str, choices: &Choices) -> Result<String, AppError> {
    let mine = parse_stored(mine)?;
    let theirs = parse(theirs.as_bytes())?;
    let mut draft = merge(&mine, &theirs, choices);
    if let Some(result) = assessed(&draft) {
        note(&mut draft, &result, &clock::now());
    }
    Ok(to_json(&draft))
}

/// The differences between a draft and the one that it meets; empty where one of them cannot be read now.
pub fn differences_to(met: &Met, at: usize, read: &[Read], lang: Lang) -> Vec<Difference> {
    let sent = |at: usize| read.get(at)?.draft.as_ref().ok().map(|draft| draft.text.clone());
    let mine = match met {
        Met::Here(id) => storage::text(id).ok(),
        Met::Sent(at) => sent(*at),
    };
    let draft = |text: Option<String>| parse_stored(&text?).ok();
    match (draft(mine), draft(sent(at))) {
        (Some(mine), Some(theirs)) => differences(&mine, &theirs, lang),
        _ => Vec::new(),
    }
}

/// Stores a draft from its JSON; where `seen` is given, only over that version.
fn write(id: &str, text: &str, seen: Option<EntryVersion>) -> Result<(), StorageError> {
    let draft = parse(text.as_bytes()).map_err(StorageError::Unreadable)?;
    match seen {
        Some(seen) => storage::save_over(id, &draft, seen).map(drop),
        None => storage::save(id, &draft).map(drop),
    }
}
