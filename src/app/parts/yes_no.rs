//! A yes/no question about a knock-out.

use leptos::prelude::*;

use super::alert::Alert;
use super::choice::Choice;
use crate::app::language::use_language;
use crate::app::open_draft::use_draft;
use crate::locale::msg;

/// One knock-out of the open draft, asked as a question. What counts is kept, not the word:
/// the draft says whether the knock-out applies.
#[component]
pub fn YesNo(
    /// Index into the edition's knock-outs.
    knock_out: u16,
    /// The criterion it is a note on.
    criterion: Option<String>,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let this = open.edition.knock_out(knock_out);
    let applies = Memo::new(move |_| open.with(|d| d.knock_outs.get(&this.key).copied()));
    let group = format!("check-{}", this.key);
    let answer = move |label, value: Option<bool>| {
        let set = move |_| {
            open.change(|d| match value {
                Some(value) => {
                    d.knock_outs.insert(this.key.clone(), value);
                }
                None => {
                    d.knock_outs.remove(&this.key);
                }
            });
        };
        view! {
            <Choice
                group=group.clone()
                label=Signal::derive(move || language.t(label).to_owned())
                checked=Signal::derive(move || applies.get() == value)
                on_change=set
            />
        }
    };
    view! {
        <fieldset class="card yes-no">
            <legend>
                {criterion
                    .map(|id| {
                        view! {
                            <span class="meta">
                                {move || language.fill(msg::QUESTION_CRITERION, &[("id", &id)])}
                            </span>
                        }
                    })}
                {move || language.c(this.ask)}
            </legend>
            <div class="choices-row">
                {answer(msg::CHECK_YES, Some(this.bad))} {answer(msg::CHECK_NO, Some(!this.bad))}
                {answer(msg::CHECK_UNKNOWN, None)}
            </div>
            {move || {
                (applies.get() == Some(true))
                    .then(|| {
                        view! {
                            <Alert>
                                <p>
                                    {language.fill(msg::CHECK_BAD, &[("result", &language.c(this.result))])}
                                </p>
                            </Alert>
                        }
                    })
            }}
            <p class="place">
                {move || language.fill(msg::CHECK_PLACE, &[("place", &language.c(this.place))])}
            </p>
        </fieldset>
    }
}
