//! Whether the last change is kept, said where it can be seen.

use leptos::prelude::*;

use super::alert::Alert;
use super::icons::Check;
use crate::app::language::use_language;
use crate::app::open_draft::{SaveState, use_draft};
use crate::app::words::storage_error;
use crate::documents::file_name;
use crate::draft::to_json;
use crate::edge::files;
use crate::locale::msg;

/// "Saved", or a warning with a way to keep the draft all the same.
#[component]
pub fn SaveNote() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let download = move |_| {
        let (name, text) = open.peek(|d| (file_name("sao-lang", &d.product.name, &d.changed, "json"), to_json(d)));
        if files::download(&name, files::JSON, text.as_bytes()).is_err() {
            leptos::logging::error!("the browser refused the download");
        }
    };
    move || match open.saved.get() {
        SaveState::Untouched => ().into_any(),
        SaveState::Saved => view! {
            <p class="saved">
                <Check />
                {move || language.t(msg::SAVE_SAVED)}
            </p>
        }
        .into_any(),
        SaveState::Failed(error) => view! {
            <div class="save-failed">
                <Alert urgent=true>
                    <p>{storage_error(&error, language.get())}</p>
                    <button type="button" class="button" on:click=download>
                        {language.t(msg::SAVE_DOWNLOAD)}
                    </button>
                </Alert>
            </div>
        }
        .into_any(),
    }
}
