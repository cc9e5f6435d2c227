//! Reports as files, about the selected rows, or about the shown rows where none is selected.

use crate::components::file_download::{FileDownloadNote, use_file_download};
use crate::components::link::A;
use leptos::prelude::*;

use crate::browser::{assets, clock, storage};
use crate::components::alert::Alert;
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use sao_lang_core::board::{By, Selection};
use sao_lang_core::locale::{Lang, Message, msg, values};
use sao_lang_core::templates;
use worker_protocol::{
    MakeReport, MakeWrittenArchive, ManyDrafts, Report, StoredText, TableReport, WordReport, ZIP, written_archive_name,
};

/// The texts of the drafts with these ids, in this order; exercises of this tab are included.
pub fn texts_of(ids: &[String]) -> Vec<StoredText> {
    let first = ids.iter().enumerate().filter(|(at, id)| !ids[..*at].contains(id));
    first.filter_map(|(_, id)| storage::text(id).ok().map(|text| StoredText { id: id.clone(), text })).collect()
}

/// The drafts of a report or a working paper, with today's date. The language is always Vietnamese, because members and
/// Vietnamese offices read it.
pub fn about(drafts: Vec<StoredText>) -> ManyDrafts {
    ManyDrafts { drafts, today: clock::today(), lang: Lang::Vi.tag().to_owned() }
}

/// The address of the screen that shows a report to print.
fn print_address(report: WordReport, selection: &Selection) -> String {
    let by = selection.by.map_or("", By::key);
    format!("/board/print?document={}&by={by}&ids={}", report.name(), selection.ids.join(","))
}

/// A button for each kind of report, all about the same products.
#[component]
pub fn Reports(
    /// The products of the reports.
    selection: Memo<Selection>,
) -> impl IntoView {
    let language = use_language();
    let download = use_file_download();
    let make = move |report: Report| {
        let selection = selection.get_untracked();
        let about = about(texts_of(&selection.ids));
        let name = report.file_name(&selection, &about.today);
        download.start(name, report.media_type(), MakeReport { report, by: selection.by, about }.into());
    };
    let tasks = use_tasks();
    let unavailable = RwSignal::new(false);
    // Everything that can be written today for these products; the templates are fetched first.
    let write = move |_| {
        let ids = selection.with_untracked(|selection| selection.ids.clone());
        unavailable.set(false);
        tasks.spawn(async move {
            match assets::fetch_text(templates::FILE).await {
                Some(templates) => {
                    let today = clock::today();
                    let name = written_archive_name("", &today);
                    let request = MakeWrittenArchive { drafts: texts_of(&ids), templates, today };
                    download.start(name, ZIP, request.into());
                }
                None => unavailable.set(true),
            }
        });
    };
    let button = move |(report, id, label): (Report, &'static str, Message)| {
        view! {
            <button type="button" class="button wide" id=id on:click=move |_| make(report)>
                {move || language.t(label)}
            </button>
        }
    };
    let print = move |(report, label): (WordReport, Message)| {
        let href = move || selection.with(|selection| print_address(report, selection));
        view! {
            <A href=href attr:class="button wide">
                {move || language.t(label)}
            </A>
        }
    };
    view! {
        <h2>{move || language.t(msg::BOARD_REPORT)}</h2>
        <div class="card">
            <p id="report-about">
                {move || {
                    let what = selection.with(|selection| selection.words(language.get()));
                    language.fill(msg::REPORTS_ABOUT, values::What { what: &what })
                }}
            </p>
            <p class="hint">{move || language.t(msg::REPORTS_ABOUT_HELP)}</p>
            {[
                (Report::Word(WordReport::Readiness), "report-docx", msg::BOARD_REPORT_PAGES),
                (Report::Table(TableReport::Workbook), "report-xlsx", msg::BOARD_REPORT_BOOK),
                (Report::Word(WordReport::Portfolio), "report-portfolio", msg::REPORTS_PORTFOLIO),
            ].map(button)}
            <details>
                <summary>{move || language.t(msg::WAY_OTHER_FILES)}</summary>
                {button((Report::Table(TableReport::Csv), "report-csv", msg::BOARD_REPORT_TABLE))}
                <button type="button" class="button wide" id="report-written" on:click=write>
                    {move || language.t(msg::REPORTS_WRITTEN)}
                </button>
                {[(WordReport::Readiness, msg::REPORTS_PRINT), (WordReport::Portfolio, msg::REPORTS_PRINT_PORTFOLIO)].map(print)}
            </details>
            <Show when=move || unavailable.get()>
                <Alert urgent=true>
                    <p>{move || language.t(msg::WRITTEN_UNAVAILABLE)}</p>
                </Alert>
            </Show>
            <FileDownloadNote download />
        </div>
    }
}
