//! `/board/collect`: takes in many files that members sent.

use crate::app::parts::link::A;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

use super::import::{Collection, Entry, Progress, Taken, Why, collect};
use crate::app::language::{Language, use_language};
use crate::app::office;
use crate::app::parts::alert::Alert;
use crate::app::parts::choice::Choice;
use crate::app::parts::file_pick::FilePick;
use crate::app::parts::heading::ScreenHeading;
use crate::app::words::{format_error, office_failure, storage_error};
use crate::edge::files;
use crate::locale::msg;

/// Files that are taken at a time.
const MOST: usize = 1000;

/// What the screen shows.
#[derive(Debug, Clone)]
enum State {
    Waiting,
    Working,
    Done(Vec<Entry>, Notes),
    Failed(Why),
}

/// What else is to be said of a collection.
#[derive(Debug, Clone, Copy, Default)]
struct Notes {
    too_many: bool,
    stopped: bool,
}

/// Picks files or takes those that are dropped, and reports on each.
#[component]
pub fn Collect() -> impl IntoView {
    let language = use_language();
    let state = RwSignal::new(State::Waiting);
    let (progress, stop, replace) = (RwSignal::new(Progress::default()), RwSignal::new(false), RwSignal::new(true));
    let collection = StoredValue::new_local(None::<Collection>);
    let undone = RwSignal::new(None::<bool>);
    // While the user picks, the part that reads archives is fetched.
    office::prepare();
    let take = move |files: Vec<web_sys::File>, too_many: bool| {
        if files.is_empty() || matches!(state.get_untracked(), State::Working) {
            return;
        }
        stop.set(false);
        undone.set(None);
        progress.set(Progress { done: 0, all: files.len() });
        state.set(State::Working);
        let replace = replace.get_untracked();
        spawn_local(async move {
            let mut report = Vec::new();
            let came = collect(files, replace, progress, stop, &mut report).await;
            let stopped = stop.try_get_untracked().unwrap_or(true);
            let next = match came {
                Ok(done) => {
                    let _ = collection.try_set_value(Some(done));
                    State::Done(report, Notes { too_many, stopped })
                }
                Err(why) => State::Failed(why),
            };
            let _ = state.try_set(next);
        });
    };
    let run = move |mut files: Vec<web_sys::File>| {
        let too_many = files.len() > MOST;
        files.truncate(MOST);
        take(files, too_many);
    };
    // Another app has shared files with this one.
    if use_query_map().with_untracked(|q| q.get("shared").is_some()) {
        spawn_local(async move {
            let files = files::shared(&crate::app::link("/shared/")).await;
            if stop.try_get_untracked().is_some() {
                take(files, false);
            }
        });
    }
    let drop_here = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        run(files::dropped(&event));
    };
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
    on_cleanup(move || stop.set(true));
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::COLLECT_TITLE).to_owned()) />
        <p>{move || language.t(msg::COLLECT_LEAD)}</p>
        <fieldset class="field">
            <legend>{move || language.t(msg::COLLECT_NEWER)}</legend>
            <div class="choices-row">
                <Choice
                    group="collect-newer"
                    label=Signal::derive(move || language.t(msg::COLLECT_NEWER_REPLACE).to_owned())
                    checked=replace
                    on_change=move |_| replace.set(true)
                />
                <Choice
                    group="collect-newer"
                    label=Signal::derive(move || language.t(msg::COLLECT_NEWER_KEEP).to_owned())
                    checked=Signal::derive(move || !replace.get())
                    on_change=move |_| replace.set(false)
                />
            </div>
        </fieldset>
        <div class="card import collect-drop" on:dragover=move |event| event.prevent_default() on:drop=drop_here>
            <FilePick
                id="collect"
                accept=".json,.zip,application/json,application/zip"
                multiple=true
                primary=true
                label=msg::COLLECT_PICK
                hint=msg::COLLECT_DROP
                on_pick=run
            />
        </div>
        {move || match state.get() {
            State::Waiting => ().into_any(),
            State::Working => view! { <Working progress stop /> }.into_any(),
            State::Failed(why) => {
                view! { <Alert urgent=true><p>{why_words(&why, language)}</p></Alert> }.into_any()
            }
            State::Done(report, notes) => {
                let changed = collection.with_value(|c| c.as_ref().is_some_and(Collection::changed));
                view! {
                    <Report report notes />
                    {changed
                        .then(|| {
                            view! {
                                <Show when=move || undone.get() != Some(true)>
                                    <button type="button" class="button" id="collect-undo" on:click=undo>
                                        {move || language.t(msg::COLLECT_UNDO)}
                                    </button>
                                </Show>
                            }
                        })}
                    <p role="status" class="status">
                        {move || match undone.get() {
                            Some(true) => language.t(msg::COLLECT_UNDONE),
                            Some(false) => language.t(msg::COLLECT_UNDO_FAILED),
                            None => "",
                        }}
                    </p>
                }
                    .into_any()
            }
        }}
        <A href="/board" attr:class="text-link">
            {move || language.t(msg::COLLECT_TO_BOARD)}
        </A>
    }
}

#[component]
fn Working(progress: RwSignal<Progress>, stop: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    let words = move || {
        let Progress { done, all } = progress.get();
        language.fill(msg::COLLECT_WORKING, &[("done", &done), ("all", &all)])
    };
    view! {
        <p>{words}</p>
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

/// What became of the files: those that were not taken first.
#[component]
fn Report(report: Vec<Entry>, notes: Notes) -> impl IntoView {
    let language = use_language();
    let count = |is: fn(&Taken) -> bool| report.iter().filter(|e| is(&e.taken)).count();
    let new = count(|t| matches!(t, Taken::New(_)));
    let newer = count(|t| matches!(t, Taken::Replaced(_) | Taken::KeptBoth(_)));
    let same = count(|t| matches!(t, Taken::Same(_) | Taken::Older(_)));
    let bad = count(|t| matches!(t, Taken::Bad(_)));
    let (failed, taken): (Vec<Entry>, Vec<Entry>) = report.into_iter().partition(|e| matches!(e.taken, Taken::Bad(_)));
    let lines = move || {
        failed
            .iter()
            .chain(&taken)
            .map(|entry| {
                let is_bad = matches!(entry.taken, Taken::Bad(_));
                view! {
                    <li class:collect-bad=is_bad>
                        <strong>{entry.file.clone()}</strong>
                        <span>{taken_words(&entry.taken, language)}</span>
                    </li>
                }
            })
            .collect_view()
    };
    let sum = move || {
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("new", &new), ("newer", &newer), ("same", &same), ("bad", &bad)];
        language.fill(msg::COLLECT_DONE, &values)
    };
    view! {
        <p role="status" id="collect-done">{sum}</p>
        {notes.too_many.then(|| view! { <p>{move || language.fill(msg::COLLECT_TOO_MANY, &[("n", &MOST)])}</p> })}
        {notes.stopped.then(|| view! { <p>{move || language.t(msg::COLLECT_STOPPED)}</p> })}
        <h2>{move || language.t(msg::COLLECT_REPORT)}</h2>
        <ul class="collect-report">{lines}</ul>
    }
}

fn taken_words(taken: &Taken, language: Language) -> String {
    let (message, name) = match taken {
        Taken::New(name) => (msg::COLLECT_NEW, name),
        Taken::Replaced(name) => (msg::COLLECT_REPLACED, name),
        Taken::KeptBoth(name) => (msg::COLLECT_KEPT_BOTH, name),
        Taken::Same(name) => (msg::COLLECT_SAME, name),
        Taken::Older(name) => (msg::COLLECT_OLDER, name),
        Taken::Bad(why) => return language.fill(msg::COLLECT_BAD, &[("why", &why_words(why, language))]),
    };
    let name = if name.is_empty() { language.t(msg::TABLE_UNNAMED) } else { name };
    language.fill(message, &[("name", &name)])
}

fn why_words(why: &Why, language: Language) -> String {
    match why {
        Why::Office(why) => office_failure(*why, language.get()).to_owned(),
        Why::Format(error) => format_error(error, language.get()),
        Why::Storage(error) => storage_error(error, language.get()),
    }
}
