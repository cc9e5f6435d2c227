//! `/practice?notes=ID`: the presenter's notes, for another window or a telephone. What is on the wall is followed; the
//! solution is here, so it need not be there.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::line;
use crate::browser::storage;
use crate::components::alert::{Alert, ErrorAlert};
use crate::components::heading::ScreenHeading;
use crate::components::icons::{Back, Forward};
use crate::components::link::A;
use crate::state::language::{Language, use_language};
use crate::state::presenter::use_presenter;
use crate::state::samples::{fetch_cases, lay_out};
use sao_lang_core::assessment::assess;
use sao_lang_core::catalogue::{Criterion, Edition, ProductSet, QuestionTexts as _, Text as _, catalogue};
use sao_lang_core::draft::Draft;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::practice::{Case, Sample, Told, draft_id, told};

/// The draft of which there are notes, and where in it: a criterion, or another screen.
#[derive(Clone, PartialEq, Default)]
struct NotesPosition {
    id: String,
    at: String,
}

impl NotesPosition {
    /// From what the wall says of itself.
    fn read(said: &str) -> NotesPosition {
        let (id, at) = said.split_once("&at=").unwrap_or((said, ""));
        NotesPosition { id: id.to_owned(), at: at.to_owned() }
    }
}

/// The notes of the address.
#[component]
pub fn Notes() -> impl IntoView {
    let language = use_language();
    // A window that the wall has opened begins as a copy of it; what is said here is not for the room.
    use_presenter().set_on(false);
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let of = |name| query.with(|q| q.get(name).unwrap_or_default());
        NotesPosition { id: of("notes"), at: of("at") }
    });
    let position = RwSignal::new(NotesPosition::default());
    Effect::new(move || position.set(asked.get()));
    line::follow(move |said| {
        position.try_set(NotesPosition::read(said));
    });
    let cases = fetch_cases();
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::WALL_NOTES_TITLE).to_owned()) />
        {move || match cases.get() {
            None => view! { <p role="status">{language.t(msg::PRACTICE_LOADING)}</p> }.into_any(),
            Some(None) => {
                view! { <Alert urgent=true><p>{language.t(msg::PRACTICE_UNAVAILABLE)}</p></Alert> }.into_any()
            }
            Some(Some(cases)) => view! { <Known cases position /> }.into_any(),
        }}
        <A href="/practice" attr:class="text-link">
            {move || language.t(msg::PRACTICE_BACK)}
        </A>
    }
}

/// Notes of the draft, or a list to choose one from.
#[component]
fn Known(cases: Vec<Case>, position: RwSignal<NotesPosition>) -> impl IntoView {
    if let Err(error) = lay_out(cases.iter().flat_map(|c| &c.samples)) {
        return view! { <ErrorAlert error /> }.into_any();
    }
    let id = Memo::new(move |_| position.with(|p| p.id.clone()));
    (move || {
        let draft = storage::load(&id.get()).ok();
        match draft.and_then(|draft| draft.edition_and_set(catalogue()).map(|(edition, set)| (draft, edition, set))) {
            Some((draft, edition, set)) => view! { <NotesOf draft edition set position /> }.into_any(),
            None => {
                let samples = cases.iter().flat_map(|c| &c.samples).filter(|s| s.answer.is_some());
                samples_list(samples)
            }
        }
    })
    .into_any()
}

fn samples_list<'s>(samples: impl Iterator<Item = &'s Sample>) -> AnyView {
    let language = use_language();
    let links = samples.map(|sample| {
        let name = sample.name.clone();
        view! {
            <li>
                <A href=format!("/practice?notes={}", draft_id(sample)) attr:class="text-link">
                    {name}
                </A>
            </li>
        }
    });
    let links = links.collect_view();
    view! {
        <p>{move || language.t(msg::WALL_NOTES_CHOOSE)}</p>
        <ul>{links}</ul>
    }
    .into_any()
}

/// The question that is on the wall with its answer and reason, the one after it, and the solution of all.
#[component]
fn NotesOf(
    draft: Draft,
    edition: &'static Edition,
    set: &'static ProductSet,
    position: RwSignal<NotesPosition>,
) -> impl IntoView {
    let language = use_language();
    let all: Vec<&'static Criterion> = set.criteria().collect();
    let name = draft.product.name.clone();
    let Told { lesson, answer, word: _ } = told(&draft);
    let result = assess(&draft, edition, set);
    let (standing, points) = (result.standing(), result.score.total);
    let here = {
        let all = all.clone();
        // On another screen than a question: the first one is to come.
        Memo::new(move |_| position.with(|p| all.iter().position(|c| c.id == p.at)))
    };
    let go = {
        let all = all.clone();
        Callback::new(move |to: usize| {
            if let Some(criterion) = all.get(to) {
                position.update(|p| p.at.clone_from(&criterion.id));
            }
        })
    };
    let count = all.len();
    let next = move || here.get().map_or(0, |n| n + 1);
    let question = move || {
        let n = here.get()?;
        let criterion: &'static Criterion = all.get(n)?;
        let option = draft.option(&criterion.id);
        Some(view! { <QuestionNote criterion edition option no=n + 1 all=count /> })
    };
    let after = {
        let all: Vec<&'static Criterion> = set.criteria().collect();
        move || {
            let criterion = all.get(next())?;
            let ask = language.c(edition.question(criterion).ask);
            Some(view! { <p id="notes-next"><strong>{language.t(msg::WALL_NOTES_NEXT)} ":"</strong> " " {ask}</p> })
        }
    };
    view! {
        <p class="lead">{name}</p>
        {lesson
            .map(|lesson| {
                view! {
                    <p>
                        <strong>{move || language.t(msg::PRACTICE_LESSON)} ":"</strong>
                        " "
                        {move || lesson.text(language.get()).to_owned()}
                    </p>
                }
            })}
        {question}
        {after}
        <nav class="buttons" aria-label=move || language.t(msg::WALL_NOTES_WAY)>
            <Show when=move || here.get().is_some_and(|n| n > 0)>
                <button
                    type="button"
                    class="button"
                    id="notes-back"
                    on:click=move |_| go.run(here.get_untracked().map_or(0, |n| n.saturating_sub(1)))
                >
                    <Back />
                    {move || language.t(msg::QUESTION_PREV)}
                </button>
            </Show>
            <Show when=move || next() < count>
                <button type="button" class="button primary" id="notes-on" on:click=move |_| go.run(untrack(next))>
                    {move || language.t(msg::QUESTION_NEXT)}
                    <Forward />
                </button>
            </Show>
        </nav>
        <section class="card" id="notes-solution">
            <h2>{move || language.t(msg::PRACTICE_ANSWER)}</h2>
            <p>
                {move || {
                    format!(
                        "{}. {}.",
                        standing.words(language.get()),
                        language.fill(msg::COMMON_POINTS, values::N { n: &points }),
                    )
                }}
            </p>
            {answer.map(|answer| view! { <p>{move || answer.text(language.get()).to_owned()}</p> })}
        </section>
    }
}

/// A question, what the exercise answers, and why.
#[component]
fn QuestionNote(
    criterion: &'static Criterion,
    edition: &'static Edition,
    /// The place that is chosen, if one is.
    option: Option<usize>,
    no: usize,
    all: usize,
) -> impl IntoView {
    let language = use_language();
    let question = edition.question(criterion);
    let answer = move || chosen(criterion, edition, option, language);
    view! {
        <section class="card" id="notes-question">
            <p class="meta">
                {move || {
                    format!(
                        "{} · {}",
                        language.fill(msg::QUESTION_OF_ALL, values::AllNo { no: &no, all: &all }),
                        language.fill(msg::QUESTION_CRITERION, values::Id { id: &criterion.id }),
                    )
                }}
            </p>
            <h2>{move || language.c(question.ask)}</h2>
            <p>
                <strong>{move || language.t(msg::WALL_NOTES_ANSWER)} ":"</strong>
                " "
                {answer}
            </p>
            <p>
                <strong>{move || language.t(msg::WALL_REASON)} ":"</strong>
                " "
                {move || language.c(question.why)}
            </p>
        </section>
    }
}

/// The chosen option in words, with its number on the wall, its points and its star mark.
fn chosen(criterion: &Criterion, edition: &Edition, option: Option<usize>, language: Language) -> String {
    let said = || {
        let option_number = option?;
        let number = criterion.option_numbers().position(|p| p == option_number)? + 1;
        let score = criterion.score(option_number)?;
        let points = language.fill(msg::QUESTION_POINTS, values::N { n: &score.points });
        let mark = score.mark().map(|stars| language.fill(msg::QUESTION_MARK, values::Stars { stars: &stars }));
        let text = edition.question(criterion).text(option_number, language.get())?;
        let words: Vec<String> = [Some(points), mark].into_iter().flatten().collect();
        Some(format!("{number}. {text} ({})", words.join(", ")))
    };
    said().unwrap_or_else(|| language.t(msg::WALL_NOTES_OPEN).to_owned())
}
