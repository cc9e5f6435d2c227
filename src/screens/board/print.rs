//! `/board/print?document=&by=&ids=`: the readiness report or the portfolio on the screen, to print or to save as PDF.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::joint::ids_of;
use super::load::stored_texts;
use super::report::{about, texts_of};
use crate::components::paper::{self, Paper};
use crate::components::print_head::PrintHead;
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use sao_lang_core::board::By;
use sao_lang_core::documents::file_name;
use sao_lang_core::locale::msg;
use worker_protocol::{MakeWordReport, ReportBlocks, WordReport};

/// The pages of the report in the address, about the products in the address, or about all products where it names
/// none.
#[component]
pub fn BoardPrint() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let address = use_query_map().get_untracked();
    let said = |name: &str| address.get(name).unwrap_or_default();
    let report = WordReport::from_name(&said("document")).unwrap_or(WordReport::Readiness);
    let (ids, by) = (StoredValue::new(ids_of(&said("ids"))), By::from_key(&said("by")));
    let title = if report == WordReport::Portfolio { msg::REPORTS_PRINT_PORTFOLIO } else { msg::REPORTS_PRINT };
    let pages = RwSignal::new(None);
    let about = move || {
        about(ids.with_value(|ids| match ids.is_empty() {
            true => stored_texts().unwrap_or_default(),
            false => texts_of(ids),
        }))
    };
    let make = move || paper::draw(pages, tasks, ReportBlocks { report, by, about: about() });
    let pdf = Callback::new(move |()| {
        let about = about();
        Some((file_name(report.stem(), "", &about.today, "pdf"), MakeWordReport { report, by, about }.into()))
    });
    make();
    view! {
        <PrintHead
            title=Signal::derive(move || language.t(title).to_owned())
            back=("/board".to_owned(), msg::BOARD_BACK)
            pdf
        />
        <div class="report">
            <Paper pages label=msg::BOARD_REPORT again=make />
        </div>
    }
}
