//! What stands around every screen: the skip link, the name, help, looks and language.

use leptos::prelude::*;
use leptos_router::components::A;

use super::icons::{Help, Sliders, VillageStar};
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
            <div class="top-row">
                <A href="/" attr:class="brand">
                    <VillageStar />
                    <span lang="vi">{move || language.t(msg::APP_NAME)}</span>
                </A>
                <nav class="top-links" aria-label=move || language.t(msg::APP_TOOLS)>
                    <A href="/help" attr:class="top-link">
                        <Help />
                        <span class="top-label">{move || language.t(msg::HELP_SHORT)}</span>
                    </A>
                    <A href="/settings" attr:class="top-link">
                        <Sliders />
                        <span class="top-label">{move || language.t(msg::SETTINGS_SHORT)}</span>
                    </A>
                    <button
                        type="button"
                        class="top-link"
                        lang=move || other().tag()
                        on:click=move |_| language.switch(other())
                    >
                        {move || language.t(msg::APP_OTHER_LANGUAGE)}
                    </button>
                </nav>
            </div>
        </header>
        <main id="main" tabindex="-1">
            {children()}
        </main>
    }
}
