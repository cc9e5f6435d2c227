//! `/tools`: what is for co-operatives with many products and for trainers, away from the first steps of one producer.

use leptos::prelude::*;

use crate::browser::storage;
use crate::components::choice_field::ChoiceField;
use crate::components::heading::ScreenHeading;
use crate::components::screen_links::{ScreenLink, ScreenLinks};
use crate::state::language::use_language;
use sao_lang_core::locale::msg;
use sao_lang_core::repository::keys::setting::BEGIN;

/// The value of [`BEGIN`] for the board, which `public/start.js` knows; without one, the app begins on the start page.
const BOARD: &str = "board";

/// For many products: address, name, what it is for.
const MANY: [ScreenLink; 3] = [
    ("/board", msg::BOARD_TITLE, msg::TOOLS_BOARD_HELP),
    ("/board/collect", msg::COLLECT_OPEN, msg::TOOLS_COLLECT_HELP),
    ("/backup", msg::BACKUP_TITLE, msg::TOOLS_BACKUP_HELP),
];

/// For a class.
const CLASS: [ScreenLink; 2] = [
    ("/practice", msg::PRACTICE_HOME_LINK, msg::PRACTICE_HOME_HELP),
    ("/handout", msg::HANDOUT_TITLE, msg::HANDOUT_HELP),
];

/// The tools, and where the app begins on this device.
#[component]
pub fn Tools() -> impl IntoView {
    let language = use_language();
    let on_board = RwSignal::new(storage::setting(BEGIN).as_deref() == Some(BOARD));
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::TOOLS_TITLE).to_owned()) />
        <h2>{move || language.t(msg::TOOLS_MANY)}</h2>
        <ScreenLinks list=&MANY title=msg::TOOLS_MANY />
        <ChoiceField
            label=Signal::derive(move || language.t(msg::TOOLS_BEGIN).to_owned())
            checked=on_board
            on_change=move |on| {
                storage::set_setting(BEGIN, if on { BOARD } else { "" });
                on_board.set(on);
            }
        />
        <h2>{move || language.t(msg::TOOLS_CLASS)}</h2>
        <ScreenLinks list=&CLASS title=msg::TOOLS_CLASS />
    }
}
