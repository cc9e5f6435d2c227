//! `/handout/:set` and `/handout/:set/filled`: the questions of a product set on paper, in plain words, with a code
//! that opens the app.

use crate::components::link::A;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::browser::dom;
use crate::components::alert::Alert;
use crate::components::heading::ScreenHeading;
use crate::components::qr_code::QrCode;
use crate::components::surround::surround;
use crate::components::try_again::WorkerAlert;
use crate::state::language::use_language;
use crate::state::samples::fetch_cases;
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::assessment::{Assessment, assess};
use sao_lang_core::catalogue::{Criterion, Edition, Part, ProductSet, QuestionTexts as _, Section, catalogue};
use sao_lang_core::draft::Draft;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::practice::draft_of;
use worker_protocol::{Code, DrawCode, Failure};

/// The empty sheet.
#[component]
pub fn EmptySheet() -> impl IntoView {
    let set = use_set();
    move || match set() {
        Some(set) => view! { <Sheet edition=catalogue().newest() set filled=None /> }.into_any(),
        None => view! { <Nothing /> }.into_any(),
    }
}

/// The sheet of a sample, filled in.
#[component]
pub fn FilledSheet() -> impl IntoView {
    let language = use_language();
    let set = use_set();
    let cases = fetch_cases();
    move || {
        let sample = match (set(), cases.get()) {
            (Some(set), Some(Some(cases))) => {
                cases.into_iter().flat_map(|c| c.samples).find(|s| s.set == set.no).map(|s| draft_of(&s, ""))
            }
            (_, None) => return view! { <p role="status">{language.t(msg::PRACTICE_LOADING)}</p> }.into_any(),
            (_, Some(None)) => {
                return view! { <Alert urgent=true><p>{language.t(msg::PRACTICE_UNAVAILABLE)}</p></Alert> }.into_any();
            }
            (None, _) => None,
        };
        let place = sample.as_ref().and_then(|draft| draft.edition_and_set(catalogue()));
        match place {
            Some((edition, set)) => view! { <Sheet edition set filled=sample /> }.into_any(),
            None => view! { <Nothing /> }.into_any(),
        }
    }
}

/// The product set in the address.
pub fn use_set() -> impl Fn() -> Option<&'static ProductSet> {
    let params = use_params_map();
    move || catalogue().newest().set(params.with(|p| p.get("set"))?.parse().ok()?)
}

/// A note that there is no such product set, and a link to the existing sets.
#[component]
pub fn Nothing() -> impl IntoView {
    let language = use_language();
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::HANDOUT_NO_SET).to_owned()) />
        <A href="/handout" attr:class="button primary">
            {move || language.t(msg::HANDOUT_TITLE)}
        </A>
    }
}

/// The draft and the assessment of a filled sheet; `None` for an empty sheet.
type Filled = StoredValue<Option<(Draft, Assessment)>>;

#[component]
fn Sheet(edition: &'static Edition, set: &'static ProductSet, filled: Option<Draft>) -> impl IntoView {
    let language = use_language();
    let title = Signal::derive(move || {
        format!("{} · {}", language.fill(msg::NEW_SET_NO, values::No { no: &set.no }), language.c(set.short))
    });
    let is_filled = filled.is_some();
    let filled: Filled = StoredValue::new(filled.map(|draft| {
        let result = assess(&draft, edition, set);
        (draft, result)
    }));
    let classes = edition.classes_with_points().map(|class| {
        view! {
            <li>
                {move || {
                    language.fill(msg::HANDOUT_CLASS, values::PointsStars { stars: &class.stars, points: &class.min_points })
                }}
            </li>
        }
    });
    surround("with-handout");
    view! {
        <div class="not-printed">
            <ScreenHeading text=title />
            <button type="button" class="button primary wide" on:click=move |_| dom::print()>
                {move || language.t(msg::HANDOUT_PRINT)}
            </button>
            <p class="hint">{move || language.t(msg::HANDOUT_PRINT_HELP)}</p>
        </div>
        <article class="handout">
            <Head edition set filled />
            <StopQuestions edition set filled />
            <div class="handout-columns">
                {set.parts.iter().map(|part| view! { <PartOfSheet edition part set filled /> }).collect_view()}
                <div class="handout-sum">
                    <p>
                        <strong>
                            {move || match filled.with_value(|f| f.as_ref().map(|(_, r)| r.score.total)) {
                                Some(points) => language.fill(msg::HANDOUT_TOTAL_FILLED, values::Points { points: &points }),
                                None => language.t(msg::HANDOUT_TOTAL).to_owned(),
                            }}
                        </strong>
                    </p>
                    <ul>{classes.collect_view()}</ul>
                    <p>{move || language.t(msg::HANDOUT_ESTIMATE)}</p>
                    {is_filled.then(|| view! { <p>{move || language.t(msg::HANDOUT_SHEET_FILLED)}"."</p> })}
                </div>
            </div>
        </article>
    }
}

/// The head of the sheet: title, first fields, instructions, and the code.
#[component]
fn Head(edition: &'static Edition, set: &'static ProductSet, filled: Filled) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let code = RwSignal::new(None::<Result<Code, Failure>>);
    let address = window().location().origin().unwrap_or_default() + &crate::browser::address::link("/");
    let text = StoredValue::new(address.clone());
    let draw = move || {
        code.set(None);
        tasks.spawn(async move { code.set(Some(worker::ask(DrawCode { text: text.get_value() }).await)) });
    };
    draw();
    let names = filled.with_value(|f| f.as_ref().map(|(d, _)| (d.product.name.clone(), d.applicant.name.clone())));
    let (product, applicant) = names.unwrap_or_default();
    let line = move |label, value: String| {
        view! {
            <p class="handout-line">
                <span>{move || language.t(label)}</span>
                <span class="handout-blank">{value}</span>
            </p>
        }
    };
    view! {
        <header class="handout-head">
            <div>
                <h2>
                    {move || {
                        let words = if filled.with_value(Option::is_some) { msg::HANDOUT_SHEET_FILLED } else { msg::HANDOUT_SHEET };
                        language.t(words)
                    }}
                </h2>
                <p>
                    <strong>
                        {move || {
                            format!("{}: {}", language.fill(msg::NEW_SET_NO, values::No { no: &set.no }), language.c(set.name))
                        }}
                    </strong>
                    " · "
                    {move || language.c(edition.decision)}
                </p>
                {line(msg::HANDOUT_PRODUCT, product)}
                {line(msg::HANDOUT_APPLICANT, applicant)}
                {line(msg::HANDOUT_DATE, String::new())}
                <p class="handout-how">
                    <strong>{move || language.t(msg::HANDOUT_HOW_TITLE)}": "</strong>
                    {move || {
                        [msg::HANDOUT_HOW_1, msg::HANDOUT_HOW_2, msg::HANDOUT_HOW_3].map(|m| language.t(m)).join(" ")
                    }}
                </p>
            </div>
            <div class="handout-code">
                {move || match code.get()? {
                    Ok(code) => {
                        let label = Signal::derive(move || language.t(msg::HANDOUT_SCAN).to_owned());
                        Some(view! { <QrCode code label /> }.into_any())
                    }
                    // If the code cannot be drawn, the printed address still leads to the app.
                    Err(why) => Some(view! { <div class="not-printed"><WorkerAlert why again=draw /></div> }.into_any()),
                }}
                <p>{move || language.t(msg::HANDOUT_SCAN)}</p>
                <p class="handout-address">{address}</p>
            </div>
        </header>
    }
}

/// The conditions, as questions.
#[component]
fn StopQuestions(edition: &'static Edition, set: &'static ProductSet, filled: Filled) -> impl IntoView {
    let language = use_language();
    let mut asked: Vec<u16> = set.asked_knock_outs().map(|(k, _)| k).collect();
    asked.sort_unstable();
    if asked.is_empty() {
        return ().into_any();
    }
    let row = move |index: u16| {
        let this = edition.knock_out(index);
        let applies = filled.with_value(|f| f.as_ref().and_then(|(d, _)| d.knock_outs.get(&this.key).copied()));
        let mark = move |yes: bool| if applies.map(|applies| applies == this.bad) == Some(yes) { "☒" } else { "☐" };
        view! {
            <li>
                {move || language.c(this.ask)} " "
                <span class="handout-boxes">
                    {mark(true)} " " {move || language.t(msg::HANDOUT_YES)} " " {mark(false)} " "
                    {move || language.t(msg::HANDOUT_NO)}
                </span>
            </li>
        }
    };
    view! {
        <section class="handout-stop">
            <h3>{move || language.t(msg::HANDOUT_STOP_TITLE)}</h3>
            <p>{move || language.t(msg::HANDOUT_STOP_HELP)}</p>
            <ul>{asked.into_iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn PartOfSheet(
    edition: &'static Edition,
    part: &'static Part,
    set: &'static ProductSet,
    filled: Filled,
) -> impl IntoView {
    let language = use_language();
    let index = set.parts.iter().position(|p| p.id == part.id).unwrap_or_default();
    let points = filled.with_value(|f| f.as_ref().and_then(|(_, r)| r.score.parts.get(index).copied()));
    let sections = part.sections.iter().map(move |section| view! { <SectionOfSheet edition section filled /> });
    view! {
        <h3>{move || language.fill(msg::DRAFT_PART, values::IdTitle { id: &part.id, title: &language.c(part.title) })}</h3>
        {sections.collect_view()}
        <p class="handout-sum">
            <strong>
                {move || match points {
                    Some(points) => {
                        language
                            .fill(msg::HANDOUT_PART_SUM_FILLED, values::IdMaxPoints { id: &part.id, points: &points, max: &part.max })
                    }
                    None => language.fill(msg::HANDOUT_PART_SUM, values::IdMax { id: &part.id, max: &part.max }),
                }}
            </strong>
        </p>
    }
}

#[component]
fn SectionOfSheet(edition: &'static Edition, section: &'static Section, filled: Filled) -> impl IntoView {
    let language = use_language();
    let head = (!section.is_criterion()).then(|| {
        view! { <h4>{move || crate::screens::section::section_title(section, language)}</h4> }
    });
    let questions = section.criteria.iter().map(move |criterion| view! { <Question edition criterion filled /> });
    view! {
        {head}
        {questions.collect_view()}
    }
}

/// One question with a box for each option.
#[component]
fn Question(edition: &'static Edition, criterion: &'static Criterion, filled: Filled) -> impl IntoView {
    let language = use_language();
    let question = edition.question(criterion);
    let chosen = filled.with_value(|f| f.as_ref().and_then(|(d, _)| d.option(&criterion.id)));
    let mut case = None;
    let options = criterion.option_numbers().map(|number| {
        let own = question.option(number).and_then(|option| option.case);
        let heading = own.filter(|c| case != Some(*c)).and_then(|c| question.cases.get(usize::from(c)));
        case = own;
        let score = criterion.score(number).unwrap_or_default();
        view! {
            {heading.map(|name| view! { <li class="handout-case">{move || language.c(*name)}</li> })}
            <li>
                <span class="handout-box">{if chosen == Some(number) { "☒" } else { "☐" }}</span>
                <span>
                    {move || question.text(number, language.get()).unwrap_or_default()} " "
                    <strong class="handout-points">
                        {move || {
                            let points = language.fill(msg::HANDOUT_POINTS, values::N { n: &score.points });
                            match score.mark() {
                                None => points,
                                Some(stars) => {
                                    format!("{points}, {}", language.fill(msg::HANDOUT_MARK, values::Stars { stars: &stars }))
                                }
                            }
                        }}
                    </strong>
                </span>
            </li>
        }
    });
    let options = options.collect_view();
    view! {
        <section class="handout-question">
            <p class="handout-ask">
                <strong>{criterion.id.clone()}</strong>
                " "
                {move || language.c(question.ask)}
            </p>
            <ul>{options}</ul>
        </section>
    }
}
