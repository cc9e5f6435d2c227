//! `/draft/:id`: opens a draft for the screens below it, and lists its steps.

use crate::app::parts::link::A;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_params_map};

use crate::app::early::{self, take_in_last};
use crate::app::language::use_language;
use crate::app::open_draft::{OpenDraft, use_draft};
use crate::app::parts::alert::Alert;
use crate::app::parts::field::TextField;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::icons::{Check, Forward};
use crate::app::parts::practice_note::PracticeNote;
use crate::app::parts::presenter_bar::{Curtain, PresenterBar, StarsSaid, is_score_screen};
use crate::app::parts::rescue_note::{ApartNote, RescueNote};
use crate::app::parts::result_bar::{ResultBar, WayOn};
use crate::app::parts::save_note::SaveNote;
use crate::app::parts::section_step::PartSteps;
use crate::app::parts::side_list::SideList;
use crate::app::parts::surround::surround;
use crate::app::parts::trial_note::TrialNote;
use crate::app::place::{self, Unsure, use_unsure};
use crate::app::presenter::use_presenter;
use crate::app::screens::cannot_open::CannotOpen;
use crate::catalogue::catalogue;
use crate::draft::{Draft, Remark, remarks};
use crate::edge::page;
use crate::edge::storage::{self, StorageError};
use crate::locale::{Lang, msg};
use crate::practice::is_practice;

/// Opens the draft of the address and keeps it open while its screens change.
#[component]
pub fn DraftShell() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|p| p.get("id").unwrap_or_default()));
    move || {
        let id = id.get();
        early::begin(&id);
        match storage::open(&id) {
            Ok(opened) => match opened.draft.place(catalogue()) {
                Some((edition, set)) => {
                    provide_context(Unsure::of(id.clone()));
                    provide_context(WayOn(RwSignal::new(None)));
                    provide_context(OpenDraft::new(id, opened, edition, set));
                    view! { <DraftFrame /> }.into_any()
                }
                None => view! { <CannotOpen id error=StorageError::Missing /> }.into_any(),
            },
            Err(StorageError::Missing) if is_practice(&id) => view! { <ExerciseGone /> }.into_any(),
            Err(error) => view! { <CannotOpen id error /> }.into_any(),
        }
    }
}

/// A screen of the draft, the state of saving, and the result at the foot.
#[component]
fn DraftFrame() -> impl IntoView {
    let open = use_draft();
    // As in other programs, unless a field has its own undoing.
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let undo = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key() == "z";
        if undo && page::text_field().is_none() {
            event.prevent_default();
            open.undo();
            // What had the keyboard is drawn anew; it waits at the button that does the same.
            page::focus("undo");
        }
    });
    on_cleanup(move || keys.remove());
    take_in_last(open, use_unsure());
    let presenter = use_presenter();
    presenter.follow_screens();
    let path = use_location().pathname;
    let on_score_screen = move || path.with(|path| is_score_screen(path));
    let covered = Memo::new(move |_| presenter.hides_score() && on_score_screen());
    let asks = Signal::derive(move || path.with(|path| path.contains("/question/") || path.contains("/section/")));
    view! {
        <PracticeNote />
        <div class="draft-frame">
            <SideList />
            <div class="draft-screen">
                <RescueNote />
                <ApartNote />
                <TrialNote />
                {move || {
                    open.replaced.track();
                    if covered.get() {
                        return view! { <Curtain /> }.into_any();
                    }
                    view! {
                        <Show when=on_score_screen>
                            <StarsSaid />
                        </Show>
                        <Outlet />
                    }
                    .into_any()
                }}
                <SaveNote />
            </div>
        </div>
        {move || match presenter.is_on() {
            true => view! { <PresenterBar asks /> }.into_any(),
            false => view! { <ResultBar /> }.into_any(),
        }}
    }
}

/// An exercise ends with its tab.
#[component]
fn ExerciseGone() -> impl IntoView {
    let language = use_language();
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::DRAFT_MISSING).to_owned()) />
        <p>{move || language.t(msg::PRACTICE_MISSING)}</p>
        <A href="/practice" attr:class="button primary">
            {move || language.t(msg::PRACTICE_BACK)}
        </A>
    }
}

/// The steps: product, conditions, sections of questions, result, dossier.
#[component]
pub fn Steps() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let title = Memo::new(move |_| match open.with(|d| d.product.name.trim().to_owned()) {
        name if name.is_empty() => language.t(msg::HOME_UNNAMED).to_owned(),
        name => name,
    });
    let above = Signal::derive(move || {
        format!("{} · {}", language.fill(msg::NEW_SET_NO, &[("no", &open.set.no)]), language.c(open.set.short))
    });
    let next_open = Memo::new(move |_| open.assessment.with(|r| place::go_on(&open.id.get_value(), r)));
    let name = open.peek(|d| d.product.name.clone());
    surround("wide");
    view! {
        <ScreenHeading text=title above />
        <div class="draft-top">
        <TextField
            id="product-name"
            label=Signal::derive(move || language.t(msg::DRAFT_NAME_LABEL).to_owned())
            hint=Signal::derive(move || language.t(msg::DRAFT_NAME_HINT).to_owned())
            value=name
            on_change=move |text| open.change(|d| d.product.name = text)
        />
        {move || {
            open.with(|d| remarks_sentence(d, language.get())).map(|s| view! { <Alert><p>{s}</p></Alert> })
        }}
        {move || match next_open.get() {
            Some(id) => {
                view! {
                    <A href=open.link(&format!("question/{id}")) attr:class="button primary wide">
                        {move || language.fill(msg::DRAFT_CONTINUE, &[("id", &id)])}
                        <Forward />
                    </A>
                }
                    .into_any()
            }
            None => {
                view! {
                    <A href=open.link("result") attr:class="button primary wide">
                        {move || language.t(msg::DRAFT_ALL_ANSWERED)}
                        <Forward />
                    </A>
                }
                    .into_any()
            }
        }}
        </div>
        <nav class="steps" aria-label=move || language.t(msg::DRAFT_STEPS)>
            <ul class="steps-row">
                <li>
                    <A href=open.link("details") attr:class="card step">
                        <span class="step-name">{move || language.t(msg::DRAFT_STEP_PRODUCT)}</span>
                        <span class="meta">{move || language.t(msg::DRAFT_STEP_PRODUCT_HELP)}</span>
                    </A>
                </li>
                <CheckStep />
            </ul>
            <div class="parts">
                {open.set.parts.iter().map(|part| view! { <PartSteps part /> }).collect_view()}
            </div>
            <h2>{move || language.t(msg::DRAFT_AFTER)}</h2>
            <ul class="steps-row">
                <li>
                    <A href=open.link("result") attr:class="card step">
                        <span class="step-name">{move || language.t(msg::DRAFT_STEP_RESULT)}</span>
                    </A>
                </li>
                <li>
                    <A href=open.link("plan") attr:class="card step">
                        <span class="step-name">{move || language.t(msg::DRAFT_STEP_PLAN)}</span>
                        <span class="meta">{move || language.t(msg::DRAFT_STEP_PLAN_HELP)}</span>
                    </A>
                </li>
                <li>
                    <A href=open.link("papers") attr:class="card step">
                        <span class="step-name">{move || language.t(msg::PAPERS_TITLE)}</span>
                        <span class="meta">{move || language.t(msg::PAPERS_STEP_HELP)}</span>
                    </A>
                </li>
                <li>
                    <A href=open.link("dates") attr:class="card step">
                        <span class="step-name">{move || language.t(msg::CALENDAR_TITLE)}</span>
                        <span class="meta">{move || language.t(msg::CALENDAR_STEP_HELP)}</span>
                    </A>
                </li>
                <li>
                    <A href=open.link("export") attr:class="card step">
                        <span class="step-name">{move || language.t(msg::DRAFT_STEP_EXPORT)}</span>
                    </A>
                </li>
                <li>
                    <A href=open.link("market") attr:class="card step">
                        <span class="step-name">{move || language.t(msg::MARKET_TITLE)}</span>
                        <span class="meta">{move || language.t(msg::MARKET_STEP_HELP)}</span>
                    </A>
                </li>
                <li>
                    <A href=open.link("handover") attr:class="card step">
                        <span class="step-name">{move || language.t(msg::HANDOVER_TITLE)}</span>
                        <span class="meta">{move || language.t(msg::HANDOVER_STEP_HELP)}</span>
                    </A>
                </li>
            </ul>
        </nav>
    }
}

/// The knock-outs as a step, where the set has any.
#[component]
fn CheckStep() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let all = open.set.asked_knock_outs().count();
    let done = Memo::new(move |_| {
        open.with(|d| {
            let keys = open.set.asked_knock_outs().map(|k| &open.edition.knock_out(k).key);
            keys.filter(|k| d.knock_outs.contains_key(*k)).count()
        })
    });
    (all > 0).then(|| {
        view! {
            <li>
                <A href=open.link("check") attr:class="card step">
                    <span class="step-name">
                        {move || language.t(msg::DRAFT_STEP_CHECK)} {move || (done.get() == all).then(Check)}
                    </span>
                    <span class="meta">{move || language.t(msg::DRAFT_STEP_CHECK_HELP)}</span>
                    <span class="meta">
                        {move || {
                            language.fill(msg::DRAFT_STEP_CHECK_DONE, &[("done", &done.get()), ("all", &all)])
                        }}
                    </span>
                </A>
            </li>
        }
    })
}

/// Criteria in a draft that have no effect, as a sentence; `None` where there are none.
fn remarks_sentence(draft: &Draft, lang: Lang) -> Option<String> {
    let (edition, set) = draft.place(catalogue())?;
    let list: Vec<String> = remarks(draft, edition, set)
        .into_iter()
        .map(|r| match r {
            Remark::UnknownCriterion(id) => id,
            Remark::UnknownKnockOut(key) => key,
        })
        .collect();
    (!list.is_empty()).then(|| msg::ERROR_REMARKS.fill(lang, &[("list", &list.join(", "))]))
}
