//! `/receive#...`: a draft or an exercise that came in a link or in codes, or a file or a text from the start page.
//! Nothing is added before the user says so.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use crate::app::intake::{Intake, Outcome, Received};
use crate::app::language::use_language;
use crate::app::office;
use crate::app::parts::alert::Alert;
use crate::app::parts::go_home::GoHome;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::try_again::OfficeAlert;
use crate::app::task::{Tasks, use_tasks};
use crate::app::words::{format_error, link_error, office_failure, storage_error};
use crate::catalogue::catalogue;
use crate::draft::{Draft, FormatError, parse};
use crate::edge::incoming::{self, Source};
use crate::edge::storage::StorageError;
use crate::edge::{inbox, page, storage};
use crate::handover::{Kind, LinkError, Part};
use crate::locale::{Lang, msg};
use crate::office::protocol::{Failure, Reply, Request};
use crate::practice::PREFIX;

/// What has come.
#[derive(Debug, Clone)]
enum Arrival {
    /// No link at all.
    Nothing,
    /// It is being unpacked.
    Working,
    /// Parts are missing.
    Waiting(Vec<Part>),
    /// It cannot be taken; the part that came last.
    Refused(Problem, Option<Part>),
    /// A draft that came by link, or what was picked or pasted: to be asked about.
    Draft(Vec<Source>, Option<Part>),
    /// An exercise, to be asked about.
    Exercise(Box<Draft>, Part),
    /// The user does not want it.
    Ignored,
}

impl Arrival {
    /// Whether nothing more can be done about it here.
    fn is_over(&self) -> bool {
        matches!(self, Arrival::Nothing | Arrival::Refused(..) | Arrival::Ignored)
    }
}

#[derive(Debug, Clone)]
enum Problem {
    Link(LinkError),
    Office(Failure),
    Format(FormatError),
    Storage(StorageError),
}

impl Problem {
    fn words(&self, lang: Lang) -> String {
        match self {
            Problem::Link(error) => link_error(*error, lang).to_owned(),
            Problem::Office(why) => office_failure(*why, lang).to_owned(),
            Problem::Format(error) => format_error(error, lang),
            Problem::Storage(error) => storage_error(error, lang),
        }
    }
}

/// Follows the fragment of the address: another scan into the same tab is one more part.
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
        match Part::read(&fragment) {
            Err(error) => {
                // The same refusal twice is said twice: it goes before it comes again.
                arrival.set(Arrival::Working);
                tasks.spawn(async move {
                    page::drawn().await;
                    arrival.set(Arrival::Refused(Problem::Link(error), None));
                });
            }
            Ok(part) => take(part, arrival, tasks),
        }
    });
    let is_exercise = move || {
        arrival.with(|a| match a {
            Arrival::Exercise(..) => true,
            Arrival::Waiting(parts) => parts.iter().any(|p| p.kind == Kind::Exercise),
            _ => false,
        })
    };
    let title = Signal::derive(move || {
        language.t(if is_exercise() { msg::RECEIVE_TITLE_EXERCISE } else { msg::RECEIVE_TITLE }).to_owned()
    });
    let ended = move |part: Option<Part>| {
        let navigate = navigate.clone();
        move |outcome: Outcome| {
            if let Some(part) = &part {
                inbox::forget(part);
            }
            match outcome {
                Outcome::Refused => arrival.set(Arrival::Ignored),
                // Going back must not ask again.
                Outcome::Taken { ids, whole: true } if ids.len() == 1 => {
                    navigate(&format!("/draft/{}", ids[0]), NavigateOptions { replace: true, ..Default::default() });
                }
                // What became of each stays on the screen.
                Outcome::Taken { .. } => {}
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
            Arrival::Refused(Problem::Office(why), Some(part)) => {
                view! { <OfficeAlert why again=move || take(part.clone(), arrival, tasks) /> }.into_any()
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
            Arrival::Exercise(draft, part) => view! { <Question draft=*draft part arrival /> }.into_any(),
        }}
        <Show when=move || arrival.with(Arrival::is_over)>
            <GoHome />
        </Show>
    }
}

/// Adds a part to its series, and unpacks it once it is whole.
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
        let came = match office::ask(&Request::Receive { fragments }, None).await {
            Ok((Reply::Received { draft }, _)) => arrived(&draft, &part),
            Ok(_) => Err(Problem::Office(Failure::Write)),
            Err(why) => Err(Problem::Office(why)),
        };
        arrival.set(came.unwrap_or_else(|problem| {
            // A series that cannot be unpacked must be sent again, so it starts anew.
            if !matches!(problem, Problem::Office(Failure::Unavailable)) {
                inbox::forget(&part);
            }
            Arrival::Refused(problem, Some(part))
        }));
    });
}

/// What came in a whole series. A draft goes the way of all drafts from outside; an exercise is not kept among them.
fn arrived(text: &str, part: &Part) -> Result<Arrival, Problem> {
    match part.kind {
        Kind::Exercise => {
            let draft = parse(text.as_bytes()).map_err(Problem::Format)?;
            Ok(Arrival::Exercise(Box::new(draft), part.clone()))
        }
        Kind::Draft => {
            let source = Source::text(text).ok_or(Problem::Office(Failure::Full))?;
            Ok(Arrival::Draft(vec![source], Some(part.clone())))
        }
    }
}

/// How much of a series is here.
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
                        .fill(msg::RECEIVE_WAITING, &[("have", &have), ("count", &count), ("missing", &missing)])
                }}
            </p>
            <p class="hint">{move || language.t(msg::RECEIVE_WAITING_HELP)}</p>
        </div>
    }
}

/// Says what an exercise is and asks.
#[component]
fn Question(draft: Draft, part: Part, arrival: RwSignal<Arrival, LocalStorage>) -> impl IntoView {
    let language = use_language();
    let navigate = use_navigate();
    let set = draft.place(catalogue()).map(|(_, set)| set);
    let name = draft.product.name.trim().to_owned();
    let part = StoredValue::new(part);
    let add = move |_| {
        let id = format!("{PREFIX}rx-{:08x}", part.with_value(|p| p.check));
        match storage::save(&id, &draft) {
            Ok(_) => {
                part.with_value(inbox::forget);
                // Going back must not ask again.
                navigate(&format!("/draft/{id}"), NavigateOptions { replace: true, ..Default::default() });
            }
            Err(error) => arrival.set(Arrival::Refused(Problem::Storage(error), None)),
        }
    };
    let ignore = move |_| {
        part.with_value(inbox::forget);
        arrival.set(Arrival::Ignored);
    };
    view! {
        <div class="card">
            <Received name set />
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
