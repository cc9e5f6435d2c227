//! The card of a question: its options, the reason for the question, evidence and note.

mod reckon;

use crate::components::link::A;
use leptos::html;
use leptos::prelude::*;

use self::reckon::Reckon;
use super::evidence::Evidence;
use super::laws::LawLines;
use super::read_aloud::ReadAloud;
use super::show_of_hands::{GuessOption, OptionsSaid};
use super::term::TermText;
use crate::browser;
use crate::state::advance::Advance;
use crate::state::after_paint::after_paint;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::{OpenDraft, use_draft};
use crate::state::presenter::use_presenter;
use crate::state::resume_point::use_unsure;
use sao_lang_core::catalogue::{Criterion, NO_LEVEL, Question, QuestionTexts as _};
use sao_lang_core::locale::{msg, values};

/// The criterion whose question a card shows. It can change, and then the card stays and its texts change. Copy it into
/// closures.
#[derive(Clone, Copy)]
struct Asked {
    criterion: Signal<&'static Criterion>,
    open: OpenDraft,
    language: Language,
}

impl Asked {
    /// The criterion; the view that reads it follows a change.
    fn criterion(self) -> &'static Criterion {
        self.criterion.get()
    }

    /// The id of the criterion, for an event.
    fn id(self) -> &'static str {
        &self.criterion.get_untracked().id
    }

    fn question(self) -> &'static Question {
        self.open.edition.question(self.criterion())
    }

    /// The first line: the number and the title of the criterion, and its points.
    fn title(self) -> String {
        let (criterion, language) = (self.criterion(), self.language);
        format!(
            "{} · {} · {}",
            language.fill(msg::QUESTION_CRITERION, values::Id { id: &criterion.id }),
            language.c(criterion.title),
            language.fill(msg::QUESTION_MAX, values::Max { max: &criterion.max() }),
        )
    }

    /// The text that is read aloud: the question and its options, one sentence each.
    fn aloud(self) -> String {
        let (question, language) = (self.question(), self.language);
        let choices = self.criterion().option_numbers().filter_map(|number| question.text(number, language.get()));
        let sentences = std::iter::once(language.c(question.ask)).chain(choices);
        sentences.map(|s| format!("{}. ", s.trim_end_matches('.'))).collect()
    }
}

/// The question of a criterion of the open draft.
#[component]
pub fn QuestionCard(
    /// The criterion. It can change, and then the card stays and its texts change.
    #[prop(into)]
    criterion: Signal<&'static Criterion>,
    /// Whether the card is hidden until its question is shown. Then its evidence is not drawn.
    #[prop(into, default = Signal::stored(false))]
    waits: Signal<bool>,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let asked = Asked { criterion, open, language };
    let chosen = Memo::new(move |_| {
        let criterion = asked.criterion();
        open.with(|d| d.option(&criterion.id))
    });
    let other = Memo::new(move |_| {
        let criterion = asked.criterion();
        let applies = open.assessment.with(|r| r.criterion(&criterion.id).is_some_and(|c| c.asked));
        criterion.only_if.as_ref().filter(|_| !applies)
    });
    let council = Memo::new(move |_| asked.question().council);
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
        <section
            class=move || if waits.get() { "card question-next" } else { "card question" }
            id=move || (!waits.get()).then(|| format!("criterion-{}", asked.criterion().id))
        >
            <fieldset
                on:pointerdown=move |_| by_hand(true)
                on:keydown=move |_| by_hand(false)
            >
                <legend>
                    {move || {
                        view! {
                            <span class="meta">{asked.title()}</span>
                            <span class="ask">{language.c(asked.question().ask)}</span>
                        }
                    }}
                </legend>
                <Show when=move || council.get()>
                    <p class="council">
                        <strong>{move || language.t(msg::QUESTION_COUNCIL)}"."</strong>
                        " "
                        {move || language.t(msg::QUESTION_COUNCIL_HELP)}
                    </p>
                </Show>
                {move || {
                    let other = other.get()?;
                    Some(
                        view! {
                            <p class="not-applicable">
                                {language.fill(msg::QUESTION_NOT_APPLICABLE, values::Id { id: other })}
                            </p>
                        },
                    )
                }}
                {move || match hidden.get() {
                    true => (move || view! { <GuessOption criterion=asked.criterion() question=asked.question() /> }).into_any(),
                    false => {
                        view! {
                            {wall.then_some(move || view! { <OptionsSaid criterion=asked.criterion() /> })}
                            <Options asked chosen />
                            {match wall {
                                true => view! { <Reason asked /> }.into_any(),
                                false => view! { <NotSure asked chosen /> }.into_any(),
                            }}
                        }
                            .into_any()
                    }
                }}
            </fieldset>
            {(!wall)
                .then(|| {
                    view! {
                        <Reckon asked waits />
                        <Why asked />
                        <ReadAloud text=Signal::derive(move || asked.aloud()) />
                        <Proof asked chosen waits />
                    }
                })}
        </section>
    }
}

/// The reason for the question, in one paragraph for a room.
#[component]
fn Reason(asked: Asked) -> impl IntoView {
    let language = asked.language;
    view! {
        <p class="wall-reason">
            <strong>{move || language.t(msg::WALL_REASON)} ":"</strong>
            " "
            {move || language.c(asked.question().why)}
        </p>
    }
}

/// The options, grouped by case where the question has cases.
#[component]
fn Options(asked: Asked, chosen: Memo<Option<usize>>) -> impl IntoView {
    let language = asked.language;
    let in_cases = Memo::new(move |_| !asked.question().cases.is_empty());
    let options = move |case: Option<u8>| {
        let (criterion, question) = (asked.criterion(), asked.question());
        criterion.option_numbers().filter(move |number| question.option(*number).map(|o| o.case) == Some(case))
    };
    // Questions with cases are few; their options are drawn anew.
    let cases = move || {
        let (criterion, question) = (asked.criterion(), asked.question());
        (0u8..)
            .zip(&question.cases)
            .map(|(index, name)| {
                let id = format!("case-{}-{index}", criterion.id);
                let labelled_by = id.clone();
                let options = options(Some(index)).map(|number| view! { <OptionChoice asked number chosen /> });
                view! {
                    <div role="group" aria-labelledby=labelled_by>
                        <p class="case" id=id>
                            {move || language.c(*name)}
                        </p>
                        {options.collect_view()}
                    </div>
                }
            })
            .collect_view()
    };
    let offers_no_level = Memo::new(move |_| asked.criterion().offers_no_level());
    view! {
        {move || match in_cases.get() {
            true => cases().into_any(),
            false => {
                view! {
                    <For each=move || options(None) key=|number| *number let:number>
                        <OptionChoice asked number chosen />
                    </For>
                }
                    .into_any()
            }
        }}
        <Show when=move || offers_no_level.get()>
            <OptionChoice asked number=NO_LEVEL chosen />
        </Show>
    }
}

/// The name of the radio buttons of a card. It stays when the card shows another question: if the buttons got new names
/// one after the other, the browser would take two checked ones for one group for a moment, and clear one of them.
fn group_name(asked: Asked) -> String {
    format!("option-{}", asked.id())
}

/// A large radio button with its points: for one option, or for the choice that the product reaches no level.
#[component]
fn OptionChoice(
    asked: Asked,
    /// The option number on the official sheet, from 1, or [`NO_LEVEL`].
    number: usize,
    chosen: Memo<Option<usize>>,
) -> impl IntoView {
    let Asked { open, language, .. } = asked;
    // One closure for all texts: each closure is an effect of its own, and a question has as many as it has options.
    let said = move || {
        let score = asked.criterion().score(number).unwrap_or_default();
        let mark = score.mark().map(|stars| language.fill(msg::QUESTION_MARK, values::Stars { stars: &stars }));
        view! {
            <span class="choice-text">
                {asked.question().text(number, language.get()).unwrap_or_default()}
                {mark.map(|mark| view! { <span class="mark">{mark}</span> })}
            </span>
            <span class="points">{language.fill(msg::QUESTION_POINTS, values::N { n: &score.points })}</span>
        }
    };
    let unsure = use_unsure();
    let advance = use_context::<Advance>();
    let choose = move |_| {
        unsure.set(asked.id(), false);
        open.change(|d| d.choose(asked.id(), u8::try_from(number).ok()));
        if let Some(advance) = advance {
            advance.chosen();
        }
    };
    view! {
        <label class="choice">
            <input
                type="radio"
                name=group_name(asked)
                value=number
                prop:checked=move || chosen.get() == Some(number)
                on:change=choose
            />
            {said}
        </label>
    }
}

/// The last choice: the producer is not sure yet. The question stays open and is put off.
#[component]
fn NotSure(asked: Asked, chosen: Memo<Option<usize>>) -> impl IntoView {
    let Asked { open, language, .. } = asked;
    let unsure = use_unsure();
    let put_off = move |_| {
        unsure.set(asked.id(), true);
        open.change(|d| d.choose(asked.id(), None));
    };
    view! {
        <label class="choice not-sure">
            <input
                type="radio"
                name=group_name(asked)
                value=""
                prop:checked=move || chosen.get().is_none() && unsure.has(&asked.criterion().id)
                on:change=put_off
            />
            <span class="choice-text">{move || language.t(msg::QUESTION_NOT_SURE)}</span>
        </label>
    }
}

/// The evidence of the answer. It is drawn one frame after the answer or the question, so that these are drawn sooner.
#[component]
fn Proof(asked: Asked, chosen: Memo<Option<usize>>, waits: Signal<bool>) -> impl IntoView {
    let answer = move || chosen.get().map(|option| (asked.criterion(), option));
    let answered = after_paint(Memo::new(move |_| if waits.get() { None } else { answer() }));
    let proved = Memo::new(move |_| answered.get().filter(|(of, _)| *of == asked.criterion()).map(|(of, _)| of));
    let option = Signal::derive(move || answered.get().map(|(_, option)| option));
    move || {
        proved.get().map(|criterion| {
            view! { <Evidence criterion question=asked.open.edition.question(criterion) chosen=option /> }
        })
    }
}

/// The reason for the question, the place of its criterion in the Decision, its law and its terms.
#[component]
fn Why(asked: Asked) -> impl IntoView {
    let Asked { open, language, .. } = asked;
    let details = NodeRef::<html::Details>::new();
    Effect::new(move |shown: Option<&'static Criterion>| {
        let criterion = asked.criterion();
        // What was opened for one question is closed for the next one.
        if let Some(details) = details.get_untracked().filter(|_| shown.is_some_and(|shown| shown != criterion)) {
            details.set_open(false);
        }
        criterion
    });
    // Only the app shows these texts: for a set, they are as long as all its questions together. Nobody sees them in
    // the frame that shows the question.
    let folded = after_paint(Memo::new(move |_| asked.question()));
    let law_and_terms = browser::IS_THERE.then_some(move || view! { <LawAndTerms question=folded.get() /> });
    view! {
        <details class="why" node_ref=details>
            <summary>{move || language.t(msg::QUESTION_WHY)}</summary>
            <p>{move || language.c(asked.question().why)}</p>
            <p class="place">
                {move || {
                    language
                        .fill(
                            msg::QUESTION_PLACE,
                            values::DecisionIdSet {
                                decision: &language.c(open.edition.decision),
                                set: &open.set.no,
                                id: &asked.criterion().id,
                            },
                        )
                }}
            </p>
            {law_and_terms}
        </details>
    }
}

/// The law on which a question is based, and the terms that occur in the question.
#[component]
fn LawAndTerms(question: &'static Question) -> impl IntoView {
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
