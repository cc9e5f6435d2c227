//! The card of a question: its options, the reason for the question, evidence and note.

use crate::components::link::A;
use leptos::prelude::*;

use super::evidence::Evidence;
use super::laws::LawLines;
use super::read_aloud::ReadAloud;
use super::show_of_hands::{GuessOption, OptionsSaid};
use super::term::TermText;
use crate::browser;
use crate::state::advance::Advance;
use crate::state::after_paint::after_paint;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::use_draft;
use crate::state::presenter::use_presenter;
use crate::state::resume_point::use_unsure;
use sao_lang_core::catalogue::{Criterion, NO_LEVEL, Question, QuestionTexts as _};
use sao_lang_core::locale::{msg, values};

/// The question of a criterion of the open draft.
#[component]
pub fn QuestionCard(criterion: &'static Criterion) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let question = open.edition.question(criterion);
    let chosen = Memo::new(move |_| open.with(|d| d.option(&criterion.id)));
    let asked = Memo::new(move |_| open.assessment.with(|r| r.criterion(&criterion.id).is_some_and(|c| c.asked)));
    // The evidence is drawn one frame after the answer, so that the answer is drawn sooner.
    let proved = after_paint(chosen);
    let answered = Memo::new(move |_| proved.get().is_some());
    let presenter = use_presenter();
    let hidden = Memo::new(move |_| presenter.hides_answer());
    // For a room, the card shows only the question, the options and the reason; the rest is for the producer.
    let wall = untrack(move || presenter.is_on());
    let advance = use_context::<Advance>();
    let by_hand = move |by_hand| {
        if let Some(advance) = advance {
            advance.by_hand(by_hand);
        }
    };
    view! {
        <section class="card question" id=format!("criterion-{}", criterion.id)>
            <fieldset
                on:pointerdown=move |_| by_hand(true)
                on:keydown=move |_| by_hand(false)
            >
                <legend>
                    <span class="meta">
                        {move || {
                            format!(
                                "{} · {} · {}",
                                language.fill(msg::QUESTION_CRITERION, values::Id { id: &criterion.id }),
                                language.c(criterion.title),
                                language.fill(msg::QUESTION_MAX, values::Max { max: &criterion.max() }),
                            )
                        }}
                    </span>
                    <span class="ask">{move || language.c(question.ask)}</span>
                </legend>
                {question
                    .council
                    .then(|| {
                        view! {
                            <p class="council">
                                <strong>{move || language.t(msg::QUESTION_COUNCIL)}"."</strong>
                                " "
                                {move || language.t(msg::QUESTION_COUNCIL_HELP)}
                            </p>
                        }
                    })}
                {move || {
                    let other = criterion.only_if.as_ref().filter(|_| !asked.get())?;
                    Some(
                        view! {
                            <p class="not-applicable">
                                {language.fill(msg::QUESTION_NOT_APPLICABLE, values::Id { id: other })}
                            </p>
                        },
                    )
                }}
                {move || match hidden.get() {
                    true => view! { <GuessOption criterion question /> }.into_any(),
                    false => {
                        view! {
                            <OptionsSaid criterion />
                            <Options criterion question chosen />
                            {match wall {
                                true => view! { <Reason question /> }.into_any(),
                                false => view! { <NotSure criterion chosen /> }.into_any(),
                            }}
                        }
                            .into_any()
                    }
                }}
            </fieldset>
            {(!wall)
                .then(|| {
                    view! {
                        <Why criterion question />
                        <ReadAloud text=Signal::derive(move || aloud(criterion, question, language)) />
                        <Show when=move || answered.get()>
                            <Evidence criterion question chosen=proved />
                        </Show>
                    }
                })}
        </section>
    }
}

/// The reason for the question, in one paragraph for a room.
#[component]
fn Reason(question: &'static Question) -> impl IntoView {
    let language = use_language();
    view! {
        <p class="wall-reason">
            <strong>{move || language.t(msg::WALL_REASON)} ":"</strong>
            " "
            {move || language.c(question.why)}
        </p>
    }
}

/// The text that is read aloud: the question and its options, one sentence each.
fn aloud(criterion: &'static Criterion, question: &'static Question, language: Language) -> String {
    let choices = criterion.option_numbers().filter_map(|number| question.text(number, language.get()));
    let sentences = std::iter::once(language.c(question.ask)).chain(choices);
    sentences.map(|s| format!("{}. ", s.trim_end_matches('.'))).collect()
}

/// The options, grouped by case where the question has cases.
#[component]
fn Options(
    criterion: &'static Criterion,
    question: &'static Question,
    #[prop(into)] chosen: Signal<Option<usize>>,
) -> impl IntoView {
    let language = use_language();
    let of_case = move |case: Option<u8>| {
        (1..)
            .zip(question.options.iter().zip(&criterion.scores))
            .filter(move |(_, (choice, _))| choice.case == case)
            .map(move |(number, _)| view! { <OptionChoice criterion question number chosen /> })
            .collect_view()
    };
    let cases = (0u8..)
        .zip(&question.cases)
        .map(|(index, name)| {
            let id = format!("case-{}-{index}", criterion.id);
            let labelled_by = id.clone();
            view! {
                <div role="group" aria-labelledby=labelled_by>
                    <p class="case" id=id>
                        {move || language.c(*name)}
                    </p>
                    {of_case(Some(index))}
                </div>
            }
        })
        .collect_view();
    view! {
        {question.cases.is_empty().then(|| of_case(None))}
        {cases}
        {criterion.offers_no_level().then(|| view! { <OptionChoice criterion question number=NO_LEVEL chosen /> })}
    }
}

/// A large radio button with its points: for one option, or for the choice that the product reaches no level.
#[component]
fn OptionChoice(
    criterion: &'static Criterion,
    question: &'static Question,
    /// The option number on the official sheet, from 1, or [`NO_LEVEL`].
    number: usize,
    chosen: Signal<Option<usize>>,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let text = move || question.text(number, language.get()).unwrap_or_default();
    let score = criterion.score(number).unwrap_or_default();
    let unsure = use_unsure();
    let advance = use_context::<Advance>();
    let choose = move |_| {
        unsure.set(&criterion.id, false);
        open.change(|d| d.choose(&criterion.id, u8::try_from(number).ok()));
        if let Some(advance) = advance {
            advance.chosen();
        }
    };
    view! {
        <label class="choice">
            <input
                type="radio"
                name=format!("option-{}", criterion.id)
                value=number
                prop:checked=move || chosen.get() == Some(number)
                on:change=choose
            />
            <span class="choice-text">
                {text}
                {score
                    .mark()
                    .map(|stars| {
                        view! {
                            <span class="mark">
                                {move || language.fill(msg::QUESTION_MARK, values::Stars { stars: &stars })}
                            </span>
                        }
                    })}
            </span>
            <span class="points">{move || language.fill(msg::QUESTION_POINTS, values::N { n: &score.points })}</span>
        </label>
    }
}

/// The last choice: the producer is not sure yet. The question stays open and is put off.
#[component]
fn NotSure(criterion: &'static Criterion, #[prop(into)] chosen: Signal<Option<usize>>) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let unsure = use_unsure();
    let id = &criterion.id;
    let put_off = move |_| {
        unsure.set(id, true);
        open.change(|d| d.choose(id, None));
    };
    view! {
        <label class="choice not-sure">
            <input
                type="radio"
                name=format!("option-{id}")
                value=""
                prop:checked=move || chosen.get().is_none() && unsure.has(id)
                on:change=put_off
            />
            <span class="choice-text">{move || language.t(msg::QUESTION_NOT_SURE)}</span>
        </label>
    }
}

/// The reason for the question, the place of its criterion in the Decision, its law and its terms.
#[component]
fn Why(criterion: &'static Criterion, question: &'static Question) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    view! {
        <details class="why">
            <summary>{move || language.t(msg::QUESTION_WHY)}</summary>
            <p>{move || language.c(question.why)}</p>
            <p class="place">
                {move || {
                    language
                        .fill(
                            msg::QUESTION_PLACE,
                            values::DecisionIdSet { decision: &language.c(open.edition.decision), set: &open.set.no, id: &criterion.id },
                        )
                }}
            </p>
            // Only the app shows these texts: for a set, they are as long as all its questions together.
            {browser::IS_THERE.then(|| law_and_terms(question))}
        </details>
    }
}

/// The law on which a question is based, and the terms that occur in the question.
fn law_and_terms(question: &'static Question) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let terms = question.terms.iter().map(|t| &open.edition.glossary[usize::from(*t)]).collect::<Vec<_>>();
    let has_terms = !terms.is_empty();
    let terms = terms
        .into_iter()
        .map(|term| {
            view! {
                <dt>
                    <A href=format!("/glossary#{}", term.key)>{move || language.c(term.term)}</A>
                </dt>
                <dd>
                    <TermText edition=open.edition term />
                </dd>
            }
        })
        .collect_view();
    view! {
        <LawLines edition=open.edition laws=open.edition.laws_of(question) />
        <Show when=move || has_terms>
            <p class="sub-heading">{move || language.t(msg::QUESTION_TERMS)}</p>
        </Show>
        <dl class="terms">{terms}</dl>
    }
}
