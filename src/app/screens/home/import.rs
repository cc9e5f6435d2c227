//! Opening a draft from a file, or from what was copied in another browser.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

use crate::app::language::use_language;
use crate::app::parts::alert::Alert;
use crate::app::words::{format_error, storage_error};
use crate::draft::{Draft, FormatError, parse};
use crate::edge::storage::{self, StorageError};
use crate::edge::{clock, files};
use crate::locale::{Lang, msg};

/// Opens a draft from a file or as pasted: taken in full, or nothing changes.
#[component]
pub fn Import() -> impl IntoView {
    let language = use_language();
    let navigate = use_navigate();
    let input = NodeRef::<html::Input>::new();
    let pasted = NodeRef::<html::Textarea>::new();
    let problem = RwSignal::new(None::<Problem>);
    let to_pasted = navigate.clone();
    let open_pasted = move |_| {
        let text = pasted.get_untracked().map(|field| field.value()).unwrap_or_default();
        let taken = parse(text.trim().as_bytes()).map_err(Problem::Format);
        match taken.and_then(|draft| keep(&draft).map_err(Problem::Storage)) {
            Ok(id) => to_pasted(&format!("/draft/{id}"), Default::default()),
            Err(error) => problem.set(Some(error)),
        }
    };
    let open = move |_| {
        let Some(field) = input.get_untracked() else { return };
        let Some(file) = field.files().and_then(|list| list.get(0)) else { return };
        let navigate = navigate.clone();
        spawn_local(async move {
            let taken = match files::read_draft(&file).await {
                Ok(draft) => keep(&draft).map_err(Problem::Storage),
                Err(error) => Err(Problem::Format(error)),
            };
            // The same file can be picked again after it was mended.
            field.set_value("");
            match taken {
                Ok(id) => navigate(&format!("/draft/{id}"), Default::default()),
                Err(error) => problem.set(Some(error)),
            }
        });
    };
    view! {
        <div class="card import">
            <label class="button wide file-button">
                <input
                    id="import"
                    class="visually-hidden"
                    type="file"
                    accept=".json,application/json"
                    aria-describedby="import-hint"
                    node_ref=input
                    on:change=open
                />
                {move || language.t(msg::HOME_IMPORT)}
            </label>
            <p class="hint" id="import-hint">
                {move || language.t(msg::HOME_IMPORT_HELP)}
            </p>
            <details>
                <summary>{move || language.t(msg::HOME_PASTE)}</summary>
                <div class="field">
                    <textarea id="paste" rows="4" aria-label=move || language.t(msg::HOME_PASTE) node_ref=pasted></textarea>
                </div>
                <button type="button" class="button" id="paste-open" on:click=open_pasted>
                    {move || language.t(msg::HOME_PASTE_OPEN)}
                </button>
            </details>
            {move || {
                problem
                    .get()
                    .map(|problem| {
                        view! {
                            <Alert urgent=true>
                                <p>{problem.words(language.get())}</p>
                                <p>{language.t(msg::ERROR_NOTHING_CHANGED)}</p>
                            </Alert>
                        }
                    })
            }}
        </div>
    }
}

/// Why an import came to nothing.
#[derive(Debug, Clone)]
enum Problem {
    Format(FormatError),
    Storage(StorageError),
}

impl Problem {
    fn words(&self, lang: Lang) -> String {
        match self {
            Problem::Format(error) => format_error(error, lang),
            Problem::Storage(error) => storage_error(error, lang),
        }
    }
}

/// Keeps an imported draft beside the others, under an id of its own.
fn keep(draft: &Draft) -> Result<String, StorageError> {
    let id = clock::new_id();
    storage::save(&id, draft).map(|_| id)
}
