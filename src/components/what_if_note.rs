//! Says that something is being tried out, what would change, and ends it.

use leptos::prelude::*;

use super::surround::surround;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::presenter::use_presenter;
use sao_lang_core::locale::msg;
use sao_lang_core::spoken::{Figures, tried};

/// Stands on top of every screen while a copy of the draft is being tried out. Starting has the keyboard go to it;
/// [`super::announcer::Announcer`] says aloud what then changes.
#[component]
pub fn WhatIfNote() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let trying = Memo::new(move |_| open.is_what_if());
    let presenter = use_presenter();
    let change = move || {
        if presenter.hides_score() {
            return String::new();
        }
        let was = Figures::of(&open.without_what_if());
        tried(was, open.assessment.with(Figures::of), language.get())
    };
    view! {
        <Show when=move || trying.get()>
            {surround("trying")}
            <section class="what-if" id="what-if" tabindex="-1" aria-label=move || language.t(msg::WHAT_IF_TITLE)>
                <p>
                    <strong>{move || language.t(msg::WHAT_IF_TITLE)}</strong>
                    " "
                    <span>{change}</span>
                </p>
                <div class="buttons">
                    <button type="button" class="button" on:click=move |_| open.end_what_if(false)>
                        {move || language.t(msg::WHAT_IF_DROP)}
                    </button>
                    <button type="button" class="button primary" on:click=move |_| open.end_what_if(true)>
                        {move || language.t(msg::WHAT_IF_KEEP)}
                    </button>
                </div>
            </section>
        </Show>
    }
}
