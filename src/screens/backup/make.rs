//! Making a backup, with the list of its contents.

use leptos::prelude::*;

use crate::browser::storage;
use crate::browser::{clock, files};
use crate::components::alert::{Alert, ErrorAlert};
use crate::components::choice_field::ChoiceField;
use crate::components::file_download::FileState;
use crate::error::{AppError, ErrorWords as _};
use crate::screens::papers::size;
use crate::state::language::{Language, use_language};
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::backup::Written;
use sao_lang_core::diary::Diary;
use sao_lang_core::documents::file_name;
use sao_lang_core::draft::FormatError;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::repository::keys::setting::{BACKUP as LAST, BACKUP_LEFT as LEFT};
use sao_lang_core::repository::preview;
use worker_protocol::MakeBackup;

/// A backup that was handed to the browser.
#[derive(Debug, Clone)]
struct Made {
    name: String,
    /// The size of the file in bytes.
    bytes: u64,
    /// The contents of the backup.
    written: Written,
}

/// The button that makes a backup, and the result below it.
#[component]
pub fn Make() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let state = RwSignal::new(None::<FileState<Made>>);
    let with_files = RwSignal::new(true);
    let count = storage::ids().map(|ids| ids.len()).unwrap_or_default();
    let weight = storage::attachment_bytes();
    let last = RwSignal::new(storage::setting(LAST));
    let working = move || state.with(|state| state.as_ref().is_some_and(FileState::is_working));
    let make = move |after: Option<String>| {
        // A second tap while the file is being made does nothing.
        if untrack(working) {
            return;
        }
        state.set(Some(FileState::Working));
        let drafts = match storage::texts() {
            Ok(drafts) => drafts,
            Err(error) => return state.set(Some(FileState::Failed(error.into()))),
        };
        let files = weight > 0 && with_files.get_untracked();
        tasks.spawn(async move {
            let diaries = match diaries().await {
                Ok(diaries) => diaries,
                Err(error) => return state.set(Some(FileState::Failed(error))),
            };
            let request = MakeBackup { drafts, diaries, files, after };
            let (written, blob) = match worker::blob(request).await {
                Ok(made) => made,
                Err(failure) => return state.set(Some(FileState::Failed(failure.into()))),
            };
            let now = clock::now();
            let name = file_name("sao-luu", "", &now, "zip");
            if files::download_blob(&name, &blob).is_err() {
                return state.set(Some(FileState::Failed(AppError::NotSaved)));
            }
            if written.more_after.is_none() {
                // The reminder depends on the drafts that were written and on those that were left out.
                let left: Vec<&str> = written.left.iter().map(|(id, _)| id.as_str()).collect();
                storage::set_setting(LEFT, &left.join(" "));
                storage::set_setting(LAST, &now);
                last.set(Some(now));
            }
            state.set(Some(FileState::Done(Made { name, bytes: blob.size() as u64, written })));
        });
    };
    let when = move || {
        last.get().map(|timestamp| {
            let when = clock::local(&timestamp, language.get().tag());
            view! { <p class="hint">{language.fill(msg::BACKUP_LAST, values::When { when: &when })}</p> }
        })
    };
    let failed = move || state.get().and_then(FileState::error).map(|error| view! { <ErrorAlert error /> });
    let more = move || match state.get() {
        Some(FileState::Done(Made { written: Written { more_after: Some(after), .. }, .. })) => Some(view! {
            <Alert urgent=true>
                <p>{language.t(msg::BACKUP_MORE)}</p>
                <button type="button" class="button" id="more-backup" on:click=move |_| make(Some(after.clone()))>
                    {language.t(msg::BACKUP_MORE_MAKE)}
                </button>
            </Alert>
        }),
        _ => None,
    };
    if count == 0 {
        return view! { <p>{move || language.t(msg::BACKUP_NOTHING)}</p> }.into_any();
    }
    view! {
        <div class="card">
            {(weight > 0)
                .then(|| {
                    view! {
                        <ChoiceField
                            label=Signal::derive(move || {
                                language.fill(msg::BACKUP_WITH_FILES, values::Size { size: &size(weight, language.get()) })
                            })
                            checked=with_files
                            on_change=move |on| with_files.set(on)
                        />
                    }
                })}
            // The button is not disabled while the file is being made, so that it keeps the focus.
            <button
                type="button"
                class="button primary wide"
                id="make-backup"
                aria-disabled=move || working().to_string()
                on:click=move |_| make(None)
            >
                {move || match working() {
                    true => language.t(msg::BACKUP_WORKING).to_owned(),
                    false => language.fill(msg::BACKUP_MAKE, values::N { n: &count }),
                }}
            </button>
            <p role="status" class="status">
                {move || match state.get() {
                    Some(FileState::Working) => language.t(msg::BACKUP_WORKING).to_owned(),
                    Some(FileState::Done(Made { name, bytes, .. })) => {
                        language.fill(msg::BACKUP_MADE, values::NameSize { name: &name, size: &size(bytes, language.get()) })
                    }
                    _ => String::new(),
                }}
            </p>
            {move || match state.get() {
                Some(FileState::Done(Made { written, .. })) => Some(view! { <Contents written /> }),
                _ => None,
            }}
            {more}
            {failed}
            {when}
        </div>
    }
    .into_any()
}

/// The diaries of all drafts; none where no draft has one, so that a browser without a database makes a backup too.
async fn diaries() -> Result<Vec<Diary>, AppError> {
    if !storage::ids()?.iter().any(|id| storage::diary::has_one(id)) {
        return Ok(Vec::new());
    }
    Ok(storage::diary::all().await?)
}

/// The contents of the file by number and size, and the drafts that were left out.
#[component]
fn Contents(written: Written) -> impl IntoView {
    let language = use_language();
    let Written { drafts, left, entries, files, bytes, missing, .. } = written;
    let inside = move || {
        let size = size(bytes, language.get());
        language.fill(msg::BACKUP_WRITTEN, values::FilesNSize { n: &drafts, files: &files, size: &size })
    };
    let left: Vec<_> = left.into_iter().map(|(id, why)| (name_of(&id, language), why)).collect();
    let left_out = (!left.is_empty()).then(|| {
        let line = move |(name, why): (String, FormatError)| {
            let words = move || {
                let why = why.words(language.get());
                language.fill(msg::BACKUP_LEFT, values::NameWhy { name: &name, why: &why })
            };
            view! { <li>{words}</li> }
        };
        view! {
            <Alert>
                <p>{move || language.t(msg::BACKUP_LEFT_TITLE)}</p>
                <ul>{left.into_iter().map(line).collect_view()}</ul>
            </Alert>
        }
    });
    view! {
        <p id="backup-written">{inside}</p>
        {(entries > 0).then(|| view! { <p>{move || language.fill(msg::DIARY_BACKUP_INSIDE, values::N { n: &entries })}</p> })}
        {(missing > 0).then(|| view! { <p>{move || language.fill(msg::BACKUP_MISSING, values::N { n: &missing })}</p> })}
        {left_out}
    }
}

/// The name of a draft, which may be one that this program cannot read.
fn name_of(id: &str, language: Language) -> String {
    let name = storage::text(id).ok().and_then(|text| preview(&text)).map(|seen| seen.name).unwrap_or_default();
    if name.is_empty() { language.t(msg::HOME_UNNAMED).to_owned() } else { name }
}
