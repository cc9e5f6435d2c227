//! The result so far, at the foot of every screen of a draft.

use leptos::prelude::*;
use leptos_router::components::A;

use super::stars::Stars;
use crate::app::language::use_language;
use crate::app::open_draft::use_draft;
use crate::locale::msg;

/// Stars and points so far; one tap leads to the list of steps or to the result.
#[component]
pub fn ResultBar() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let result = open.assessment;
    view! {
        <aside class="result-bar" aria-label=move || language.t(msg::RESULT_BAR)>
            <A href=open.link("") attr:class="button quiet">
                <super::icons::List />
                <span>{move || language.t(msg::QUESTION_TO_LIST)}</span>
            </A>
            <A href=open.link("result") attr:class="result-bar-result">
                <Stars count=Signal::derive(move || result.with(|r| r.stars)) />
                <span class="result-bar-points">
                    {move || result.with(|r| language.fill(msg::COMMON_POINTS, &[("n", &r.score.total)]))}
                </span>
                <span class="visually-hidden">{move || language.t(msg::RESULT_BAR_OPEN)}</span>
            </A>
        </aside>
    }
}
