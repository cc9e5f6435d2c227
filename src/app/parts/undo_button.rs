//! Takes the last change back.

use leptos::prelude::*;

use super::icons::Undo;
use crate::app::language::use_language;
use crate::app::open_draft::use_draft;
use crate::locale::msg;

/// The button, and what a screen reader says once it is done.
#[component]
pub fn UndoButton(
    /// How it looks in its bar.
    class: &'static str,
    /// Only a screen reader has its words.
    #[prop(optional)]
    icon_only: bool,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let nothing = Memo::new(move |_| !open.can_undo());
    view! {
        // It keeps focus where there is nothing more to undo, so it is never wholly disabled.
        <button
            type="button"
            class=class
            id="undo"
            aria-disabled=move || nothing.get().to_string()
            on:click=move |_| open.undo()
        >
            <Undo />
            <span class:visually-hidden=icon_only>{move || language.t(msg::UNDO_BUTTON)}</span>
        </button>
        <p class="visually-hidden" role="status">
            {move || open.undone.get().then(|| language.t(msg::UNDO_DONE))}
        </p>
    }
}
