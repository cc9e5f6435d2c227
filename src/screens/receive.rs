//! `/receive#...`: a draft or an exercise from a link or from codes, or a file or a text from the start page. Nothing
//! is stored before the user confirms it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use crate::browser::dom;
use crate::browser::inbox;
use crate::browser::incoming::{self, Source};
use crate::browser::storage;
use crate::browser::storage::StorageError;
use crate::components::alert::Alert;
use crate::components::go_home::GoHome;
use crate::components::heading::ScreenHeading;
use crate::components::try_again::WorkerAlert;
use crate::error::{AppError, ErrorWords as _};
use crate::intake::{Intake, IntakeOutcome, Received};
use crate::state::language::use_language;
use crate::state::samples;
use crate::state::solution;
use crate::state::task::{Tasks, use_tasks};
use crate::state::worker;
use sao_lang_core::catalogue::{ProductSet, Text as _, catalogue};
use sao_lang_core::draft::{Draft, parse};
use sao_lang_core::handover::{BuiltIn, Fragment, Kind, Part, read};
use sao_lang_core::locale::{msg, values};
use sao_lang_core::practice::{Case, PREFIX, Sample, draft_id, draft_of};
use worker_protocol::Failure;

/// The state of the received link, file or text.
#[derive(Debug, Clone)]
enum Arrival {
    /// The address has no link.
    Nothing,
    /// The link is being unpacked.
    Working,
    /// Some parts of a series are missing.
    Waiting(Vec<Part>),
    /// The link was refused; with the part that came last.
    Refused(AppError, Option<Part>),
    /// A draft from a link, or a file or text that was picked or pasted; the user must confirm it.
    Draft(Vec<Source>, Option<Part>),
    /// An exercise; the user must confirm it.
    Exercise(Box<Draft>, Part),
    /// A sample that this device has, or all samples of a case; the user must confirm it.
    BuiltIn(Box<NamedSample>),
    /// The user refused it.
    Ignored,
}

impl Arrival {
    /// Whether this screen can do nothing more.
    fn is_over(&self) -> bool {
        matches!(self, Arrival::Nothing | Arrival::Refused(..) | Arrival::Ignored)
    }
}

/// The sample or the case that a link names.
#[derive(Debug, Clone)]
enum NamedSample {
    Sample(Sample),
    Case(Case),
}

/// Reads the fragment of the address whenever it changes: another scan into the same tab is a further part.
#[component]
pub fn Receive() -> impl IntoView {
    let language = use_language();
    let navigate = use_navigate();
    let tasks = use_tasks();
    let hash = use_location().hash;
    let picked = incoming::take();
    let first = if picked.is_empty() { Arrival::Nothing } else { Arrival::Draft(picked, None) };
    let arrival = RwSignal::new_local(first);
    Effect::new(move || {
        let fragment = hash.get();
        if matches!(fragment.as_str(), "" | "#") {
            return;
        }
        match read(&fragment) {
            Err(error) => {
                // The former note is removed first, so that the same error is announced again.
                arrival.set(Arrival::Working);
                tasks.spawn(async move {
                    dom::drawn().await;
                    arrival.set(Arrival::Refused(AppError::Link(error), None));
                });
            }
            Ok(Fragment::Part(part)) => take(part, arrival, tasks),
            Ok(Fragment::BuiltIn(named)) => {
                arrival.set(Arrival::Working);
                tasks.spawn(async move {
                    let found = find(named).await;
                    arrival.set(found.map_or_else(|p| Arrival::Refused(p, None), |f| Arrival::BuiltIn(Box::new(f))));
                });
            }
        }
    });
    let is_exercise = move || {
        arrival.with(|a| match a {
            Arrival::Exercise(..) | Arrival::BuiltIn(_) => true,
            Arrival::Waiting(parts) => parts.iter().any(|p| p.kind == Kind::Exercise),
            _ => false,
        })
    };
    let title = Signal::derive(move || {
        language.t(if is_exercise() { msg::RECEIVE_TITLE_EXERCISE } else { msg::RECEIVE_TITLE }).to_owned()
    });
    let ended = move |part: Option<Part>| {
        let navigate = navigate.clone();
        move |outcome: IntakeOutcome| {
            if let Some(part) = &part {
                inbox::forget(part);
            }
            match outcome {
                IntakeOutcome::Refused => arrival.set(Arrival::Ignored),
                // The address is replaced, so that the browser's way back does not ask again.
                IntakeOutcome::Taken { ids, whole: true } if ids.len() == 1 => {
                    navigate(&format!("/draft/{}", ids[0]), NavigateOptions { replace: true, ..Default::default() });
                }
                // The report on each draft stays on the screen.
                IntakeOutcome::Taken { .. } => {}
            }
        }
    };
    view! {
        <ScreenHeading text=title />
        {move || match arrival.get() {
            Arrival::Nothing => view! { <p>{language.t(msg::RECEIVE_EMPTY)}</p> }.into_any(),
            Arrival::Working => view! { <p role="status">{language.t(msg::EXPORT_WORKING)}</p> }.into_any(),
            Arrival::Waiting(parts) => view! { <Waiting parts /> }.into_any(),
            Arrival::Ignored => view! { <p role="status">{language.t(msg::RECEIVE_REFUSED)}</p> }.into_any(),
            Arrival::Refused(AppError::Worker(why), Some(part)) => {
                view! { <WorkerAlert why again=move || take(part.clone(), arrival, tasks) /> }.into_any()
            }
            Arrival::Refused(problem, _) => {
                view! {
                    <Alert urgent=true>
                        <p>{problem.words(language.get())}</p>
                        <p>{language.t(msg::ERROR_NOTHING_CHANGED)}</p>
                    </Alert>
                }
                    .into_any()
            }
            Arrival::Draft(sources, part) => view! { <Intake sources on_end=ended(part) /> }.into_any(),
            Arrival::Exercise(draft, part) => {
                let forget = part.clone();
                let id = format!("{PREFIX}rx-{:08x}", part.check);
                let name = Signal::stored(draft.product.name.trim().to_owned());
                let set = draft.edition_and_set(catalogue()).map(|(_, set)| set);
                let take = move || storage::save(&id, &draft).map(|_| format!("/draft/{id}"));
                view! { <Question name set arrival take end=move || inbox::forget(&forget) /> }.into_any()
            }
            Arrival::BuiltIn(found) => view! { <AskBuiltIn found=*found arrival /> }.into_any(),
        }}
        <Show when=move || arrival.with(Arrival::is_over)>
            <GoHome />
        </Show>
    }
}

/// Adds a part to its series, and unpacks the series once it is complete.
fn take(part: Part, arrival: RwSignal<Arrival, LocalStorage>, tasks: Tasks) {
    let parts = match part.count {
        1 => vec![part.clone()],
        _ => inbox::add(part.clone()),
    };
    if parts.len() < part.count {
        arrival.set(Arrival::Waiting(parts));
        return;
    }
    arrival.set(Arrival::Working);
    tasks.spawn(async move {
        let fragments = parts.iter().map(Part::fragment).collect();
        let came = match worker::ask(worker_protocol::Receive { fragments }).await {
            Ok(draft) => arrived(&draft, &part),
            Err(why) => Err(AppError::Worker(why)),
        };
        arrival.set(came.unwrap_or_else(|problem| {
            // A series that cannot be unpacked must be sent again, so its parts are deleted.
            if !matches!(problem, AppError::Worker(Failure::Unavailable)) {
                inbox::forget(&part);
            }
            Arrival::Refused(problem, Some(part))
        }));
    });
}

/// The draft of a complete series. It is handled like every draft from outside; an exercise is stored apart.
fn arrived(text: &str, part: &Part) -> Result<Arrival, AppError> {
    match part.kind {
        Kind::Exercise => {
            let draft = parse(text.as_bytes())?;
            Ok(Arrival::Exercise(Box::new(draft), part.clone()))
        }
        Kind::Draft => {
            let source = Source::text(text).ok_or(Failure::Full)?;
            Ok(Arrival::Draft(vec![source], Some(part.clone())))
        }
    }
}

/// The number of received and missing parts of a series.
#[component]
fn Waiting(parts: Vec<Part>) -> impl IntoView {
    let language = use_language();
    let (have, count) = (parts.len(), parts.first().map_or(0, |p| p.count));
    let missing: Vec<String> =
        (1..=count).filter(|n| !parts.iter().any(|p| p.number == *n)).map(|n| n.to_string()).collect();
    let missing = missing.join(", ");
    view! {
        <div class="card">
            <progress max=count value=have aria-hidden="true"></progress>
            <p role="status" id="waiting">
                {move || {
                    language
                        .fill(msg::RECEIVE_WAITING, values::CountHaveMissing { have: &have, count: &count, missing: &missing })
                }}
            </p>
            <p class="hint">{move || language.t(msg::RECEIVE_WAITING_HELP)}</p>
        </div>
    }
}

/// The sample or case with this name, which every device has.
async fn find(named: BuiltIn) -> Result<NamedSample, AppError> {
    let cases = samples::cases().await.ok_or(AppError::NoSamples)?;
    let found = match named {
        BuiltIn::Sample(key) => {
            cases.into_iter().flat_map(|c| c.samples).find(|s| s.key == key).map(NamedSample::Sample)
        }
        BuiltIn::Case(key) => cases.into_iter().find(|c| c.key == key).map(NamedSample::Case),
    };
    found.ok_or(AppError::UnknownSample)
}

/// The question whether to open a sample, or all samples of a case. Samples that were changed in this tab are not
/// reset.
#[component]
fn AskBuiltIn(found: NamedSample, arrival: RwSignal<Arrival, LocalStorage>) -> impl IntoView {
    let language = use_language();
    match found {
        NamedSample::Sample(sample) => {
            let draft = draft_of(&sample, "");
            let name = Signal::stored(draft.product.name.clone());
            let set = draft.edition_and_set(catalogue()).map(|(_, set)| set);
            let take =
                move || samples::lay_out(std::iter::once(&sample)).map(|()| format!("/draft/{}", draft_id(&sample)));
            view! { <Question name set arrival take end=|| () /> }.into_any()
        }
        NamedSample::Case(case) => {
            let words = case.title.clone();
            let title = Signal::derive(move || words.text(language.get()).to_owned());
            let take = move || samples::lay_out(case.samples.iter()).map(|()| format!("/practice#case-{}", case.key));
            view! { <Question name=title arrival take end=|| () /> }.into_any()
        }
    }
}

/// The question whether to open an exercise.
#[component]
fn Question(
    /// The name of the exercise.
    #[prop(into)]
    name: Signal<String>,
    /// The product set, if the exercise is one product.
    #[prop(optional_no_strip)]
    set: Option<&'static ProductSet>,
    arrival: RwSignal<Arrival, LocalStorage>,
    /// Stores the exercise for this tab, and returns the address to open.
    take: impl Fn() -> Result<String, StorageError> + 'static,
    /// Called when the user has confirmed or refused.
    end: impl Fn() + Clone + 'static,
) -> impl IntoView {
    let language = use_language();
    let navigate = use_navigate();
    let ended = end.clone();
    let add = move |_| match take() {
        Ok(address) => {
            end();
            // A participant must find the answer before it is shown.
            solution::take_part();
            // The address is replaced, so that the browser's way back does not ask again.
            navigate(&address, NavigateOptions { replace: true, ..Default::default() });
        }
        Err(error) => arrival.set(Arrival::Refused(AppError::Storage(error), None)),
    };
    let ignore = move |_| {
        ended();
        arrival.set(Arrival::Ignored);
    };
    let said = match set {
        Some(_) => view! { <Received name=name.get_untracked() set /> }.into_any(),
        None => view! {
            <p>{move || language.t(msg::CODES_CASE)}</p>
            <p>
                <strong>{move || name.get()}</strong>
            </p>
        }
        .into_any(),
    };
    view! {
        <div class="card">
            {said}
            <div class="buttons">
                <button type="button" class="button" id="take-nothing" on:click=ignore>
                    {move || language.t(msg::RECEIVE_REFUSE)}
                </button>
                <button type="button" class="button primary" id="take" on:click=add>
                    {move || language.t(msg::RECEIVE_PRACTISE)}
                </button>
            </div>
            <p class="hint">{move || language.t(msg::RECEIVE_KEEPS)}</p>
        </div>
    }
}
