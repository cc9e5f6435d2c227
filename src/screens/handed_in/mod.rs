//! `/draft/:id/handed-in`: what was handed in, frozen with one tap, and what differs from it now.

mod form;
mod load;
mod round;
mod sheet;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use self::form::Form;
use self::load::{Loaded, load};
use self::round::Round;
use self::sheet::Sheet;
use crate::components::heading::ScreenHeading;
use crate::components::link::A;
use crate::components::try_again::WorkerAlert;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::handed_in::{MAX_ROUNDS, ReportedRound};
use sao_lang_core::locale::{msg, values};
use worker_protocol::{Failure, FileHashes};

/// All rounds, or the cover sheet for the round in the address.
#[component]
pub fn HandedInScreens() -> impl IntoView {
    // Each of the two addresses has its own route, so the choice is made once.
    match use_params_map().with_untracked(|params| params.get("round")) {
        Some(round) => view! { <Sheet round /> }.into_any(),
        None => view! { <HandedIn /> }.into_any(),
    }
}

/// The rounds, the newest first, and the form that adds one.
#[component]
fn HandedIn() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let tasks = use_tasks();
    let loaded = RwSignal::new(None::<Result<Loaded, Failure>>);
    let has_rounds = move || open.with(|draft| !draft.handed_in.is_empty());
    let compare = move |files: Option<FileHashes>| {
        let lang = language.get();
        loaded.set(None);
        if open.peek(|draft| !draft.handed_in.is_empty()) {
            tasks.spawn(async move { loaded.set(Some(load(open, lang, files).await)) });
        }
    };
    Effect::new(move || compare(None));
    let on_added = Callback::new(move |files| untrack(|| compare(Some(files))));
    worker::prepare();
    let is_to_amend =
        Memo::new(move |_| loaded.with(|loaded| matches!(loaded, Some(Ok(loaded)) if loaded.report.is_to_amend())));
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::FREEZE_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::FREEZE_LEAD)}</p>
        <Show when=has_rounds>
            {move || match loaded.get() {
                None => view! { <p role="status">{language.t(msg::EXPORT_WORKING)}</p> }.into_any(),
                Some(Err(why)) => {
                    view! { <WorkerAlert why again=move || untrack(|| compare(None)) /> }.into_any()
                }
                Some(Ok(loaded)) => view! { <Rounds loaded /> }.into_any(),
            }}
        </Show>
        <Form on_added has_rounds=Signal::derive(has_rounds) main=Signal::derive(move || !is_to_amend.get()) />
        <nav class="buttons">
            <A href=open.link("export") attr:class="button">
                {move || language.t(msg::EXPORT_TITLE)}
            </A>
        </nav>
    }
}

/// The newest round, and the earlier ones below a line that unfolds them.
#[component]
fn Rounds(loaded: Loaded) -> impl IntoView {
    let language = use_language();
    let Loaded { files, report } = loaded;
    let files = StoredValue::new(files);
    let mut rounds = report.rounds.into_iter();
    let newest = rounds.next().map(|round| view! { <Round round files newest=true /> });
    let earlier: Vec<ReportedRound> = rounds.collect();
    let count = earlier.len();
    let older = report.older;
    view! {
        {newest}
        {(!report.without_bytes.is_empty())
            .then(|| {
                let list = report.without_bytes.join(", ");
                view! {
                    <p class="hint" id="without-bytes">
                        {language.fill(msg::FREEZE_WITHOUT_BYTES, values::List { list: &list })}
                    </p>
                }
            })}
        {(older > 0)
            .then(|| {
                let words = values::MostN { most: &MAX_ROUNDS, n: &older };
                view! { <p class="hint" id="older-rounds">{language.fill(msg::FREEZE_TOO_OLD, words)}</p> }
            })}
        {(count > 0)
            .then(|| {
                view! {
                    <details id="earlier-rounds">
                        <summary>{language.fill(msg::FREEZE_OLDER, values::N { n: &count })}</summary>
                        {earlier
                            .into_iter()
                            .map(|round| view! { <Round round files newest=false /> })
                            .collect_view()}
                    </details>
                }
            })}
    }
}
