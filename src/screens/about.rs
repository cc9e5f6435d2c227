//! `/about`: the sources of the estimate, its computation, and its limits.

use leptos::prelude::*;

use crate::browser::clock;
use crate::components::heading::ScreenHeading;
use crate::state::language::use_language;
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::locale::{Message, msg, values};

/// The page about the estimate.
#[component]
pub fn About() -> impl IntoView {
    let language = use_language();
    let list = move |items: [Message; 3]| items.map(|words| view! { <li>{move || language.t(words)}</li> });
    let sources = catalogue().editions.iter().map(|edition| {
        view! {
            <li>
                {move || {
                    let day = clock::local_date(&edition.in_force, language.get().tag());
                    let decision = language.c(edition.decision_long);
                    language.fill(msg::ABOUT_SOURCE_TEXT, values::DayDecision { decision: &decision, day: &day })
                }}
            </li>
        }
    });
    let sets = catalogue().newest().sets.len();
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::ABOUT_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::ABOUT_LEAD)}</p>
        <h2>{move || language.t(msg::ABOUT_SOURCE)}</h2>
        <ul>{sources.collect_view()}</ul>
        <p>{move || language.fill(msg::ABOUT_SOURCE_SETS, values::Sets { sets: &sets })}</p>
        <h2>{move || language.t(msg::ABOUT_HOW)}</h2>
        <ol class="how">{list([msg::ABOUT_HOW_1, msg::ABOUT_HOW_2, msg::ABOUT_HOW_3])}</ol>
        <h2>{move || language.t(msg::ABOUT_LIMITS)}</h2>
        <ul>{list([msg::ABOUT_LIMITS_1, msg::ABOUT_LIMITS_2, msg::ABOUT_LIMITS_3])}</ul>
        <p>{move || language.t(msg::ABOUT_LIMITS_AFTER)}</p>
        <p class="card">{move || language.t(msg::ABOUT_OWN)}</p>
    }
}
