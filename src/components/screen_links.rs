//! A list of screens with a description of each.

use crate::components::link::A;
use leptos::prelude::*;

use super::icons::Forward;
use crate::state::language::use_language;
use sao_lang_core::locale::Message;

/// A screen: its address, its name, its description.
pub type ScreenLink = (&'static str, Message, Message);

/// The list of screens; `title` names it for a screen reader.
#[component]
pub fn ScreenLinks(list: &'static [ScreenLink], title: Message) -> impl IntoView {
    let language = use_language();
    let items = list.iter().map(|&(href, name, what)| {
        view! {
            <li>
                <A href=href attr:class="card step">
                    <span class="step-name">{move || language.t(name)} <Forward /></span>
                    <span class="meta">{move || language.t(what)}</span>
                </A>
            </li>
        }
    });
    view! {
        <nav class="steps" aria-label=move || language.t(title)>
            <ul>{items.collect_view()}</ul>
        </nav>
    }
}
