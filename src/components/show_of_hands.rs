//! Raised hands of the room, counted by the trainer.

use leptos::prelude::*;

use crate::state::language::{Language, use_language};
use crate::state::presenter::use_presenter;
use sao_lang_core::catalogue::{Criterion, NO_LEVEL, Question};
use sao_lang_core::locale::{msg, values};

/// What the room can guess, each with its count.
#[component]
pub fn ShowOfHands(
    /// What the room guesses.
    title: Signal<String>,
    /// The choices: short name, and text to read out where it has one.
    choices: Vec<(Signal<String>, Option<Signal<String>>)>,
) -> impl IntoView {
    let language = use_language();
    let rows = choices.into_iter().enumerate().map(|(index, (name, text))| view! { <HandsCounter index name text /> });
    view! {
        <div class="guess">
            <h2>{move || title.get()}</h2>
            <ol class="guess-list">{rows.collect_view()}</ol>
            <p class="hint">{move || language.t(msg::PRESENTER_GUESS_HELP)}</p>
        </div>
    }
}

#[component]
fn HandsCounter(index: usize, name: Signal<String>, text: Option<Signal<String>>) -> impl IntoView {
    let language = use_language();
    let presenter = use_presenter();
    let count = Memo::new(move |_| presenter.show_of_hands.with(|h| h.get(index).copied().unwrap_or(0)));
    let change = move |step: i16| presenter.count_hands(index, step);
    let label = move |words| move || language.fill(words, values::What { what: &name.get() });
    view! {
        <li class="guess-row">
            <span class="guess-text">{move || text.unwrap_or(name).get()}</span>
            <span class="guess-count">
                <button type="button" class="button quiet" aria-label=label(msg::PRESENTER_FEWER) on:click=move |_| change(-1)>
                    "−"
                </button>
                <span class="guess-number" role="status">
                    <span class="visually-hidden">{move || format!("{} ", name.get())}</span>
                    {count}
                </span>
                <button type="button" class="button" aria-label=label(msg::PRESENTER_MORE) on:click=move |_| change(1)>
                    "+"
                </button>
            </span>
        </li>
    }
}

/// What the room guessed, once it is shown; nothing where nobody counted.
#[component]
pub fn ShowOfHandsResult(
    /// The choices' short names.
    names: Vec<Signal<String>>,
) -> impl IntoView {
    let language = use_language();
    let hands = use_presenter().show_of_hands;
    move || {
        let said: Vec<String> = hands.with(|hands| {
            let counted = names.iter().zip(hands).filter(|(_, n)| **n > 0);
            counted
                .map(|(name, n)| language.fill(msg::PRESENTER_HANDS, values::NWhat { what: &name.get(), n }))
                .collect()
        });
        (!said.is_empty()).then(|| {
            let words = format!("{} {}.", language.t(msg::PRESENTER_HANDS_SAID), said.join(" · "));
            view! { <p class="guess-said">{words}</p> }
        })
    }
}

fn option_name(index: usize, language: Language) -> Signal<String> {
    Signal::derive(move || match index {
        NO_LEVEL => language.t(msg::QUESTION_NONE).to_owned(),
        _ => language.fill(msg::PRESENTER_OPTION, values::N { n: &index }),
    })
}

/// The options without points and answer, for the room to guess.
#[component]
pub fn GuessOption(criterion: &'static Criterion, question: &'static Question) -> impl IntoView {
    let language = use_language();
    let choice = move |index: usize| {
        let text = question.option(index).map(|o| Signal::derive(move || language.c(o.text).to_owned()));
        (option_name(index, language), text)
    };
    view! {
        <ShowOfHands
            title=Signal::derive(move || language.t(msg::PRESENTER_GUESS_OPTION).to_owned())
            choices=criterion.option_numbers().map(choice).collect()
        />
    }
}

/// What the room guessed.
#[component]
pub fn OptionsSaid(criterion: &'static Criterion) -> impl IntoView {
    let language = use_language();
    view! { <ShowOfHandsResult names=criterion.option_numbers().map(|n| option_name(n, language)).collect() /> }
}
