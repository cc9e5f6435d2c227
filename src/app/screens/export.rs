//! `/draft/:id/export`: what to take home, what is missing, where to hand it in.

use crate::app::parts::link::A;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::language::use_language;
use crate::app::office;
use crate::app::open_draft::use_draft;
use crate::app::parts::alert::Alert;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::verdict::VerdictNote;
use crate::app::parts::yes_no::YesNo;
use crate::app::screens::findings::Findings;
use crate::app::task::use_tasks;
use crate::app::words::office_failure;
use crate::documents::{Purpose, file_name};
use crate::draft::to_json;
use crate::edge::{clock, files, page};
use crate::locale::{Lang, Message, msg};
use crate::office::protocol::{Document, Failure, How, Request};

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

/// A file that can be made, with its words: on the button, and whom it is for.
type FileChoice = (Document, Message, Message);

/// What is handed in.
const DOSSIER: [FileChoice; 2] = [
    (Document::Dossier, msg::EXPORT_DOCX, msg::EXPORT_DOCX_HELP),
    (Document::Archive, msg::EXPORT_ZIP, msg::EXPORT_ZIP_HELP),
];

/// What others can use.
const OTHERS: [FileChoice; 4] = [
    (Document::ScoreSheet, msg::EXPORT_SHEET, msg::EXPORT_SHEET_HELP),
    (Document::Summary, msg::EXPORT_SUMMARY, msg::EXPORT_SUMMARY_HELP),
    (Document::Workbook, msg::EXPORT_XLSX, msg::EXPORT_XLSX_HELP),
    (Document::Calendar, msg::CALENDAR_DOWNLOAD, msg::CALENDAR_STEP_HELP),
];

/// The name under which the draft itself is made.
const DRAFT: &str = "draft";

/// What is being made, or was made last, by the name of its button, and what came of it.
type Made = Option<(&'static str, Outcome)>;

/// Downloads of the dossier and of the draft.
#[component]
pub fn Export() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let open = use_draft();
    let made = RwSignal::new(None::<(&'static str, Outcome)>);
    let last = StoredValue::new_local(None::<files::Made>);
    // While the user reads, the part that writes documents is fetched.
    office::prepare();
    let hand_out = move |button: &'static str, file: files::Made| {
        let done = files::download(&file.name, file.media_type, &file.bytes).is_ok();
        made.set(Some((button, if done { Outcome::Done(file.name.clone()) } else { Outcome::Refused })));
        last.set_value(Some(file));
    };
    let make = move |document: Document| {
        // A second tap makes no second file.
        if made.with_untracked(|made| matches!(made, Some((_, Outcome::Working)))) {
            return;
        }
        let button = document.name();
        let draft = open.peek(to_json);
        let name = open.peek(|d| file_name(document.stem(), &d.product.name, &d.changed, document.extension()));
        made.set(Some((button, Outcome::Working)));
        tasks.spawn(async move {
            // The dossier goes to a Vietnamese office, whatever the language on the screen.
            let how = How {
                today: clock::today(),
                lang: Lang::Vi.tag().to_owned(),
                purpose: Purpose::Work,
                private_notes: true,
            };
            let request = Request::Make { document, draft, how };
            let failed = match office::ask(&request, None).await {
                Ok((_, bytes)) => match bytes.dyn_into::<js_sys::Uint8Array>() {
                    Ok(bytes) => {
                        let media_type = document.media_type();
                        return hand_out(button, files::Made { name, media_type, bytes: bytes.to_vec() });
                    }
                    Err(_) => Failure::Write,
                },
                Err(why) => why,
            };
            made.set(Some((button, Outcome::Failed(failed))));
        });
    };
    let json = move |_| {
        let name = open.peek(|d| file_name("sao-lang", &d.product.name, &d.changed, "json"));
        let bytes = open.peek(to_json).into_bytes();
        hand_out(DRAFT, files::Made { name, media_type: files::JSON, bytes });
    };
    let copy = move |_| {
        let draft = open.peek(to_json);
        tasks.spawn(async move {
            let done = page::copy(&draft).await.is_ok();
            made.set(Some((COPY, if done { Outcome::Copied } else { Outcome::NotCopied })));
        });
    };
    let button = move |(document, label, help): FileChoice| {
        let name = document.name();
        let class = if document == Document::Dossier { "button primary wide" } else { "button wide" };
        let working = move || made.with(|made| matches!(made, Some((button, Outcome::Working)) if *button == name));
        view! {
            <button
                type="button"
                class=class
                id=format!("make-{name}")
                aria-disabled=move || working().to_string()
                on:click=move |_| make(document)
            >
                {move || language.t(if working() { msg::EXPORT_WORKING } else { label })}
            </button>
            <OutcomeNote made name last />
            <p class="hint">{move || language.t(help)}</p>
        }
    };
    let last_conditions = open
        .assessment
        .with_untracked(|r| r.asked_knock_outs.iter().filter(|k| k.at_hand_in).cloned().collect::<Vec<_>>());
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::EXPORT_TITLE).to_owned()) />
        <VerdictNote />
        <Findings />
        {last_conditions.into_iter().map(|asked| view! { <YesNo asked /> }).collect_view()}
        <div class="card">
            {DOSSIER.map(button)}
            <details>
                <summary>{move || language.t(msg::EXPORT_NO_FILE)}</summary>
                <p>{move || language.t(msg::EXPORT_NO_FILE_HELP)}</p>
                <button type="button" class="button wide" id="copy-draft" on:click=copy>
                    {move || language.t(msg::EXPORT_COPY_DRAFT)}
                </button>
                <OutcomeNote made name=COPY last />
            </details>
        </div>
        <details class="card">
            <summary>{move || language.t(msg::WAY_OTHER_FILES)}</summary>
            {OTHERS.map(button)}
            <button type="button" class="button wide" id="make-draft" on:click=json>
                {move || language.t(msg::EXPORT_JSON)}
            </button>
            <OutcomeNote made name=DRAFT last />
            <p class="hint">{move || language.t(msg::EXPORT_JSON_HELP)}</p>
        </details>
        <details class="card">
            <summary>{move || language.t(msg::EXPORT_PRINT)}</summary>
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
        </details>
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

/// The name of the button that copies the draft.
const COPY: &str = "copy";

/// What came of a file, below its button; and where the device can, a button that hands it on.
#[component]
fn OutcomeNote(
    made: RwSignal<Made>,
    name: &'static str,
    last: StoredValue<Option<files::Made>, LocalStorage>,
) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let own = move || made.get().filter(|(button, _)| *button == name).map(|(_, outcome)| outcome);
    let share = move |_| {
        let Some(shared) = last.with_value(|file| file.as_ref().map(files::share)) else { return };
        tasks.spawn(async move {
            let done = match shared {
                Ok(sharing) => sharing.await,
                Err(error) => Err(error),
            };
            if done.is_err() {
                made.set(Some((name, Outcome::NotShared)));
            }
        });
    };
    let can_share = move || {
        matches!(own(), Some(Outcome::Done(_) | Outcome::NotShared))
            && last.with_value(|file| file.as_ref().is_some_and(files::can_share))
    };
    view! {
        <p role="status" class="status" id=format!("made-{name}")>
            {move || match own() {
                Some(Outcome::Working) => language.t(msg::EXPORT_WORKING).to_owned(),
                Some(Outcome::Done(name)) => language.fill(msg::EXPORT_DONE, &[("name", &name)]),
                Some(Outcome::Copied) => language.t(msg::EXPORT_DRAFT_COPIED).to_owned(),
                _ => String::new(),
            }}
        </p>
        {move || {
            let words = match own() {
                Some(Outcome::Failed(why)) => office_failure(why, language.get()),
                Some(Outcome::Refused) => language.t(msg::EXPORT_FAILED),
                Some(Outcome::NotShared) => language.t(msg::EXPORT_NOT_SHARED),
                Some(Outcome::NotCopied) => language.t(msg::EXPORT_NOT_COPIED),
                _ => return None,
            };
            Some(view! { <Alert urgent=true><p>{words}</p></Alert> })
        }}
        <Show when=can_share>
            <button type="button" class="button wide" on:click=share>
                {move || language.t(msg::EXPORT_SHARE)}
            </button>
        </Show>
    }
}
