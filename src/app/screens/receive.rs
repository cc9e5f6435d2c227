//! `/receive#...`: a draft or an exercise that came in a link or in codes. Nothing is added before the
//! user says so.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use crate::app::language::use_language;
use crate::app::office;
use crate::app::parts::alert::Alert;
use crate::app::parts::go_home::GoHome;
use crate::app::parts::heading::ScreenHeading;
use crate::app::words::{format_error, link_error, office_failure, storage_error};
use crate::catalogue::catalogue;
use crate::draft::{Draft, FormatError, parse, to_json};
use crate::edge::storage::StorageError;
use crate::edge::{clock, inbox, storage};
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
    /// It cannot be taken.
    Refused(Problem),
    /// A draft, to be asked about.
    Asks(Box<Draft>, Part),
    /// The user does not want it.
    Ignored,
}

impl Arrival {
    /// Whether nothing more can be done about it here.
    fn is_over(&self) -> bool {
        matches!(self, Arrival::Nothing | Arrival::Refused(_) | Arrival::Ignored)
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
    let hash = use_location().hash;
    let arrival = RwSignal::new(Arrival::Nothing);
    Effect::new(move || {
        let fragment = hash.get();
        if matches!(fragment.as_str(), "" | "#") {
            return;
        }
        match Part::read(&fragment) {
            Err(error) => arrival.set(Arrival::Refused(Problem::Link(error))),
            Ok(part) => take(part, arrival),
        }
    });
    let is_exercise = Memo::new(move |_| {
        arrival.with(|a| match a {
            Arrival::Asks(_, part) => part.kind == Kind::Exercise,
            Arrival::Waiting(parts) => parts.iter().any(|p| p.kind == Kind::Exercise),
            _ => false,
        })
    });
    let title = Signal::derive(move || {
        language.t(if is_exercise.get() { msg::RECEIVE_TITLE_EXERCISE } else { msg::RECEIVE_TITLE }).to_owned()
    });
    view! {
        <ScreenHeading text=title />
        {move || match arrival.get() {
            Arrival::Nothing => view! { <p>{language.t(msg::RECEIVE_EMPTY)}</p> }.into_any(),
            Arrival::Working => view! { <p role="status">{language.t(msg::EXPORT_WORKING)}</p> }.into_any(),
            Arrival::Waiting(parts) => view! { <Waiting parts /> }.into_any(),
            Arrival::Ignored => view! { <p role="status">{language.t(msg::RECEIVE_REFUSED)}</p> }.into_any(),
            Arrival::Refused(problem) => {
                view! {
                    <Alert urgent=true>
                        <p>{problem.words(language.get())}</p>
                        <p>{language.t(msg::ERROR_NOTHING_CHANGED)}</p>
                    </Alert>
                }
                    .into_any()
            }
            Arrival::Asks(draft, part) => view! { <Question draft=*draft part arrival /> }.into_any(),
        }}
        <Show when=move || arrival.with(Arrival::is_over)>
            <GoHome />
        </Show>
    }
}

/// Adds a part to its series, and unpacks it once it is whole.
fn take(part: Part, arrival: RwSignal<Arrival>) {
    let parts = match part.count {
        1 => vec![part.clone()],
        _ => inbox::add(part.clone()),
    };
    if parts.len() < part.count {
        arrival.set(Arrival::Waiting(parts));
        return;
    }
    arrival.set(Arrival::Working);
    spawn_local(async move {
        let fragments = parts.iter().map(Part::fragment).collect();
        let came = match office::ask(&Request::Receive { fragments }, None).await {
            Ok((Reply::Received { draft }, _)) => parse(draft.as_bytes()).map_err(Problem::Format),
            Ok(_) => Err(Problem::Office(Failure::Write)),
            Err(why) => Err(Problem::Office(why)),
        };
        let next = match came {
            Ok(draft) => Arrival::Asks(Box::new(draft), part),
            Err(problem) => {
                // A series that cannot be unpacked must be sent again, so it starts anew.
                if !matches!(problem, Problem::Office(Failure::Unavailable)) {
                    inbox::forget(&part);
                }
                Arrival::Refused(problem)
            }
        };
        // The screen may be gone by now.
        arrival.try_set(next);
    });
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

/// Says what it is and asks.
#[component]
fn Question(draft: Draft, part: Part, arrival: RwSignal<Arrival>) -> impl IntoView {
    let language = use_language();
    let navigate = use_navigate();
    let exercise = part.kind == Kind::Exercise;
    let set = draft.place(catalogue()).map(|(_, set)| set);
    let name = draft.product.name.trim().to_owned();
    let answers = draft.answers.len();
    let kb = to_json(&draft).len().div_ceil(1000);
    let part = StoredValue::new(part);
    let add = move |_| {
        let id = match exercise {
            true => format!("{PREFIX}rx-{:08x}", part.with_value(|p| p.check)),
            false => clock::new_id(),
        };
        match storage::save(&id, &draft) {
            Ok(_) => {
                part.with_value(inbox::forget);
                // Going back must not ask again.
                navigate(&format!("/draft/{id}"), NavigateOptions { replace: true, ..Default::default() });
            }
            Err(error) => arrival.set(Arrival::Refused(Problem::Storage(error))),
        }
    };
    let ignore = move |_| {
        part.with_value(inbox::forget);
        arrival.set(Arrival::Ignored);
    };
    view! {
        <div class="card">
            <p>{move || language.t(msg::RECEIVE_QUESTION)}</p>
            <dl class="received">
                <dt>{move || language.t(msg::RECEIVE_NAME)}</dt>
                <dd>
                    {move || if name.is_empty() { language.t(msg::HOME_UNNAMED).to_owned() } else { name.clone() }}
                </dd>
                <dt>{move || language.t(msg::RECEIVE_SET)}</dt>
                <dd>{move || set.map(|set| language.c(set.short))}</dd>
                <dt>{move || language.t(msg::RECEIVE_SIZE)}</dt>
                <dd>{move || language.fill(msg::RECEIVE_SIZE_VALUE, &[("answers", &answers), ("kb", &kb)])}</dd>
            </dl>
            <div class="buttons">
                <button type="button" class="button" id="refuse" on:click=ignore>
                    {move || language.t(msg::RECEIVE_REFUSE)}
                </button>
                <button type="button" class="button primary" id="add" on:click=add>
                    {move || language.t(if exercise { msg::RECEIVE_PRACTISE } else { msg::RECEIVE_ADD })}
                </button>
            </div>
            <p class="hint">{move || language.t(msg::RECEIVE_KEEPS)}</p>
        </div>
    }
}
