//! `/draft/:id/details`: product and applicant, for the dossier.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::app::language::use_language;
use crate::app::open_draft::use_draft;
use crate::app::parts::choice::Choice;
use crate::app::parts::field::TextField;
use crate::app::parts::heading::ScreenHeading;
use crate::draft::{Draft, RatingKind, Ticks};
use crate::locale::{Message, msg};

/// A text of the draft, to read and to write.
type Field = fn(&mut Draft) -> &mut String;
/// A box of the draft.
type Box = fn(&mut Ticks) -> &mut bool;

/// All fields of forms 01 and 02 that are not answers.
#[component]
pub fn Details() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let t = move |message: Message| Signal::derive(move || language.t(message).to_owned());
    // A copy to read first values from; the fields themselves write to the open draft.
    let text = move |field: Field| open.peek(|d| field(&mut d.clone()).clone());
    let line = move |id, label, field: Field| {
        view! { <TextField id label=t(label) value=text(field) on_change=move |v| open.change(|d| *field(d) = v) /> }
    };
    let hinted = move |id, label, hint, long, field: Field| {
        view! {
            <TextField
                id
                label=t(label)
                hint=t(hint)
                long
                value=text(field)
                on_change=move |v| open.change(|d| *field(d) = v)
            />
        }
    };
    view! {
        <ScreenHeading text=t(msg::DETAILS_TITLE) />
        <p class="lead">{move || language.t(msg::DETAILS_LEAD)}</p>
        <h2>{move || language.t(msg::DETAILS_PRODUCT)}</h2>
        {hinted("product-name", msg::DRAFT_NAME_LABEL, msg::DRAFT_NAME_HINT, false, |d| &mut d.product.name)}
        <Kind />
        {hinted("description", msg::DETAILS_DESCRIPTION, msg::DETAILS_DESCRIPTION_HINT, true, |d| {
            &mut d.product.description
        })}
        {hinted("results", msg::DETAILS_RESULTS, msg::DETAILS_RESULTS_HINT, true, |d| &mut d.product.results)}
        {hinted("plan", msg::DETAILS_PLAN, msg::DETAILS_PLAN_HINT, true, |d| &mut d.product.plan)}
        <h2>{move || language.t(msg::DETAILS_APPLICANT)}</h2>
        {hinted("applicant-name", msg::DETAILS_NAME, msg::DETAILS_NAME_HINT, false, |d| &mut d.applicant.name)}
        {hinted("organisation", msg::DETAILS_ORGANISATION, msg::DETAILS_ORGANISATION_HINT, false, |d| {
            &mut d.applicant.organisation
        })}
        {line("province", msg::DETAILS_PROVINCE, |d| &mut d.applicant.province)}
        {line("commune", msg::DETAILS_COMMUNE, |d| &mut d.applicant.commune)}
        {line("address", msg::DETAILS_ADDRESS, |d| &mut d.applicant.address)}
        <TextField
            id="phone"
            kind="tel"
            autocomplete="tel"
            label=t(msg::DETAILS_PHONE)
            value=text(|d| &mut d.applicant.phone)
            on_change=move |v| open.change(|d| d.applicant.phone = v)
        />
        <TextField
            id="email"
            kind="email"
            autocomplete="email"
            label=t(msg::DETAILS_EMAIL)
            value=text(|d| &mut d.applicant.email)
            on_change=move |v| open.change(|d| d.applicant.email = v)
        />
        {line("representative", msg::DETAILS_REPRESENTATIVE, |d| &mut d.applicant.representative)}
        {line("position", msg::DETAILS_POSITION, |d| &mut d.applicant.position)}
        {hinted("sex", msg::DETAILS_SEX, msg::DETAILS_SEX_HINT, false, |d| &mut d.applicant.sex)}
        {line("ethnicity", msg::DETAILS_ETHNICITY, |d| &mut d.applicant.ethnicity)}
        {line("residence", msg::DETAILS_RESIDENCE, |d| &mut d.applicant.residence)}
        {line("founded", msg::DETAILS_FOUNDED, |d| &mut d.applicant.founded)}
        {line("registration-no", msg::DETAILS_REGISTRATION_NO, |d| &mut d.applicant.registration_no)}
        {hinted("history", msg::DETAILS_HISTORY, msg::DETAILS_HISTORY_HINT, true, |d| &mut d.applicant.history)}
        {hinted("structure", msg::DETAILS_STRUCTURE, msg::DETAILS_STRUCTURE_HINT, true, |d| {
            &mut d.applicant.structure
        })}
        <TickBoxes />
        <nav class="buttons">
            <A href=open.link("") attr:class="button primary">
                {move || language.t(msg::DETAILS_DONE)}
            </A>
        </nav>
    }
}

/// Kind of registration.
#[component]
fn Kind() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let kind = Memo::new(move |_| open.with(|d| d.kind));
    let choice = move |value: RatingKind, label: Message| {
        view! {
            <Choice
                group="kind"
                label=Signal::derive(move || language.t(label).to_owned())
                checked=Signal::derive(move || kind.get() == value)
                on_change=move |_| open.change(|d| d.kind = value)
            />
        }
    };
    view! {
        <fieldset class="field">
            <legend>{move || language.t(msg::DETAILS_KIND)}</legend>
            <div class="choices-row">
                {choice(RatingKind::First, msg::DETAILS_KIND_FIRST)}
                {choice(RatingKind::Upgrade, msg::DETAILS_KIND_UPGRADE)}
                {choice(RatingKind::ReRating, msg::DETAILS_KIND_RE_RATING)}
            </div>
        </fieldset>
    }
}

/// The boxes of form 02, I.7.
#[component]
fn TickBoxes() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let tick = move |label: Message, place: Box| {
        let ticked = Memo::new(move |_| open.with(|d| *place(&mut d.product.ticks.clone())));
        view! {
            <Choice
                label=Signal::derive(move || language.t(label).to_owned())
                checked=ticked
                on_change=move |on| open.change(|d| *place(&mut d.product.ticks) = on)
            />
        }
    };
    let other = open.peek(|d| d.product.ticks.other.clone());
    view! {
        <fieldset class="field">
            <legend>{move || language.t(msg::DETAILS_TICKS)}</legend>
            {tick(msg::DETAILS_TICK_REGISTRATION, |t| &mut t.business_registration)}
            {tick(msg::DETAILS_TICK_DECLARED, |t| &mut t.quality_declared)}
            {tick(msg::DETAILS_TICK_FOOD_SAFETY, |t| &mut t.food_safety)}
            {tick(msg::DETAILS_TICK_PRODUCTION, |t| &mut t.production_certificate)}
            {tick(msg::DETAILS_TICK_TRADE_MARK, |t| &mut t.trade_mark)}
            {tick(msg::DETAILS_TICK_INDICATION, |t| &mut t.indication)}
            {tick(msg::DETAILS_TICK_PATENT, |t| &mut t.patent)} {tick(msg::DETAILS_TICK_DESIGN, |t| &mut t.design)}
            {tick(msg::DETAILS_TICK_COPYRIGHT, |t| &mut t.copyright)}
        </fieldset>
        <TextField
            id="tick-other"
            label=Signal::derive(move || language.t(msg::DETAILS_TICK_OTHER).to_owned())
            value=other
            on_change=move |v| open.change(|d| d.product.ticks.other = v)
        />
    }
}
