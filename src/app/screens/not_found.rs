//! An address that leads nowhere.

use leptos::prelude::*;

use crate::app::language::use_language;
use crate::app::parts::go_home::GoHome;
use crate::app::parts::heading::ScreenHeading;
use crate::locale::msg;

/// Says so, and leads to the start page.
#[component]
pub fn NotFound() -> impl IntoView {
    let language = use_language();
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::APP_NOT_FOUND).to_owned()) />
        <p>{move || language.t(msg::APP_NOT_FOUND_HELP)}</p>
        <GoHome />
    }
}
