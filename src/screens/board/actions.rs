//! What can be done with the chosen drafts.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::board_view::Picked;
use crate::components::link::A;
use crate::state::language::use_language;
use sao_lang_core::locale::{msg, values};

/// The links for the chosen drafts; nothing while none is chosen.
#[component]
pub fn Actions(
    /// The chosen drafts.
    picked: Picked,
) -> impl IntoView {
    let language = use_language();
    let count = Memo::new(move |_| picked.with(BTreeSet::len));
    let ids = move || picked.with(|p| p.iter().cloned().collect::<Vec<_>>().join(","));
    view! {
        <Show when=move || { count.get() > 0 }>
            <div class="card board-actions">
                <p role="status">{move || language.fill(msg::BOARD_CHOSEN, values::N { n: &count.get() })}</p>
                <div class="buttons">
                    <Show when=move || (2..=4).contains(&count.get())>
                        <A href=move || format!("/compare?ids={}", ids()) attr:class="button">
                            {move || language.t(msg::BOARD_COMPARE)}
                        </A>
                    </Show>
                    <Show when=move || count.get() == 1>
                        <A href=move || format!("/board/sisters?from={}", ids()) attr:class="button">
                            {move || language.t(msg::BOARD_SISTERS)}
                        </A>
                        <A href=move || format!("/board/begin?as=product&from={}", ids()) attr:class="button quiet">
                            {move || language.t(msg::BEGIN_PRODUCT)}
                        </A>
                        <A href=move || format!("/board/begin?as=re-rating&from={}", ids()) attr:class="button quiet">
                            {move || language.t(msg::BEGIN_RE_RATING)}
                        </A>
                    </Show>
                    <A href=move || format!("/board/tasks?ids={}", ids()) attr:class="button">
                        {move || language.t(msg::TASKS_OPEN)}
                    </A>
                    <A href=move || format!("/board/joint?ids={}", ids()) attr:class="button primary">
                        {move || language.t(msg::BOARD_JOINT)}
                    </A>
                    <button type="button" class="button quiet" on:click=move |_| picked.set(BTreeSet::new())>
                        {move || language.t(msg::BOARD_CHOOSE_NONE)}
                    </button>
                </div>
                <Show when=move || count.get() == 1>
                    <p class="hint">{move || language.t(msg::BOARD_COMPARE_HELP)}</p>
                </Show>
                <Show when=move || { count.get() > 1 }>
                    <p class="hint">{move || language.t(msg::BOARD_SISTERS_HELP)}</p>
                </Show>
            </div>
        </Show>
    }
}
