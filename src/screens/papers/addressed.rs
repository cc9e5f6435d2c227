//! The paper of the register that an address names by its index.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::components::heading::ScreenHeading;
use crate::components::link::A;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::locale::msg;

/// The screen of the paper in the address, made by `show` from its index; where there is none, the way to the register.
pub fn addressed_paper(show: fn(usize) -> AnyView) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let params = use_params_map();
    let index = Memo::new(move |_| params.with(|p| p.get("paper").and_then(|n| n.parse::<usize>().ok())));
    move || match index.get().filter(|index| open.peek(|draft| *index < draft.papers.len())) {
        Some(index) => show(index),
        None => view! {
            <ScreenHeading text=Signal::derive(move || language.t(msg::PAPERS_MISSING).to_owned()) />
            <A href=open.link("papers") attr:class="button">
                {move || language.t(msg::PAPERS_TO_LIST)}
            </A>
        }
        .into_any(),
    }
}
