//! `/`: what the app does, and the drafts on this device.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;

use crate::app::language::use_language;
use crate::app::office;
use crate::app::parts::alert::Alert;
use crate::app::parts::confirm::Confirm;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::stars::Stars;
use crate::app::words::{format_error, storage_error};
use crate::assessment::assess;
use crate::catalogue::catalogue;
use crate::draft::{Draft, FormatError, Remark, remarks};
use crate::edge::storage::{self, StorageError, Stored};
use crate::edge::{clock, files};
use crate::locale::{Lang, msg};

/// The start page.
#[component]
pub fn Home() -> impl IntoView {
    let language = use_language();
    let stored = RwSignal::new_local(storage::drafts());
    let deleted = RwSignal::new(None::<String>);
    let asked = RwSignal::new(None::<(String, String)>);
    let answer = move |(id, name): (String, String), yes: bool| {
        let files = if yes { storage::own_attachments(&id) } else { Vec::new() };
        if yes && storage::delete(&id).is_ok() {
            office::forget(files);
            deleted.set(Some(name));
            stored.set(storage::drafts());
        }
        asked.set(None);
    };
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::APP_TAGLINE).to_owned()) quiet=true />
        <p class="lead">{move || language.t(msg::APP_LEAD)}</p>
        <A href="/new" attr:class="button primary wide">
            {move || language.t(msg::HOME_START)}
        </A>
        <p class="hint">{move || language.t(msg::APP_FREE)}</p>
        <h2>{move || language.t(msg::HOME_DRAFTS)}</h2>
        <p role="status" class="status">
            {move || deleted.get().map(|name| language.fill(msg::HOME_DELETED, &[("name", &name)]))}
        </p>
        {move || stored.with(|list| match list {
            Err(error) => {
                let words = storage_error(error, language.get());
                view! { <Alert><p>{words}</p></Alert> }.into_any()
            }
            Ok(list) if list.is_empty() => view! { <p>{language.t(msg::HOME_NONE)}</p> }.into_any(),
            Ok(list) => {
                view! {
                    <ul class="drafts">
                        {list.iter().map(|s| draft_card(s, language.get(), asked)).collect_view()}
                    </ul>
                }
                    .into_any()
            }
        })}
        <Import />
        <A href="/glossary" attr:class="text-link">
            {move || language.t(msg::GLOSSARY_TITLE)}
        </A>
        {move || {
            asked
                .get()
                .map(|draft| {
                    let question = language.fill(msg::HOME_DELETE_QUESTION, &[("name", &draft.1)]);
                    view! {
                        <Confirm
                            title=language.t(msg::HOME_DELETE_TITLE)
                            question
                            yes=language.t(msg::HOME_DELETE_YES)
                            no=language.t(msg::HOME_DELETE_NO)
                            on_answer=move |yes| answer(draft.clone(), yes)
                        />
                    }
                })
        }}
    }
}

/// A draft in the list, readable or not.
fn draft_card(stored: &Stored, lang: Lang, asked: RwSignal<Option<(String, String)>>) -> AnyView {
    let id = stored.id.clone();
    match &stored.draft {
        Ok(draft) => readable(id, draft, lang, asked).into_any(),
        Err(error) => unreadable(id, error, lang).into_any(),
    }
}

fn readable(id: String, draft: &Draft, lang: Lang, asked: RwSignal<Option<(String, String)>>) -> impl IntoView + use<> {
    let name = match draft.product.name.trim() {
        "" => msg::HOME_UNNAMED.text(lang).to_owned(),
        name => name.to_owned(),
    };
    let place = draft.place(catalogue());
    let set = place.map(|(_, set)| set.short.text(lang));
    let result = place.map(|(edition, set)| assess(draft, edition, set));
    let when = clock::local(&draft.changed, lang.tag());
    let delete_label = msg::HOME_DELETE_LABEL.fill(lang, &[("name", &name)]);
    let href = format!("/draft/{id}");
    let to_delete = (id, name.clone());
    view! {
        <li class="card draft">
            <A href=href attr:class="draft-open">
                <span class="draft-name">{name}</span>
                <span class="meta">{set}</span>
                {result
                    .map(|r| {
                        view! {
                            <span class="draft-result">
                                <Stars count=Signal::from(r.stars) />
                                {msg::COMMON_POINTS.fill(lang, &[("n", &r.score.total)])}
                            </span>
                            <span class="meta">
                                {msg::HOME_PROGRESS.fill(lang, &[("done", &r.answered), ("all", &r.asked)])}
                            </span>
                        }
                    })}
                <span class="meta">{msg::HOME_CHANGED.fill(lang, &[("when", &when)])}</span>
            </A>
            <button
                type="button"
                class="button quiet"
                aria-label=delete_label
                on:click=move |_| asked.set(Some(to_delete.clone()))
            >
                {msg::HOME_DELETE.text(lang)}
            </button>
        </li>
    }
}

fn unreadable(id: String, error: &StorageError, lang: Lang) -> impl IntoView + use<> {
    let why = storage_error(error, lang);
    let save = move |_| {
        if let Ok(text) = storage::text(&id)
            && files::download(&format!("sao-lang_{id}.json"), files::JSON, text.as_bytes()).is_err()
        {
            leptos::logging::error!("the browser refused the download");
        }
    };
    view! {
        <li class="card draft">
            <Alert>
                <p>
                    <strong>{msg::HOME_UNREADABLE.text(lang)}"."</strong>
                    " "
                    {why}
                </p>
                <p>{msg::HOME_UNREADABLE_HELP.text(lang)}</p>
                <button type="button" class="button" on:click=save>
                    {msg::HOME_SAVE_RAW.text(lang)}
                </button>
            </Alert>
        </li>
    }
}

/// Opens a draft from a file: taken in full, or nothing changes.
#[component]
fn Import() -> impl IntoView {
    let language = use_language();
    let navigate = use_navigate();
    let input = NodeRef::<html::Input>::new();
    let problem = RwSignal::new(None::<Problem>);
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
    storage::save(&id, draft)?;
    Ok(id)
}

/// Criteria in a draft that have no effect, as a sentence; `None` where there are none.
pub fn remarks_sentence(draft: &Draft, lang: Lang) -> Option<String> {
    let (edition, set) = draft.place(catalogue())?;
    let list: Vec<String> = remarks(draft, edition, set)
        .into_iter()
        .map(|r| match r {
            Remark::UnknownCriterion(id) => id,
            Remark::UnknownKnockOut(key) => key,
        })
        .collect();
    (!list.is_empty()).then(|| msg::ERROR_REMARKS.fill(lang, &[("list", &list.join(", "))]))
}
