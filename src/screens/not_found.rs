//! The screen for an unknown address.

use leptos::prelude::*;

use crate::components::go_home::GoHome;
use crate::components::heading::ScreenHeading;
use crate::state::language::use_language;
use sao_lang_core::locale::msg;

/// A note that the address is unknown, and a link to the start page.
#[component]
pub fn NotFound() -> impl IntoView {
    let language = use_language();
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::APP_NOT_FOUND).to_owned()) />
        <p>{move || language.t(msg::APP_NOT_FOUND_HELP)}</p>
        <GoHome />
    }
}
