//! The result of making a file, below its button.

use leptos::prelude::*;

use crate::browser::files;
use crate::components::alert::ErrorAlert;
use crate::components::file_download::FileState;
use crate::error::AppError;
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use sao_lang_core::locale::{msg, values};

/// The result of an export.
#[derive(Debug, Clone)]
pub enum Exported {
    /// The file with this name was handed to the browser; it can also be shared.
    File(String),
    /// The draft was copied and can be pasted elsewhere.
    Copied,
}

/// The name of the button that was used last, and the state of its file; `None` before the first use.
pub type Made = Option<(&'static str, FileState<Exported>)>;

/// The state of a file below its button and, if the browser can share it, a button that shares it.
#[component]
pub fn ExportNote(
    /// The button that was used last, and the state of its file.
    made: RwSignal<Made>,
    /// The name of the button above this note.
    name: &'static str,
    /// The file that was made last.
    last: StoredValue<Option<files::Made>, LocalStorage>,
) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let own = move || made.get().filter(|(button, _)| *button == name).map(|(_, state)| state);
    let share = move |_| {
        let Some(shared) = last.with_value(|file| file.as_ref().map(files::share)) else { return };
        tasks.spawn(async move {
            let done = match shared {
                Ok(sharing) => sharing.await,
                Err(error) => Err(error),
            };
            if done.is_err() {
                made.set(Some((name, FileState::Failed(AppError::NotShared))));
            }
        });
    };
    let can_share = move || {
        matches!(own(), Some(FileState::Done(Exported::File(_)) | FileState::Failed(AppError::NotShared)))
            && last.with_value(|file| file.as_ref().is_some_and(files::can_share))
    };
    view! {
        <p role="status" class="status" id=format!("made-{name}")>
            {move || match own() {
                Some(FileState::Working) => language.t(msg::EXPORT_WORKING).to_owned(),
                Some(FileState::Done(Exported::File(name))) => {
                    language.fill(msg::EXPORT_DONE, values::Name { name: &name })
                }
                Some(FileState::Done(Exported::Copied)) => language.t(msg::EXPORT_DRAFT_COPIED).to_owned(),
                Some(FileState::Failed(_)) | None => String::new(),
            }}
        </p>
        {move || own().and_then(FileState::error).map(|error| view! { <ErrorAlert error /> })}
        <Show when=can_share>
            <button type="button" class="button wide" on:click=share>
                {move || language.t(msg::EXPORT_SHARE)}
            </button>
        </Show>
    }
}
