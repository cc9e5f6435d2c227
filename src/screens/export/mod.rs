//! `/draft/:id/export`: the files, the findings, and where to hand in the dossier.

mod choices;
mod note;

use crate::components::link::A;
use leptos::prelude::*;

use self::choices::{DOSSIER, FileChoice, HAND_IN, OTHERS, PRINTS};
use self::note::{ExportNote, Exported, Made};
use super::findings::{Findings, use_findings};
use crate::browser::clock;
use crate::browser::dom;
use crate::browser::files;
use crate::components::choice_field::ChoiceField;
use crate::components::file_download::FileState;
use crate::components::heading::ScreenHeading;
use crate::components::verdict::VerdictNote;
use crate::components::yes_no::YesNo;
use crate::error::AppError;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::documents::{Purpose, file_name};
use sao_lang_core::draft::to_json;
use sao_lang_core::locale::{Lang, msg, values};
use worker_protocol::{How, MakeDocument};

/// The name of the button that downloads the draft.
const DRAFT: &str = "draft";
/// The name of the button that copies the draft.
const COPY: &str = "copy";

/// The buttons that download the dossier and the draft.
#[component]
pub fn Export() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let open = use_draft();
    let found = use_findings(open);
    let blockers = Memo::new(move |_| found.with(|lines| lines.iter().filter(|line| line.sends_back).count()));
    let made: RwSignal<Made> = RwSignal::new(None);
    let last = StoredValue::new_local(None::<files::Made>);
    let private_notes = RwSignal::new(false);
    // While the user reads, the worker starts.
    worker::prepare();
    let hand_out = move |button: &'static str, file: files::Made| {
        let done = files::download(&file.name, file.media_type, &file.bytes).is_ok();
        made.set(Some((
            button,
            if done {
                FileState::Done(Exported::File(file.name.clone()))
            } else {
                FileState::Failed(AppError::NotSaved)
            },
        )));
        last.set_value(Some(file));
    };
    let make = move |choice: FileChoice| {
        // A second tap while a file is being made does nothing.
        if made.with_untracked(|made| made.as_ref().is_some_and(|(_, state)| state.is_working())) {
            return;
        }
        let FileChoice { document, purpose, button, .. } = choice;
        let draft = open.peek(to_json);
        let name = open.peek(|d| document.file_name(purpose, &d.product.name, &d.changed));
        let how = How {
            today: clock::today(),
            // The dossier goes to a Vietnamese office, so it is in Vietnamese whatever the language of the screen is.
            lang: Lang::Vi.tag().to_owned(),
            purpose,
            private_notes: purpose == Purpose::Work || private_notes.get_untracked(),
        };
        made.set(Some((button, FileState::Working)));
        tasks.spawn(async move {
            match worker::file(MakeDocument { document, draft, how }.into()).await {
                Ok(bytes) => hand_out(button, files::Made { name, media_type: document.media_type(), bytes }),
                Err(failure) => made.set(Some((button, FileState::Failed(failure.into())))),
            }
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
            let done = dom::copy(&draft).await.is_ok();
            made.set(Some((
                COPY,
                if done { FileState::Done(Exported::Copied) } else { FileState::Failed(AppError::NotCopied) },
            )));
        });
    };
    let button = move |choice: FileChoice| {
        let FileChoice { purpose, button: name, label, anyway, help, main, .. } = choice;
        let working = move || {
            made.with(|made| made.as_ref().is_some_and(|(button, state)| *button == name && state.is_working()))
        };
        // The main button is the hand-in copy if the dossier is complete, else the copy for work.
        let is_main = move || main && (purpose == Purpose::HandIn) == (blockers.get() == 0);
        let label = move || match blockers.get() {
            _ if working() => msg::EXPORT_WORKING,
            0 => label,
            _ => anyway.unwrap_or(label),
        };
        view! {
            <button
                type="button"
                class="button wide"
                class:primary=is_main
                id=format!("make-{name}")
                aria-disabled=move || working().to_string()
                on:click=move |_| make(choice)
            >
                {move || language.t(label())}
            </button>
            <ExportNote made name last />
            <p class="hint">{move || language.t(help)}</p>
        }
    };
    let last_conditions = open
        .assessment
        .with_untracked(|r| r.asked_knock_outs.iter().filter(|k| k.at_hand_in).cloned().collect::<Vec<_>>());
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::EXPORT_TITLE).to_owned()) />
        <VerdictNote />
        <Findings found />
        {last_conditions.into_iter().map(|asked| view! { <YesNo asked /> }).collect_view()}
        <section class="card" aria-labelledby="work-copy">
            <h2 id="work-copy">{move || language.t(msg::EXPORT_WORK_COPY)}</h2>
            {DOSSIER.map(button)}
            <details>
                <summary>{move || language.t(msg::EXPORT_NO_FILE)}</summary>
                <p>{move || language.t(msg::EXPORT_NO_FILE_HELP)}</p>
                <button type="button" class="button wide" id="copy-draft" on:click=copy>
                    {move || language.t(msg::EXPORT_COPY_DRAFT)}
                </button>
                <ExportNote made name=COPY last />
            </details>
        </section>
        <section class="card" aria-labelledby="hand-in-copy">
            <h2 id="hand-in-copy">{move || language.t(msg::EXPORT_HAND_IN_COPY)}</h2>
            <Show when=move || blockers.get() != 0>
                <p>{move || language.fill(msg::EXPORT_HAND_IN_ANYWAY, values::N { n: &blockers.get() })}</p>
            </Show>
            {HAND_IN.map(button)}
            <ChoiceField
                label=Signal::derive(move || language.t(msg::EXPORT_PRIVATE_NOTES).to_owned())
                checked=private_notes
                on_change=move |on| private_notes.set(on)
            />
        </section>
        <A href=open.link("binder") attr:class="card step" attr:id="to-binder">
            <span class="step-name">{move || language.t(msg::BINDER_SCREEN)}</span>
            <span class="meta">{move || language.t(msg::BINDER_LEAD)}</span>
        </A>
        <A href=open.link("handed-in") attr:class="card step" attr:id="to-handed-in">
            <span class="step-name">{move || language.t(msg::FREEZE_TITLE)}</span>
            <span class="meta">{move || language.t(msg::FREEZE_HELP)}</span>
        </A>
        <details class="card">
            <summary>{move || language.t(msg::WAY_OTHER_FILES)}</summary>
            {OTHERS.map(button)}
            <button type="button" class="button wide" id="make-draft" on:click=json>
                {move || language.t(msg::EXPORT_JSON)}
            </button>
            <ExportNote made name=DRAFT last />
            <p class="hint">{move || language.t(msg::EXPORT_JSON_HELP)}</p>
        </details>
        <details class="card">
            <summary>{move || language.t(msg::EXPORT_PRINT)}</summary>
            <p class="hint">{move || language.t(msg::EXPORT_PRINT_HELP)}</p>
            <nav class="buttons">
                {PRINTS
                    .map(|(document, purpose, label)| {
                        let href = open.link(&format!("print/{}", document.address(purpose)));
                        view! {
                            <A href attr:class="button">
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
                n => language.fill(msg::EXPORT_HAND_IN_HELP, values::Samples { samples: &n }),
            }}
        </p>
        <A href="/procedure" attr:class="text-link">
            {move || language.t(msg::PROCEDURE_TITLE)}
        </A>
        <p class="hint">{move || language.t(msg::RESULT_ESTIMATE)}</p>
    }
}
