//! `/practice`: sample products to practise on and to present.

use crate::app::parts::link::A;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::app::attachments;
use crate::app::language::use_language;
use crate::app::parts::alert::{Alert, StorageAlert};
use crate::app::parts::choice::Choice;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::presenter_bar::PresenterKeys;
use crate::app::presenter::use_presenter;
use crate::app::samples::{clear, fetch_cases, lay_out};
use crate::app::wall::notes::Notes;
use crate::catalogue::catalogue;
use crate::edge::storage;
use crate::locale::msg;
use crate::practice::{Case, Sample};

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
    let reset = RwSignal::new(0u32);
    let back = move |_| {
        attachments::let_go(&clear());
        reset.update(|n| *n += 1);
    };
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::PRACTICE_TITLE).to_owned()) />
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
            <Choice
                label=Signal::derive(move || language.t(msg::PRESENTER_ON).to_owned())
                checked=on
                on_change=move |on| presenter.set_on(on)
            />
            <Show when=move || on.get()>
                <Choice
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
        return view! { <StorageAlert error /> }.into_any();
    }
    let known: Vec<String> = cases.iter().flat_map(|c| &c.samples).map(Sample::id).collect();
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

/// One case. What it comes to is folded away until the trainer opens it.
#[component]
fn CaseView(case: Case) -> impl IntoView {
    let language = use_language();
    let (title, about) = (case.title.clone(), case.about.clone());
    let board = case.answer.map(|answer| {
        let row = |sample: &Sample| {
            view! {
                <tr>
                    <th scope="row">{sample.name.clone()}</th>
                    <td>{sample.points}</td>
                    <td>{sample.stars}</td>
                </tr>
            }
        };
        let rows = case.samples.iter().map(row).collect_view();
        view! {
            <details class="card">
                <summary>{move || language.t(msg::PRACTICE_BOARD)}</summary>
                <p>{move || answer.text(language.get()).to_owned()}</p>
                <table class="range board">
                    <thead>
                        <tr>
                            <th scope="col">{move || language.t(msg::PRACTICE_BOARD_NAME)}</th>
                            <th scope="col">{move || language.t(msg::PRACTICE_BOARD_POINTS)}</th>
                            <th scope="col">{move || language.t(msg::PRACTICE_BOARD_STARS)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        }
    });
    view! {
        <section id=format!("case-{}", case.key)>
            <h2>{move || title.text(language.get()).to_owned()}</h2>
            <p>{move || about.text(language.get()).to_owned()}</p>
            <ul class="drafts">
                {case.samples.iter().map(|sample| view! { <Exercise id=sample.id() lesson=sample.lesson.clone() /> }).collect_view()}
            </ul>
            {board}
        </section>
    }
}

/// One exercise. Its result is not shown here.
#[component]
fn Exercise(id: String, #[prop(optional_no_strip)] lesson: Option<crate::bilingual::Words>) -> impl IntoView {
    let language = use_language();
    let draft = storage::load(&id).ok()?;
    let (_, set) = draft.place(catalogue())?;
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
