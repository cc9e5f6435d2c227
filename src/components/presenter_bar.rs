//! The view that replaces a hidden result while presenting, and the list of keys. The bar itself is in `src/projector`.

use leptos::prelude::*;

use super::link::A;
use super::show_of_hands::{ShowOfHands, ShowOfHandsResult};
use crate::state::language::{Language, use_language};
use crate::state::presenter::use_presenter;
use sao_lang_core::locale::{msg, values};

fn star_name(n: u8, language: Language) -> Signal<String> {
    Signal::derive(move || language.fill(msg::PRESENTER_STARS, values::N { n: &n }))
}

/// The view in place of a hidden result: the room guesses the stars.
#[component]
pub fn Curtain() -> impl IntoView {
    let language = use_language();
    let presenter = use_presenter();
    view! {
        <super::heading::ScreenHeading text=Signal::derive(move || language.t(msg::DRAFT_STEP_RESULT).to_owned()) />
        <div class="card">
            <ShowOfHands
                title=Signal::derive(move || language.t(msg::PRESENTER_GUESS_STARS).to_owned())
                choices=(1..=5).map(|n| (star_name(n, language), None)).collect()
            />
            <button type="button" id="reveal" class="button primary wide" on:click=move |_| presenter.toggle_score()>
                {move || language.t(msg::PRESENTER_SHOW_SCORE)}
            </button>
        </div>
    }
}

/// The show of hands on the stars.
#[component]
pub fn StarsSaid() -> impl IntoView {
    let language = use_language();
    view! { <ShowOfHandsResult names=(1..=5).map(|n| star_name(n, language)).collect() /> }
}

/// The list of the keys and their actions.
#[component]
pub fn PresenterKeys() -> impl IntoView {
    let language = use_language();
    let keys = [
        msg::PRESENTER_KEYS_NEXT,
        msg::PRESENTER_KEYS_PREV,
        msg::WALL_KEYS_SCROLL,
        msg::WALL_KEYS_HANDS,
        msg::PRESENTER_KEYS_REVEAL,
        msg::PRESENTER_KEYS_SCORE,
        msg::WALL_KEYS_TIMER,
        msg::WALL_KEYS_DARK,
        msg::WALL_KEYS_NOTES,
    ];
    view! {
        <div class="presenter-keys">
            <p class="sub-heading">{move || language.t(msg::PRESENTER_KEYS)}</p>
            <ul>{keys.map(|key| view! { <li>{move || language.t(key)}</li> })}</ul>
            <p class="hint">{move || language.t(msg::PRESENTER_KEYS_TYPING)}</p>
            <A href="/practice?notes=" attr:class="text-link">
                {move || language.t(msg::WALL_NOTES_TITLE)}
            </A>
        </div>
    }
}
