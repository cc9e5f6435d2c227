//! `/handout/:set/official`: the sheet on which a council member scores, blank: on the screen, to print, and as a Word file.

use leptos::prelude::*;

use super::sheet::{Nothing, use_set};
use crate::browser::{clock, dom, files};
use crate::components::alert::Alert;
use crate::components::heading::ScreenHeading;
use crate::components::link::A;
use crate::components::paper::{self, Paper};
use crate::error_words::worker_failure;
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::catalogue::{ProductSet, Text as _};
use sao_lang_core::documents::{Purpose, file_name};
use sao_lang_core::draft::{Draft, to_json};
use sao_lang_core::locale::{Lang, msg, values};
use worker_protocol::{Document, DocumentBlocks, Failure, How, MakeDocument, WordDocument};

/// The sheet of the set in the address.
#[component]
pub fn OfficialSheet() -> impl IntoView {
    let set = use_set();
    move || match set() {
        Some(set) => view! { <Sheet set /> }.into_any(),
        None => view! { <Nothing /> }.into_any(),
    }
}

/// What came of the download.
#[derive(Clone)]
enum Outcome {
    Working,
    /// It has this name.
    Done(String),
    Failed(Failure),
    /// The browser refused the file.
    Refused,
}

/// What the worker makes the sheet of: a draft of which nothing but the set is used.
fn asked(set: &ProductSet) -> (String, How) {
    let how =
        How { today: clock::today(), lang: Lang::Vi.tag().to_owned(), purpose: Purpose::HandIn, private_notes: false };
    (to_json(&Draft::new(set.no, "")), how)
}

#[component]
fn Sheet(set: &'static ProductSet) -> impl IntoView {
    const DOCUMENT: Document = Document::Word(WordDocument::BlankSheet);
    let language = use_language();
    let tasks = use_tasks();
    let pages = RwSignal::new(None);
    let made = RwSignal::new(None::<Outcome>);
    let title = Signal::derive(move || {
        language.fill(msg::OFFICIAL_SHEET_SCREEN_TITLE, values::Set { set: &language.c(set.short) })
    });
    let make = move || {
        let (draft, how) = asked(set);
        let request = DocumentBlocks { document: WordDocument::BlankSheet, draft, how };
        paper::draw(pages, tasks, request);
    };
    make();
    let working = move || made.with(|made| matches!(made, Some(Outcome::Working)));
    let download = move |_| {
        // A second tap makes no second file.
        if working() {
            return;
        }
        let (draft, how) = asked(set);
        let request = MakeDocument { document: DOCUMENT, draft, how };
        let name = file_name(DOCUMENT.stem(), set.short.text(Lang::Vi), "", DOCUMENT.extension());
        made.set(Some(Outcome::Working));
        tasks.spawn(async move {
            made.set(Some(match worker::file(request.into()).await {
                Err(why) => Outcome::Failed(why),
                Ok(bytes) => match files::download(&name, DOCUMENT.media_type(), &bytes) {
                    Ok(()) => Outcome::Done(name),
                    Err(_) => Outcome::Refused,
                },
            }));
        });
    };
    view! {
        <div class="not-printed">
            <ScreenHeading text=title />
            <p class="lead">{move || language.t(msg::OFFICIAL_SHEET_SCREEN_LEAD)}</p>
            <div class="buttons">
                <A href="/handout" attr:class="button">
                    {move || language.t(msg::HANDOUT_TITLE)}
                </A>
                <button type="button" class="button" aria-disabled=move || working().to_string() on:click=download>
                    {move || {
                        language.t(if working() { msg::EXPORT_WORKING } else { msg::OFFICIAL_SHEET_SCREEN_DOWNLOAD })
                    }}
                </button>
                <button type="button" class="button primary" on:click=move |_| dom::print()>
                    {move || language.t(msg::EXPORT_PRINT_NOW)}
                </button>
            </div>
            <p role="status" class="status">
                {move || match made.get() {
                    Some(Outcome::Done(name)) => language.fill(msg::EXPORT_DONE, values::Name { name: &name }),
                    _ => String::new(),
                }}
            </p>
            {move || {
                let words = match made.get()? {
                    Outcome::Failed(why) => worker_failure(why, language.get()),
                    Outcome::Refused => language.t(msg::EXPORT_FAILED),
                    Outcome::Working | Outcome::Done(_) => return None,
                };
                Some(view! { <Alert urgent=true><p>{words}</p></Alert> })
            }}
        </div>
        <Paper pages label=msg::OFFICIAL_SHEET_SCREEN_PRINT_LABEL again=make />
    }
}
