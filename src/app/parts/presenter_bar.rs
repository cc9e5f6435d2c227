//! The bar at the foot while somebody presents, and what stands in place of a hidden result.

use crate::app::parts::link::A;
use leptos::prelude::*;

use super::hands::{Hands, HandsSaid};
use super::result_bar::ToResult;
use super::undo_button::UndoButton;
use crate::app::language::{Language, use_language};
use crate::app::open_draft::use_draft;
use crate::app::presenter::use_presenter;
use crate::locale::msg;

/// Screens that are all about the score.
const SCORE_SCREENS: [&str; 3] = ["result", "plan", "print"];

/// Whether a path is that of a screen that is all about the score.
pub fn is_score_screen(path: &str) -> bool {
    path.split('/').skip_while(|word| *word != "draft").nth(2).is_some_and(|word| SCORE_SCREENS.contains(&word))
}

/// Shows and hides answer and score; says which keys do the same.
#[component]
pub fn PresenterBar(
    /// Whether this screen asks a question that can be guessed.
    #[prop(into)]
    asks: Signal<bool>,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let presenter = use_presenter();
    let hidden_answer = Memo::new(move |_| presenter.hides_answer());
    let hidden_score = Memo::new(move |_| presenter.hides_score());
    view! {
        <aside class="result-bar presenter-bar" aria-label=move || language.t(msg::PRESENTER_BAR)>
            <A href=open.link("") attr:class="button quiet" attr:aria-label=move || language.t(msg::QUESTION_TO_LIST)>
                <super::icons::List />
            </A>
            <UndoButton class="button quiet" icon_only=true />
            <Show when=move || asks.get() && presenter.is_quiz()>
                <button
                    type="button"
                    id="show-answer"
                    class="button primary"
                    aria-keyshortcuts="R"
                    on:click=move |_| presenter.toggle_answer()
                >
                    {move || {
                        language.t(if hidden_answer.get() { msg::PRESENTER_SHOW_ANSWER } else { msg::PRESENTER_HIDE_ANSWER })
                    }}
                    <kbd aria-hidden="true">"R"</kbd>
                </button>
            </Show>
            <button
                type="button"
                id="show-score"
                class="button"
                aria-keyshortcuts="S"
                on:click=move |_| presenter.toggle_score()
            >
                {move || language.t(if hidden_score.get() { msg::PRESENTER_SHOW_SCORE } else { msg::PRESENTER_HIDE_SCORE })}
                <kbd aria-hidden="true">"S"</kbd>
            </button>
            <Show when=move || !hidden_score.get()>
                <ToResult class="result-bar-result" />
            </Show>
        </aside>
    }
}

fn star_name(n: u8, language: Language) -> Signal<String> {
    Signal::derive(move || language.fill(msg::PRESENTER_STARS, &[("n", &n)]))
}

/// In place of a result that is not shown yet: the room guesses the stars.
#[component]
pub fn Curtain() -> impl IntoView {
    let language = use_language();
    let presenter = use_presenter();
    view! {
        <super::heading::ScreenHeading text=Signal::derive(move || language.t(msg::DRAFT_STEP_RESULT).to_owned()) />
        <div class="card">
            <Hands
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
    view! { <HandsSaid names=(1..=5).map(|n| star_name(n, language)).collect() /> }
}

/// The keys, written out.
#[component]
pub fn PresenterKeys() -> impl IntoView {
    let language = use_language();
    let keys =
        [msg::PRESENTER_KEYS_NEXT, msg::PRESENTER_KEYS_PREV, msg::PRESENTER_KEYS_REVEAL, msg::PRESENTER_KEYS_SCORE];
    view! {
        <div class="presenter-keys">
            <p class="sub-heading">{move || language.t(msg::PRESENTER_KEYS)}</p>
            <ul>{keys.map(|key| view! { <li>{move || language.t(key)}</li> })}</ul>
            <p class="hint">{move || language.t(msg::PRESENTER_KEYS_TYPING)}</p>
        </div>
    }
}
