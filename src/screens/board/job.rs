//! `/board/:job`: the work on several drafts. All of it has one route, because each route makes the first visit's
//! download larger.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::begin::Begin;
use super::collect::Collect;
use super::joint::Joint;
use super::print::BoardPrint;
use super::sisters::Sisters;
use super::tasks::BoardTasks;
use crate::screens::not_found::NotFound;

/// The screen that the address names.
#[component]
pub fn Job() -> impl IntoView {
    let params = use_params_map();
    let job = Memo::new(move |_| params.with(|params| params.get("job").unwrap_or_default()));
    move || match job.get().as_str() {
        "collect" => view! { <Collect /> }.into_any(),
        "joint" => view! { <Joint /> }.into_any(),
        "sisters" => view! { <Sisters /> }.into_any(),
        "print" => view! { <BoardPrint /> }.into_any(),
        "tasks" => view! { <BoardTasks /> }.into_any(),
        "begin" => view! { <Begin /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}
