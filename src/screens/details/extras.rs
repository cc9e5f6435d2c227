//! What a step asks beside its texts: kind of registration, boxes, stars, an applicant used before.

use leptos::prelude::*;

use crate::browser::storage;
use crate::components::choice_field::ChoiceField;
use crate::components::field::TextField;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::assessment::CERTIFIED_STARS;
use sao_lang_core::catalogue::Tick;
use sao_lang_core::draft::{Applicant, Draft, RatingKind};
use sao_lang_core::form::tick_label;
use sao_lang_core::locale::{Message, msg, values};
use sao_lang_core::review::STARS_ID;

/// Kind of registration.
#[component]
pub fn KindOfRegistration() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let kind = Memo::new(move |_| open.with(|d| d.kind));
    let choice = move |value: RatingKind, label: Message| {
        view! {
            <ChoiceField
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

/// The boxes of form 02, I.7. Each is tied to the papers of the register.
#[component]
pub fn TickBoxes() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let tick = move |tick: Tick| {
        let ticked = Memo::new(move |_| open.with(|d| d.product.ticks.get(tick)));
        view! {
            <ChoiceField
                label=Signal::derive(move || language.t(tick_label(tick)).to_owned())
                checked=ticked
                on_change=move |on| open.change(|d| d.set_tick(tick, on))
            />
        }
    };
    let other = open.peek(|d| d.product.ticks.other.clone());
    view! {
        <fieldset class="field">
            <legend>{move || language.t(msg::DETAILS_TICKS)}</legend>
            {Tick::ALL.map(tick)}
        </fieldset>
        <TextField
            id="tick-other"
            label=Signal::derive(move || language.t(msg::DETAILS_TICK_OTHER).to_owned())
            value=other
            on_change=move |v| open.change(|d| d.product.ticks.other = v)
        />
    }
}

/// Stars on the certificate of a product that is recognised already.
#[component]
pub fn CertificateStars() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let stars = Memo::new(move |_| open.with(|d| d.recognition.stars));
    let choices = CERTIFIED_STARS.map(|n| {
        view! {
            <ChoiceField
                group="certificate-stars"
                label=Signal::derive(move || language.fill(msg::RESULT_STARS, values::N { n: &n }))
                checked=Signal::derive(move || stars.get() == n)
                on_change=move |_| open.change(|d| d.recognition.stars = n)
            />
        }
    });
    view! {
        <fieldset class="field" id=STARS_ID>
            <legend>{move || language.t(msg::FORM_CERTIFICATE_STARS)}</legend>
            <div class="choices-row">{choices}</div>
        </fieldset>
    }
}

/// Applicants of other drafts on this device: one tap fills in the whole step.
#[component]
pub fn UsedBefore() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let known = open.peek(|d| applicants_before(&open.id.get_value(), d));
    let buttons = known
        .into_iter()
        .map(|applicant| {
            let name = applicant.name.clone();
            let take = move |_| open.replace(|d| d.applicant = applicant.clone());
            view! {
                <button type="button" class="button wide" on:click=take>
                    {move || language.fill(msg::DETAILS_USE_APPLICANT, values::Name { name: &name })}
                </button>
            }
        })
        .collect::<Vec<_>>();
    (!buttons.is_empty()).then(|| {
        view! {
            <div class="card">
                <p>{move || language.t(msg::DETAILS_USED_BEFORE)}</p>
                {buttons}
            </div>
        }
    })
}

/// The different applicants of the other drafts, as long as this draft names none; last used first.
fn applicants_before(id: &str, draft: &Draft) -> Vec<Applicant> {
    let mut found: Vec<Applicant> = Vec::new();
    if !draft.applicant.name.trim().is_empty() {
        return found;
    }
    let others = storage::drafts().unwrap_or_default().into_iter().filter(|s| s.id != id);
    for applicant in others.filter_map(|s| s.draft.ok()).map(|d| d.applicant) {
        if !applicant.name.trim().is_empty() && found.iter().all(|f| f.name != applicant.name) {
            found.push(applicant);
        }
    }
    found.truncate(3);
    found
}
