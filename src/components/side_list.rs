//! The list of sections beside a question, on a wide screen.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::section_step::PartSteps;
use super::surround::surround;
use crate::browser::dom;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::locale::msg;

/// The smallest width of a screen with room for two columns.
const WIDE: &str = "(min-width: 64rem)";

/// All sections with their state, beside the questions of a section. On a narrow screen nothing is drawn; there the
/// list is one tap away.
#[component]
pub fn SideList() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let path = use_location().pathname;
    let wide = RwSignal::new(false);
    let measure = move || wide.set(dom::fits(WIDE));
    measure();
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let shown = Memo::new(move |_| {
        wide.get()
            && path.with(|path| ["/check/", "/question/", "/section/"].iter().any(|screen| path.contains(screen)))
    });
    view! {
        <Show when=move || shown.get()>
            {["wide", "beside"].map(surround)}
            <nav class="side-list" aria-label=move || language.t(msg::DRAFT_STEPS)>
                {open.set.parts.iter().map(|part| view! { <PartSteps part /> }).collect_view()}
            </nav>
        </Show>
    }
}
