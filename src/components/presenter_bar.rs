//! What stands in place of a hidden result while somebody presents, and the keys written out. The bar is in `src/projector`.

use leptos::prelude::*;

use super::link::A;
use super::show_of_hands::{ShowOfHands, ShowOfHandsResult};
use crate::state::language::{Language, use_language};
use crate::state::presenter::use_presenter;
use sao_lang_core::locale::{msg, values};

/// Screens that are all about the score.
const SCORE_SCREENS: [&str; 3] = ["result", "plan", "print"];

/// Whether a path is that of a screen that is all about the score.
pub fn is_score_screen(path: &str) -> bool {
    path.split('/').skip_while(|word| *word != "draft").nth(2).is_some_and(|word| SCORE_SCREENS.contains(&word))
}

fn star_name(n: u8, language: Language) -> Signal<String> {
    Signal::derive(move || language.fill(msg::PRESENTER_STARS, values::N { n: &n }))
}

/// In place of a result that is not shown yet: the room guesses the stars.
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

/// What the room guessed of the stars.
#[component]
pub fn StarsSaid() -> impl IntoView {
    let language = use_language();
    view! { <ShowOfHandsResult names=(1..=5).map(|n| star_name(n, language)).collect() /> }
}

/// The keys, written out.
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
