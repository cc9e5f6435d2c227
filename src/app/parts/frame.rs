//! What stands around every screen: the skip link, the name, the language.

use leptos::prelude::*;
use leptos_router::components::A;

use super::icons::VillageStar;
use crate::app::language::use_language;
use crate::locale::{Lang, msg};

/// Header and main area. Screens are its children.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let language = use_language();
    let other = move || match language.get() {
        Lang::Vi => Lang::En,
        Lang::En => Lang::Vi,
    };
    view! {
        <a class="skip" href="#main">{move || language.t(msg::APP_SKIP)}</a>
        <header class="top">
            <A href="/" attr:class="brand">
                <VillageStar />
                <span>{move || language.t(msg::APP_NAME)}</span>
            </A>
            <button
                type="button"
                class="button quiet"
                lang=move || other().tag()
                on:click=move |_| language.switch(other())
            >
                {move || language.t(msg::APP_OTHER_LANGUAGE)}
            </button>
        </header>
        <main id="main" tabindex="-1">
            {children()}
        </main>
    }
}
