//! Help with a longer text: questions, an example from the product's industry, and how long it is.

use std::mem::{Discriminant, discriminant};

use leptos::prelude::*;

use super::choice_field::ChoiceField;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::catalogue::{Guide, Length, Text as _};
use sao_lang_core::form::Field;
use sao_lang_core::locale::{msg, values};

/// What helps with the text of a field.
#[component]
pub fn GuideView(field: &'static Field, guide: &'static Guide) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let length = Memo::new(move |_| open.with(|d| guide.length(&field.read(d))));
    let (from, to) = (guide.least_words, guide.most_words);
    let length_words = move || match length.get() {
        Length::Short(0) => String::new(),
        Length::Short(n) => language.fill(msg::GUIDE_SHORT, values::FromNTo { n: &n, from: &from, to: &to }),
        Length::Good(n) => language.fill(msg::GUIDE_GOOD, values::N { n: &n }),
        Length::Long(n) => language.fill(msg::GUIDE_LONG, values::NTo { n: &n, to: &to }),
    };
    // Said where it is another judgement than before, not at every word.
    Effect::new(move |before: Option<Discriminant<Length>>| {
        let now = length.with(discriminant);
        if before.is_some_and(|before| before != now) {
            open.say(untrack(length_words));
        }
        now
    });
    let asks =
        guide.asks.iter().copied().map(|ask| view! { <li>{move || ask.text(language.get())}</li> }).collect_view();
    let example = guide.example(open.set).map(|text| {
        view! {
            <p class="sub-heading">{move || language.t(msg::GUIDE_EXAMPLE)}</p>
            <p class="example">{move || text.text(language.get())}</p>
        }
    });
    view! {
        <div class="guide" id=format!("guide-{}", field.id())>
            <p class="meta guide-length">{length_words}</p>
            <details>
                <summary>
                    {move || language.t(msg::GUIDE_TITLE)}
                    <span class="visually-hidden">{move || format!(": {}", language.t(field.label))}</span>
                </summary>
                <p class="sub-heading">{move || language.t(msg::GUIDE_ASKS)}</p>
                <ul>{asks}</ul>
                {example}
            </details>
        </div>
    }
}

/// What a good story has, to tick.
#[component]
pub fn StoryChecks() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let checks = open.edition.story_checks.iter().map(|check| {
        let key = &check.key;
        let ticked = Memo::new(move |_| open.with(|d| d.story.checked.contains(key)));
        let tick = move |on: bool| {
            open.change(|d| {
                if on {
                    d.story.checked.insert(key.clone());
                } else {
                    d.story.checked.remove(key);
                }
            });
        };
        view! {
            <ChoiceField
                label=Signal::derive(move || language.c(check.name).to_owned())
                checked=ticked
                on_change=tick
            />
        }
    });
    view! {
        <fieldset class="field" id="story-checks">
            <legend>{move || language.t(msg::GUIDE_STORY_CHECKS)}</legend>
            <p class="hint">{move || language.t(msg::GUIDE_STORY_CHECKS_HINT)}</p>
            {checks.collect_view()}
        </fieldset>
    }
}
