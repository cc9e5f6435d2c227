//! A yes/no question about a knock-out.

use leptos::prelude::*;

use super::alert::Alert;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::resume_point::use_unsure;
use sao_lang_core::assessment::KnockOutState;
use sao_lang_core::catalogue::KnockOut;
use sao_lang_core::locale::{msg, values};

/// One knock-out of the open draft, asked as a question. The draft stores whether the knock-out applies, not the word
/// yes or no. Nothing is selected until the producer chooses.
#[component]
pub fn YesNo(asked: KnockOutState) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let unsure = use_unsure();
    let this = open.edition.knock_out(asked.knock_out);
    let applies = Memo::new(move |_| open.with(|d| d.knock_outs.get(&this.key).copied()));
    let answer = move |label, value: Option<bool>| {
        let chosen = move || applies.get() == value && (value.is_some() || unsure.has(&this.key));
        let choose = move |_| {
            unsure.set(&this.key, value.is_none());
            open.change(|d| {
                match value {
                    Some(value) => d.knock_outs.insert(this.key.clone(), value),
                    None => d.knock_outs.remove(&this.key),
                };
            });
        };
        let word = match value {
            None => "",
            Some(applies) if applies == this.bad => "yes",
            Some(_) => "no",
        };
        view! {
            <label class="choice" class:not-sure=value.is_none()>
                <input
                    type="radio"
                    name=format!("check-{}", this.key)
                    value=word
                    prop:checked=chosen
                    on:change=choose
                />
                <span class="choice-text">{move || language.t(label)}</span>
            </label>
        }
    };
    view! {
        <section class="card question yes-no" id=format!("condition-{}", this.key)>
            <fieldset>
                <legend>
                    {asked
                        .criterion
                        .map(|id| {
                            view! {
                                <span class="meta">
                                    {move || language.fill(msg::QUESTION_CRITERION, values::Id { id: &id })}
                                </span>
                            }
                        })}
                    <span class="ask">{move || language.c(this.ask)}</span>
                </legend>
                {answer(msg::CHECK_YES, Some(this.bad))} {answer(msg::CHECK_NO, Some(!this.bad))}
                {answer(msg::QUESTION_NOT_SURE, None)}
            </fieldset>
            // The element exists while it is empty, so that a screen reader reads each new text in it.
            <div role="status" class="consequence">
                {move || (applies.get() == Some(true)).then(|| view! { <Consequence knock_out=this /> })}
            </div>
            <p class="place">
                {move || language.fill(msg::CHECK_PLACE, values::Place { place: &language.c(this.place) })}
            </p>
        </section>
    }
}

/// The consequence of a knock-out that applies.
#[component]
pub fn Consequence(
    /// The knock-out.
    knock_out: &'static KnockOut,
) -> impl IntoView {
    let language = use_language();
    view! {
        <Alert plain=true>
            <p>
                {move || language.fill(msg::CHECK_BAD, values::Result { result: &language.c(knock_out.result) })}
            </p>
        </Alert>
    }
}
