//! `/draft/:id/check` and `/draft/:id/check/:condition`: the conditions, without which a dossier is rejected whatever
//! its points are. The first address has all conditions on one page, the second one condition per screen.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::not_found::NotFound;
use super::question::{after_conditions, show_way_on};
use crate::components::heading::{QuestionHeading, ScreenHeading};
use crate::components::neighbours::{Neighbour, Neighbours};
use crate::components::yes_no::YesNo;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::resume_point::{self, use_unsure};
use sao_lang_core::assessment::KnockOutState;
use sao_lang_core::locale::{msg, values};

/// The page with all conditions, or the condition in the address.
#[component]
pub fn CheckScreens() -> impl IntoView {
    // Each of the two addresses has its own route, so the choice is made once.
    let one = use_params_map().with_untracked(|params| params.get("condition").is_some());
    if one { view! { <ConditionPage /> }.into_any() } else { view! { <Check /> }.into_any() }
}

/// All knock-outs of the product set: first those above its table, then the notes on criteria, last those of the
/// hand-in.
#[component]
pub fn Check() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let unsure = use_unsure();
    let all = open.assessment.with_untracked(|r| r.asked_knock_outs.clone());
    let ministries = move || {
        let names: Vec<&str> =
            open.set.ministries.iter().map(|m| language.c(open.edition.ministries[usize::from(*m)].name)).collect();
        language.fill(msg::CHECK_MINISTRIES, values::List { list: &names.join("; ") })
    };
    let after = Memo::new(move |_| resume_point::next_open(open, unsure, language));
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::CHECK_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::CHECK_LEAD)}</p>
        {all.into_iter().map(|asked| view! { <YesNo asked /> }).collect_view()}
        <p class="meta">{ministries}</p>
        {move || {
            let (href, label) = after.get();
            view! { <Neighbours before=None after=Neighbour::new(href, Signal::stored(label)) /> }
        }}
    }
}

/// The condition in the address.
#[component]
pub fn ConditionPage() -> impl IntoView {
    let open = use_draft();
    let params = use_params_map();
    let key = Memo::new(move |_| params.with(|p| p.get("condition").unwrap_or_default()));
    move || {
        let all: Vec<KnockOutState> = open.assessment.with_untracked(|r| r.knock_outs_on_the_way().cloned().collect());
        match key.with(|key| all.iter().position(|k| k.key == *key)) {
            Some(here) => view! { <OneCondition all here /> }.into_any(),
            None => view! { <NotFound /> }.into_any(),
        }
    }
}

/// One of the conditions that come before the questions.
#[component]
pub fn OneCondition(
    /// All conditions that come before the questions.
    all: Vec<KnockOutState>,
    /// The index of this condition in `all`.
    here: usize,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let unsure = use_unsure();
    let count = all.len();
    let asked = all[here].clone();
    resume_point::arrive(&open.id.get_value(), &asked.key);
    let to = |index: usize| all.get(index).map(|k| open.link(&format!("check/{}", k.key)));
    let before = here
        .checked_sub(1)
        .and_then(to)
        .map(|href| Neighbour::new(href, Signal::derive(move || language.t(msg::QUESTION_PREV).to_owned())));
    let key = StoredValue::new(asked.key.clone());
    let unanswered = Memo::new(move |_| open.with(|d| key.with_value(|key| !d.knock_outs.contains_key(key))));
    let after = Neighbour {
        href: to(here + 1).unwrap_or_else(|| after_conditions(open)).into(),
        label: Signal::derive(move || {
            let words = if unanswered.get() { msg::QUESTION_SKIP } else { msg::QUESTION_NEXT };
            language.t(words).to_owned()
        }),
        pass: Some(Callback::new(move |()| {
            if unanswered.get_untracked() {
                key.with_value(|key| unsure.set(key, true));
            }
        })),
        show: None,
    };
    show_way_on(&after);
    let title =
        Signal::derive(move || language.fill(msg::WAY_KNOCK_OUT, values::AllNo { no: &(here + 1), all: &count }));
    let above = Signal::derive(move || language.t(msg::CHECK_TITLE).to_owned());
    view! {
        <QuestionHeading text=title above no=Signal::stored(here + 1) all=count />
        <YesNo asked />
        <Neighbours before after />
    }
}
