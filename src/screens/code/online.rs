//! What is to be looked at online by hand.

use leptos::prelude::*;

use super::bench::Bench;
use crate::components::choice_field::ChoiceField;
use crate::state::language::use_language;
use sao_lang_core::locale::{Message, msg};
use sao_lang_core::trace_code::OnlineCheck;

/// The list of what to look at; each is so, is not so, or was not looked at.
#[component]
pub fn Online(bench: Bench) -> impl IntoView {
    let language = use_language();
    let checks = OnlineCheck::ALL.into_iter().zip(1..).map(|(check, number)| {
        let seen = Memo::new(move |_| bench.seen.with(|seen| seen.get(&check).copied()));
        let choice = move |words: Message, value: Option<bool>| {
            view! {
                <ChoiceField
                    group=format!("online-{number}")
                    label=Signal::derive(move || language.t(words).to_owned())
                    checked=Signal::derive(move || seen.get() == value)
                    on_change=move |_| bench.note(check, value)
                />
            }
        };
        view! {
            <fieldset class="code-check" id=format!("online-{number}")>
                <legend>{move || check.words(language.get())}</legend>
                <div class="choices-row">
                    {choice(msg::TRACE_CODE_YES, Some(true))} {choice(msg::TRACE_CODE_NO, Some(false))}
                    {choice(msg::TRACE_CODE_NOT_LOOKED, None)}
                </div>
            </fieldset>
        }
    });
    view! {
        <section class="card" aria-labelledby="online-title">
            <h2 id="online-title">{move || language.t(msg::TRACE_CODE_ONLINE_TITLE)}</h2>
            <p class="hint">{move || language.t(msg::TRACE_CODE_ONLINE_HELP)}</p>
            {checks.collect_view()}
        </section>
    }
}
