//! The way out of a screen that has nothing to show.

use crate::app::parts::link::A;
use leptos::prelude::*;

use crate::app::language::use_language;
use crate::locale::msg;

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
