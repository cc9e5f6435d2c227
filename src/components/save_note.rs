//! Whether the last change is kept, said where it can be seen.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::alert::Alert;
use super::announcer::Announcer;
use super::icons::Check;
use super::surround::surround;
use crate::browser::dom;
use crate::browser::files;
use crate::browser::storage::StorageError;
use crate::error::ErrorWords as _;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::{OpenDraft, SaveState, use_draft};
use sao_lang_core::documents::file_name;
use sao_lang_core::draft::to_json;
use sao_lang_core::locale::msg;

/// What is to be said.
#[derive(Clone, PartialEq)]
enum Said {
    Nothing,
    Followed,
    Kept,
    Failed,
}

/// "Saved", seen and heard; or, in one line that stays on the screen, that it is not, with a way to [`SaveTrouble`].
#[component]
pub fn SaveNote() -> impl IntoView {
    view! {
        <Seen />
        <Announcer />
    }
}

/// What of it is seen.
#[component]
fn Seen() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let lasts = Memo::new(move |_| open.saved.get() == SaveState::Durable);
    let said = Memo::new(move |_| match open.saved.get() {
        SaveState::Failed(_) => Said::Failed,
        // What is tried out is not saved, whatever was before.
        _ if open.is_what_if() => Said::Nothing,
        SaveState::Clean if open.followed.get() > 0 => Said::Followed,
        SaveState::Clean => Said::Nothing,
        SaveState::Dirty | SaveState::Stored | SaveState::Durable => Said::Kept,
    });
    move || match said.get() {
        Said::Followed => view! { <p class="saved">{language.t(msg::SAFETY_FOLLOWED)}</p> }.into_any(),
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
        Said::Failed => {
            surround("noted");
            view! {
                <p class="alert save-failed">
                    <strong>{language.t(msg::REACH_NOT_KEPT)}</strong>
                    <button type="button" class="button quiet" on:click=move |_| dom::focus("save-trouble")>
                        {language.t(msg::REACH_NOT_KEPT_LOOK)}
                    </button>
                </p>
            }
            .into_any()
        }
    }
}

/// Stands on top of the draft's screens while the last change is not kept: why, and ways to keep it all the same.
#[component]
pub fn SaveTrouble() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let trouble = Memo::new(move |_| match open.saved.get() {
        SaveState::Failed(error) => Some(error),
        _ => None,
    });
    let again = move |_| {
        open.save_again();
        // The button goes with the trouble.
        dom::keep_focus(&["save-trouble"]);
    };
    let save_again = move || {
        view! {
            <button type="button" class="button" on:click=again>
                {language.t(msg::SAFETY_SAVE_AGAIN)}
            </button>
        }
    };
    let said = move || {
        Some(match trouble.get()? {
            StorageError::Changed => changed(open, language),
            StorageError::Missing => view! {
                <Alert urgent=true>
                    <p>{language.t(msg::SAFETY_GONE)}</p>
                    {save_again()}
                </Alert>
            }
            .into_any(),
            error => view! {
                <Alert urgent=true>
                    <p>{error.words(language.get())}</p>
                    <div class="buttons">
                        <button type="button" class="button" on:click=move |_| download(open)>
                            {language.t(msg::SAVE_DOWNLOAD)}
                        </button>
                        {save_again()}
                    </div>
                </Alert>
            }
            .into_any(),
        })
    };
    view! {
        <div id="save-trouble" tabindex="-1" class="not-printed">
            {said}
        </div>
    }
}

/// Someone else saved the same draft: one or the other goes on, and neither is lost unasked.
fn changed(open: OpenDraft, language: Language) -> AnyView {
    let navigate = use_navigate();
    let apart = move |_| match open.save_apart() {
        Ok(id) => navigate(&format!("/draft/{id}"), Default::default()),
        Err(error) => open.save_failed(error),
    };
    let theirs = move |_| {
        if !open.take_theirs() {
            open.save_failed(StorageError::Missing);
        }
        dom::keep_focus(&["save-trouble"]);
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
