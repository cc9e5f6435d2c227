//! The way to the board on the start page, where there are many drafts.

use leptos::prelude::*;

use crate::app::language::Language;
use crate::app::parts::link::A;
use crate::app::screens::home::DrawBoard;
use crate::locale::msg;

/// Sets what draws it. The screen that shows it may be gone by then.
pub fn find_board(slot: RwSignal<Option<DrawBoard>>) {
    slot.try_set(Some(draw));
}

fn draw(language: Language) -> AnyView {
    view! {
        <p id="home-board">
            <A href="/board" attr:class="button wide">
                {language.t(msg::DESK_HOME)}
            </A>
        </p>
    }
    .into_any()
}
