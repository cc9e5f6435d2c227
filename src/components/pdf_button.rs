//! The button that downloads the document on the screen as a PDF.

use leptos::prelude::*;

use super::file_download::{FileDownloadNote, use_file_download};
use crate::state::language::use_language;
use sao_lang_core::locale::msg;
use worker_protocol::{MakePdf, PDF};

/// The name of a file and the request for it; `None` while it is not known what to ask for.
pub type NamedPdf = Option<(String, MakePdf)>;

/// Downloads the document as a PDF, and says below the button how far that is.
#[component]
pub fn PdfButton(
    /// What to ask for when the button is tapped.
    file: Callback<(), NamedPdf>,
    /// Whether it is the main button of the screen.
    #[prop(optional)]
    main: bool,
) -> impl IntoView {
    let language = use_language();
    let download = use_file_download();
    let make = move |_| {
        // A second tap while the file is being made does nothing.
        if !download.is_working()
            && let Some((name, request)) = file.run(())
        {
            download.start(name, PDF, request.into());
        }
    };
    view! {
        <button
            type="button"
            class="button"
            class:primary=main
            id="make-pdf"
            aria-disabled=move || download.is_working().to_string()
            on:click=make
        >
            {move || language.t(msg::EXPORT_PDF)}
        </button>
        <FileDownloadNote download />
    }
}
