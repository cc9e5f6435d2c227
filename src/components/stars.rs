//! A row of five stars.

use leptos::prelude::*;

use super::icons::Star;
use crate::state::language::use_language;
use sao_lang_core::locale::{msg, values};

/// Five stars, of which `count` are gold; a screen reader reads the number.
#[component]
pub fn Stars(#[prop(into)] count: Signal<u8>) -> impl IntoView {
    let language = use_language();
    view! {
        <span class="stars" role="img" aria-label=move || language.fill(msg::RESULT_STARS, values::N { n: &count.get() })>
            {(1..=5u8).map(|n| view! { <Star lit=Signal::derive(move || n <= count.get()) /> }).collect_view()}
        </span>
    }
}
