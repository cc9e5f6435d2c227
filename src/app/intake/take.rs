//! Drafts from outside: read in full, compared with what is here, and kept once the user has said so.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Blob;

use crate::app::screens::board::load::{complete, sort_out};
use crate::app::{attachments, office};
use crate::board::{Arrival, Identity, fingerprint, judge};
use crate::draft::{FormatError, parse};
use crate::edge::clock;
use crate::edge::incoming::Source;
use crate::edge::rows::{self, KeptRow};
use crate::edge::storage::{self, Stamp, StorageError};
use crate::office::protocol::{Failure, Reply, Request, Sent, SentDraft};

/// The most drafts that are taken at a time.
const MOST_DRAFTS: usize = 5_000;

/// What becomes of a draft; with the name of the product. Before the user has said so: what would become of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    /// Added.
    New(String),
    /// The older one here gives way.
    Replaced(String),
    /// Added beside the older one here.
    KeptBoth(String),
    /// The very same is here.
    Same(String),
    /// The one here is newer.
    Older(String),
    /// The one here is newer; added beside it all the same, for it came alone.
    OlderBeside(String),
    /// Nothing is taken.
    Bad(Why),
}

impl Taken {
    /// Whether it is a newer state of a draft that is here.
    pub fn is_newer(&self) -> bool {
        matches!(self, Taken::Replaced(_) | Taken::KeptBoth(_))
    }

    /// Whether something is stored for it.
    pub fn stores(&self) -> bool {
        matches!(self, Taken::New(_) | Taken::Replaced(_) | Taken::KeptBoth(_) | Taken::OlderBeside(_))
    }
}

/// Why a draft is not taken.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// It cannot be read.
    Office(Failure),
    /// It is no draft.
    Format(FormatError),
    /// It cannot be kept.
    Storage(StorageError),
}

/// A line of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Name of the file, and of the draft in it.
    pub file: String,
    /// What becomes of it.
    pub taken: Taken,
}

/// A draft that was found in a file, or why there is none. Nothing of it is kept yet.
#[derive(Clone)]
pub struct Read {
    /// Name of the file, and of the draft in it.
    pub file: String,
    /// The draft.
    pub draft: Result<SentDraft, Why>,
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
) -> Result<Vec<Read>, Why> {
    let mut found = Vec::new();
    for (done, source) in sources.iter().enumerate() {
        if stop.get_untracked() {
            break;
        }
        progress.set(Progress { done, all: sources.len() });
        found.extend(read(source).await?);
        if found.len() > MOST_DRAFTS {
            found.truncate(MOST_DRAFTS);
            found.push(Read::none(source, Why::Office(Failure::TooMuch)));
            break;
        }
    }
    Ok(found)
}

impl Read {
    fn none(source: &Source, why: Why) -> Read {
        Read { file: source.name.clone(), draft: Err(why), archive: None }
    }
}

async fn read(source: &Source) -> Result<Vec<Read>, Why> {
    let drafts = match office::ask(&Request::Read, Some(source.blob.as_ref())).await {
        Ok((Reply::Sent { drafts }, _)) => drafts,
        Ok(_) => return Ok(vec![Read::none(source, Why::Office(Failure::NotSent))]),
        Err(Failure::Unavailable) => return Err(Why::Office(Failure::Unavailable)),
        Err(why) => return Ok(vec![Read::none(source, Why::Office(why))]),
    };
    let named = |Sent { name, draft }: Sent| {
        let archive = (!name.is_empty()).then(|| source.blob.clone());
        let file = if name.is_empty() { source.name.clone() } else { format!("{}: {name}", source.name) };
        Read { file, draft: draft.map_err(Why::Format), archive }
    };
    Ok(drafts.into_iter().map(named).collect())
}

/// What is done with a draft.
enum Deed {
    Nothing(Taken),
    /// Added; its place among all drafts.
    Add(Taken),
    /// In the place of the draft at this place.
    Replace(usize, Taken),
}

/// The drafts that are here, and what is done with others that come. Each is judged by all that came before it.
#[derive(Clone)]
pub struct Judge {
    identities: Vec<Identity>,
    /// Whether a newer one takes the place of the one that is here.
    replace: bool,
    /// Whether an older one is added beside the one that is here.
    older_too: bool,
}

impl Judge {
    fn judge(&mut self, draft: &SentDraft) -> Deed {
        let identity = Identity::of_row(&draft.row);
        let name = draft.row.product.clone();
        match judge(&identity, &self.identities) {
            Arrival::Same(_) => Deed::Nothing(Taken::Same(name)),
            Arrival::Older(_) if self.older_too => {
                self.identities.push(identity);
                Deed::Add(Taken::OlderBeside(name))
            }
            Arrival::Older(_) => Deed::Nothing(Taken::Older(name)),
            Arrival::Newer(place) if self.replace => {
                self.identities[place] = identity;
                Deed::Replace(place, Taken::Replaced(name))
            }
            arrival => {
                self.identities.push(identity);
                let newer = matches!(arrival, Arrival::Newer(_));
                Deed::Add(if newer { Taken::KeptBoth(name) } else { Taken::New(name) })
            }
        }
    }
}

/// A draft that is here: its row, and the state in which it was seen.
struct Here {
    row: KeptRow,
    seen: Option<Stamp>,
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
    /// Looks at the drafts that are here. Where a draft is newer than one here, `replace` lets it take the place; where it is
    /// older, `older_too` has it added all the same.
    pub async fn begin(replace: bool, older_too: bool) -> Result<Collection, Why> {
        let (known, new, _) = sort_out().map_err(Why::Storage)?;
        let (rows, _) = complete(known, new, &|_, _| true).await.map_err(Why::Office)?;
        let seen = |id: &str| storage::stamp(id).map_err(Why::Storage);
        let here = rows.into_iter().map(|row| Ok(Here { seen: seen(&row.row.id)?, row }));
        let here = here.collect::<Result<Vec<_>, Why>>()?;
        let identities = here.iter().map(|here| Identity::of_row(&here.row.row)).collect();
        Ok(Collection { here, judge: Judge { identities, replace, older_too }, done: Vec::new() })
    }

    /// What would become of these drafts. Nothing is changed.
    pub fn propose(&self, read: &[Read], replace: bool) -> Vec<Entry> {
        let mut judge = Judge { replace, older_too: read.len() == 1, ..self.judge.clone() };
        let entry = |read: &Read| {
            let taken = match &read.draft {
                Ok(draft) => match judge.judge(draft) {
                    Deed::Nothing(taken) | Deed::Add(taken) | Deed::Replace(_, taken) => taken,
                },
                Err(why) => Taken::Bad(why.clone()),
            };
            Entry { file: read.file.clone(), taken }
        };
        read.iter().map(entry).collect()
    }

    /// The id of the draft here that is the very same as this one.
    pub fn same_as(&self, read: &Read) -> Option<String> {
        let identity = Identity::of_row(&read.draft.as_ref().ok()?.row);
        match judge(&identity, &self.judge.identities) {
            Arrival::Same(place) => self.here.get(place).map(|here| here.row.row.id.clone()),
            _ => None,
        }
    }

    /// Takes a draft in, with the attachments that came along, or changes nothing.
    pub async fn take(&mut self, read: &Read) -> Entry {
        let done = self.done.len();
        let taken = match &read.draft {
            Ok(draft) => self.keep(draft, read.archive.as_ref()).await,
            Err(why) => Err(why.clone()),
        };
        let taken = taken.unwrap_or_else(|why| {
            // What cannot be taken back here stays on the list of what the user may undo.
            self.undo_from(done);
            Taken::Bad(why)
        });
        Entry { file: read.file.clone(), taken }
    }

    async fn keep(&mut self, draft: &SentDraft, archive: Option<&Blob>) -> Result<Taken, Why> {
        let (place, taken) = match self.judge.judge(draft) {
            Deed::Nothing(taken) => return Ok(taken),
            Deed::Add(taken) => (None, taken),
            Deed::Replace(place, taken) => (Some(place), taken),
        };
        if let Some(archive) = archive.filter(|_| draft.attachments > 0) {
            let request = Request::Unpack { draft: draft.text.clone() };
            let archive: &JsValue = archive.as_ref();
            if let (Reply::Unpacked { ids }, _) = office::ask(&request, Some(archive)).await.map_err(Why::Office)? {
                self.done.push(Done::Attached(ids));
            }
        }
        let id = match place {
            Some(place) => {
                let Here { row, seen } = &self.here[place];
                let id = row.row.id.clone();
                let old = storage::text(&id).map_err(Why::Storage)?;
                write(&id, &draft.text, *seen).map_err(Why::Storage)?;
                self.done.push(Done::Replaced(id.clone(), old));
                id
            }
            None => {
                let id = clock::new_id();
                write(&id, &draft.text, None).map_err(Why::Storage)?;
                self.done.push(Done::Added(id.clone()));
                id
            }
        };
        let content = storage::text(&id).map(|text| fingerprint(&text)).unwrap_or_default();
        let seen = storage::stamp(&id).map_err(Why::Storage)?;
        let mut row = draft.row.clone();
        row.id = id;
        let here = Here { row: KeptRow { content, row }, seen };
        match place {
            Some(place) => self.here[place] = here,
            None => self.here.push(here),
        }
        Ok(taken)
    }

    /// Keeps the board's rows, so that it opens at once.
    pub fn finish(&self) {
        rows::keep(self.here.iter().map(|here| here.row.clone()).collect());
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
        let there = |here: &Here| storage::stamp(&here.row.row.id).is_ok_and(|stamp| stamp == here.seen);
        self.here.retain(there);
        self.judge.identities = self.here.iter().map(|here| Identity::of_row(&here.row.row)).collect();
        all
    }
}

/// Keeps a draft that is written as a file; over the state that was seen, where there is one.
fn write(id: &str, text: &str, seen: Option<Stamp>) -> Result<(), StorageError> {
    let draft = parse(text.as_bytes()).map_err(StorageError::Unreadable)?;
    match seen {
        Some(seen) => storage::save_over(id, &draft, seen).map(drop),
        None => storage::save(id, &draft).map(drop),
    }
}
