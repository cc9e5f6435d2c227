//! `/help`: how to use the app, and where the rest is explained.

use leptos::prelude::*;

use crate::components::heading::ScreenHeading;
use crate::components::screen_links::{ScreenLink, ScreenLinks};
use crate::state::language::use_language;
use sao_lang_core::locale::msg;

/// Pages of help.
const PAGES: [ScreenLink; 7] = [
    ("/stars", msg::STARS_TITLE, msg::HELP_STARS_HELP),
    ("/procedure", msg::PROCEDURE_TITLE, msg::PROCEDURE_HELP),
    ("/glossary", msg::GLOSSARY_TITLE, msg::HELP_GLOSSARY_HELP),
    ("/laws", msg::LAWS_TITLE, msg::HELP_LAWS_HELP),
    ("/practice", msg::PRACTICE_HOME_LINK, msg::PRACTICE_HOME_HELP),
    ("/handout", msg::HANDOUT_TITLE, msg::HANDOUT_HELP),
    ("/about", msg::ABOUT_TITLE, msg::HELP_ABOUT_HELP),
];

/// For many products.
const MANY: [ScreenLink; 2] = [
    ("/board", msg::BOARD_TITLE, msg::TOOLS_BOARD_HELP),
    ("/board/collect", msg::COLLECT_OPEN, msg::TOOLS_COLLECT_HELP),
];

/// The index of help.
#[component]
pub fn Help() -> impl IntoView {
    let language = use_language();
    let how = [msg::HELP_HOW_1, msg::HELP_HOW_2, msg::HELP_HOW_3, msg::HELP_HOW_4, msg::HELP_HOW_5];
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::HELP_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::HELP_LEAD)}</p>
        <ScreenLinks list=&PAGES title=msg::HELP_TITLE />
        <h2>{move || language.t(msg::HELP_HOW)}</h2>
        <ol class="how">{how.map(|words| view! { <li>{move || language.t(words)}</li> })}</ol>
        <h2>{move || language.t(msg::BOARD_LIST_HELP_TITLE)}</h2>
        <p>{move || language.t(msg::BOARD_LIST_HELP)}</p>
        <ScreenLinks list=&MANY title=msg::BOARD_LIST_HELP_TITLE />
        <h2>{move || language.t(msg::HELP_PRIVATE_TITLE)}</h2>
        <p>{move || language.t(msg::HELP_PRIVATE)}</p>
        <h2>{move || language.t(msg::HELP_WEBVIEW_TITLE)}</h2>
        <p>{move || language.t(msg::HELP_WEBVIEW)}</p>
    }
}
