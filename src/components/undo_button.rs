//! Takes the last change back, says what it was, and does it again.

use leptos::prelude::*;

use super::icons::Undo;
use super::link::A;
use super::surround::surround;
use crate::browser::dom;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::locale::{msg, values};

/// The button; and once it was pressed, above its bar, what was taken back, a link to it, and a way to do it again.
/// [`super::announcer::Announcer`] says the same aloud.
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
    let redo = move |_| {
        open.redo();
        // Where there is nothing more to do again, the button goes.
        dom::keep_focus(&["undo"]);
    };
    let note = move || {
        let step = open.undo_step.get()?;
        // What has the keyboard is not below it.
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
        {note}
    }
}
