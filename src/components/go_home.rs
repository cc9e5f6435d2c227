//! The link to the start page, for a screen that has nothing to show.

use crate::components::link::A;
use leptos::prelude::*;

use crate::state::language::use_language;
use sao_lang_core::locale::msg;

/// A link to the start page that looks like a button.
#[component]
pub fn GoHome() -> impl IntoView {
    let language = use_language();
    view! {
        <A href="/" attr:class="button primary">
            {move || language.t(msg::APP_GO_HOME)}
        </A>
    }
}
