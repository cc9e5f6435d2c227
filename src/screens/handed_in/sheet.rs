//! `/draft/:id/handed-in/:round`: the cover sheet of an amendment on the screen, to print or to save. The address has
//! the index of the round.

use leptos::prelude::*;

use super::load::{about, file_name, hashes};
use crate::components::heading::ScreenHeading;
use crate::components::link::A;
use crate::components::paper::Paper;
use crate::components::print_head::{PrintHead, title_of};
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::locale::msg;
use worker_protocol::{AboutAmendment, AmendmentBlocks, MakeAmendment};

/// The cover sheet, or a note that the draft has no such round.
#[component]
pub(super) fn Sheet(round: String) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    match round.parse::<usize>().ok().filter(|round| open.peek(|draft| *round < draft.handed_in.len())) {
        Some(round) => view! { <SheetPages round /> }.into_any(),
        None => view! {
            <ScreenHeading text=Signal::derive(move || language.t(msg::FREEZE_NO_ROUND).to_owned()) />
            <A href=open.link("handed-in") attr:class="button">
                {move || language.t(msg::FREEZE_BACK)}
            </A>
        }
        .into_any(),
    }
}

#[component]
fn SheetPages(round: usize) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let open = use_draft();
    let pages = RwSignal::new(None);
    // What the pages on the screen are about.
    let shown = StoredValue::new(None::<AboutAmendment>);
    // The browser uses the title as the name of the PDF.
    let title = Signal::derive(move || {
        open.with(|draft| title_of(language, language.t(msg::FREEZE_SHEET), &draft.product.name))
    });
    let make = move || {
        pages.set(None);
        tasks.spawn(async move {
            let made = match hashes(open).await {
                Ok(files) => {
                    let about = about(open, round, files);
                    shown.set_value(Some(about.clone()));
                    worker::ask(AmendmentBlocks { about }).await
                }
                Err(why) => Err(why),
            };
            pages.set(Some(made));
        });
    };
    make();
    let pdf = Callback::new(move |()| {
        let about = shown.get_value()?;
        Some((file_name(open, "pdf"), MakeAmendment { about }.into()))
    });
    view! {
        <PrintHead title back=(open.link("handed-in"), msg::FREEZE_BACK) pdf />
        <Paper pages label=msg::FREEZE_SHEET again=make />
    }
}
