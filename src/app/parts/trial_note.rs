//! Says that something is being tried out, what would change, and ends it.

use leptos::prelude::*;

use super::surround::surround;
use crate::app::language::use_language;
use crate::app::open_draft::use_draft;
use crate::locale::msg;

/// Stands on top of every screen while a copy of the draft is being tried out.
#[component]
pub fn TrialNote() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let trying = Memo::new(move |_| open.is_trial());
    let change = move || {
        let (was, is) = (open.without_trial(), open.assessment.get());
        language.fill(
            msg::TRIAL_CHANGE,
            &[
                ("stars", &was.stars),
                ("points", &was.score.total),
                ("new-stars", &is.stars),
                ("new-points", &is.score.total),
            ],
        )
    };
    view! {
        <Show when=move || trying.get()>
            {surround("trying")}
            <section class="trial" aria-label=move || language.t(msg::TRIAL_TITLE)>
                <p>
                    <strong>{move || language.t(msg::TRIAL_TITLE)}</strong>
                    " "
                    <span role="status">{change}</span>
                </p>
                <div class="buttons">
                    <button type="button" class="button" on:click=move |_| open.end_trial(false)>
                        {move || language.t(msg::TRIAL_DROP)}
                    </button>
                    <button type="button" class="button primary" on:click=move |_| open.end_trial(true)>
                        {move || language.t(msg::TRIAL_KEEP)}
                    </button>
                </div>
            </section>
        </Show>
    }
}
