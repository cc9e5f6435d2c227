//! `/practice`: sample products to practise on and to present. `/practice?codes=CASE` shows the codes of a case.

mod board;
mod codes;

use crate::components::link::A;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};

use crate::browser::storage;
use crate::components::alert::{Alert, ErrorAlert};
use crate::components::choice_field::ChoiceField;
use crate::components::heading::ScreenHeading;
use crate::components::presenter_bar::PresenterKeys;
use crate::components::solution::Solution;
use crate::projector::notes::Notes;
use crate::state::attachments;
use crate::state::language::use_language;
use crate::state::presenter::use_presenter;
use crate::state::samples::{clear, fetch_cases, lay_out};
use crate::state::solution::is_participant;
use catalogue_model::localized_text::LocalizedText;
use sao_lang_core::catalogue::{Text as _, catalogue};
use sao_lang_core::locale::msg;
use sao_lang_core::practice::{Case, Sample, draft_id};

use board::PracticeBoard;
use codes::CaseCodes;

/// Samples to practise on, or what the presenter notes of one.
#[component]
pub fn Practice() -> impl IntoView {
    let query = use_query_map();
    let notes = Memo::new(move |_| query.with(|q| q.get("notes").is_some()));
    move || match notes.get() {
        true => view! { <Notes /> }.into_any(),
        false => view! { <Samples /> }.into_any(),
    }
}

/// Samples by case, the presenter's settings, and the way back to how all was.
#[component]
fn Samples() -> impl IntoView {
    let language = use_language();
    let cases = fetch_cases();
    let query = use_query_map();
    let codes = Memo::new(move |_| query.with(|q| q.get("codes")));
    let of_codes = Memo::new(move |_| {
        let key = codes.get()?;
        cases.with(|cases| cases.as_ref()?.as_ref()?.iter().find(|c| c.key == key).cloned())
    });
    let title = move || language.t(if of_codes.with(Option::is_some) { msg::CODES_SCAN } else { msg::PRACTICE_TITLE });
    view! {
        <ScreenHeading text=Signal::derive(move || title().to_owned()) />
        {move || match of_codes.get() {
            Some(case) => view! { <CaseCodes case /> }.into_any(),
            None => view! { <Overview cases /> }.into_any(),
        }}
    }
}

/// All cases, and what a trainer sets before.
#[component]
fn Overview(cases: RwSignal<Option<Option<Vec<Case>>>>) -> impl IntoView {
    let language = use_language();
    let reset = RwSignal::new(0u32);
    let back = move |_| {
        attachments::let_go(&clear());
        reset.update(|n| *n += 1);
    };
    view! {
        <p class="lead">{move || language.t(msg::PRACTICE_LEAD)}</p>
        <Presenting />
        {move || match cases.get() {
            None => view! { <p role="status">{language.t(msg::PRACTICE_LOADING)}</p> }.into_any(),
            Some(None) => {
                view! { <Alert urgent=true><p>{language.t(msg::PRACTICE_UNAVAILABLE)}</p></Alert> }.into_any()
            }
            Some(Some(cases)) => {
                reset.track();
                view! { <Cases cases /> }.into_any()
            }
        }}
        <button type="button" class="button wide" id="reset-practice" on:click=back>
            {move || language.t(msg::PRACTICE_RESET)}
        </button>
        <p role="status" class="status">
            {move || (reset.get() > 0).then(|| language.t(msg::PRACTICE_RESET_DONE))}
        </p>
        <A href="/handout" attr:class="text-link">
            {move || language.t(msg::HANDOUT_TITLE)}
        </A>
    }
}

/// Whether somebody presents, whether the room guesses, and the keys.
#[component]
fn Presenting() -> impl IntoView {
    let language = use_language();
    let presenter = use_presenter();
    let on = Memo::new(move |_| presenter.is_on());
    view! {
        <section class="card" id="presenting">
            <h2>{move || language.t(msg::PRESENTER_TITLE)}</h2>
            <ChoiceField
                label=Signal::derive(move || language.t(msg::PRESENTER_ON).to_owned())
                checked=on
                on_change=move |on| presenter.set_on(on)
            />
            <Show when=move || on.get()>
                <ChoiceField
                    label=Signal::derive(move || language.t(msg::PRESENTER_QUIZ).to_owned())
                    checked=Signal::derive(move || presenter.is_quiz())
                    on_change=move |quiz| presenter.set_quiz(quiz)
                />
                <PresenterKeys />
            </Show>
        </section>
    }
}

/// All cases, their samples laid out, and the exercises that came from elsewhere.
#[component]
fn Cases(cases: Vec<Case>) -> impl IntoView {
    let language = use_language();
    if let Err(error) = lay_out(cases.iter().flat_map(|c| &c.samples)) {
        return view! { <ErrorAlert error /> }.into_any();
    }
    let known: Vec<String> = cases.iter().flat_map(|c| &c.samples).map(draft_id).collect();
    let others: Vec<String> = storage::practice_ids().into_iter().filter(|id| !known.contains(id)).collect();
    view! {
        {(!others.is_empty())
            .then(|| {
                view! {
                    <h2>{move || language.t(msg::PRACTICE_RECEIVED)}</h2>
                    <ul class="drafts">{others.into_iter().map(|id| view! { <Exercise id /> }).collect_view()}</ul>
                }
            })}
        {cases.into_iter().map(|case| view! { <CaseView case /> }).collect_view()}
    }
    .into_any()
}

/// One case. What it comes to is folded away until the trainer opens it. Samples of one story stand in a table.
#[component]
fn CaseView(case: Case) -> impl IntoView {
    let language = use_language();
    let place = format!("case-{}", case.key);
    let here = NodeRef::<html::Section>::new();
    let is_asked_for = use_location().hash.get_untracked().trim_start_matches('#') == place;
    Effect::new(move || {
        // The page was there before the samples were.
        if let Some(section) = here.get().filter(|_| is_asked_for) {
            section.scroll_into_view();
        }
    });
    let (heading, about) = (case.title.clone(), case.about.clone());
    let title = Signal::derive(move || heading.text(language.get()).to_owned());
    let samples = if case.answer.is_some() {
        view! { <PracticeBoard ids=case.samples.iter().map(draft_id).collect() title /> }.into_any()
    } else {
        let cards = case.samples.iter().map(|s| view! { <Exercise id=draft_id(s) lesson=s.lesson.clone() /> });
        view! { <ul class="drafts">{cards.collect_view()}</ul> }.into_any()
    };
    view! {
        <section id=place node_ref=here>
            <h2>{move || title.get()}</h2>
            <p>{move || about.text(language.get()).to_owned()}</p>
            {samples}
            <CaseResult case=case.clone() />
            {(!is_participant()).then(|| view! { <TrainersWords case=case.clone() /> })}
            <A href=codes::address(&case.key) attr:class="text-link">
                {move || language.t(msg::CODES_SHOW)}
            </A>
        </section>
    }
}

/// What a case comes to, folded; nothing where it has no answer of its own.
#[component]
fn CaseResult(case: Case) -> impl IntoView {
    let language = use_language();
    let answer = case.answer?;
    let samples = case.samples;
    Some(view! {
        <details class="card">
            <summary>{move || language.t(msg::PRACTICE_BOARD)}</summary>
            <Solution id=format!("solution-{}", case.key) word=case.word>
                <p>{answer.text(language.get()).to_owned()}</p>
                <table class="range board">
                    <thead>
                        <tr>
                            <th scope="col">{language.t(msg::PRACTICE_BOARD_NAME)}</th>
                            <th scope="col">{language.t(msg::PRACTICE_BOARD_POINTS)}</th>
                            <th scope="col">{language.t(msg::PRACTICE_BOARD_STARS)}</th>
                        </tr>
                    </thead>
                    <tbody>{samples.iter().map(result_row).collect_view()}</tbody>
                </table>
            </Solution>
        </details>
    })
}

fn result_row(sample: &Sample) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{sample.name.clone()}</th>
            <td>{sample.points}</td>
            <td>{sample.stars}</td>
        </tr>
    }
}

/// The words that open the answers of a case on participants' devices, folded.
#[component]
fn TrainersWords(case: Case) -> impl IntoView {
    let language = use_language();
    let line = move |(name, word): (LocalizedText, String)| {
        view! {
            <li>
                {move || name.text(language.get()).to_owned()} ": " <strong lang="vi">{word}</strong>
            </li>
        }
    };
    let of_case = case.word.map(|word| (case.title, word));
    let named = |name: String| LocalizedText { vi: name.clone(), en: name };
    let of_samples = case.samples.into_iter().filter_map(|s| s.word.map(|word| (named(s.name), word)));
    let lines = of_case.into_iter().chain(of_samples).map(line).collect_view();
    view! {
        <details class="card words">
            <summary>{move || language.t(msg::CODES_WORDS)}</summary>
            <p class="hint">{move || language.t(msg::CODES_WORDS_HELP)}</p>
            <ul>{lines}</ul>
        </details>
    }
}

/// One exercise. Its result is not shown here.
#[component]
fn Exercise(id: String, #[prop(optional_no_strip)] lesson: Option<LocalizedText>) -> impl IntoView {
    let language = use_language();
    let draft = storage::load(&id).ok()?;
    let (_, set) = draft.edition_and_set(catalogue())?;
    let name = match draft.product.name.trim() {
        "" => None,
        name => Some(name.to_owned()),
    };
    Some(view! {
        <li class="card draft">
            <A href=format!("/draft/{id}") attr:class="draft-open">
                <span class="draft-name">
                    {move || name.clone().unwrap_or_else(|| language.t(msg::HOME_UNNAMED).to_owned())}
                </span>
                <span class="meta">{move || language.c(set.short)}</span>
                {lesson.map(|lesson| view! { <span>{move || lesson.text(language.get()).to_owned()}</span> })}
            </A>
        </li>
    })
}
