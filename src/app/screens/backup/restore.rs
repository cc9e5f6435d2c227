//! Restoring a backup: what it would change is shown first, and each draft that differs is asked about.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::File;

use crate::app::language::use_language;
use crate::app::office;
use crate::app::parts::alert::Alert;
use crate::app::parts::choice::Choice as ChoiceField;
use crate::app::parts::file_pick::FilePick;
use crate::app::words::{office_failure, storage_error};
use crate::backup::{Change, Choice, Found, changes};
use crate::draft::parse;
use crate::edge::clock;
use crate::edge::storage::{self, StorageError};
use crate::locale::{Lang, msg};
use crate::office::protocol::{Failure, Reply, Request};

/// A backup that was read; nothing of it is kept yet.
#[derive(Clone)]
struct Read {
    changes: Vec<Change>,
    /// The choice for each change that differs, by its place.
    choices: RwSignal<Vec<Choice>>,
    bad: usize,
    file: JsValue,
}

#[derive(Debug, Clone)]
enum Problem {
    Office(Failure),
    Storage(StorageError),
}

impl Problem {
    fn words(&self, lang: Lang) -> String {
        match self {
            Problem::Office(why) => office_failure(*why, lang).to_owned(),
            Problem::Storage(error) => storage_error(error, lang),
        }
    }
}

/// Picking a file, looking at it, and restoring.
#[component]
pub fn Restore() -> impl IntoView {
    let language = use_language();
    let working = RwSignal::new(false);
    let read = RwSignal::new_local(None::<Read>);
    let problem = RwSignal::new(None::<Problem>);
    let done = RwSignal::new(None::<(usize, usize)>);
    let pick = move |picked: Vec<File>| {
        let Some(file) = picked.into_iter().next() else { return };
        working.set(true);
        problem.set(None);
        done.set(None);
        read.set(None);
        spawn_local(async move {
            match look(file.into()).await {
                Ok(found) => read.set(Some(found)),
                Err(why) => problem.set(Some(Problem::Office(why))),
            }
            working.set(false);
        });
    };
    let go = move |_| {
        let Some(found) = read.get_untracked() else { return };
        working.set(true);
        spawn_local(async move {
            match restore(&found).await {
                Ok(counts) => {
                    done.set(Some(counts));
                    read.set(None);
                }
                Err(why) => problem.set(Some(why)),
            }
            working.set(false);
        });
    };
    view! {
        <h2>{move || language.t(msg::BACKUP_RESTORE)}</h2>
        <div class="card import">
            <FilePick
                id="restore"
                accept=".zip,.json,application/zip,application/json"
                label=msg::BACKUP_PICK
                hint=msg::BACKUP_RESTORE_HELP
                on_pick=pick
            />
            <p role="status" class="status">
                {move || match (working.get(), done.get()) {
                    (true, _) => language.t(msg::BACKUP_WORKING).to_owned(),
                    (false, Some((n, _))) => language.fill(msg::BACKUP_DONE, &[("n", &n)]),
                    _ => String::new(),
                }}
            </p>
            {move || {
                done.get()
                    .filter(|(_, missing)| *missing > 0)
                    .map(|(_, n)| view! { <p>{language.fill(msg::BACKUP_FILES_MISSING, &[("n", &n)])}</p> })
            }}
            {move || {
                problem
                    .get()
                    .map(|problem| {
                        let unchanged = matches!(problem, Problem::Office(_)).then(|| language.t(msg::ERROR_NOTHING_CHANGED));
                        view! {
                            <Alert urgent=true>
                                <p>{problem.words(language.get())}</p>
                                <p>{unchanged}</p>
                            </Alert>
                        }
                    })
            }}
            {move || {
                read.get()
                    .map(|found| {
                        view! {
                            <Preview found />
                            <button
                                type="button"
                                class="button primary wide"
                                id="restore-go"
                                disabled=move || working.get()
                                on:click=go
                            >
                                {move || language.t(msg::BACKUP_GO)}
                            </button>
                        }
                    })
            }}
        </div>
    }
}

/// What the backup would change, with a choice per draft that differs.
#[component]
fn Preview(found: Read) -> impl IntoView {
    let language = use_language();
    let count = |state: Found| found.changes.iter().filter(|c| c.found == state).count();
    let (all, new, same, differs) = (found.changes.len(), count(Found::New), count(Found::Same), count(Found::Differs));
    let (bad, choices) = (found.bad, found.choices);
    let differing = found.changes.into_iter().enumerate().filter(|(_, c)| c.found == Found::Differs);
    let questions = differing.map(|(place, change)| {
        let name = change.draft.product.name.trim().to_owned();
        let (here, there) = (change.changed_here, change.draft.changed);
        let options = [(Choice::Both, msg::BACKUP_BOTH), (Choice::Device, msg::BACKUP_DEVICE), (Choice::Backup, msg::BACKUP_BACKUP)];
        let options = options.map(|(choice, words)| {
            view! {
                <ChoiceField
                    group=format!("restore-{place}")
                    label=Signal::derive(move || language.t(words).to_owned())
                    checked=Signal::derive(move || choices.with(|all| all.get(place) == Some(&choice)))
                    on_change=move |_| choices.update(|all| all[place] = choice)
                />
            }
        });
        view! {
            <fieldset>
                <legend>{move || if name.is_empty() { language.t(msg::HOME_UNNAMED).to_owned() } else { name.clone() }}</legend>
                <p>{move || language.t(msg::BACKUP_DIFFERS)}</p>
                <p class="hint">
                    {move || {
                        let tag = language.get().tag();
                        let (here, there) = (clock::local(&here, tag), clock::local(&there, tag));
                        language.fill(msg::BACKUP_DIFFERS_WHEN, &[("here", &here), ("there", &there)])
                    }}
                </p>
                {options}
            </fieldset>
        }
    });
    view! {
        <p>
            {move || {
                language
                    .fill(msg::BACKUP_FOUND, &[("n", &all), ("new", &new), ("same", &same), ("differs", &differs)])
            }}
        </p>
        {(bad > 0).then(|| view! { <p>{move || language.fill(msg::BACKUP_BAD, &[("n", &bad)])}</p> })}
        {questions.collect_view()}
    }
}

/// Reads a file and compares it with the device; changes nothing.
async fn look(file: JsValue) -> Result<Read, Failure> {
    let (reply, _) = office::ask(&Request::ReadBackup, Some(&file)).await?;
    let Reply::Backup { drafts, bad, .. } = reply else { return Err(Failure::Unavailable) };
    let drafts = drafts.into_iter().filter_map(|(id, text)| Some((id, parse(text.as_bytes()).ok()?))).collect();
    let changes = changes(drafts, |id| storage::load(id).ok());
    let choices = RwSignal::new(vec![Choice::default(); changes.len()]);
    Ok(Read { changes, choices, bad, file })
}

/// Keeps the attachments first, then the drafts that name them. How many drafts, and how many attachments are missing.
async fn restore(found: &Read) -> Result<(usize, usize), Problem> {
    let choices = found.choices.get_untracked();
    let chosen = found.changes.iter().zip(choices);
    let taken: Vec<(&Change, Choice)> = chosen
        .filter(|(change, choice)| match change.found {
            Found::New => true,
            Found::Same => false,
            Found::Differs => *choice != Choice::Device,
        })
        .collect();
    let named = taken.iter().flat_map(|(c, _)| &c.draft.papers).flat_map(|p| &p.files).map(|f| f.id.clone());
    let ids: Vec<String> = named.collect();
    let mut missing = 0;
    if !ids.is_empty() {
        let request = Request::TakeFiles { ids };
        let (reply, _) = office::ask(&request, Some(&found.file)).await.map_err(Problem::Office)?;
        if let Reply::Taken { missing: n } = reply {
            missing = n;
        }
    }
    let mut count = 0;
    for (change, choice) in taken {
        let apart = change.found == Found::Differs && choice == Choice::Both
            || storage::text(&change.id).is_ok() && change.found == Found::New;
        let id = if apart { clock::new_id() } else { change.id.clone() };
        storage::save(&id, &change.draft).map_err(Problem::Storage)?;
        count += 1;
    }
    Ok((count, missing))
}
