//! Reports to take away: on the rows that are ticked, or on those that are shown.

use crate::components::file_download::{FileDownloadNote, use_file_download};
use crate::components::link::A;
use leptos::prelude::*;

use crate::browser::{clock, storage};
use crate::state::language::use_language;
use sao_lang_core::board::{By, Selection};
use sao_lang_core::locale::{Lang, Message, msg, values};
use worker_protocol::{MakeReport, ManyDrafts, Report, StoredText, TableReport, WordReport};

/// The texts of the drafts of these ids, exercises of this tab too, in their order.
pub fn texts_of(ids: &[String]) -> Vec<StoredText> {
    let first = ids.iter().enumerate().filter(|(at, id)| !ids[..*at].contains(id));
    first.filter_map(|(_, id)| storage::text(id).ok().map(|text| StoredText { id: id.clone(), text })).collect()
}

/// What a report or a working paper is about today. It goes to members and Vietnamese offices, whatever the language on
/// the screen.
pub fn about(drafts: Vec<StoredText>) -> ManyDrafts {
    ManyDrafts { drafts, today: clock::today(), lang: Lang::Vi.tag().to_owned() }
}

/// The address of a report on the screen, to print it.
fn print_address(report: WordReport, selection: &Selection) -> String {
    let by = selection.by.map_or("", By::key);
    format!("/board/print?document={}&by={by}&ids={}", report.name(), selection.ids.join(","))
}

/// Buttons for each kind of report, all about the same products.
#[component]
pub fn Reports(
    /// What the reports are about.
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
                {[(WordReport::Readiness, msg::REPORTS_PRINT), (WordReport::Portfolio, msg::REPORTS_PRINT_PORTFOLIO)].map(print)}
            </details>
            <FileDownloadNote download />
        </div>
    }
}
