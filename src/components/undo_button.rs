//! Undoes the last change, says which change it was, and redoes it.

use leptos::prelude::*;

use super::icons::Undo;
use super::link::A;
use super::surround::surround;
use crate::browser::dom;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::locale::{msg, values};

/// The undo button. After undo, a note above the bar names the change, links to it, and has a button to redo it.
/// [`super::announcer::Announcer`] announces the same.
#[component]
pub fn UndoButton(
    /// The class of the button in its bar.
    class: &'static str,
    /// Whether the text of the button is only for screen readers.
    #[prop(optional)]
    icon_only: bool,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let nothing = Memo::new(move |_| !open.can_undo());
    let redo = move |_| {
        open.redo();
        // If there is nothing more to redo, the button is removed.
        dom::keep_focus(&["undo"]);
    };
    let note = move || {
        let step = open.undo_step.get()?;
        // With this class, the page scrolls the focused element above the note.
        surround("noted");
        let lang = language.get();
        let what = step.what(open.set, lang);
        let words = if step.is_redo { msg::REACH_REDONE } else { msg::REACH_UNDONE };
        Some(view! {
            <p class="undone">
                <span>{language.fill(words, values::What { what: &what })}</span>
                <A href=open.link(&step.screen) on:click=move |_| open.dismiss_undo_step()>
                    {language.t(msg::REACH_LOOK)}
                </A>
                {open
                    .can_redo()
                    .then(|| {
                        view! {
                            <button type="button" class="button quiet" id="redo" on:click=redo>
                                {language.t(msg::REACH_REDO)}
                            </button>
                        }
                    })}
            </p>
        })
    };
    view! {
        // The button is not disabled when there is nothing to undo, so that it keeps the focus.
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
        {note}
    }
}
