//! The readiness report to take away: of the rows that are shown.

use std::sync::Arc;

use crate::app::parts::link::A;
use leptos::prelude::*;

use crate::app::language::use_language;
use crate::app::office;
use crate::app::parts::alert::Alert;
use crate::app::task::use_tasks;
use crate::app::words::office_failure;
use crate::board::{Board, Group};
use crate::documents::file_name;
use crate::edge::{clock, files, storage};
use crate::locale::{Lang, Message, msg};
use crate::office::protocol::{Failure, Report, Request, StoredText};

/// What came of the last report.
#[derive(Debug, Clone)]
enum Outcome {
    Working,
    Done(String),
    Failed(Failure),
}

/// The texts of the drafts of these ids, exercises of this tab too, in their order.
pub fn texts_of(ids: &[String]) -> Vec<StoredText> {
    let first = ids.iter().enumerate().filter(|(at, id)| !ids[..*at].contains(id));
    first.filter_map(|(_, id)| storage::text(id).ok().map(|text| StoredText { id: id.clone(), text })).collect()
}

/// Buttons for each kind of report.
#[component]
pub fn Reports(board: Arc<Board>, shown: Signal<(Vec<usize>, Vec<Group>)>) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let outcome = RwSignal::new(None::<Outcome>);
    let make = move |report: Report| {
        let ids: Vec<String> = shown
            .with_untracked(|(rows, _)| rows.iter().filter_map(|r| board.rows.get(*r)).map(|r| r.id.clone()).collect());
        let today = clock::today();
        let name = file_name("bang-san-pham", "", &today, report.extension());
        outcome.set(Some(Outcome::Working));
        tasks.spawn(async move {
            // The report goes to a Vietnamese office, whatever the language on the screen.
            let request = Request::Report { report, drafts: texts_of(&ids), today, lang: Lang::Vi.tag().to_owned() };
            let made = office::file(&request).await;
            let done =
                made.and_then(|bytes| files::download(&name, report.media_type(), &bytes).map_err(|_| Failure::Write));
            outcome.set(Some(match done {
                Ok(()) => Outcome::Done(name),
                Err(why) => Outcome::Failed(why),
            }));
        });
    };
    let button = move |(report, label): (Report, Message)| {
        let make = make.clone();
        view! {
            <button
                type="button"
                class="button wide"
                id=format!("report-{}", report.extension())
                on:click=move |_| make(report)
            >
                {move || language.t(label)}
            </button>
        }
    };
    view! {
        <h2>{move || language.t(msg::BOARD_REPORT)}</h2>
        <div class="card">
            {[(Report::Pages, msg::BOARD_REPORT_PAGES), (Report::Book, msg::BOARD_REPORT_BOOK)].map(button.clone())}
            <details>
                <summary>{move || language.t(msg::WAY_OTHER_FILES)}</summary>
                {button((Report::Table, msg::BOARD_REPORT_TABLE))}
                <A href="/board/print" attr:class="button wide">
                    {move || language.t(msg::BOARD_REPORT_PRINT)}
                </A>
            </details>
            <p role="status" class="status">
                {move || match outcome.get() {
                    Some(Outcome::Working) => language.t(msg::EXPORT_WORKING).to_owned(),
                    Some(Outcome::Done(name)) => language.fill(msg::EXPORT_DONE, &[("name", &name)]),
                    _ => String::new(),
                }}
            </p>
            {move || match outcome.get() {
                Some(Outcome::Failed(why)) => {
                    Some(view! { <Alert urgent=true><p>{office_failure(why, language.get())}</p></Alert> })
                }
                _ => None,
            }}
        </div>
    }
}
