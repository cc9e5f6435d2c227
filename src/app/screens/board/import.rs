//! Takes in files that members sent, one after the other: each in full, or not at all.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::load::{complete, sort_out};
use crate::app::office;
use crate::board::{Identity, Verdict, fingerprint, judge};
use crate::draft::{FormatError, parse};
use crate::edge::clock;
use crate::edge::rows::{self, KeptRow};
use crate::edge::storage::{self, StorageError};
use crate::office::protocol::{Failure, Reply, Request, Sent, SentDraft};

/// What became of a draft that was sent; with the name of the product.
#[derive(Debug, Clone)]
pub enum Taken {
    /// Added.
    New(String),
    /// The older one here gave way.
    Replaced(String),
    /// Added beside the older one here.
    KeptBoth(String),
    /// The very same is here.
    Same(String),
    /// The one here is newer.
    Older(String),
    /// Nothing was taken.
    Bad(Why),
}

/// Why a file was not taken.
#[derive(Debug, Clone)]
pub enum Why {
    /// It cannot be read.
    Office(Failure),
    /// It is no draft, or one of those in it is not.
    Format(FormatError),
    /// It cannot be kept.
    Storage(StorageError),
}

/// A line of the report.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Name of the file, and of the draft in it.
    pub file: String,
    /// What became of it.
    pub taken: Taken,
}

/// What was done to the storage, to be undone.
#[derive(Debug, Clone)]
enum Done {
    Added(String),
    Replaced(String, String),
    Attached(Vec<String>),
}

/// A collection: what is here, what was done.
pub struct Collection {
    here: Vec<KeptRow>,
    identities: Vec<Identity>,
    replace: bool,
    done: Vec<Done>,
}

impl Collection {
    /// Looks at the drafts that are here. Where a draft is newer than one here, `replace` lets it take the place.
    pub async fn begin(replace: bool) -> Result<Collection, Why> {
        let (known, new, _) = sort_out().map_err(Why::Storage)?;
        let (here, _) = complete(known, new, &|_, _| true).await.map_err(Why::Office)?;
        let identities = here.iter().map(|k| Identity::of_row(&k.row)).collect();
        Ok(Collection { here, identities, replace, done: Vec::new() })
    }

    /// Takes in a file: all drafts in it, or nothing.
    pub async fn take(&mut self, file: &web_sys::File) -> Vec<Entry> {
        let name = file.name();
        let before = self.done.len();
        match self.try_take(file).await {
            Ok(taken) => taken
                .into_iter()
                .map(|(inside, taken)| {
                    let file = if inside.is_empty() { name.clone() } else { format!("{name}: {inside}") };
                    Entry { file, taken }
                })
                .collect(),
            Err((inside, why)) => {
                // What cannot be taken back here stays on the list of what the user may undo.
                self.undo_from(before);
                let file = if inside.is_empty() { name } else { format!("{name}: {inside}") };
                vec![Entry { file, taken: Taken::Bad(why) }]
            }
        }
    }

    async fn try_take(&mut self, file: &web_sys::File) -> Result<Vec<(String, Taken)>, (String, Why)> {
        let office = |why| (String::new(), Why::Office(why));
        let blob: &JsValue = file.as_ref();
        let drafts = match office::ask(&Request::Read, Some(blob)).await.map_err(office)? {
            (Reply::Sent { drafts }, _) => drafts,
            _ => return Err(office(Failure::NotSent)),
        };
        // All are read before the first is kept.
        let read: Vec<(String, SentDraft)> = drafts
            .into_iter()
            .map(|Sent { name, draft }| match draft {
                Ok(draft) => Ok((name, draft)),
                Err(error) => Err((name, Why::Format(error))),
            })
            .collect::<Result<_, _>>()?;
        let mut taken = Vec::new();
        for (name, draft) in read {
            let from_archive = !name.is_empty();
            let became = self.keep(draft, from_archive.then_some(blob)).await.map_err(|why| (name.clone(), why))?;
            taken.push((name, became));
        }
        Ok(taken)
    }

    async fn keep(&mut self, draft: SentDraft, archive: Option<&JsValue>) -> Result<Taken, Why> {
        let name = draft.row.product.clone();
        let identity = Identity::of_row(&draft.row);
        let verdict = judge(&identity, &self.identities);
        let replaced = match verdict {
            Verdict::Same(_) => return Ok(Taken::Same(name)),
            Verdict::Older(_) => return Ok(Taken::Older(name)),
            Verdict::Newer(place) if self.replace => Some(place),
            Verdict::Newer(_) | Verdict::New => None,
        };
        if let Some(archive) = archive.filter(|_| draft.attachments > 0) {
            let request = Request::Unpack { draft: draft.text.clone() };
            if let (Reply::Unpacked { ids }, _) = office::ask(&request, Some(archive)).await.map_err(Why::Office)? {
                self.done.push(Done::Attached(ids));
            }
        }
        let id = match replaced {
            Some(place) => {
                let id = self.here[place].row.id.clone();
                let old = storage::text(&id).map_err(Why::Storage)?;
                write(&id, &draft.text).map_err(Why::Storage)?;
                self.done.push(Done::Replaced(id.clone(), old));
                id
            }
            None => {
                let id = clock::new_id();
                write(&id, &draft.text).map_err(Why::Storage)?;
                self.done.push(Done::Added(id.clone()));
                id
            }
        };
        let mut row = draft.row;
        row.id = id;
        let content = storage::text(&row.id).map(|text| fingerprint(&text)).unwrap_or_default();
        let kept = KeptRow { content, row };
        Ok(match replaced {
            Some(place) => {
                (self.here[place], self.identities[place]) = (kept, identity);
                Taken::Replaced(name)
            }
            None => {
                self.here.push(kept);
                self.identities.push(identity);
                if matches!(verdict, Verdict::Newer(_)) { Taken::KeptBoth(name) } else { Taken::New(name) }
            }
        })
    }

    /// Keeps the board's rows, so that it opens at once.
    pub fn finish(&self) {
        rows::keep(self.here.clone());
    }

    /// Whether there is anything to undo.
    pub fn changed(&self) -> bool {
        !self.done.is_empty()
    }

    /// Takes all back; whether that was possible.
    pub fn undo(&mut self) -> bool {
        self.undo_from(0)
    }

    fn undo_from(&mut self, before: usize) -> bool {
        let mut left = Vec::new();
        for done in self.done.split_off(before).into_iter().rev() {
            let back = match &done {
                Done::Added(id) => {
                    if let Some(place) = self.here.iter().position(|k| k.row.id == *id) {
                        self.here.remove(place);
                        self.identities.remove(place);
                    }
                    storage::delete(id)
                }
                // The row of the draft as it was is worked out anew when the board opens.
                Done::Replaced(id, old) => write(id, old),
                Done::Attached(ids) => {
                    office::forget(ids.clone());
                    Ok(())
                }
            };
            if back.is_err() {
                left.push(done);
            }
        }
        let all = left.is_empty();
        left.reverse();
        self.done.extend(left);
        all
    }
}

/// Keeps a draft that is written as a file.
fn write(id: &str, text: &str) -> Result<(), StorageError> {
    let draft = parse(text.as_bytes()).map_err(StorageError::Unreadable)?;
    storage::save(id, &draft).map(drop)
}

/// How a collection is going.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files done.
    pub done: usize,
    /// Files in all.
    pub all: usize,
}

/// Runs a collection; `progress` and `report` are followed by the screen, `stop` is set by it.
pub async fn collect(
    files: Vec<web_sys::File>,
    replace: bool,
    progress: RwSignal<Progress>,
    stop: RwSignal<bool>,
    report: &mut Vec<Entry>,
) -> Result<Collection, Why> {
    let mut collection = Collection::begin(replace).await?;
    for (done, file) in files.iter().enumerate() {
        // The screen may be gone: then what was begun is ended.
        if stop.try_get_untracked().unwrap_or(true) {
            break;
        }
        let _ = progress.try_set(Progress { done, all: files.len() });
        report.extend(collection.take(file).await);
    }
    collection.finish();
    Ok(collection)
}
