//! `/handout/:set/official`: the empty score sheet of a council member, on the screen, to print, and as a Word file.

use leptos::prelude::*;

use super::sheet::{Nothing, use_set};
use crate::browser::{clock, dom};
use crate::components::file_download::{FileDownloadNote, use_file_download};
use crate::components::heading::ScreenHeading;
use crate::components::link::A;
use crate::components::paper::{self, Paper};
use crate::components::pdf_button::PdfButton;
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use sao_lang_core::catalogue::{ProductSet, Text as _};
use sao_lang_core::documents::{Purpose, file_name};
use sao_lang_core::draft::{Draft, to_json};
use sao_lang_core::locale::{Lang, msg, values};
use worker_protocol::{Document, DocumentBlocks, How, MakeDocument, MakeWord, WordDocument};

/// The score sheet of the product set in the address.
#[component]
pub fn OfficialSheet() -> impl IntoView {
    let set = use_set();
    move || match set() {
        Some(set) => view! { <Sheet set /> }.into_any(),
        None => view! { <Nothing /> }.into_any(),
    }
}

/// The draft and the options for the worker; it uses only the product set of the draft.
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
    let download = use_file_download();
    let title = Signal::derive(move || {
        language.fill(msg::OFFICIAL_SHEET_SCREEN_TITLE, values::Set { set: &language.c(set.short) })
    });
    let make = move || {
        let (draft, how) = asked(set);
        let request = DocumentBlocks { document: WordDocument::BlankSheet, draft, how };
        paper::draw(pages, tasks, request);
    };
    make();
    let pdf = Callback::new(move |()| {
        let (draft, how) = asked(set);
        let name = file_name(DOCUMENT.stem(), set.short.text(Lang::Vi), "", "pdf");
        Some((name, MakeWord { document: WordDocument::BlankSheet, draft, how }.into()))
    });
    let make_file = move |_| {
        // A second tap while the file is being made does nothing.
        if download.is_working() {
            return;
        }
        let (draft, how) = asked(set);
        let name = file_name(DOCUMENT.stem(), set.short.text(Lang::Vi), "", DOCUMENT.extension());
        download.start(name, DOCUMENT.media_type(), MakeDocument { document: DOCUMENT, draft, how }.into());
    };
    view! {
        <div class="not-printed">
            <ScreenHeading text=title />
            <p class="lead">{move || language.t(msg::OFFICIAL_SHEET_SCREEN_LEAD)}</p>
            <div class="buttons">
                <A href="/handout" attr:class="button">
                    {move || language.t(msg::HANDOUT_TITLE)}
                </A>
                <button type="button" class="button" aria-disabled=move || download.is_working().to_string() on:click=make_file>
                    {move || {
                        language.t(if download.is_working() { msg::EXPORT_WORKING } else { msg::OFFICIAL_SHEET_SCREEN_DOWNLOAD })
                    }}
                </button>
                <button type="button" class="button" on:click=move |_| dom::print()>
                    {move || language.t(msg::EXPORT_PRINT_NOW)}
                </button>
                <PdfButton file=pdf main=true />
            </div>
            <FileDownloadNote download />
        </div>
        <Paper pages label=msg::OFFICIAL_SHEET_SCREEN_PRINT_LABEL again=make />
    }
}
