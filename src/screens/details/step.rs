//! `/draft/:id/details/:step`: the fields of one step.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::changes::SinceRecognition;
use super::extras::{CertificateStars, KindOfRegistration, TickBoxes, UsedBefore};
use super::figures::StepFigures;
use super::form_field::FormField;
use super::place_field::{PlaceField, is_for_place, share_places};
use crate::components::guide::StoryChecks;
use crate::components::heading::ScreenHeading;
use crate::components::neighbours::{Neighbour, Neighbours};
use crate::screens::not_found::NotFound;
use crate::state::language::use_language;
use crate::state::open_draft::{OpenDraft, use_draft};
use sao_lang_core::form::{Field, Step};
use sao_lang_core::locale::msg;

/// The step in the address.
#[component]
pub fn DetailsStep() -> impl IntoView {
    let params = use_params_map();
    let key = Memo::new(move |_| params.with(|p| p.get("step").unwrap_or_default()));
    move || match Step::from_key(&key.get()) {
        Some(step) => view! { <StepFields step /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn StepFields(step: Step) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    if step == Step::Applicant {
        share_places();
    }
    let before = neighbour(open, step, true);
    let after = neighbour(open, step, false).unwrap_or_else(|| {
        Neighbour::new(open.link("details"), Signal::derive(move || language.t(msg::DETAILS_TO_LIST).to_owned()))
    });
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(step.name()).to_owned()) />
        {(step == Step::Applicant).then(|| view! { <UsedBefore /> })}
        {(step == Step::Product).then(|| view! { <KindOfRegistration /> })}
        {(step == Step::Changes).then(|| view! { <CertificateStars /> })}
        {step.fields().filter(|f| !f.is_of_topic()).map(field_of).collect_view()}
        <StepFigures step />
        {(step == Step::Changes).then(|| view! { <SinceRecognition /> })}
        {(step == Step::Product).then(|| view! { <TickBoxes /> })}
        {(step == Step::Story).then(|| view! { <StoryChecks /> })}
        <Neighbours before after />
    }
}

fn field_of(field: &'static Field) -> AnyView {
    if is_for_place(field) {
        view! { <PlaceField field /> }.into_any()
    } else {
        view! { <FormField field /> }.into_any()
    }
}

/// The step before or after this one, among the steps for this kind of registration.
fn neighbour(open: OpenDraft, step: Step, back: bool) -> Option<Neighbour> {
    let language = use_language();
    let kind = open.peek(|d| d.kind);
    let asked: Vec<Step> = Step::asked(kind).collect();
    let here = asked.iter().position(|s| *s == step)?;
    let there = if back { here.checked_sub(1)? } else { here + 1 };
    let step = *asked.get(there)?;
    let label = Signal::derive(move || language.t(step.name()).to_owned());
    Some(Neighbour::new(open.link(&format!("details/{}", step.key())), label))
}
