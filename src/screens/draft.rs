//! `/draft/:id`: opens a draft for the screens below this address, and lists its steps.

use crate::components::link::A;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_params_map};

use crate::browser::dom;
use crate::browser::storage::{self, StorageError};
use crate::components::alert::Alert;
use crate::components::field::TextField;
use crate::components::heading::ScreenHeading;
use crate::components::icons::{Check, Forward};
use crate::components::practice_note::PracticeNote;
use crate::components::presenter_bar::{Curtain, StarsSaid};
use crate::components::read_aloud::Voices;
use crate::components::rescue_note::{ApartNote, RescueNote};
use crate::components::result_bar::{ResultBar, WayOn};
use crate::components::save_note::SaveNote;
use crate::components::section_step::{PartSteps, state_words};
use crate::components::side_list::SideList;
use crate::components::surround::surround;
use crate::components::verdict::Rejections;
use crate::components::what_if_note::WhatIfNote;
use crate::lazy::LazyPart;
use crate::projector::presenter_bar;
use crate::screens::cannot_open::CannotOpen;
use crate::state::before_app::{self, take_in_last};
use crate::state::language::use_language;
use crate::state::open_draft::{OpenDraft, use_draft};
use crate::state::presenter::{is_score_screen, use_presenter};
use crate::state::resume_point::{self, Unsure, use_unsure};
use crate::state::suitability_answers;
use sao_lang_core::assessment::Next;
use sao_lang_core::catalogue::{Part, catalogue};
use sao_lang_core::draft::{Draft, Remark, remarks};
use sao_lang_core::locale::{Lang, Message, msg, values};
use sao_lang_core::practice::is_practice;

/// Opens the draft in the address, and keeps it open while its screens change.
#[component]
pub fn DraftShell() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|p| p.get("id").unwrap_or_default()));
    move || {
        let id = id.get();
        before_app::begin(&id);
        match storage::open(&id) {
            Ok(opened) => match opened.draft.edition_and_set(catalogue()) {
                Some((edition, set)) => {
                    provide_context(Unsure::of(id.clone()));
                    provide_context(WayOn(RwSignal::new(None)));
                    provide_context(OpenDraft::new(id, opened, edition, set));
                    view! { <DraftFrame screen=|| view! { <Outlet /> } /> }.into_any()
                }
                None => view! { <CannotOpen id error=StorageError::Missing /> }.into_any(),
            },
            Err(StorageError::Missing) if is_practice(&id) => view! { <ExerciseGone /> }.into_any(),
            Err(error) => view! { <CannotOpen id error /> }.into_any(),
        }
    }
}

/// The frame of the draft's screens: the notes, the screen, the state of saving, and the result bar at the bottom.
#[component]
pub fn DraftFrame(
    /// The screen; it is drawn anew where the draft is replaced as a whole.
    #[prop(into)]
    screen: ViewFn,
) -> impl IntoView {
    let open = use_draft();
    // Ctrl+Z undoes the last change, as in other programs, unless the focus is in a text field, which has its own undo.
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let turns = (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("z");
        if turns && dom::text_field().is_none() {
            event.prevent_default();
            if event.shift_key() {
                open.redo();
            } else {
                open.undo();
            }
            // The focused element is drawn again, so the focus moves to the undo button.
            dom::focus("undo");
        }
    });
    on_cleanup(move || keys.remove());
    take_in_last(open, use_unsure());
    provide_context(Voices::listen());
    let presenter = use_presenter();
    presenter.follow_screens();
    let path = use_location().pathname;
    let on_score_screen = move || path.with(|path| is_score_screen(path));
    let covered = Memo::new(move |_| presenter.hides_score() && on_score_screen());
    view! {
        <PracticeNote />
        <div class="draft-frame">
            <SideList />
            <div class="draft-screen">
                <RescueNote />
                <ApartNote />
                <WhatIfNote />
                <Show when=move || covered.get()>
                    <Curtain />
                </Show>
                {move || {
                    open.replaced.track();
                    // The screen is hidden but not removed, because the router changes the address only after the
                    // screen is drawn.
                    view! {
                        <div hidden=move || covered.get()>
                            <Show when=on_score_screen>
                                <StarsSaid />
                            </Show>
                            {screen.run()}
                        </div>
                    }
                }}
                <SaveNote />
            </div>
        </div>
        {move || match presenter.is_on() {
            true => {
                surround("presenting");
                view! { <LazyPart route=presenter_bar() /> }.into_any()
            }
            false => view! { <ResultBar /> }.into_any(),
        }}
    }
}

/// The note that an exercise is gone, because its tab was closed.
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

/// The list of steps: product, conditions, sections of questions, result, dossier.
#[component]
pub fn Steps() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let title = Memo::new(move |_| match open.with(|d| d.product.name.trim().to_owned()) {
        name if name.is_empty() => language.t(msg::HOME_UNNAMED).to_owned(),
        name => name,
    });
    let above = Signal::derive(move || {
        format!("{} · {}", language.fill(msg::NEW_SET_NO, values::No { no: &open.set.no }), language.c(open.set.short))
    });
    let unsure = use_unsure();
    // A producer who has begun to answer no longer needs the suitability check.
    let been = open.id.with_value(|id| resume_point::at(id)).is_some();
    let begun = been || open.peek(|d| !d.answers.is_empty() || !d.knock_outs.is_empty());
    let checked = begun || open.id.with_value(|id| suitability_answers::done(id));
    let next = Memo::new(move |_| {
        if !checked {
            return (open.link("suitability"), language.t(msg::SUITABILITY_TITLE).to_owned());
        }
        resume_point::next_open(open, unsure, language)
    });
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
        <Rejections />
        {move || {
            let (href, name) = next.get();
            view! {
                <A href=href attr:class="button primary wide" attr:id="go-on">
                    {language.fill(msg::WAY_GO_ON, values::Name { name: &name })}
                    <Forward />
                </A>
            }
        }}
        </div>
        <nav class="steps" aria-label=move || language.t(msg::DRAFT_STEPS)>
            <ul class="steps-row">
                <CheckStep />
            </ul>
            <div class="parts">
                {open.set.parts.iter().map(|part| view! { <FoldedPart part /> }).collect_view()}
            </div>
            <ul class="steps-row">
                <Step screen="papers" name=msg::PAPERS_TITLE help=msg::PAPERS_STEP_HELP />
                <Step screen="details" name=msg::DRAFT_STEP_PRODUCT help=msg::DRAFT_STEP_PRODUCT_HELP />
                <Step screen="result" name=msg::RESULT_TITLE help=msg::WAY_RESULT_HELP />
                <Step screen="plan" name=msg::DRAFT_STEP_PLAN help=msg::DRAFT_STEP_PLAN_HELP />
                <Step screen="export" name=msg::DRAFT_STEP_EXPORT help=msg::WAY_EXPORT_HELP />
            </ul>
            <details class="more-steps">
                <summary>{move || language.t(msg::WAY_MORE_STEPS)}</summary>
                <ul class="steps-row">
                    {open
                        .peek(|d| !d.handed_in.is_empty())
                        .then(|| {
                            view! { <Step screen="handed-in" name=msg::FREEZE_TITLE help=msg::FREEZE_HELP /> }
                        })}
                    <Step screen="diary" name=msg::DIARY_TITLE help=msg::DIARY_STEP_HELP />
                    <Step screen="suitability" name=msg::SUITABILITY_TITLE help=msg::SUITABILITY_STEP_HELP />
                    <Step screen="dates" name=msg::CALENDAR_TITLE help=msg::CALENDAR_STEP_HELP />
                    <Step screen="market" name=msg::MARKET_TITLE help=msg::MARKET_STEP_HELP />
                    <Step screen="handover" name=msg::HANDOVER_TITLE help=msg::HANDOVER_STEP_HELP />
                </ul>
            </details>
        </nav>
    }
}

/// A step that links to a screen of the draft.
#[component]
fn Step(screen: &'static str, name: Message, help: Message) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    view! {
        <li>
            <A href=open.link(screen) attr:class="card step">
                <span class="step-name">{move || language.t(name)}</span>
                <span class="meta">{move || language.t(help)}</span>
            </A>
        </li>
    }
}

/// A part with its sections, which is collapsed unless the next open question is in it.
#[component]
fn FoldedPart(part: &'static Part) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let unsure = use_unsure();
    let here = |id: &str| part.sections.iter().any(|s| s.criteria.iter().any(|c| c.id == id));
    // The resume point is read once, when the list opens, so that a part that the producer expands stays expanded.
    let at = open.id.with_value(|id| resume_point::at(id));
    let present =
        open.assessment.with_untracked(|result| match result.go_on(at.as_deref(), |key| unsure.has_untracked(key)) {
            Next::Question { id, .. } => here(id),
            _ => false,
        });
    let left = Memo::new(move |_| part.sections.iter().flat_map(|s| &s.criteria).filter(|c| unsure.has(&c.id)).count());
    let state = Memo::new(move |_| {
        open.assessment.with(|result| {
            let asked = part.sections.iter().flat_map(|s| &s.criteria).filter_map(|c| result.criterion(&c.id));
            let asked: Vec<_> = asked.filter(|c| c.asked).collect();
            (asked.iter().filter(|c| !c.is_open()).count(), asked.len())
        })
    });
    view! {
        <details class="part-folded" open=present>
            <summary>
                <span class="part-name">{move || language.c(part.plain)}</span>
                <span class="meta">
                    {move || state_words(state.get(), language)}
                    {move || {
                        (left.get() > 0).then(|| format!(" · {}", language.fill(msg::DRAFT_UNSURE, values::N { n: &left.get() })))
                    }}
                </span>
            </summary>
            <PartSteps part />
        </details>
    }
}

/// The conditions as a step, if the product set has any.
#[component]
fn CheckStep() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let state = Memo::new(move |_| {
        open.assessment.with(|r| {
            let answered = r.knock_outs_on_the_way().filter(|k| k.applies.is_some());
            (answered.count(), r.knock_outs_on_the_way().count())
        })
    });
    let (_, all) = state.get_untracked();
    (all > 0).then(|| {
        view! {
            <li>
                <A href=open.link("check") attr:class="card step">
                    <span class="step-name">
                        {move || language.t(msg::DRAFT_STEP_CHECK)}
                        {move || state.with(|(done, all)| done == all).then(Check)}
                    </span>
                    <span class="meta">{move || language.t(msg::DRAFT_STEP_CHECK_HELP)}</span>
                    <span class="meta">{move || state_words(state.get(), language)}</span>
                </A>
            </li>
        }
    })
}

/// A sentence that names the criteria and knock-outs in a draft that have no effect; `None` where there are none.
fn remarks_sentence(draft: &Draft, lang: Lang) -> Option<String> {
    let (edition, set) = draft.edition_and_set(catalogue())?;
    let list: Vec<String> = remarks(draft, edition, set)
        .into_iter()
        .map(|r| match r {
            Remark::UnknownCriterion(id) => id,
            Remark::UnknownKnockOut(key) => key,
        })
        .collect();
    (!list.is_empty()).then(|| msg::ERROR_REMARKS.fill(lang, values::List { list: &list.join(", ") }))
}
