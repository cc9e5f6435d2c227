//! Opening a draft from a file, or from what was copied in another browser.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use web_sys::File;

use crate::app::language::use_language;
use crate::app::later::{self, Missing};
use crate::app::parts::alert::Alert;
use crate::app::parts::file_pick::FilePick;
use crate::app::words::{format_error, storage_error};
use crate::draft::{FormatError, parse};
use crate::edge::storage::{self, StorageError};
use crate::edge::{clock, files};
use crate::locale::{Lang, msg};

/// Opens a draft from a file or as pasted: taken in full, or nothing changes.
#[component]
pub fn Import() -> impl IntoView {
    let language = use_language();
    let navigate = use_navigate();
    let pasted = NodeRef::<html::Textarea>::new();
    let problem = RwSignal::new(None::<Refused>);
    let to_pasted = navigate.clone();
    let open_pasted = move |_| {
        let text = pasted.get_untracked().map(|field| field.value()).unwrap_or_default();
        let navigate = to_pasted.clone();
        spawn_local(async move {
            match later::take_in(text.trim().as_bytes().to_vec()).await {
                Ok(Ok(id)) => navigate(&format!("/draft/{id}"), Default::default()),
                Ok(Err(refused)) => problem.set(Some(refused)),
                Err(Missing) => problem.set(Some(Refused::Later)),
            }
        });
    };
    let open = move |picked: Vec<File>| {
        let Some(file) = picked.into_iter().next() else { return };
        let navigate = navigate.clone();
        spawn_local(async move {
            let taken = match files::read_draft(&file).await {
                Ok(bytes) => later::take_in(bytes).await.unwrap_or(Err(Refused::Later)),
                Err(error) => Err(Refused::Format(error)),
            };
            match taken {
                Ok(id) => navigate(&format!("/draft/{id}"), Default::default()),
                Err(refused) => problem.set(Some(refused)),
            }
        });
    };
    view! {
        <div class="card import">
            <FilePick
                id="import"
                accept=".json,application/json"
                label=msg::HOME_IMPORT
                hint=msg::HOME_IMPORT_HELP
                on_pick=open
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
            {move || {
                problem
                    .get()
                    .map(|refused| {
                        view! {
                            <Alert urgent=true>
                                <p>{refused.words(language.get())}</p>
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
pub enum Refused {
    /// It is no draft that this program takes.
    Format(FormatError),
    /// It could not be kept.
    Storage(StorageError),
    /// The part of the program that reads drafts is not here.
    Later,
}

impl Refused {
    fn words(&self, lang: Lang) -> String {
        match self {
            Refused::Format(error) => format_error(error, lang),
            Refused::Storage(error) => storage_error(error, lang),
            Refused::Later => msg::LATER_MISSING.text(lang).to_owned(),
        }
    }
}

/// Keeps the draft in these bytes beside the others, under an id of its own, which it returns.
pub fn take_in(bytes: &[u8]) -> Result<String, Refused> {
    let draft = parse(bytes).map_err(Refused::Format)?;
    let id = clock::new_id();
    storage::save(&id, &draft).map_err(Refused::Storage)?;
    Ok(id)
}
