//! `/draft/:id/details/:step`: the fields of one step.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::extras::{CertificateStars, KindOfRegistration, TickBoxes, UsedBefore};
use super::step_name;
use crate::app::language::use_language;
use crate::app::open_draft::{OpenDraft, use_draft};
use crate::app::parts::field::TextField;
use crate::app::parts::guide::{GuideView, StoryChecks};
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::neighbours::{Neighbours, Place};
use crate::app::screens::not_found::NotFound;
use crate::form::{Field, Kind, Step};
use crate::locale::msg;

/// The step of the address.
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
    let before = neighbour(open, step, true);
    let after = neighbour(open, step, false).unwrap_or_else(|| Place {
        href: open.link("details"),
        label: Signal::derive(move || language.t(msg::DETAILS_TO_LIST).to_owned()),
        pass: None,
    });
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(step_name(step)).to_owned()) />
        {(step == Step::Applicant).then(|| view! { <UsedBefore /> })}
        {(step == Step::Product).then(|| view! { <KindOfRegistration /> })}
        {(step == Step::Changes).then(|| view! { <CertificateStars /> })}
        {step.fields().map(|field| view! { <FormField field /> }).collect_view()}
        {(step == Step::Product).then(|| view! { <TickBoxes /> })}
        {(step == Step::Story).then(|| view! { <StoryChecks /> })}
        <Neighbours before after />
    }
}

/// The step before or after, of those that this kind of registration asks.
fn neighbour(open: OpenDraft, step: Step, back: bool) -> Option<Place> {
    let language = use_language();
    let kind = open.peek(|d| d.kind);
    let asked: Vec<Step> = Step::asked(kind).collect();
    let here = asked.iter().position(|s| *s == step)?;
    let there = if back { here.checked_sub(1)? } else { here + 1 };
    let step = *asked.get(there)?;
    let label = Signal::derive(move || language.t(step_name(step)).to_owned());
    Some(Place { href: open.link(&format!("details/{}", step.key())), label, pass: None })
}

/// One field of the forms.
#[component]
pub fn FormField(field: &'static Field) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let (kind, autocomplete) = match field.kind {
        Kind::Phone => ("tel", "tel"),
        Kind::Email => ("email", "email"),
        Kind::Date => ("date", "off"),
        Kind::Line | Kind::Long => ("text", "off"),
    };
    let label = Signal::derive(move || language.t(field.label).to_owned());
    let guide = open.edition.guide(field.key);
    let hint = field.hint.map(|h| Signal::derive(move || language.t(h).to_owned()));
    view! {
        <TextField
            id=field.id()
            label
            hint=hint
            long=field.kind == Kind::Long
            kind
            autocomplete
            value=open.peek(|d| field.read(d))
            on_change=move |text| open.change(|d| *field.text_mut(d) = text)
        />
        {guide.map(|guide| view! { <GuideView field guide /> })}
    }
}
