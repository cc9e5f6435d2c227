//! `/laws`: the laws beside the Decision, and the state of each.

use leptos::prelude::*;

use crate::components::heading::ScreenHeading;
use crate::state::language::use_language;
use sao_lang_core::catalogue::{EditionTexts as _, Law, LawState, Text as _, catalogue};
use sao_lang_core::locale::{msg, values};

/// All laws, those in force first; the key of each is its anchor.
#[component]
pub fn Laws() -> impl IntoView {
    let language = use_language();
    let edition = catalogue().newest();
    let (in_force, others): (Vec<&'static Law>, Vec<&'static Law>) =
        edition.laws.iter().partition(|law| law.state == LawState::InForce);
    let said = move |law: &'static Law| {
        let lang = language.get();
        let day = |date: &str| lang.day(date).unwrap_or_default();
        let signed = law.signed.as_ref().map(|date| msg::LAWS_SIGNED.fill(lang, values::Day { day: &day(date) }));
        let looked = msg::LAWS_LOOKED.fill(lang, values::Day { day: &day(&law.looked) });
        let days = [signed, Some(looked)].into_iter().flatten().collect::<Vec<_>>().join(". ");
        view! {
            <dt id=law.key.as_str()>{law.name.text(lang)}</dt>
            <dd>
                <p>{law.about.text(lang)}"."</p>
                <p>
                    <strong>{edition.law_state(law, lang)}"."</strong>
                </p>
                <p>{law.means.text(lang)}</p>
                <p class="meta">{days}"."</p>
            </dd>
        }
    };
    let list = move |laws: Vec<&'static Law>| {
        view! { <dl class="terms">{move || laws.iter().copied().map(said).collect_view()}</dl> }
    };
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::LAWS_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::LAWS_LEAD)}</p>
        <p>{move || language.t(msg::LAWS_ASK)}</p>
        <h2>{move || language.t(msg::LAWS_NOW)}</h2>
        {list(in_force)}
        <h2>{move || language.t(msg::LAWS_NOT_NOW)}</h2>
        {list(others)}
    }
}
