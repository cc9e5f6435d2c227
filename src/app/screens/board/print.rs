//! `/board/print`: the readiness report on the screen, to print or to keep as PDF.

use crate::app::parts::link::A;
use leptos::prelude::*;

use super::load::stored_texts;
use crate::app::language::use_language;
use crate::app::office;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::paper::{Paper, blocks_of};
use crate::app::task::use_tasks;
use crate::edge::clock;
use crate::locale::{Lang, msg};
use crate::office::protocol::Request;

/// The pages.
#[component]
pub fn BoardPrint() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let pages = RwSignal::new(None);
    let make = move || {
        let drafts = stored_texts().unwrap_or_default();
        let request = Request::ReportBlocks { drafts, today: clock::today(), lang: Lang::Vi.tag().to_owned() };
        pages.set(None);
        tasks.spawn(async move {
            pages.set(Some(blocks_of(office::ask(&request, None).await.map(|(reply, _)| reply))));
        });
    };
    make();
    let print = move |_| {
        // A browser that cannot print does nothing.
        let _ = window().print();
    };
    view! {
        <div class="not-printed">
            <ScreenHeading text=Signal::derive(move || language.t(msg::BOARD_REPORT_PRINT).to_owned()) />
            <p class="hint">{move || language.t(msg::EXPORT_PRINT_HELP)}</p>
            <div class="buttons">
                <A href="/board" attr:class="button">
                    {move || language.t(msg::BOARD_BACK)}
                </A>
                <button type="button" class="button primary" on:click=print>
                    {move || language.t(msg::EXPORT_PRINT_NOW)}
                </button>
            </div>
        </div>
        <Paper pages label=msg::BOARD_REPORT again=make />
    }
}
