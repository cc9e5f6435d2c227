//! `/:page`: pages that explain, and settings. All have one route, because each route makes the first visit's download
//! larger.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::about::About;
use super::glossary::Glossary;
use super::help::Help;
use super::laws::Laws;
use super::not_found::NotFound;
use super::procedure::Procedure;
use super::settings::Settings;
use super::stars::StarRules;
use super::tools::Tools;

/// The page in the address.
#[component]
pub fn Page() -> impl IntoView {
    let params = use_params_map();
    let page = Memo::new(move |_| params.with(|params| params.get("page").unwrap_or_default()));
    move || match page.get().as_str() {
        "settings" => view! { <Settings /> }.into_any(),
        "tools" => view! { <Tools /> }.into_any(),
        "help" => view! { <Help /> }.into_any(),
        "stars" => view! { <StarRules /> }.into_any(),
        "about" => view! { <About /> }.into_any(),
        "glossary" => view! { <Glossary /> }.into_any(),
        "laws" => view! { <Laws /> }.into_any(),
        "procedure" => view! { <Procedure /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}
