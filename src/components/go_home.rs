//! The way out of a screen that has nothing to show.

use crate::components::link::A;
use leptos::prelude::*;

use crate::state::language::use_language;
use sao_lang_core::locale::msg;

/// Leads to the start page.
#[component]
pub fn GoHome() -> impl IntoView {
    let language = use_language();
    view! {
        <A href="/" attr:class="button primary">
            {move || language.t(msg::APP_GO_HOME)}
        </A>
    }
}
