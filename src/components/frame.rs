//! The frame around every screen: the skip link, the app's name, help, settings and language.

use crate::components::link::A;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::icons::{Help, VillageStar};
use super::update_bar::UpdateBar;
use crate::state::language::use_language;
use sao_lang_core::locale::{Lang, msg};

/// Moves the focus to the screen. The browser itself would open the start page, because `<base>` points there.
fn to_main(event: MouseEvent) {
    event.prevent_default();
    let main = document().get_element_by_id("main").and_then(|main| main.dyn_into::<HtmlElement>().ok());
    if let Some(main) = main {
        // If the element cannot take the focus, the focus stays as it is.
        let _ = main.focus();
    }
}

/// The header and the main area; the screen is the child.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let language = use_language();
    view! {
        <a class="skip" href="#main" on:click=to_main>{move || language.t(msg::APP_SKIP)}</a>
        <UpdateBar />
        <Header />
        <main id="main" tabindex="-1">
            {children()}
        </main>
    }
}

/// The header: the app's name, help, settings and language.
#[component]
pub fn Header() -> impl IntoView {
    let language = use_language();
    let other = move || match language.get() {
        Lang::Vi => Lang::En,
        Lang::En => Lang::Vi,
    };
    view! {
        <header class="top">
            <div class="top-row">
                <A href="/" attr:class="brand">
                    <VillageStar />
                    <span lang="vi">{move || language.t(msg::APP_NAME)}</span>
                </A>
                <nav class="top-links" aria-label=move || language.t(msg::APP_TOOLS)>
                    <A href="/help" attr:class="top-link">
                        <Help />
                        <span>{move || language.t(msg::HELP_SHORT)}</span>
                    </A>
                    <A href="/settings" attr:class="top-link top-type">{move || language.t(msg::REACH_TYPE_SIZE)}</A>
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
    }
}
