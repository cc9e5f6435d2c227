//! The banner on every screen of an exercise.

use crate::components::link::A;
use leptos::prelude::*;
use sao_lang_core::catalogue::Text as _;

use crate::components::solution::Solution;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::presenter::use_presenter;
use catalogue_model::localized_text::LocalizedText;
use sao_lang_core::locale::msg;
use sao_lang_core::practice::{Told, is_practice, told};

/// A banner at the top of every screen of a practice draft; nothing on other drafts. The whole page changes its colour
/// with it.
#[component]
pub fn PracticeNote() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    if !open.id.with_value(|id| is_practice(id)) {
        return ().into_any();
    }
    let presenter = use_presenter();
    Effect::new(|| colour(true));
    on_cleanup(|| colour(false));
    let Told { lesson, answer, word } = open.peek(told);
    // The lesson is never hidden, so it has no word.
    let more = move |id, title, words: Option<(LocalizedText, Option<String>)>| {
        words.map(|(words, word)| {
            view! {
                <details>
                    <summary>{move || language.t(title)}</summary>
                    <Solution id word>
                        <p>{words.text(language.get()).to_owned()}</p>
                    </Solution>
                </details>
            }
        })
    };
    let answer = answer.map(|answer| (answer, word));
    view! {
        <section class="practice-note not-printed" aria-label=move || language.t(msg::PRACTICE_NOTE)>
            <p>
                <strong>{move || language.t(msg::PRACTICE_NOTE)}</strong>
                " "
                <A href="/practice" attr:class="text-link">
                    {move || language.t(msg::PRACTICE_BACK)}
                </A>
            </p>
            {match untrack(move || presenter.is_on()) {
                true => task(lesson).into_any(),
                false => more("lesson", msg::PRACTICE_LESSON, lesson.map(|lesson| (lesson, None))).into_any(),
            }}
            {move || (!presenter.hides_score()).then(|| more("solution-word", msg::PRACTICE_ANSWER, answer.clone()))}
        </section>
    }
    .into_any()
}

/// The task for the room, which is always visible.
fn task(lesson: Option<LocalizedText>) -> impl IntoView {
    let language = use_language();
    lesson.map(|lesson| {
        view! {
            <p class="practice-task">
                <strong>{move || language.t(msg::PRACTICE_LESSON)} ":"</strong>
                " "
                {move || lesson.text(language.get()).to_owned()}
            </p>
        }
    })
}

fn colour(on: bool) {
    if let Some(root) = document().document_element() {
        // The attribute's name and value are valid, so this cannot fail.
        let _ = if on { root.set_attribute("data-practice", "") } else { root.remove_attribute("data-practice") };
    }
}
