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

/// "Saved", or a warning with a way to keep the draft all the same.
#[component]
pub fn SaveNote() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    move || match open.saved.get() {
        SaveState::Untouched if open.followed.get() > 0 => {
            view! { <p class="saved" role="status">{language.t(msg::SAFETY_FOLLOWED)}</p> }.into_any()
        }
        SaveState::Untouched => ().into_any(),
        SaveState::Saving => view! { <p class="saved">{language.t(msg::SAFETY_SAVING)}</p> }.into_any(),
        SaveState::Saved => view! {
            <p class="saved">
                <Check />
                {language.t(msg::SAVE_SAVED)}
            </p>
        }
        .into_any(),
        SaveState::Failed(StorageError::Changed) => changed(open, language),
        SaveState::Failed(StorageError::Missing) => view! {
            <Alert urgent=true>
                <p>{language.t(msg::SAFETY_GONE)}</p>
                <button type="button" class="button" on:click=move |_| open.save_again()>
                    {language.t(msg::SAFETY_SAVE_AGAIN)}
                </button>
            </Alert>
        }
        .into_any(),
        SaveState::Failed(error) => view! {
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
