//! A field of the forms.

use leptos::prelude::*;

use crate::browser::clock;
use crate::components::choice_field::ChoiceField;
use crate::components::field::TextField;
use crate::components::guide::GuideView;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::calendar::day as day_of;
use sao_lang_core::form::{Field, Kind, Sex, read_day};
use sao_lang_core::locale::{msg, values, written_day};

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
    // A date that an older draft has in words stays a text.
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

/// The choice of a person's sex: two radio buttons, and a third one if an older draft has another text.
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
