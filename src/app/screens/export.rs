//! `/draft/:id/export`: what to take home, what is missing, where to hand it in.

use crate::app::parts::link::A;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::language::use_language;
use crate::app::office;
use crate::app::open_draft::use_draft;
use crate::app::parts::alert::Alert;
use crate::app::parts::heading::ScreenHeading;
use crate::app::screens::findings::Findings;
use crate::app::task::use_tasks;
use crate::app::words::office_failure;
use crate::documents::file_name;
use crate::draft::to_json;
use crate::edge::{clock, files, page};
use crate::locale::{Lang, Message, msg};
use crate::office::protocol::{Document, Failure, Request};

/// What came of the last export.
#[derive(Debug, Clone)]
enum Outcome {
    Working,
    /// The file is made and handed to the browser; it can be shared as well.
    Done(String),
    Failed(Failure),
    /// The browser refused the file.
    Refused,
    /// The browser does not hand this kind of file to other apps.
    NotShared,
    /// The draft is ready to be pasted elsewhere.
    Copied,
    /// The browser does not let the app copy.
    NotCopied,
}

/// The files, each with its words: on the button, and what it is for.
const FILES: [(Document, Message, Message); 6] = [
    (Document::Dossier, msg::EXPORT_DOCX, msg::EXPORT_DOCX_HELP),
    (Document::Archive, msg::EXPORT_ZIP, msg::EXPORT_ZIP_HELP),
    (Document::ScoreSheet, msg::EXPORT_SHEET, msg::EXPORT_SHEET_HELP),
    (Document::Summary, msg::EXPORT_SUMMARY, msg::EXPORT_SUMMARY_HELP),
    (Document::Workbook, msg::EXPORT_XLSX, msg::EXPORT_XLSX_HELP),
    (Document::Calendar, msg::CALENDAR_DOWNLOAD, msg::CALENDAR_STEP_HELP),
];

/// Downloads of the dossier and of the draft.
#[component]
pub fn Export() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let open = use_draft();
    let outcome = RwSignal::new(None::<Outcome>);
    let last = StoredValue::new_local(None::<files::Made>);
    // While the user reads, the part that writes documents is fetched.
    office::prepare();
    let hand_out = move |made: files::Made| {
        let done = files::download(&made.name, made.media_type, &made.bytes).is_ok();
        outcome.set(Some(if done { Outcome::Done(made.name.clone()) } else { Outcome::Refused }));
        last.set_value(Some(made));
    };
    let make = move |document: Document| {
        let draft = open.peek(to_json);
        let name = open.peek(|d| file_name(document.stem(), &d.product.name, &d.changed, document.extension()));
        outcome.set(Some(Outcome::Working));
        tasks.spawn(async move {
            // The dossier goes to a Vietnamese office, whatever the language on the screen.
            let request = Request::Make { document, draft, today: clock::today(), lang: Lang::Vi.tag().to_owned() };
            match office::ask(&request, None).await {
                Ok((_, bytes)) => match bytes.dyn_into::<js_sys::Uint8Array>() {
                    Ok(bytes) => {
                        hand_out(files::Made { name, media_type: document.media_type(), bytes: bytes.to_vec() });
                    }
                    Err(_) => outcome.set(Some(Outcome::Failed(Failure::Write))),
                },
                Err(why) => outcome.set(Some(Outcome::Failed(why))),
            }
        });
    };
    let json = move |_| {
        let name = open.peek(|d| file_name("sao-lang", &d.product.name, &d.changed, "json"));
        let bytes = open.peek(to_json).into_bytes();
        hand_out(files::Made { name, media_type: files::JSON, bytes });
    };
    let share = move |_| {
        let Some(shared) = last.with_value(|made| made.as_ref().map(files::share)) else { return };
        tasks.spawn(async move {
            let done = match shared {
                Ok(sharing) => sharing.await,
                Err(error) => Err(error),
            };
            if done.is_err() {
                outcome.set(Some(Outcome::NotShared));
            }
        });
    };
    let copy = move |_| {
        let draft = open.peek(to_json);
        tasks.spawn(async move {
            let done = page::copy(&draft).await.is_ok();
            outcome.set(Some(if done { Outcome::Copied } else { Outcome::NotCopied }));
        });
    };
    let can_share = Memo::new(move |_| {
        outcome.track();
        last.with_value(|made| made.as_ref().is_some_and(files::can_share))
    });
    let rows = FILES.map(|(document, label, help)| {
        let class = if document == Document::Dossier { "button primary wide" } else { "button wide" };
        view! {
            <button type="button" class=class id=format!("make-{}", document.name()) on:click=move |_| make(document)>
                {move || language.t(label)}
            </button>
            <p class="hint">{move || language.t(help)}</p>
        }
    });
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::EXPORT_TITLE).to_owned()) />
        <Findings />
        <div class="card">
            {rows}
            <button type="button" class="button wide" on:click=json>
                {move || language.t(msg::EXPORT_JSON)}
            </button>
            <p class="hint">{move || language.t(msg::EXPORT_JSON_HELP)}</p>
            <p role="status" class="status">
                {move || match outcome.get() {
                    Some(Outcome::Working) => language.t(msg::EXPORT_WORKING).to_owned(),
                    Some(Outcome::Done(name)) => language.fill(msg::EXPORT_DONE, &[("name", &name)]),
                    Some(Outcome::Copied) => language.t(msg::EXPORT_DRAFT_COPIED).to_owned(),
                    _ => String::new(),
                }}
            </p>
            {move || {
                let words = match outcome.get() {
                    Some(Outcome::Failed(why)) => office_failure(why, language.get()),
                    Some(Outcome::Refused) => language.t(msg::EXPORT_FAILED),
                    Some(Outcome::NotShared) => language.t(msg::EXPORT_NOT_SHARED),
                    Some(Outcome::NotCopied) => language.t(msg::EXPORT_NOT_COPIED),
                    _ => return None,
                };
                Some(view! { <Alert urgent=true><p>{words}</p></Alert> })
            }}
            <Show when=move || can_share.get()>
                <button type="button" class="button wide" on:click=share>
                    {move || language.t(msg::EXPORT_SHARE)}
                </button>
            </Show>
            <details>
                <summary>{move || language.t(msg::EXPORT_NO_FILE)}</summary>
                <p>{move || language.t(msg::EXPORT_NO_FILE_HELP)}</p>
                <button type="button" class="button wide" id="copy-draft" on:click=copy>
                    {move || language.t(msg::EXPORT_COPY_DRAFT)}
                </button>
            </details>
        </div>
        <h2>{move || language.t(msg::EXPORT_PRINT)}</h2>
        <p class="hint">{move || language.t(msg::EXPORT_PRINT_HELP)}</p>
        <nav class="buttons">
            {[Document::Dossier, Document::ScoreSheet, Document::Summary]
                .map(|document| {
                    let label = match document {
                        Document::Dossier => msg::EXPORT_PRINT_DOSSIER,
                        Document::ScoreSheet => msg::EXPORT_PRINT_SHEET,
                        _ => msg::EXPORT_PRINT_SUMMARY,
                    };
                    view! {
                        <A href=open.link(&format!("print/{}", document.name())) attr:class="button">
                            {move || language.t(label)}
                        </A>
                    }
                })}
        </nav>
        <h2>{move || language.t(msg::EXPORT_HAND_IN)}</h2>
        <p>
            {move || match open.set.samples {
                0 => language.t(msg::EXPORT_HAND_IN_NONE).to_owned(),
                n => language.fill(msg::EXPORT_HAND_IN_HELP, &[("samples", &n)]),
            }}
        </p>
        <A href="/procedure" attr:class="text-link">
            {move || language.t(msg::PROCEDURE_TITLE)}
        </A>
        <p class="hint">{move || language.t(msg::RESULT_ESTIMATE)}</p>
    }
}
