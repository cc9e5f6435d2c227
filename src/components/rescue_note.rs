//! Notes about another state of the draft, and about a damaged version.

use leptos::prelude::*;

use super::alert::Alert;
use super::link::A;
use super::save_note::SaveTrouble;
use crate::browser::files;
use crate::browser::storage;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::locale::msg;

/// The note at the top of the draft's screens when the journal had another state of the draft and returned it too late.
/// Below it, [`SaveTrouble`] says why the last change is not saved.
#[component]
pub fn ApartNote() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let apart = move || {
        open.apart.get().map(|copy| {
            view! {
                <Alert urgent=true>
                    <p>{language.t(msg::SAFETY_APART)}</p>
                    <A href=format!("/draft/{copy}") attr:class="button">
                        {language.t(msg::SAFETY_APART_OPEN)}
                    </A>
                </Alert>
            }
        })
    };
    view! {
        {apart}
        <SaveTrouble />
    }
}

/// The note at the top of the draft's screens when the last version was damaged and the previous one was opened.
#[component]
pub fn RescueNote() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let rescued = open.rescued.get_value()?;
    // The journal may have an intact copy of the damaged version.
    open.id.with_value(|id| storage::heal(id));
    let save = move |_| {
        let name = open.id.with_value(|id| format!("sao-lang_{id}_hong.txt"));
        if files::download(&name, "text/plain", rescued.text.as_bytes()).is_err() {
            leptos::logging::error!("the browser refused the download");
        }
    };
    Some(view! {
        <Alert urgent=true>
            <p>{move || language.t(msg::SAFETY_RESCUED)}</p>
            <button type="button" class="button" on:click=save>
                {move || language.t(msg::SAFETY_RESCUED_SAVE)}
            </button>
        </Alert>
    })
}
