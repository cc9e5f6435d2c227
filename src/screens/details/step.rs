//! `/draft/:id/details/:step`: the fields of one step.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::changes::SinceRecognition;
use super::extras::{CertificateStars, KindOfRegistration, TickBoxes, UsedBefore};
use crate::browser::clock;
use crate::components::choice_field::ChoiceField;
use crate::components::field::TextField;
use crate::components::guide::{GuideView, StoryChecks};
use crate::components::heading::ScreenHeading;
use crate::components::neighbours::{Neighbour, Neighbours};
use crate::screens::not_found::NotFound;
use crate::state::language::use_language;
use crate::state::open_draft::{OpenDraft, use_draft};
use sao_lang_core::calendar::day as day_of;
use sao_lang_core::form::{Field, Kind, Sex, Step, read_day};
use sao_lang_core::locale::{msg, values, written_day};

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
    let after = neighbour(open, step, false).unwrap_or_else(|| Neighbour {
        href: open.link("details"),
        label: Signal::derive(move || language.t(msg::DETAILS_TO_LIST).to_owned()),
        pass: None,
    });
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(step.name()).to_owned()) />
        {(step == Step::Applicant).then(|| view! { <UsedBefore /> })}
        {(step == Step::Product).then(|| view! { <KindOfRegistration /> })}
        {(step == Step::Changes).then(|| view! { <CertificateStars /> })}
        {step.fields().filter(|f| !f.is_of_topic()).map(|field| view! { <FormField field /> }).collect_view()}
        {(step == Step::Changes).then(|| view! { <SinceRecognition /> })}
        {(step == Step::Product).then(|| view! { <TickBoxes /> })}
        {(step == Step::Story).then(|| view! { <StoryChecks /> })}
        <Neighbours before after />
    }
}

/// The step before or after, of those that this kind of registration asks.
fn neighbour(open: OpenDraft, step: Step, back: bool) -> Option<Neighbour> {
    let language = use_language();
    let kind = open.peek(|d| d.kind);
    let asked: Vec<Step> = Step::asked(kind).collect();
    let here = asked.iter().position(|s| *s == step)?;
    let there = if back { here.checked_sub(1)? } else { here + 1 };
    let step = *asked.get(there)?;
    let label = Signal::derive(move || language.t(step.name()).to_owned());
    Some(Neighbour { href: open.link(&format!("details/{}", step.key())), label, pass: None })
}

/// One field of the forms.
#[component]
pub fn FormField(field: &'static Field) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    if field.kind == Kind::Sex {
        return view! { <SexChoice field /> }.into_any();
    }
    let written = open.peek(|d| field.read(d));
    let day = read_day(&written);
    // What older drafts say in words stays a text.
    let is_day = field.kind == Kind::Founded && (written.trim().is_empty() || day.is_some());
    let kind = match field.kind {
        Kind::Phone => "tel",
        Kind::Email => "email",
        Kind::Date => "date",
        Kind::Founded if is_day => "date",
        Kind::Founded | Kind::Line | Kind::Long | Kind::Sex => "text",
    };
    let value = match day {
        Some(day) if is_day => day.to_string(),
        _ => written,
    };
    let write = move |text: String| {
        let text = match read_day(&text) {
            Some(day) if is_day => written_day(day),
            _ => text,
        };
        open.change(|d| *field.text_mut(d) = text);
    };
    let doubt = Memo::new(move |_| open.with(|d| field.doubt(d, day_of(&clock::today())?)));
    let remark = Signal::derive(move || doubt.get().map(|doubt| language.t(doubt.words()).to_owned()));
    let remark = matches!(field.kind, Kind::Phone | Kind::Email | Kind::Date | Kind::Founded).then_some(remark);
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
            autocomplete=field.autocomplete
            remark
            value
            on_change=write
        />
        {guide.map(|guide| view! { <GuideView field guide /> })}
    }
    .into_any()
}

/// Sex of a person: two buttons; a third one for what an older draft says otherwise.
#[component]
fn SexChoice(field: &'static Field) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let said = Memo::new(move |_| open.with(|d| field.read(d)));
    let choice = move |sex: Sex| {
        view! {
            <ChoiceField
                group=field.id()
                label=Signal::derive(move || language.t(sex.name()).to_owned())
                checked=Signal::derive(move || said.with(|text| Sex::read(text)) == Some(sex))
                on_change=move |_| open.change(|d| *field.text_mut(d) = sex.written().to_owned())
            />
        }
    };
    let before = said.get_untracked();
    let other = (!before.trim().is_empty() && Sex::read(&before).is_none()).then(|| {
        let (label, own, again) = (before.clone(), before.clone(), before);
        view! {
            <ChoiceField
                group=field.id()
                label=Signal::derive(move || language.fill(msg::REACH_SEX_AS_BEFORE, values::Text { text: &label }))
                checked=Signal::derive(move || said.with(|text| *text == own))
                on_change=move |_| open.change(|d| *field.text_mut(d) = again.clone())
            />
        }
    });
    view! {
        <fieldset class="field" id=field.id()>
            <legend>{move || language.t(field.label)}</legend>
            <div class="choices-row">{Sex::BOTH.map(choice)} {other}</div>
        </fieldset>
    }
}
