//! Opening a draft from a file, or from a text that was copied in another browser. The next screen reads it and asks
//! the user.

use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use web_sys::File;

use crate::browser::incoming::{self, Source};
use crate::components::file_pick::FilePick;
use crate::state::language::use_language;
use sao_lang_core::locale::msg;

/// The field for a file, and the field for a pasted text.
#[component]
pub fn Import() -> impl IntoView {
    let language = use_language();
    let navigate = use_navigate();
    let pasted = NodeRef::<html::Textarea>::new();
    let look_at = Callback::new(move |source: Option<Source>| {
        incoming::put(source.into_iter().collect());
        navigate("/receive", Default::default());
    });
    let open_file = move |picked: Vec<File>| look_at.run(picked.into_iter().next().map(Source::from));
    let open_pasted = move |_| look_at.run(pasted.get_untracked().and_then(|field| Source::text(field.value().trim())));
    view! {
        <div class="card import">
            <FilePick
                id="import"
                accept=".json,.zip,application/json,application/zip"
                label=msg::HOME_IMPORT
                hint=msg::HOME_IMPORT_HELP
                on_pick=open_file
            />
            <details>
                <summary>{move || language.t(msg::HOME_PASTE)}</summary>
                <div class="field">
                    <textarea id="paste" rows="4" aria-label=move || language.t(msg::HOME_PASTE) node_ref=pasted></textarea>
                </div>
                <button type="button" class="button" id="paste-open" on:click=open_pasted>
                    {move || language.t(msg::HOME_PASTE_OPEN)}
                </button>
            </details>
        </div>
    }
}
