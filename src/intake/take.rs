//! Drafts from outside: read in full, compared with what is here, and kept once the user has said so.

use std::cmp::Ordering;

use leptos::prelude::*;
use web_sys::Blob;

use super::judge::{Deed, Judge, Judged, Ways};
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

/// The most drafts that are taken at a time.
const MOST_DRAFTS: usize = 5_000;

/// What becomes of a draft; with the name of the product. Before the user has said so: what would become of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    /// Added.
    New(String),
    /// The one here gives way.
    Replaced(String),
    /// Added beside the one here.
    KeptBoth(String),
    /// Put together with the one here.
    Merged(String),
    /// The one here stays, this one is left.
    KeptMine(String),
    /// The very same is here.
    Same(String),
    /// Nothing is taken.
    Bad(AppError),
}

impl Taken {
    /// Whether it is another state of a draft that is here.
    pub fn differs(&self) -> bool {
        matches!(self, Taken::Replaced(_) | Taken::KeptBoth(_) | Taken::Merged(_) | Taken::KeptMine(_))
    }

    /// Whether something is stored for it.
    pub fn stores(&self) -> bool {
        matches!(self, Taken::New(_) | Taken::Replaced(_) | Taken::KeptBoth(_) | Taken::Merged(_))
    }

    /// Whether a draft that was here is another one now.
    pub fn changes(&self) -> bool {
        matches!(self, Taken::Replaced(_) | Taken::Merged(_))
    }
}

/// A draft that another one meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Met {
    /// One that is stored: its id.
    Here(String),
    /// One that came along: its place among the drafts that were read.
    Sent(usize),
}

/// A line of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Name of the file, and of the draft in it.
    pub file: String,
    /// What becomes of it.
    pub taken: Taken,
    /// The draft of which it is the very same or another state, and when it was last changed, compared with that.
    pub met: Option<(Met, Ordering)>,
    /// A draft of the same product and applicant that was begun by itself.
    pub twin: Option<Met>,
    /// The draft that was stored.
    pub id: Option<String>,
}

/// A draft that was found in a file, or why there is none. Nothing of it is kept yet.
#[derive(Clone)]
pub struct Read {
    /// Name of the file, and of the draft in it.
    pub file: String,
    /// The draft.
    pub draft: Result<SentDraft, AppError>,
    /// The archive that has its attachments.
    archive: Option<Blob>,
}

/// How far a task is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Done.
    pub done: usize,
    /// In all.
    pub all: usize,
}

/// Reads all drafts in these files; nothing is changed. Ends early where `stop` is set.
///
/// # Errors
/// Where the worker is not there to read them.
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

/// A draft that is here: its row, and the state in which it was seen.
struct Here {
    row: KeptRow,
    seen: Option<EntryVersion>,
}

/// What was done to the storage, to be undone.
#[derive(Debug, Clone)]
enum Done {
    Added(String),
    Replaced(String, String),
    Attached(Vec<String>),
}

/// Taking drafts in: what is here, what was done.
pub struct Collection {
    here: Vec<Here>,
    judge: Judge,
    done: Vec<Done>,
}

impl Collection {
    /// Looks at the drafts that are here.
    pub async fn begin() -> Result<Collection, AppError> {
        let (known, new, _) = sort_out()?;
        let (rows, _) = complete(known, new, &|_, _| true).await?;
        let seen = |id: &str| storage::version(id).map_err(AppError::Storage);
        let here = rows.into_iter().map(|row| Ok(Here { seen: seen(&row.row.id)?, row }));
        let here = here.collect::<Result<Vec<_>, AppError>>()?;
        let judge = judge_of(&here);
        Ok(Collection { here, judge, done: Vec::new() })
    }

    /// What would become of these drafts. Nothing is changed.
    pub fn propose(&self, read: &[Read], ways: &Ways) -> Vec<Entry> {
        let mut judge = self.judge.clone();
        let entry = |(at, read): (usize, &Read)| {
            let judged = read.draft.as_ref().map(|draft| judge.judge(at, draft, ways.of(at)));
            self.entry(&read.file, judged.map_err(Clone::clone), &judge.came)
        };
        read.iter().enumerate().map(entry).collect()
    }

    /// A line of the report; `came` tells which of all drafts came along.
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

    /// Takes a draft in, with the attachments that came along, or changes nothing. `at` is its place among those that were
    /// read.
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
            // What cannot be taken back here stays on the list of what the user may undo.
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

    /// Keeps the board's rows, so that it opens at once.
    pub fn finish(&self) {
        board_cache::keep(self.here.iter().map(|here| here.row.clone()).collect());
    }

    /// Whether there is anything to undo.
    pub fn changed(&self) -> bool {
        !self.done.is_empty()
    }

    /// Ids of the drafts that were added or replaced.
    pub fn ids(&self) -> Vec<String> {
        let id = |done: &Done| match done {
            Done::Added(id) | Done::Replaced(id, _) => Some(id.clone()),
            Done::Attached(_) => None,
        };
        self.done.iter().filter_map(id).collect()
    }

    /// Takes everything back. Whether all of it could be.
    pub fn undo(&mut self) -> bool {
        self.undo_from(0)
    }

    /// Takes back what was done from here on, the last first. What cannot be taken back stays on the list.
    fn undo_from(&mut self, from: usize) -> bool {
        let (mut left, mut attached) = (Vec::new(), Vec::new());
        for done in self.done.split_off(from).into_iter().rev() {
            let back = match &done {
                Done::Added(id) => storage::delete(id),
                // The row of the draft as it was is worked out anew when the board opens.
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

/// Judges by the drafts that are here.
fn judge_of(here: &[Here]) -> Judge {
    let identities: Vec<Identity> = here.iter().map(|here| Identity::of_row(&here.row.row)).collect();
    Judge { came: vec![None; identities.len()], identities }
}

/// Two states put together, as a file; changed now.
fn merged(mine: &str, theirs: &str, choices: &Choices) -> Result<String, AppError> {
    let mine = parse_stored(mine)?;
    let theirs = parse(theirs.as_bytes())?;
    let mut draft = merge(&mine, &theirs, choices);
    if let Some(result) = assessed(&draft) {
        note(&mut draft, &result, &clock::now());
    }
    Ok(to_json(&draft))
}

/// Where the draft differs from the one that it meets; empty where one of both cannot be read by now.
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

/// Keeps a draft that is written as a file; over the state that was seen, where there is one.
fn write(id: &str, text: &str, seen: Option<EntryVersion>) -> Result<(), StorageError> {
    let draft = parse(text.as_bytes()).map_err(StorageError::Unreadable)?;
    match seen {
        Some(seen) => storage::save_over(id, &draft, seen).map(drop),
        None => storage::save(id, &draft).map(drop),
    }
}
