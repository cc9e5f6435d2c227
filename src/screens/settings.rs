//! `/settings`: language, colours and size of type on this device.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::components::choice_field::ChoiceField;
use crate::components::heading::ScreenHeading;
use crate::components::icons::Back;
use crate::components::surround::surround;
use crate::state::advance;
use crate::state::appearance::{DISPLAY, Look, THEME};
use crate::state::language::use_language;
use sao_lang_core::locale::{Lang, Message, msg};

/// All settings; each works at once.
#[component]
pub fn Settings() -> impl IntoView {
    let language = use_language();
    let navigate = use_navigate();
    let languages = Lang::ALL.map(|lang| {
        let name = match lang {
            Lang::Vi => "Tiếng Việt",
            Lang::En => "English",
        };
        view! {
            <ChoiceField
                group="language"
                lang=lang.tag()
                label=Signal::stored(name.to_owned())
                checked=Signal::derive(move || language.get() == lang)
                on_change=move |_| language.switch(lang)
            />
        }
    });
    const THEMES: [(&str, Message); 4] = [
        ("auto", msg::SETTINGS_THEME_AUTO),
        ("light", msg::SETTINGS_THEME_LIGHT),
        ("dark", msg::SETTINGS_THEME_DARK),
        ("contrast", msg::SETTINGS_THEME_CONTRAST),
    ];
    const SIZES: [(&str, Message); 3] = [
        ("normal", msg::SETTINGS_DISPLAY_NORMAL),
        ("large", msg::SETTINGS_DISPLAY_LARGE),
        ("projector", msg::SETTINGS_DISPLAY_PROJECTOR),
    ];
    let advances = RwSignal::new(advance::is_on());
    surround("wide");
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::SETTINGS_TITLE).to_owned()) />
        <p class="hint">{move || language.t(msg::SETTINGS_LEAD)}</p>
        <div class="columns">
            <fieldset class="card">
                <legend>{move || language.t(msg::SETTINGS_LANGUAGE)}</legend>
                {languages}
            </fieldset>
            <Looks look=DISPLAY name="display" title=msg::SETTINGS_DISPLAY values=&SIZES />
            <Looks look=THEME name="theme" title=msg::SETTINGS_THEME values=&THEMES />
            <fieldset class="card">
                <legend>{move || language.t(msg::WAY_ADVANCE_TITLE)}</legend>
                <ChoiceField
                    label=Signal::derive(move || language.t(msg::WAY_ADVANCE).to_owned())
                    checked=advances
                    on_change=move |on| {
                        advance::set_on(on);
                        advances.set(on);
                    }
                />
                <p class="hint">{move || language.t(msg::WAY_ADVANCE_HELP)}</p>
            </fieldset>
        </div>
        <nav class="buttons">
            <button type="button" class="button primary" on:click=move |_| go_back(&navigate)>
                <Back />
                {move || language.t(msg::SETTINGS_BACK)}
            </button>
        </nav>
    }
}

/// One group of looks to choose from.
#[component]
fn Looks(look: Look, name: &'static str, title: Message, values: &'static [(&'static str, Message)]) -> impl IntoView {
    let language = use_language();
    let chosen = RwSignal::new(look.chosen());
    let choices = values.iter().map(|&(value, words)| {
        let choose = move |_| {
            look.choose(value);
            chosen.set(value);
        };
        view! {
            <ChoiceField
                group=name
                label=Signal::derive(move || language.t(words).to_owned())
                checked=Signal::derive(move || chosen.get() == value)
                on_change=choose
            />
        }
    });
    view! {
        <fieldset class="card">
            <legend>{move || language.t(title)}</legend>
            {choices.collect_view()}
        </fieldset>
    }
}

/// To the screen before this one; from a tab of its own, to the start page.
fn go_back(navigate: &impl Fn(&str, NavigateOptions)) {
    match window().history() {
        // Going back fails only in a page that is not shown.
        Ok(history) if history.length().is_ok_and(|n| n > 1) => drop(history.back()),
        _ => navigate("/", NavigateOptions::default()),
    }
}
