//! `/board/collect`: stores many files that members sent.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::browser::files;
use crate::browser::incoming::Source;
use crate::components::file_pick::FilePick;
use crate::components::heading::ScreenHeading;
use crate::components::link::A;
use crate::intake::{Intake, IntakeOutcome};
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::locale::{msg, values};

/// The highest number of files that are read at a time.
const MOST: usize = 1000;

/// The files that were picked, dropped or shared together.
#[derive(Clone)]
struct Batch {
    sources: Vec<Source>,
    /// The number of files that came; at most [`MOST`] are read.
    total: usize,
    /// Whether the files were shared by another app, or by a site that pretends to be one.
    shared: bool,
}

/// The fields for files that are picked or dropped, and the files that another app shared; [`Intake`] reads and stores
/// them.
#[component]
pub fn Collect() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let batch = RwSignal::new_local(None::<Batch>);
    // While the user picks files, the worker starts.
    worker::prepare();
    let run = move |mut picked: Vec<web_sys::File>| {
        let total = picked.len();
        picked.truncate(MOST);
        if total > 0 {
            batch.set(Some(Batch { sources: picked.into_iter().map(Source::from).collect(), total, shared: false }));
        }
    };
    if use_query_map().with_untracked(|q| q.get("shared").is_some()) {
        tasks.spawn(async move {
            if let Some(shared) = files::shared(&shared_folder()).await.filter(|shared| shared.total > 0) {
                let sources = shared.files.into_iter().map(Source::from).collect();
                batch.set(Some(Batch { sources, total: shared.total, shared: true }));
            }
        });
    }
    let drop_here = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        run(files::dropped(&event));
    };
    let ended = move |outcome: IntakeOutcome| {
        if batch.with_untracked(|batch| batch.as_ref().is_some_and(|batch| batch.shared)) {
            // Stored or refused, the shared files are not offered again.
            leptos::task::spawn_local(files::forget_shared(shared_folder()));
        }
        if outcome == IntakeOutcome::Refused {
            batch.set(None);
        }
    };
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::COLLECT_TITLE).to_owned()) />
        <p>{move || language.t(msg::COLLECT_LEAD)}</p>
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
        {move || {
            batch
                .get()
                .map(|Batch { sources, total, shared }| {
                    let left = total > sources.len();
                    view! {
                        {shared.then(|| view! { <p id="shared">{move || language.fill(msg::INTAKE_SHARED, values::N { n: &total })}</p> })}
                        {left.then(|| view! { <p>{move || language.fill(msg::COLLECT_TOO_MANY, values::N { n: &MOST })}</p> })}
                        <Intake sources on_end=ended />
                    }
                })
        }}
        <A href="/board" attr:class="text-link">
            {move || language.t(msg::COLLECT_TO_BOARD)}
        </A>
    }
}

/// The address below which the service worker keeps the files that other apps have shared.
fn shared_folder() -> String {
    crate::browser::address::link("/shared/")
}
