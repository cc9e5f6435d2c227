//! `/draft/:id/question/:criterion`: one question per screen.

use crate::components::link::A;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::browser;
use crate::components::heading::QuestionHeading;
use crate::components::neighbours::{Neighbour, Neighbours};
use crate::components::question_card::QuestionCard;
use crate::components::result_bar::WayOn;
use crate::state::advance::Advance;
use crate::state::after_paint::after_paint;
use crate::state::language::use_language;
use crate::state::open_draft::{OpenDraft, use_draft};
use crate::state::presenter::use_presenter;
use crate::state::resume_point::{self, use_unsure};
use sao_lang_core::assessment::CriterionState;
use sao_lang_core::catalogue::Criterion;
use sao_lang_core::locale::{Message, msg, values};

use super::not_found::NotFound;
use super::section::{section_title, to_result};

/// The question in the address.
#[component]
pub fn QuestionPage() -> impl IntoView {
    let open = use_draft();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|p| p.get("criterion").unwrap_or_default()));
    move || match open.set.criterion(&id.get()) {
        Some(criterion) => view! { <OneQuestion criterion /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

/// One question, with links to the previous and the next screen.
#[component]
pub fn OneQuestion(
    /// The criterion of the question.
    criterion: &'static Criterion,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let all: Vec<&'static Criterion> = open.set.criteria().collect();
    let count = all.len();
    let here = all.iter().position(|c| c.id == criterion.id).unwrap_or_default();
    let section = open.set.sections().find(|s| s.criteria.iter().any(|c| c.id == criterion.id));
    let unsure = use_unsure();
    let presenter = use_presenter();
    let neighbour = |index: Option<usize>, words: Message| {
        let href = open.link(&format!("question/{}", index.and_then(|p| all.get(p))?.id));
        Some(Neighbour { href, label: Signal::derive(move || language.t(words).to_owned()), pass: None })
    };
    // The conditions come before the first question.
    let before = neighbour(here.checked_sub(1), msg::QUESTION_PREV).or_else(|| {
        let last = open.assessment.with_untracked(|r| r.knock_outs_on_the_way().last().cloned())?;
        let label = Signal::derive(move || language.t(msg::QUESTION_PREV).to_owned());
        Some(Neighbour { href: open.link(&format!("check/{}", last.key)), label, pass: None })
    });
    resume_point::arrive(&open.id.get_value(), &criterion.id);
    let unanswered =
        Memo::new(move |_| open.assessment.with(|r| r.criterion(&criterion.id).is_some_and(CriterionState::is_open)));
    let open_still = after_paint(unanswered);
    let next = neighbour(Some(here + 1), msg::QUESTION_NEXT).unwrap_or_else(|| to_result(open, language));
    let after = Neighbour {
        // A producer who moves on without an answer puts the question off, and the link says so.
        label: Signal::derive(move || match open_still.get() {
            true => language.t(msg::QUESTION_SKIP).to_owned(),
            // The signal may be gone together with the former question.
            false => next.label.try_get().unwrap_or_default(),
        }),
        pass: Some(Callback::new(move |()| {
            if unanswered.get_untracked() {
                unsure.set(&criterion.id, true);
            }
        })),
        ..next
    };
    show_way_on(&after);
    provide_context(Advance::to(after.href.clone()));
    let title =
        Signal::derive(move || language.fill(msg::QUESTION_OF_ALL, values::AllNo { no: &(here + 1), all: &count }));
    let above = Signal::derive(move || section.map(|s| section_title(s, language)).unwrap_or_default());
    view! {
        <QuestionHeading text=title above no=here + 1 all=count />
        <QuestionCard criterion />
        <Neighbours before after />
        // The what-if and the section screen need the app, so screens from before the app do not offer them.
        {section
            .filter(|_| browser::IS_THERE && untrack(move || !presenter.is_on()))
            .map(|s| {
                view! {
                    <button type="button" class="button quiet" on:click=move |_| open.begin_what_if(|_| {})>
                        {move || language.t(msg::WHAT_IF_START)}
                    </button>
                    <A href=open.link(&format!("section/{}", s.id)) attr:class="text-link">
                        {move || language.t(msg::QUESTION_SECTION_VIEW)}
                    </A>
                }
            })}
    }
}

/// Shows the link to the next screen in the bar at the bottom, while the screen that calls this exists.
pub fn show_way_on(after: &Neighbour) {
    let Some(WayOn(way_on)) = use_context() else { return };
    way_on.set(Some(after.clone()));
    // The next question sets its own link before this cleanup runs.
    let href = after.href.clone();
    on_cleanup(move || {
        way_on.update(|neighbour| {
            neighbour.take_if(|neighbour| neighbour.href == href);
        });
    });
}

/// The address of the screen after the last condition: the first question, or the result if there is no question.
pub fn after_conditions(open: OpenDraft) -> String {
    let first = open.set.criteria().next().map(|c| format!("question/{}", c.id));
    open.link(&first.unwrap_or_else(|| "result".to_owned()))
}
