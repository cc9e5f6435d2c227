//! The link to the board on the start page, if there are many drafts.

use leptos::prelude::*;

use crate::components::link::A;
use crate::state::language::{DrawView, Language};
use sao_lang_core::locale::msg;

/// Sets the function that draws the link. The screen that shows it may be gone by then.
pub fn find_board(slot: RwSignal<Option<DrawView>>) {
    slot.try_set(Some(draw));
}

fn draw(language: Language) -> AnyView {
    view! {
        <p id="home-board">
            <A href="/board" attr:class="button wide">
                {language.t(msg::BOARD_LIST_HOME)}
            </A>
        </p>
    }
    .into_any()
}
