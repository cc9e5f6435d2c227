//! `/draft/:id/binder`: the one file to hand in, with the dossier and every paper in its place.

mod making;
mod outcome;

use leptos::prelude::*;

use self::making::{Bound, Progress, bind};
use self::outcome::Outcome;
use crate::browser::clock;
use crate::components::alert::ErrorAlert;
use crate::components::choice_field::ChoiceField;
use crate::components::heading::ScreenHeading;
use crate::components::link::A;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::documents::{BinderChoices, Purpose};
use sao_lang_core::locale::{Lang, msg, values};
use worker_protocol::{Failure, How};

/// The sizes to choose from, in megabytes; 0 is any size.
const SIZES: [u64; 5] = [5, 10, 20, 50, 0];
/// The size that is chosen at first: what most mailboxes take.
const FIRST_SIZE: u64 = 20;
const BYTES: u64 = 1_000_000;

/// The choices, the button, and what came of it.
#[component]
pub fn BinderPage() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let tasks = use_tasks();
    let (size, sheets, hand_in) = (RwSignal::new(FIRST_SIZE), RwSignal::new(false), RwSignal::new(true));
    let progress = RwSignal::new(None::<Progress>);
    let stopped = RwSignal::new(false);
    let made = RwSignal::new_local(None::<Result<Bound, Failure>>);
    let is_working = move || progress.with(Option::is_some);
    // While the user chooses, the worker starts.
    worker::prepare();
    let make = move |_| {
        if is_working() {
            return;
        }
        let purpose = if hand_in.get_untracked() { Purpose::HandIn } else { Purpose::Work };
        let how = How { today: clock::today(), lang: Lang::Vi.tag().to_owned(), purpose, private_notes: false };
        let limit = Some(size.get_untracked() * BYTES).filter(|limit| *limit > 0);
        let choices = BinderChoices { sheets: sheets.get_untracked(), limit };
        stopped.set(false);
        made.set(None);
        progress.set(Some(Progress { done: 0, all: 1 }));
        tasks.spawn(async move {
            let done = bind(open, how, choices, progress, stopped).await;
            progress.set(None);
            made.set(done.transpose());
        });
    };
    let size_choice = move |megabytes: u64| {
        let label = Signal::derive(move || match megabytes {
            0 => language.t(msg::BINDER_ANY_SIZE).to_owned(),
            n => language.fill(msg::BINDER_SIZE, values::N { n: &n }),
        });
        let checked = Signal::derive(move || size.get() == megabytes);
        view! { <ChoiceField group="binder-size" label checked on_change=move |_| size.set(megabytes) /> }
    };
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::BINDER_SCREEN).to_owned()) />
        <p class="lead">{move || language.t(msg::BINDER_LEAD)}</p>
        <fieldset class="field">
            <legend>{move || language.t(msg::BINDER_SIZES)}</legend>
            {SIZES.map(size_choice)}
        </fieldset>
        <ChoiceField
            label=Signal::derive(move || language.t(msg::BINDER_HAND_IN).to_owned())
            checked=hand_in
            on_change=move |on| hand_in.set(on)
        />
        <ChoiceField
            label=Signal::derive(move || language.t(msg::BINDER_SHEETS).to_owned())
            checked=sheets
            on_change=move |on| sheets.set(on)
        />
        <button
            type="button"
            class="button wide"
            class:primary=move || made.with(Option::is_none)
            id="bind"
            aria-disabled=move || is_working().to_string()
            on:click=make
        >
            {move || language.t(if is_working() { msg::BINDER_WORKING } else { msg::BINDER_MAKE })}
        </button>
        {move || {
            progress
                .get()
                .map(|Progress { done, all }| {
                    view! {
                        <progress class="bar" value=done max=all aria-label=language.t(msg::BINDER_WORKING)></progress>
                        <button type="button" class="button wide" id="stop" on:click=move |_| stopped.set(true)>
                            {language.t(msg::BINDER_STOP)}
                        </button>
                    }
                })
        }}
        <div role="status">
            {move || {
                made.get()
                    .map(|made| match made {
                        Ok((report, files)) => view! { <Outcome report files /> }.into_any(),
                        Err(error) => view! { <ErrorAlert error /> }.into_any(),
                    })
            }}
        </div>
        <nav class="buttons">
            <A href=open.link("papers") attr:class="button">
                {move || language.t(msg::PAPERS_TITLE)}
            </A>
            <A href=open.link("export") attr:class="button">
                {move || language.t(msg::EXPORT_TITLE)}
            </A>
        </nav>
    }
}
