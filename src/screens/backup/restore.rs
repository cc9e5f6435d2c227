//! Restoring a backup: the screen shows the changes first, and asks the user about each draft that differs.

use leptos::prelude::*;
use web_sys::{Blob, File};

use crate::browser::clock;
use crate::browser::storage;
use crate::components::alert::Alert;
use crate::components::choice_field::ChoiceField;
use crate::components::file_pick::FilePick;
use crate::components::link::A;
use crate::error::{AppError, ErrorWords as _};
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::backup::{Change, RestoreChoice, RestoreState, Step, changes, diary_holder, step};
use sao_lang_core::board::{Identity, twin};
use sao_lang_core::diary::Diary;
use sao_lang_core::draft::{FormatError, parse};
use sao_lang_core::locale::{msg, values};
use worker_protocol::{BackupContents, KeepBackupFiles, ReadBackup};

/// A backup that was read; it is not stored yet.
#[derive(Clone)]
struct Read {
    changes: Vec<Change>,
    /// The choice for each change that differs, by the index of the change.
    choices: RwSignal<Vec<RestoreChoice>>,
    /// New drafts of products that the device already has: the name, and the id of the draft on the device.
    twins: Vec<(String, String)>,
    /// The names of the drafts that cannot be read, with the reasons.
    bad: Vec<(String, FormatError)>,
    /// The diaries of the drafts.
    diaries: Vec<Diary>,
    file: Blob,
}

/// The result of restoring a backup.
#[derive(Debug, Clone, Copy, Default)]
struct Restored {
    drafts: usize,
    /// The number of attachments that are neither on the device nor in the backup.
    missing: usize,
    /// The number of entries of diaries that the device did not have.
    entries: usize,
}

/// The field for the file, the preview, and the button that restores.
#[component]
pub fn Restore() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let working = RwSignal::new(false);
    let read = RwSignal::new_local(None::<Read>);
    let problem = RwSignal::new(None::<AppError>);
    let done = RwSignal::new(None::<Restored>);
    let pick = move |picked: Vec<File>| {
        let Some(file) = picked.into_iter().next() else { return };
        working.set(true);
        problem.set(None);
        done.set(None);
        read.set(None);
        tasks.spawn(async move {
            match look(file.into()).await {
                Ok(found) => read.set(Some(found)),
                Err(why) => problem.set(Some(why)),
            }
            working.set(false);
        });
    };
    let go = move |_| {
        let Some(found) = read.get_untracked() else { return };
        working.set(true);
        problem.set(None);
        tasks.spawn(async move {
            match restore(&found).await {
                Ok(restored) => {
                    done.set(Some(restored));
                    read.set(None);
                }
                Err(why) => {
                    // Changes that are already made are not made again, and the user is asked again about drafts that
                    // changed meanwhile.
                    match look(found.file).await {
                        Ok(found) => read.set(Some(found)),
                        Err(_) => read.set(None),
                    }
                    problem.set(Some(why));
                }
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
                    (false, Some(restored)) => language.fill(msg::BACKUP_DONE, values::N { n: &restored.drafts }),
                    _ => String::new(),
                }}
            </p>
            {move || {
                done.get()
                    .filter(|restored| restored.entries > 0)
                    .map(|Restored { entries, .. }| {
                        view! { <p>{language.fill(msg::DIARY_BACKUP_RESTORED, values::N { n: &entries })}</p> }
                    })
            }}
            {move || {
                done.get()
                    .filter(|restored| restored.missing > 0)
                    .map(|Restored { missing, .. }| {
                        view! { <p>{language.fill(msg::BACKUP_FILES_MISSING, values::N { n: &missing })}</p> }
                    })
            }}
            {move || {
                problem
                    .get()
                    .map(|problem| {
                        // Drafts are stored one by one: if the storage refused one, the drafts before it are restored.
                        let unchanged = match problem {
                            AppError::Storage(_) | AppError::Diary(_) => language.t(msg::BACKUP_AGAIN),
                            _ => language.t(msg::ERROR_NOTHING_CHANGED),
                        };
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

/// The changes that the backup would make, with a choice for each draft that differs.
#[component]
fn Preview(found: Read) -> impl IntoView {
    let language = use_language();
    let count = |state: RestoreState| found.changes.iter().filter(|c| c.found == state).count();
    let (all, new, same, differs) =
        (found.changes.len(), count(RestoreState::New), count(RestoreState::Same), count(RestoreState::Differs));
    let (bad, choices) = (found.bad, found.choices);
    let twins = found.twins.into_iter().map(|(name, id)| {
        view! {
            <li class="intake-twin">
                <strong>{name}</strong> ". " {move || language.t(msg::VERSIONS_TWIN)} " "
                <A href=format!("/draft/{id}") attr:class="text-link">
                    {move || language.t(msg::VERSIONS_TWIN_OPEN)}
                </A>
            </li>
        }
    });
    let twins = twins.collect_view();
    let differing = found.changes.into_iter().enumerate().filter(|(_, c)| c.found == RestoreState::Differs);
    let questions = differing.map(|(place, change)| {
        let name = change.draft.product.name.trim().to_owned();
        let (here, there) = (change.changed_here, change.draft.changed);
        let options = [(RestoreChoice::Both, msg::BACKUP_BOTH), (RestoreChoice::Device, msg::BACKUP_DEVICE), (RestoreChoice::Backup, msg::BACKUP_BACKUP)];
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
                        language.fill(msg::BACKUP_DIFFERS_WHEN, values::HereThere { here: &here, there: &there })
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
                    .fill(msg::BACKUP_FOUND, values::DiffersNNewSame { n: &all, new: &new, same: &same, differs: &differs })
            }}
        </p>
        {(!bad.is_empty())
            .then(|| {
                let n = bad.len();
                let line = move |(name, why): (String, FormatError)| {
                    view! { <li>{name} ": " {move || why.words(language.get())}</li> }
                };
                view! {
                    <p>{move || language.fill(msg::BACKUP_BAD, values::N { n: &n })}</p>
                    <ul>{bad.into_iter().map(line).collect_view()}</ul>
                }
            })}
        {(!twins.is_empty()).then(|| view! { <ul class="collect-report" id="restore-twins">{twins}</ul> })}
        {questions.collect_view()}
    }
}

/// Reads a file and compares it with the device; changes nothing.
async fn look(file: Blob) -> Result<Read, AppError> {
    let contents = worker::ask_about(&file, ReadBackup).await?;
    let BackupContents { drafts, diaries, bad, .. } = contents;
    let drafts = drafts.into_iter().filter_map(|(id, text)| Some((id, parse(text.as_bytes()).ok()?))).collect();
    let changes = changes(drafts, storage::device())?;
    let choices = RwSignal::new(vec![RestoreChoice::default(); changes.len()]);
    Ok(Read { twins: twins(&changes)?, changes, choices, bad, diaries, file })
}

/// Adds the entries of diaries that the device does not have. What is there already, by its id, is not changed.
async fn restore_diaries(found: &Read) -> Result<usize, AppError> {
    let choices = found.choices.get_untracked();
    let mut entries = 0;
    for (change, choice) in found.changes.iter().zip(choices) {
        let Some(diary) = found.diaries.iter().find(|diary| diary.draft == change.id) else { continue };
        if let Some(draft) = diary_holder(change, choice, storage::device())? {
            entries += storage::diary::add_missing(&draft, diary.entries.clone()).await?;
        }
    }
    Ok(entries)
}

/// The new drafts that are about the same product of the same applicant as a draft on the device, or that are the same
/// draft under another id.
fn twins(changes: &[Change]) -> Result<Vec<(String, String)>, AppError> {
    let new = || changes.iter().filter(|change| change.found == RestoreState::New);
    if new().next().is_none() {
        return Ok(Vec::new());
    }
    let stored = storage::drafts()?;
    let here =
        stored.iter().filter_map(|stored| Some((stored.id.as_str(), Identity::of_draft(stored.draft.as_ref().ok()?))));
    let (ids, identities): (Vec<&str>, Vec<Identity>) = here.unzip();
    let of = |change: &Change| {
        let place = twin(&Identity::of_draft(&change.draft), &identities)?;
        Some((change.draft.product.name.trim().to_owned(), (*ids.get(place)?).to_owned()))
    };
    Ok(new().filter_map(of).collect())
}

/// Stores the attachments first, then the drafts that name them. An interrupted restore can be repeated: an item that
/// is already stored is not changed.
async fn restore(found: &Read) -> Result<Restored, AppError> {
    let choices = found.choices.get_untracked();
    let wanted = |(change, choice): &(&Change, RestoreChoice)| {
        !(change.found == RestoreState::Differs && *choice == RestoreChoice::Device)
    };
    let wanted: Vec<(&Change, RestoreChoice)> = found.changes.iter().zip(choices).filter(wanted).collect();
    let ids: Vec<String> =
        wanted.iter().flat_map(|(change, _)| change.draft.attachment_ids()).map(str::to_owned).collect();
    let mut restored = Restored::default();
    if !ids.is_empty() {
        let kept = worker::ask_about(&found.file, KeepBackupFiles { ids }).await;
        restored.missing = kept?;
    }
    for (change, choice) in wanted {
        let saved = match step(change, choice, storage::device())? {
            Step::Save(id, Some(seen)) => storage::save_over(&id, &change.draft, seen),
            Step::Save(id, None) => storage::save(&id, &change.draft),
            Step::There | Step::Leave => continue,
        };
        saved?;
        restored.drafts += 1;
    }
    restored.entries = restore_diaries(found).await?;
    Ok(restored)
}
