//! `/draft/:id/question/:criterion`: one question per screen.

mod ahead;
mod cards;

use crate::components::link::A;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::browser;
use crate::browser::speech;
use crate::components::heading::QuestionHeading;
use crate::components::neighbours::{Neighbour, Neighbours};
use crate::components::result_bar::WayOn;
use crate::state::advance::Advance;
use crate::state::after_paint::{after_paint_of, once_drawn};
use crate::state::language::use_language;
use crate::state::open_draft::{OpenDraft, use_draft};
use crate::state::presenter::use_presenter;
use crate::state::resume_point::{self, use_unsure};
use sao_lang_core::assessment::CriterionState;
use sao_lang_core::catalogue::Criterion;
use sao_lang_core::locale::{msg, values};

use self::ahead::Ahead;
use self::cards::QuestionCards;
use super::not_found::NotFound;
use super::section::{section_title, to_result};

/// The question in the address. When the address changes to another question, the view stays and only its texts change:
/// building the view anew would take several frames on a slow phone.
#[component]
pub fn QuestionPage() -> impl IntoView {
    let open = use_draft();
    let presenter = use_presenter();
    let params = use_params_map();
    let found = Memo::new(move |_| params.with(|p| p.get("criterion").and_then(|id| open.set.criterion(&id))));
    let ahead = Ahead::of(open, found);
    let is_there = Memo::new(move |_| found.get().is_some());
    // A room sees another form of the question, so the view is built anew where presenting begins or ends.
    let presents = Memo::new(move |_| presenter.is_on());
    move || {
        presents.track();
        is_there.track();
        match found.get_untracked() {
            Some(first) => {
                let in_address = Memo::new(move |_| found.get().unwrap_or(first));
                let criterion = Memo::new(move |_| ahead.shown().unwrap_or(in_address.get()));
                view! { <OneQuestion criterion in_address ahead /> }.into_any()
            }
            None => view! { <NotFound /> }.into_any(),
        }
    }
}

/// One question, with links to the previous and the next screen. It can show another question instead.
#[component]
pub fn OneQuestion(
    /// The criterion of the question.
    #[prop(into)]
    criterion: Signal<&'static Criterion>,
    /// The criterion of the question in the address.
    #[prop(into)]
    in_address: Signal<&'static Criterion>,
    /// Shows the next question before it is in the address.
    #[prop(optional)]
    ahead: Option<Ahead>,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let unsure = use_unsure();
    let presenter = use_presenter();
    let all = StoredValue::new(open.set.criteria().collect::<Vec<_>>());
    let count = all.with_value(Vec::len);
    let index_of = move |criterion: &Criterion| {
        all.with_value(|all| all.iter().position(|c| c.id == criterion.id)).unwrap_or_default()
    };
    let index = Memo::new(move |_| index_of(criterion.get()));
    let at = move |index: Option<usize>| all.with_value(|all| all.get(index?).copied());
    let before = move |index: usize| at(index.checked_sub(1));
    let next = move |index: usize| at(Some(index + 1));
    // The conditions come before the first question.
    let last_condition = open.assessment.with_untracked(|r| r.knock_outs_on_the_way().last().map(|k| k.key.clone()));
    let conditions = last_condition.map(|key| open.link(&format!("check/{key}")));
    let has_before = conditions.is_some();
    let before = Neighbour {
        href: Signal::derive(move || match before(index.get()) {
            Some(criterion) => question_link(open, criterion),
            None => conditions.clone().unwrap_or_default(),
        }),
        label: Signal::derive(move || language.t(msg::QUESTION_PREV).to_owned()),
        pass: None,
        show: ahead.map(|ahead| Callback::new(move |()| ahead.show(before(index.get_untracked())))),
    };
    remember(open, in_address);
    let unanswered = Memo::new(move |_| {
        let criterion = criterion.get();
        open.assessment.with(|r| r.criterion(&criterion.id).is_some_and(CriterionState::is_open))
    });
    let open_still = after_paint_of(index, unanswered);
    let result = to_result(open, language);
    let after = Neighbour {
        href: Signal::derive(move || match next(index.get()) {
            Some(criterion) => question_link(open, criterion),
            None => result.href.get(),
        }),
        // A producer who moves on without an answer puts the question off, and the link says so.
        label: Signal::derive(move || match open_still.get() {
            true => language.t(msg::QUESTION_SKIP).to_owned(),
            false if next(index.get()).is_none() => result.label.get(),
            false => language.t(msg::QUESTION_NEXT).to_owned(),
        }),
        pass: Some(Callback::new(move |()| {
            if unanswered.get_untracked() {
                unsure.set(&criterion.get_untracked().id, true);
            }
        })),
        show: ahead.map(|ahead| Callback::new(move |()| ahead.show(next(index.get_untracked())))),
    };
    // For a room, a card counts the hands for its question, so there is only one.
    let presents = untrack(move || presenter.is_on());
    let upcoming = Signal::derive(move || next(index.get()).filter(|_| !presents));
    show_way_on(&after);
    provide_context(Advance::to(after.href));
    let no = Signal::derive(move || index.get() + 1);
    let name = move |index: usize| language.fill(msg::QUESTION_OF_ALL, values::AllNo { no: &(index + 1), all: &count });
    // The browser lists its history by title, so the title changes together with the address.
    let title = Signal::derive(move || name(index_of(in_address.get())));
    let section = move || {
        let criterion = criterion.get();
        open.set.sections().find(|s| s.criteria.iter().any(|c| c.id == criterion.id))
    };
    let above = Signal::derive(move || section().map(|s| section_title(s, language)).unwrap_or_default());
    let section_view = move || section().map(|s| open.link(&format!("section/{}", s.id))).unwrap_or_default();
    view! {
        <QuestionHeading text=Signal::derive(move || name(index.get())) title above no all=count />
        <QuestionCards criterion next=upcoming />
        <Neighbours before=Some(before) has_before=Signal::derive(move || has_before || index.get() > 0) after />
        // The what-if and the section screen need the app, so screens from before the app do not offer them.
        {(browser::IS_THERE && !presents)
            .then(|| {
                view! {
                    <button type="button" class="button quiet" on:click=move |_| open.begin_what_if(|_| {})>
                        {move || language.t(msg::WHAT_IF_START)}
                    </button>
                    <A href=section_view attr:class="text-link">
                        {move || language.t(msg::QUESTION_SECTION_VIEW)}
                    </A>
                }
            })}
    }
}

fn question_link(open: OpenDraft, criterion: &Criterion) -> String {
    open.link(&format!("question/{}", criterion.id))
}

/// Keeps the question on the screen as the resume point, and stops reading the former one aloud, once it is drawn.
fn remember(open: OpenDraft, criterion: Signal<&'static Criterion>) {
    Effect::new(move |before: Option<()>| {
        let criterion = criterion.get();
        once_drawn(Box::new(move || {
            if before.is_some() {
                speech::stop();
            }
            // The draft may be closed by now.
            open.id.try_with_value(|id| resume_point::arrive(id, &criterion.id));
        }));
    });
}

/// Shows the link to the next screen in the bar at the bottom, while the screen that calls this exists.
pub fn show_way_on(after: &Neighbour) {
    let Some(WayOn(way_on)) = use_context() else { return };
    way_on.set(Some(after.clone()));
    // The next question sets its own link before this cleanup runs.
    let href = after.href;
    on_cleanup(move || {
        way_on.update(|neighbour| {
            neighbour.take_if(|neighbour| neighbour.href == href);
        });
    });
}

/// The address of the screen after the last condition: the first question, or the result if there is no question.
pub fn after_conditions(open: OpenDraft) -> String {
    open.set.criteria().next().map_or_else(|| open.link("result"), |first| question_link(open, first))
}
