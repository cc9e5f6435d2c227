//! What came of a file, below its button.

use leptos::prelude::*;

use crate::browser::files;
use crate::components::alert::Alert;
use crate::error_words::worker_failure;
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use sao_lang_core::locale::{msg, values};
use worker_protocol::Failure;

/// What came of the last export.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It is being made.
    Working,
    /// The file is made and handed to the browser; it can be shared as well.
    Done(String),
    /// The worker could not make it.
    Failed(Failure),
    /// The browser refused the file.
    Refused,
    /// The browser does not hand this kind of file to other apps.
    NotShared,
    /// The draft is ready to be pasted elsewhere.
    Copied,
    /// The browser does not let the app copy.
    NotCopied,
}

/// What is being made, or was made last, by the name of its button, and what came of it.
pub type Made = Option<(&'static str, Outcome)>;

/// What came of a file, below its button; and where the device can, a button that hands it on.
#[component]
pub fn OutcomeNote(
    /// What is made.
    made: RwSignal<Made>,
    /// The button's name.
    name: &'static str,
    /// The file that was made last.
    last: StoredValue<Option<files::Made>, LocalStorage>,
) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let own = move || made.get().filter(|(button, _)| *button == name).map(|(_, outcome)| outcome);
    let share = move |_| {
        let Some(shared) = last.with_value(|file| file.as_ref().map(files::share)) else { return };
        tasks.spawn(async move {
            let done = match shared {
                Ok(sharing) => sharing.await,
                Err(error) => Err(error),
            };
            if done.is_err() {
                made.set(Some((name, Outcome::NotShared)));
            }
        });
    };
    let can_share = move || {
        matches!(own(), Some(Outcome::Done(_) | Outcome::NotShared))
            && last.with_value(|file| file.as_ref().is_some_and(files::can_share))
    };
    view! {
        <p role="status" class="status" id=format!("made-{name}")>
            {move || match own() {
                Some(Outcome::Working) => language.t(msg::EXPORT_WORKING).to_owned(),
                Some(Outcome::Done(name)) => language.fill(msg::EXPORT_DONE, values::Name { name: &name }),
                Some(Outcome::Copied) => language.t(msg::EXPORT_DRAFT_COPIED).to_owned(),
                _ => String::new(),
            }}
        </p>
        {move || {
            let words = match own() {
                Some(Outcome::Failed(why)) => worker_failure(why, language.get()),
                Some(Outcome::Refused) => language.t(msg::EXPORT_FAILED),
                Some(Outcome::NotShared) => language.t(msg::EXPORT_NOT_SHARED),
                Some(Outcome::NotCopied) => language.t(msg::EXPORT_NOT_COPIED),
                _ => return None,
            };
            Some(view! { <Alert urgent=true><p>{words}</p></Alert> })
        }}
        <Show when=can_share>
            <button type="button" class="button wide" on:click=share>
                {move || language.t(msg::EXPORT_SHARE)}
            </button>
        </Show>
    }
}
