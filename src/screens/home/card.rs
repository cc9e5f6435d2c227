//! A draft in the list of drafts.

use crate::components::link::A;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::storage::{Listed, StorageError, Summary};
use crate::components::alert::Alert;
use crate::error::ErrorWords as _;
use crate::lazy::functions;
use sao_lang_core::locale::{Lang, msg, set_name, values};

/// A draft in the list, readable or not. In a list of `many` drafts, its applicant is shown too.
pub fn draft_card(listed: &Listed, many: bool, lang: Lang, asked: RwSignal<Option<(String, String)>>) -> AnyView {
    let id = listed.id.clone();
    match &listed.summary {
        Ok(summary) => readable(id, summary.clone(), many, lang, asked).into_any(),
        Err(error) => unreadable(id, error, lang, asked).into_any(),
    }
}

fn readable(
    id: String,
    draft: Summary,
    many: bool,
    lang: Lang,
    asked: RwSignal<Option<(String, String)>>,
) -> impl IntoView + use<> {
    let name = match draft.name.as_str() {
        "" => msg::HOME_UNNAMED.text(lang).to_owned(),
        name => name.to_owned(),
    };
    let set = set_name(&draft.edition, draft.set).map(|name| name.text(lang));
    let when = clock::local(&draft.changed, lang.tag());
    let href = format!("/draft/{id}");
    let delete = delete_button(id, name.clone(), lang, asked);
    view! {
        <li class="card draft">
            <A href=href attr:class="draft-open">
                <span class="draft-name">{name}</span>
                {many.then(|| view! { <span class="meta">{draft.applicant.clone()}</span> })}
                <span class="meta">{set}</span>
                <span class="draft-result">
                    {draft.standing().words(lang)}
                    " · "
                    {msg::COMMON_POINTS.fill(lang, values::N { n: &draft.points })}
                </span>
                <span class="meta">
                    {msg::HOME_PROGRESS.fill(lang, values::AllDone { done: &draft.answered, all: &draft.asked })}
                </span>
                {(!when.is_empty())
                    .then(|| view! { <span class="meta">{msg::HOME_CHANGED.fill(lang, values::When { when: &when })}</span> })}
            </A>
            {delete}
        </li>
    }
}

fn unreadable(
    id: String,
    error: &StorageError,
    lang: Lang,
    asked: RwSignal<Option<(String, String)>>,
) -> impl IntoView + use<> {
    let newer = matches!(error, StorageError::Unreadable(why) if why.is_newer());
    let (title, why) = match newer {
        true => (msg::SAFETY_NEWER_TITLE, msg::SAFETY_NEWER.text(lang).to_owned()),
        false => (msg::HOME_UNREADABLE, error.words(lang)),
    };
    let href = format!("/draft/{id}");
    // The entry has no readable name, so the dialog names its file.
    let delete = delete_button(id.clone(), format!("sao-lang_{id}.json"), lang, asked);
    let save = move |_| {
        let id = id.clone();
        // If that part of the program cannot be fetched, the screen of the draft says so.
        spawn_local(async move {
            let _ = functions::save_raw(id).await;
        });
    };
    view! {
        <li class="card draft">
            <Alert>
                <p>
                    <strong>{title.text(lang)}"."</strong>
                    " "
                    {why}
                </p>
                <p>{msg::HOME_UNREADABLE_HELP.text(lang)}</p>
                <div class="buttons">
                    <button type="button" class="button" on:click=save>
                        {msg::HOME_SAVE_RAW.text(lang)}
                    </button>
                    {newer.then(|| view! { <A href=href attr:class="button">{msg::SAFETY_NEWER_VIEW.text(lang)}</A> })}
                    {delete}
                </div>
            </Alert>
        </li>
    }
}

/// The button that opens the dialog for deleting the draft; `name` is the name in the dialog.
fn delete_button(
    id: String,
    name: String,
    lang: Lang,
    asked: RwSignal<Option<(String, String)>>,
) -> impl IntoView + use<> {
    let label = msg::HOME_DELETE_LABEL.fill(lang, values::Name { name: &name });
    view! {
        <button
            type="button"
            class="button quiet"
            aria-label=label
            on:click=move |_| asked.set(Some((id.clone(), name.clone())))
        >
            {msg::HOME_DELETE.text(lang)}
        </button>
    }
}
