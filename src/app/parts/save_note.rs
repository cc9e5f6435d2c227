//! Whether the last change is kept, said where it can be seen.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::alert::Alert;
use super::icons::Check;
use crate::app::language::{Language, use_language};
use crate::app::open_draft::{OpenDraft, SaveState, use_draft};
use crate::app::words::storage_error;
use crate::documents::file_name;
use crate::draft::to_json;
use crate::edge::files;
use crate::edge::storage::StorageError;
use crate::locale::msg;

/// What is to be said.
#[derive(Clone, PartialEq)]
enum Said {
    Nothing,
    Followed,
    Kept,
    Failed(StorageError),
}

/// "Saved", or a warning with a way to keep the draft all the same.
#[component]
pub fn SaveNote() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let lasts = Memo::new(move |_| open.saved.get() == SaveState::Saved);
    let said = Memo::new(move |_| match open.saved.get() {
        SaveState::Untouched if open.followed.get() > 0 => Said::Followed,
        SaveState::Untouched => Said::Nothing,
        SaveState::Saving | SaveState::Saved => Said::Kept,
        SaveState::Failed(error) => Said::Failed(error),
    });
    move || match said.get() {
        Said::Followed => view! { <p class="saved" role="status">{language.t(msg::SAFETY_FOLLOWED)}</p> }.into_any(),
        Said::Nothing => ().into_any(),
        Said::Kept => view! {
            // Both are there, one of them is seen: so an answer draws no words.
            <p class="saved" class:saving=move || !lasts.get()>
                <span class="kept">
                    <Check />
                    {move || language.t(msg::SAVE_SAVED)}
                </span>
                <span class="being-kept">{move || language.t(msg::SAFETY_SAVING)}</span>
            </p>
        }
        .into_any(),
        Said::Failed(StorageError::Changed) => changed(open, language),
        Said::Failed(StorageError::Missing) => view! {
            <Alert urgent=true>
                <p>{language.t(msg::SAFETY_GONE)}</p>
                <button type="button" class="button" on:click=move |_| open.save_again()>
                    {language.t(msg::SAFETY_SAVE_AGAIN)}
                </button>
            </Alert>
        }
        .into_any(),
        Said::Failed(error) => view! {
            <div class="save-failed">
            <Alert urgent=true>
                <p>{storage_error(&error, language.get())}</p>
                <div class="buttons">
                    <button type="button" class="button" on:click=move |_| download(open)>
                        {language.t(msg::SAVE_DOWNLOAD)}
                    </button>
                    <button type="button" class="button" on:click=move |_| open.save_again()>
                        {language.t(msg::SAFETY_SAVE_AGAIN)}
                    </button>
                </div>
            </Alert>
            </div>
        }
        .into_any(),
    }
}

/// Someone else saved the same draft: one or the other goes on, and neither is lost unasked.
fn changed(open: OpenDraft, language: Language) -> AnyView {
    let navigate = use_navigate();
    let apart = move |_| match open.save_apart() {
        Ok(id) => navigate(&format!("/draft/{id}"), Default::default()),
        Err(error) => open.saved.set(SaveState::Failed(error)),
    };
    let theirs = move |_| {
        if !open.take_stored() {
            open.saved.set(SaveState::Failed(StorageError::Missing));
        }
    };
    view! {
        <Alert urgent=true>
            <p>{language.t(msg::SAFETY_CHANGED)}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=theirs>
                    {language.t(msg::SAFETY_CHANGED_THEIRS)}
                </button>
                <button type="button" class="button" on:click=apart>
                    {language.t(msg::SAFETY_CHANGED_APART)}
                </button>
            </div>
        </Alert>
    }
    .into_any()
}

fn download(open: OpenDraft) {
    let (name, text) = open.peek(|d| (file_name("sao-lang", &d.product.name, &d.changed, "json"), to_json(d)));
    if files::download(&name, files::JSON, text.as_bytes()).is_err() {
        leptos::logging::error!("the browser refused the download");
    }
}
