//! `/draft/:id/suitability`: the suitability check: whether this applicant and this product can take part, the right
//! product set, and the papers to have at hand. No other screen depends on it, and it can be skipped.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::browser::assets;
use crate::browser::clock;
use crate::browser::storage::{self, StorageError};
use crate::components::alert::{Alert, ErrorAlert};
use crate::components::choice_field::ChoiceField;
use crate::components::heading::ScreenHeading;
use crate::components::icons::Forward;
use crate::state::language::use_language;
use crate::state::open_draft::{OpenDraft, use_draft};
use crate::state::resume_point;
use crate::state::resume_point::use_unsure;
use crate::state::suitability_answers;
use crate::state::task::use_tasks;
use catalogue_model::localized_text::LocalizedText;
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::draft::Draft;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::practice::is_practice;
use sao_lang_core::suitability::{
    self, Answers, Boundary, Fitness, Question, SET_KEY, Suitability, SuitabilityAnswer, SuitabilityOutcome, UNSURE,
    Which,
};

/// Called with the key of a question and the key of its answer.
type Choose = Callback<(String, String)>;

/// Notes that the check was skipped, if the user moves on without all answers.
fn go_on(open: OpenDraft) {
    open.id.with_value(|id| suitability_answers::skip(id));
}

/// The questions, the outcome, and the link to the next screen.
#[component]
pub fn SuitabilityPage() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let open = use_draft();
    let check = RwSignal::new(None::<Option<Suitability>>);
    tasks.spawn(async move {
        let text = assets::fetch_text(suitability::FILE).await;
        check.set(Some(text.and_then(|text| suitability::read(&text, &open.edition.id))));
    });
    let unsure = use_unsure();
    let next = Memo::new(move |_| resume_point::next_open(open, unsure, language));
    let href = move || crate::browser::address::link(&next.get().0);
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::SUITABILITY_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::SUITABILITY_LEAD)}</p>
        <p>
            <a id="fit-skip" class="text-link" href=href on:click=move |_| go_on(open)>
                {move || language.t(msg::SUITABILITY_SKIP)}
            </a>
        </p>
        {move || match check.get() {
            None => view! { <p role="status">{language.t(msg::SUITABILITY_LOADING)}</p> }.into_any(),
            Some(None) => {
                view! { <Alert urgent=true><p>{language.t(msg::SUITABILITY_UNAVAILABLE)}</p></Alert> }.into_any()
            }
            Some(Some(check)) => view! { <Check check /> }.into_any(),
        }}
        <nav class="buttons">
            <a id="fit-on" class="button primary wide" href=href on:click=move |_| go_on(open)>
                {move || language.fill(msg::WAY_GO_ON, values::Name { name: &next.get().1 })}
                <Forward />
            </a>
        </nav>
    }
}

/// The questions for the draft's product set, the outcome, and the papers to have at hand.
#[component]
fn Check(check: Suitability) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let industry = open.edition.industry_key(open.set);
    let no = open.set.no;
    let answers = RwSignal::new(open.id.with_value(|id| suitability_answers::answers(id)).unwrap_or_default());
    let questions: Vec<Question> = check.questions_of(industry).cloned().collect();
    let boundary = check.boundary(no).cloned();
    let place = check.boundary_place.clone();
    let at_hand: Vec<LocalizedText> = check.at_hand_of(industry).cloned().collect();
    let check = StoredValue::new(check);
    let keep = move || {
        answers.with_untracked(|all| {
            let (done, asked) = check.with_value(|c| c.answered(industry, no, all));
            open.id.with_value(|id| suitability_answers::keep(id, all, done == asked));
        });
    };
    if answers.with_untracked(|all| !all.is_empty()) {
        // Answers that came from a draft of another product set may already be complete here.
        keep();
    }
    let choose = Callback::new(move |(question, answer): (String, String)| {
        answers.update(|all| all.choose(&question, &answer));
        keep();
    });
    let sum = move || {
        let words = |message, n: usize| language.fill(message, values::N { n: &n });
        check.with_value(|check| {
            answers.with(|answers| match (check.outcome(industry, no, answers), check.other_set(no, answers)) {
                (SuitabilityOutcome::Stops(list), _) => {
                    let sentence = words(msg::SUITABILITY_SUM_STOPS, list.len());
                    view! { <Alert><p>{sentence}</p></Alert> }.into_any()
                }
                (SuitabilityOutcome::Open(n), _) => said(words(msg::SUITABILITY_SUM_OPEN, n)),
                (SuitabilityOutcome::Ask(_), Some(other)) => {
                    said(language.fill(msg::SUITABILITY_SUM_SET, values::No { no: &other }))
                }
                (SuitabilityOutcome::Ask(list), None) => {
                    let unsure = usize::from(answers.get(SET_KEY) == Some(UNSURE));
                    said(words(msg::SUITABILITY_SUM_ASK, list.len() + unsure))
                }
                (SuitabilityOutcome::Fits, _) => said(language.t(msg::SUITABILITY_SUM_FITS).to_owned()),
            })
        })
    };
    let ask = |question| view! { <Asked question industry answers choose /> };
    let needed = |thing: LocalizedText| view! { <li>{move || thing.text(language.get()).to_owned()}</li> };
    view! {
        {questions.into_iter().map(ask).collect_view()}
        {boundary.map(|boundary| view! { <WhichSet boundary place answers choose /> })}
        <section id="fit-sum">
            <h2>{move || language.t(msg::SUITABILITY_SUM)}</h2>
            {sum}
        </section>
        <section id="fit-at-hand">
            <h2>{move || language.t(msg::SUITABILITY_AT_HAND)}</h2>
            <ul>{at_hand.into_iter().map(needed).collect_view()}</ul>
            <p class="meta">{move || language.t(msg::SUITABILITY_AT_HAND_HELP)}</p>
        </section>
    }
}

fn said(sentence: String) -> AnyView {
    view! { <p class="status">{sentence}</p> }.into_any()
}

/// A question with its answers, and the meaning of the chosen answer below.
#[component]
fn Asked(question: Question, industry: &'static str, answers: RwSignal<Answers>, choose: Choose) -> impl IntoView {
    let language = use_language();
    let (ask, place) = (question.ask.clone(), question.place.clone());
    let group = format!("fit-{}", question.key);
    let asked = question.clone();
    let chosen = Memo::new(move |_| answers.with(|all| asked.chosen(industry, all).cloned()));
    let choice = |answer: &SuitabilityAnswer| {
        let (text, own) = (answer.text.clone(), answer.key.clone());
        let pair = (question.key.clone(), answer.key.clone());
        view! {
            <ChoiceField
                group=group.clone()
                label=Signal::derive(move || text.text(language.get()).to_owned())
                checked=Signal::derive(move || chosen.with(|a| a.as_ref().is_some_and(|a| a.key == own)))
                on_change=move |_| choose.run(pair.clone())
            />
        }
    };
    let choices = question.answers_of(industry).map(choice).collect_view();
    let meaning = move || {
        chosen.with(|answer| {
            let answer = answer.as_ref()?;
            let say = answer.say.as_ref().map(|say| say.text(language.get())).unwrap_or_default();
            Some(match answer.fitness {
                Fitness::Fits => said(format!("{} {say}", language.t(msg::SUITABILITY_FITS)).trim_end().to_owned()),
                Fitness::Ask => said(language.fill(msg::SUITABILITY_ASK, values::Say { say: &say })),
                Fitness::Stops => {
                    let sentence = language.fill(msg::SUITABILITY_STOPS, values::Say { say: &say });
                    view! { <Alert><p>{sentence}</p></Alert> }.into_any()
                }
            })
        })
    };
    view! {
        <fieldset class="card yes-no" id=group.clone()>
            <legend>{move || ask.text(language.get()).to_owned()}</legend>
            <div>{choices}</div>
            <div role="status">{meaning}</div>
            <p class="place">
                {move || language.fill(msg::CHECK_PLACE, values::Place { place: &place.text(language.get()) })}
            </p>
        </fieldset>
    }
}

/// The choice of the right product set; one tap changes the draft to another set.
#[component]
fn WhichSet(boundary: Boundary, place: LocalizedText, answers: RwSignal<Answers>, choose: Choose) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let navigate = use_navigate();
    let own = open.set.no;
    let failed = RwSignal::new(None::<StorageError>);
    let ask = boundary.ask.clone();
    let sides = boundary.sides.clone();
    let chosen = Memo::new(move |_| answers.with(|all| boundary.chosen(all)));
    let choice = move |label: Signal<String>, which: Which| {
        let answer = match which {
            Which::Set(no) => no.to_string(),
            Which::Unsure => UNSURE.to_owned(),
        };
        view! {
            <ChoiceField
                group="fit-set"
                label
                checked=Signal::derive(move || chosen.get() == Some(which))
                on_change=move |_| choose.run((SET_KEY.to_owned(), answer.clone()))
            />
        }
    };
    let side = |side: suitability::Side| {
        let text = side.text;
        choice(Signal::derive(move || text.text(language.get()).to_owned()), Which::Set(side.set))
    };
    let choices = sides.into_iter().map(side).collect_view();
    let meaning = move || {
        Some(match chosen.get()? {
            Which::Set(no) if no == own => said(language.fill(msg::SUITABILITY_SET_RIGHT, values::No { no: &no })),
            Which::Set(no) => {
                let name = open.edition.set(no).map(|set| language.c(set.short)).unwrap_or_default();
                let sentence = language.fill(msg::SUITABILITY_SET_OTHER, values::NameNo { no: &no, name: &name });
                let kept = !open.with(suitability::says_nothing);
                view! {
                    <Alert>
                        <p>{sentence}</p>
                        {kept.then(|| view! { <p>{language.t(msg::SUITABILITY_SET_KEPT)}</p> })}
                    </Alert>
                }
                .into_any()
            }
            Which::Unsure => said(language.fill(msg::SUITABILITY_SET_ASK, values::No { no: &own })),
        })
    };
    let change = Callback::new(move |no: u16| match change_set(open, no, &answers.get_untracked()) {
        Ok((address, replace)) => navigate(&address, NavigateOptions { replace, ..Default::default() }),
        Err(error) => failed.set(Some(error)),
    });
    // An exercise keeps its product set.
    let exercise = open.id.with_value(|id| is_practice(id));
    let other = move || match chosen.get() {
        Some(Which::Set(no)) if no != own && !exercise => Some(no),
        _ => None,
    };
    let button = move || {
        other().map(|no| {
            view! {
                <button type="button" class="button" id="switch-set" on:click=move |_| change.run(no)>
                    {language.fill(msg::SUITABILITY_SWITCH, values::No { no: &no })}
                </button>
            }
        })
    };
    view! {
        <fieldset class="card yes-no" id="fit-set">
            <legend>{move || ask.text(language.get()).to_owned()}</legend>
            <div>
                {choices}
                {choice(
                    Signal::derive(move || language.t(msg::SUITABILITY_SET_UNSURE).to_owned()),
                    Which::Unsure,
                )}
            </div>
            <div role="status">{meaning}</div>
            {move || failed.get().map(|error| view! { <ErrorAlert error /> })}
            {button}
            <p class="place">
                {move || language.fill(msg::CHECK_PLACE, values::Place { place: &place.text(language.get()) })}
            </p>
        </fieldset>
    }
}

/// Begins a draft of another product set with the same product name and the same answers of the check. The open draft
/// is deleted if it has no data that would be lost. Returns the address of the new draft, and whether this address
/// replaces the old one in the browser's history.
///
/// # Errors
/// Where the new draft cannot be stored: then nothing changes.
fn change_set(open: OpenDraft, no: u16, answers: &Answers) -> Result<(String, bool), StorageError> {
    let id = clock::new_id();
    let mut draft = Draft::new(no, &clock::now());
    draft.edition.clone_from(&open.edition.id);
    draft.product.name = open.peek(|old| old.product.name.clone());
    // The last change of the old draft may not be stored yet.
    open.flush();
    storage::save(&id, &draft)?;
    // The other set may have other questions; its own screen finds out whether all are answered.
    suitability_answers::keep(&id, answers, false);
    let old = open.id.get_value();
    let gone = storage::load(&old).is_ok_and(|stored| suitability::says_nothing(&stored));
    // If the old draft cannot be deleted, it stays in the list of drafts.
    let gone = gone && storage::delete(&old).is_ok();
    if gone {
        resume_point::forget(&old);
    }
    Ok((format!("/draft/{id}/suitability"), gone))
}
