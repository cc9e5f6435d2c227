//! The single way in for drafts from outside: files that were picked, dropped or shared, and texts that were pasted or
//! came in a link. All drafts are read in full, the screen shows what would be done with each, and nothing is stored
//! before the user confirms it.

mod differing;
mod judge;
mod report;
mod take;
mod taken;

use leptos::prelude::*;

use crate::browser::incoming::Source;
use crate::components::alert::ErrorAlert;
use crate::components::try_again::WorkerAlert;
use crate::error::AppError;
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use sao_lang_core::locale::{Message, msg, values};

use differing::{Proposal, WayForAll};
use judge::Ways;
pub use report::Received;
use report::{Lines, One};
use take::{Collection, Entry, Progress, Read, read_all};

/// The result of an intake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IntakeOutcome {
    /// The user refused all drafts.
    Refused,
    /// These drafts were stored, in the order in which they came.
    Taken {
        /// The ids of the drafts.
        ids: Vec<String>,
        /// Whether every draft was added and no draft on this device was changed. Then no report is needed.
        whole: bool,
    },
}

#[derive(Clone)]
enum State {
    Reading,
    /// The drafts that were read; nothing is stored yet.
    Proposed(Vec<Read>),
    Taking,
    Done(Vec<Entry>),
    Failed(AppError),
}

/// Reads files and texts, shows what would be done with their drafts, and waits for a tap. Each further set of files
/// needs a new component.
#[component]
pub fn Intake(
    /// The files and texts to read.
    sources: Vec<Source>,
    /// Called with the result.
    #[prop(into)]
    on_end: Callback<IntakeOutcome>,
) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let state = RwSignal::new_local(State::Reading);
    let (progress, stop, ways) =
        (RwSignal::new(Progress::default()), RwSignal::new(false), RwSignal::new(Ways::default()));
    let collection = StoredValue::new_local(None::<Collection>);
    let sources = StoredValue::new_local(sources);
    let read = move || {
        state.set(State::Reading);
        tasks.spawn(async move {
            let read = async {
                let here = Collection::begin().await?;
                Ok((here, read_all(&sources.get_value(), progress, stop).await?))
            };
            state.set(match read.await {
                Ok((here, read)) => {
                    collection.set_value(Some(here));
                    State::Proposed(read)
                }
                Err(why) => State::Failed(why),
            });
        });
    };
    read();
    let take = move |_| {
        let State::Proposed(read) = state.get_untracked() else { return };
        state.set(State::Taking);
        stop.set(false);
        progress.set(Progress { done: 0, all: read.len() });
        tasks.spawn(async move {
            // The drafts are read again: another tab may have changed one since they were shown.
            let mut taking = match Collection::begin().await {
                Ok(taking) => taking,
                Err(why) => return state.set(State::Failed(why)),
            };
            let (mut report, ways) = (Vec::new(), ways.get_untracked());
            for (done, draft) in read.iter().enumerate() {
                if stop.get_untracked() {
                    break;
                }
                progress.set(Progress { done, all: read.len() });
                report.push(taking.take(done, draft, &ways).await);
            }
            taking.finish();
            let added = |entry: &Entry| entry.taken.stores() && !entry.taken.changes();
            let whole = report.len() == read.len() && report.iter().all(added);
            let ids = taking.ids();
            collection.set_value(Some(taking));
            state.set(State::Done(report));
            on_end.run(IntakeOutcome::Taken { ids, whole });
        });
    };
    let refuse = move |_| on_end.run(IntakeOutcome::Refused);
    move || match state.get() {
        State::Reading => view! { <Working words=msg::INTAKE_READING progress stop /> }.into_any(),
        State::Taking => view! { <Working words=msg::COLLECT_WORKING progress stop /> }.into_any(),
        State::Failed(AppError::Worker(why)) => view! { <WorkerAlert why again=read /> }.into_any(),
        State::Failed(error) => view! { <ErrorAlert error /> }.into_any(),
        State::Proposed(read) => {
            let entries = Memo::new({
                let read = read.clone();
                move |_| {
                    let proposed = collection.with_value(|c| c.as_ref().map(|c| c.propose(&read, &ways.get())));
                    proposed.unwrap_or_default()
                }
            });
            let differing = entries.with_untracked(|all| all.iter().any(|e| e.taken.differs()));
            let count = Memo::new(move |_| entries.with(|all| all.iter().filter(|e| e.taken.stores()).count()));
            let stopped = stop.get_untracked();
            let proposal = Proposal { read: StoredValue::new_local(read.clone()), ways };
            view! {
                {match read.as_slice() {
                    [one] => view! { <One read=one.clone() entries proposal /> }.into_any(),
                    _ => {
                        view! {
                            {differing.then(|| view! { <WayForAll ways /> })}
                            <Lines entries title=msg::INTAKE_FOUND stopped=stopped proposal=proposal />
                        }
                            .into_any()
                    }
                }}
                <div class="buttons">
                    <button type="button" class="button" id="take-nothing" on:click=refuse>
                        {move || language.t(msg::RECEIVE_REFUSE)}
                    </button>
                    <Show when=move || { count.get() > 0 }>
                        <button type="button" class="button primary" id="take" on:click=take>
                            {move || match count.get() {
                                1 => language.t(msg::RECEIVE_ADD).to_owned(),
                                n => language.fill(msg::INTAKE_TAKE, values::N { n: &n }),
                            }}
                        </button>
                    </Show>
                </div>
            }
            .into_any()
        }
        State::Done(report) => {
            let stopped = stop.get_untracked();
            let entries = Memo::new(move |_| report.clone());
            view! {
                <div id="collect-done">
                    <Lines entries title=msg::COLLECT_DONE stopped=stopped />
                </div>
                <Undo collection />
            }
            .into_any()
        }
    }
}

/// The button that undoes the storing.
#[component]
fn Undo(collection: StoredValue<Option<Collection>, LocalStorage>) -> impl IntoView {
    let language = use_language();
    let undone = RwSignal::new(None::<bool>);
    let undo = move |_| {
        let all = collection.try_update_value(|c| {
            c.as_mut().is_none_or(|c| {
                let all = c.undo();
                c.finish();
                all
            })
        });
        undone.set(all);
    };
    let changed = collection.with_value(|c| c.as_ref().is_some_and(Collection::changed));
    view! {
        <Show when=move || changed && undone.get() != Some(true)>
            <button type="button" class="button" id="collect-undo" on:click=undo>
                {move || language.t(msg::COLLECT_UNDO)}
            </button>
        </Show>
        <p role="status" class="status">
            {move || match undone.get() {
                Some(true) => language.t(msg::COLLECT_UNDONE),
                Some(false) => language.t(msg::COLLECT_UNDO_FAILED),
                None => "",
            }}
        </p>
    }
}

#[component]
fn Working(
    words: Message<values::AllDone<'static>>,
    progress: RwSignal<Progress>,
    stop: RwSignal<bool>,
) -> impl IntoView {
    let language = use_language();
    let said = move || {
        let Progress { done, all } = progress.get();
        language.fill(words, values::AllDone { done: &done, all: &all })
    };
    view! {
        <p>{said}</p>
        <progress
            max=move || progress.get().all.to_string()
            value=move || progress.get().done.to_string()
            aria-label=move || language.t(msg::COLLECT_TITLE)
        ></progress>
        <button type="button" class="button" on:click=move |_| stop.set(true)>
            {move || language.t(msg::COLLECT_STOP)}
        </button>
    }
}
