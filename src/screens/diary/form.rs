//! The form for one entry.

use leptos::prelude::*;

use super::{Diary, ask_to_persist};
use crate::browser::dom;
use crate::browser::storage::diary::{self, DiaryError};
use crate::components::alert::{Alert, ErrorAlert};
use crate::components::choice_field::ChoiceField;
use crate::components::field::TextField;
use crate::state::language::use_language;
use sao_lang_core::calendar::day;
use sao_lang_core::diary::{Entry, EntryError, Field, Kind, Month, Unit};
use sao_lang_core::locale::{msg, values};

/// An entry that is being written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Form {
    /// The entry with which the form begins.
    pub(super) entry: Entry,
    /// The last entry of the kind, which the new one is like.
    pub(super) last: Option<Entry>,
    /// The entry that is changed; `None` for a new one.
    pub(super) old: Option<Entry>,
}

/// Why an entry was not saved.
#[derive(Debug, Clone, Copy)]
enum NotSaved {
    /// What was typed cannot be understood.
    Entry(EntryError),
    /// The browser's database refused.
    Storage(DiaryError),
}

/// The fields of the entry's kind, and the buttons that save, leave and delete.
#[component]
pub(super) fn EntryForm(state: Diary, form: Form) -> impl IntoView {
    let language = use_language();
    let Form { entry, last, old } = form;
    let kind = entry.kind;
    let typed = StoredValue::new(entry.clone());
    let problem = RwSignal::new(None::<NotSaved>);
    let saving = RwSignal::new(false);
    // A day that is no day: the field is empty, or the date is not complete.
    let no_day = StoredValue::new(false);
    let (is_new, old) = (old.is_none(), StoredValue::new(old));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // A second tap while the entry is being stored does nothing.
        if saving.get_untracked() {
            return;
        }
        let entry = typed.get_value().tidy();
        let checked = if no_day.get_value() { Err(EntryError::Day) } else { entry.check() };
        if let Err(why) = checked {
            problem.set(Some(NotSaved::Entry(why)));
            if let Some(field) = why.field() {
                dom::focus(field.id());
            }
            return;
        }
        saving.set(true);
        problem.set(None);
        let draft = state.draft.get_value();
        state.tasks.spawn(async move {
            let saved = match old.get_value() {
                Some(old) => diary::replace(&draft, &old, Some(&entry)).await,
                None => diary::put(&draft, &entry).await,
            };
            saving.set(false);
            match saved {
                Ok(()) => {
                    ask_to_persist();
                    state.deleted.set(None);
                    state.close(kind);
                    state.say(msg::DIARY_SAVED, &entry, untrack(|| language.get()));
                    // The day may be in another month, and there the entry is to be seen.
                    state.show(Month::of(entry.day));
                }
                Err(why) => problem.set(Some(NotSaved::Storage(why))),
            }
        });
    };
    let delete = move |_| {
        let Some(entry) = old.get_value() else { return };
        let draft = state.draft.get_value();
        state.tasks.spawn(async move {
            match diary::replace(&draft, &entry, None).await {
                Ok(()) => {
                    state.say(msg::DIARY_DELETED, &entry, untrack(|| language.get()));
                    state.deleted.set(Some(entry));
                    state.form.set(None);
                    state.read();
                    dom::keep_focus(&["diary-undo"]);
                }
                Err(why) => problem.set(Some(NotSaved::Storage(why))),
            }
        });
    };
    let fields = kind.fields().iter().map(|field| match field {
        Field::Good => good(typed).into_any(),
        field => text_field(*field, kind, typed).into_any(),
    });
    let same = last.as_ref().map(|last| (last.clone(), last.amounts(untrack(|| language.get()))));
    let same = same.filter(|(_, amounts)| !amounts.is_empty()).map(|(like, amounts)| {
        let take = move |_| {
            let entry = typed.get_value().with_amounts_of(&like);
            state.open(Form { entry, last: None, old: None });
            dom::keep_focus(&["entry-save"]);
        };
        view! {
            <button type="button" class="button wide" id="entry-same" on:click=take>
                {move || language.fill(msg::DIARY_SAME_AMOUNTS, values::Amounts { amounts: &amounts })}
            </button>
        }
    });
    let name = StoredValue::new(entry.clone());
    view! {
        <form class="card diary-form" aria-labelledby="entry-title" novalidate on:submit=save>
            <h2 id="entry-title">
                {move || match is_new {
                    true => language.t(kind.name()).to_owned(),
                    false => {
                        let title = name.with_value(|entry| entry.title(language.get()));
                        language.fill(msg::DIARY_EDIT, values::Name { name: &title })
                    }
                }}
            </h2>
            {last.is_some().then(|| view! { <p class="hint">{move || language.t(msg::DIARY_AS_LAST)}</p> })}
            {same}
            {fields.collect_view()}
            <TextField
                id="entry-day"
                label=Signal::derive(move || language.t(msg::DIARY_DAY).to_owned())
                kind="date"
                value=entry.day.to_string()
                on_change=move |text: String| match day(&text) {
                    Some(day) => {
                        no_day.set_value(false);
                        typed.update_value(|entry| entry.day = day);
                    }
                    None => no_day.set_value(true),
                }
            />
            {move || {
                problem
                    .get()
                    .map(|why| match why {
                        NotSaved::Entry(why) => {
                            view! { <Alert urgent=true><p>{why.words(language.get())}</p></Alert> }.into_any()
                        }
                        NotSaved::Storage(error) => {
                            view! {
                                <p>{language.t(msg::DIARY_FAILED)}</p>
                                <ErrorAlert error />
                            }
                                .into_any()
                        }
                    })
            }}
            <button type="submit" class="button primary wide" id="entry-save" aria-disabled=move || saving.get().to_string()>
                {move || language.t(if saving.get() { msg::DIARY_SAVING } else { msg::DIARY_SAVE })}
            </button>
            <div class="buttons">
                <button type="button" class="button" id="entry-cancel" on:click=move |_| state.close(kind)>
                    {move || language.t(msg::DIARY_CANCEL)}
                </button>
                {(!is_new)
                    .then(|| {
                        view! {
                            <button type="button" class="button danger" id="entry-delete" on:click=delete>
                                {move || language.t(msg::DIARY_DELETE)}
                            </button>
                        }
                    })}
            </div>
        </form>
    }
}

/// A field for a text or a number, with the choice of its unit.
fn text_field(field: Field, kind: Kind, typed: StoredValue<Entry>) -> impl IntoView {
    let language = use_language();
    let value = typed.with_value(|entry| field.text(entry).unwrap_or_default().to_owned());
    let hint = (field == Field::Item && kind == Kind::Check)
        .then(|| Signal::derive(move || language.t(msg::DIARY_ITEM_CHECK_HINT).to_owned()));
    let label = Signal::derive(move || language.t(field.label(kind)).to_owned());
    let on_change = move |text: String| typed.update_value(|entry| field.set_text(entry, text));
    let input = if field.is_number() {
        view! { <TextField id=field.id() label mode="decimal" value on_change /> }.into_any()
    } else {
        view! { <TextField id=field.id() label hint value on_change /> }.into_any()
    };
    let unit = typed.with_value(|entry| field.unit(entry)).map(|unit| units(field, unit, typed));
    view! {
        {input}
        {unit}
    }
}

/// The choice of a unit.
fn units(field: Field, first: Unit, typed: StoredValue<Entry>) -> impl IntoView {
    let language = use_language();
    let chosen = RwSignal::new(first);
    let choices = Unit::ALL.map(|unit| {
        let words = if unit == Unit::Piece { msg::DIARY_PIECE_HINT } else { unit.name() };
        view! {
            <ChoiceField
                group=format!("{}-unit", field.id())
                label=Signal::derive(move || language.t(words).to_owned())
                checked=Signal::derive(move || chosen.get() == unit)
                on_change=move |_| {
                    chosen.set(unit);
                    typed.update_value(|entry| field.set_unit(entry, unit));
                }
            />
        }
    });
    view! {
        <fieldset class="field">
            <legend>{move || language.t(msg::DIARY_UNIT)}</legend>
            <div class="choices-row">{choices}</div>
        </fieldset>
    }
}

/// The choice whether what was checked was good.
fn good(typed: StoredValue<Entry>) -> impl IntoView {
    let language = use_language();
    let chosen = RwSignal::new(typed.with_value(|entry| entry.good));
    let choices = [(true, msg::DIARY_GOOD_YES), (false, msg::DIARY_GOOD_NO)].map(|(good, words)| {
        view! {
            <ChoiceField
                group="entry-good"
                label=Signal::derive(move || language.t(words).to_owned())
                checked=Signal::derive(move || chosen.get() == Some(good))
                on_change=move |_| {
                    chosen.set(Some(good));
                    typed.update_value(|entry| entry.good = Some(good));
                }
            />
        }
    });
    view! {
        <fieldset class="field">
            <legend>{move || language.t(msg::DIARY_GOOD)}</legend>
            <div class="choices-row">{choices}</div>
        </fieldset>
    }
}
