//! The head above a document on the screen: its title, the link back, and the print button.

use leptos::prelude::*;

use super::heading::ScreenHeading;
use super::link::A;
use super::pdf_button::{NamedPdf, PdfButton};
use crate::browser::dom;
use crate::state::language::{Language, use_language};
use sao_lang_core::locale::{Message, msg, values};

/// The title of a document and of what it is about, such as a product; the title alone where that has no name.
pub fn title_of(language: Language, document: &str, about: &str) -> String {
    match about.trim() {
        "" => document.to_owned(),
        about => {
            language.fill(msg::REACH_PRINT_TITLE, values::DocumentProduct { document: &document, product: &about })
        }
    }
}

/// The head of a screen that shows a document; it is not printed.
#[component]
pub fn PrintHead(
    /// The title of the document; the browser uses it as the file name of the PDF.
    #[prop(into)]
    title: Signal<String>,
    /// A sentence on the purpose of the screen.
    #[prop(default = msg::EXPORT_PRINT_HELP)]
    help: Message,
    /// The address and the name of the previous screen.
    back: (String, Message),
    /// The document as a PDF.
    pdf: Callback<(), NamedPdf>,
    /// More buttons.
    #[prop(optional, into)]
    buttons: ViewFnOnce,
    /// A note below the buttons.
    #[prop(optional, into)]
    note: ViewFnOnce,
) -> impl IntoView {
    let language = use_language();
    let (href, name) = back;
    view! {
        <div class="not-printed">
            <ScreenHeading text=title />
            <p class="hint">{move || language.t(help)}</p>
            <div class="buttons">
                <A href attr:class="button">
                    {move || language.t(name)}
                </A>
                <button type="button" class="button" on:click=move |_| dom::print()>
                    {move || language.t(msg::EXPORT_PRINT_NOW)}
                </button>
                <PdfButton file=pdf main=true />
                {buttons.run()}
            </div>
            {note.run()}
        </div>
    }
}
