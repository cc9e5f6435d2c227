//! Reading a table into the diary: the screen shows what was understood first, and stores nothing before a tap.

use leptos::prelude::*;
use web_sys::File;

use super::Diary;
use crate::browser::storage::diary::{self, DiaryError};
use crate::components::alert::{Alert, ErrorAlert};
use crate::components::file_pick::FilePick;
use crate::error::AppError;
use crate::state::language::use_language;
use crate::state::worker;
use sao_lang_core::diary::missing_here;
use sao_lang_core::diary::table::{TableError, TableRead};
use sao_lang_core::locale::{msg, values};
use worker_protocol::ReadDiary;

/// The number of bad lines that are listed.
const LISTED: usize = 20;

/// The state of reading a table.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// No file was picked yet.
    Idle,
    /// The file is being read, or its entries are being stored.
    Working,
    /// The file was read, and this number of its entries is new. Nothing is stored.
    Read(TableRead, usize),
    /// The file is refused as a whole.
    Refused(TableError),
    /// This number of entries was stored.
    Done(usize),
    /// The worker or the database refused; nothing was stored.
    Failed(AppError),
}

/// The field for the file, and the preview.
#[component]
pub(super) fn Import(state: Diary) -> impl IntoView {
    let language = use_language();
    let step = RwSignal::new(Step::Idle);
    let pick = move |picked: Vec<File>| {
        let Some(file) = picked.into_iter().next() else { return };
        step.set(Step::Working);
        let draft = state.draft.get_value();
        state.tasks.spawn(async move {
            step.set(match worker::ask_about(&file, ReadDiary).await {
                Ok(Ok(read)) => match diary::ids(&draft).await {
                    Ok(here) => {
                        let new = missing_here(read.entries.clone(), &here).len();
                        Step::Read(read, new)
                    }
                    Err(error) => Step::Failed(error.into()),
                },
                Ok(Err(error)) => Step::Refused(error),
                Err(failure) => Step::Failed(failure.into()),
            });
        });
    };
    let store = move |_| {
        let Step::Read(read, _) = step.get_untracked() else { return };
        step.set(Step::Working);
        let draft = state.draft.get_value();
        state.tasks.spawn(async move {
            let stored: Result<usize, DiaryError> = diary::add_missing(&draft, read.entries).await;
            step.set(match stored {
                Ok(n) => Step::Done(n),
                Err(error) => Step::Failed(error.into()),
            });
            super::ask_to_persist();
            state.read();
        });
    };
    view! {
        <FilePick
            id="diary-read"
            accept=".csv,text/csv"
            label=msg::DIARY_READ
            hint=msg::DIARY_READ_HINT
            on_pick=pick
        />
        <p role="status" class="status" id="diary-read-status">
            {move || match step.get() {
                Step::Working => language.t(msg::EXPORT_WORKING).to_owned(),
                Step::Read(read, _) => {
                    let (n, bad) = (read.entries.len(), read.bad.len());
                    language.fill(msg::DIARY_READ_FOUND, values::BadN { bad: &bad, n: &n })
                }
                Step::Done(n) => language.fill(msg::DIARY_READ_DONE, values::N { n: &n }),
                Step::Idle | Step::Refused(_) | Step::Failed(_) => String::new(),
            }}
        </p>
        {move || match step.get() {
            Step::Read(read, new) => Some(preview(step, &read, new, store).into_any()),
            Step::Refused(error) => {
                let words = match error {
                    TableError::NotText => msg::DIARY_NOT_TEXT,
                    TableError::NoColumns => msg::DIARY_NO_COLUMNS,
                    TableError::TooLarge => msg::DIARY_FILE_TOO_LARGE,
                };
                Some(view! { <Alert urgent=true><p>{language.t(words)}</p></Alert> }.into_any())
            }
            Step::Failed(error) => Some(view! { <ErrorAlert error /> }.into_any()),
            Step::Idle | Step::Working | Step::Done(_) => None,
        }}
    }
}

/// The lines that are not understood, and the buttons that store the others or do not.
fn preview(
    step: RwSignal<Step>,
    read: &TableRead,
    new: usize,
    store: impl Fn(leptos::ev::MouseEvent) + 'static,
) -> impl IntoView {
    let language = use_language();
    let lang = language.get();
    let lines = read.bad.iter().take(LISTED).map(|bad| {
        let why = bad.why.words(lang);
        view! { <li>{language.fill(msg::DIARY_READ_BAD, values::LineWhy { line: &bad.line, why: &why })}</li> }
    });
    let lines: Vec<_> = lines.collect();
    let rest = read.bad.len().saturating_sub(LISTED);
    view! {
        {(!lines.is_empty()).then(|| view! { <ul id="diary-read-bad">{lines}</ul> })}
        {(rest > 0).then(|| view! { <p>{language.fill(msg::DIARY_READ_MORE, values::N { n: &rest })}</p> })}
        <p>{language.fill(msg::DIARY_READ_NEW, values::N { n: &new })}</p>
        {(new > 0)
            .then(|| {
                view! {
                    <button type="button" class="button primary wide" id="diary-read-go" on:click=store>
                        {language.fill(msg::DIARY_READ_GO, values::N { n: &new })}
                    </button>
                }
            })}
        <button type="button" class="button wide" id="diary-read-stop" on:click=move |_| step.set(Step::Idle)>
            {language.t(msg::DIARY_READ_STOP)}
        </button>
    }
}
