//! `/board/print`: the readiness report on the screen, to print or to keep as PDF.

use crate::app::parts::link::A;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::load::stored_texts;
use crate::app::language::use_language;
use crate::app::office;
use crate::app::parts::alert::Alert;
use crate::app::parts::heading::ScreenHeading;
use crate::app::screens::print::block;
use crate::app::words::office_failure;
use crate::documents::model::Block;
use crate::edge::clock;
use crate::locale::{Lang, msg};
use crate::office::protocol::{Failure, Reply, Request};

/// The pages.
#[component]
pub fn BoardPrint() -> impl IntoView {
    let language = use_language();
    let pages = RwSignal::new(None::<Result<Vec<Block>, Failure>>);
    let drafts = stored_texts().unwrap_or_default();
    spawn_local(async move {
        let request = Request::ReportBlocks { drafts, today: clock::today(), lang: Lang::Vi.tag().to_owned() };
        let _ = pages.try_set(Some(match office::ask(&request, None).await {
            Ok((Reply::Blocks { blocks }, _)) => Ok(blocks),
            Ok(_) => Err(Failure::Write),
            Err(why) => Err(why),
        }));
    });
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
        {move || match pages.get() {
            None => view! { <p role="status">{language.t(msg::EXPORT_WORKING)}</p> }.into_any(),
            Some(Err(why)) => {
                view! { <Alert urgent=true><p>{office_failure(why, language.get())}</p></Alert> }.into_any()
            }
            Some(Ok(blocks)) => {
                view! {
                    <article class="paper" lang="vi" tabindex="0" aria-label=language.t(msg::BOARD_REPORT)>
                        {blocks.into_iter().map(block).collect_view()}
                    </article>
                }
                    .into_any()
            }
        }}
    }
}
