//! The screen in place of a draft that cannot be opened: the reason, a preview where possible, and its text to
//! download.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::browser::storage::{self, StorageError};
use crate::browser::{clock, files};
use crate::components::alert::Alert;
use crate::components::go_home::GoHome;
use crate::components::heading::ScreenHeading;
use crate::error::ErrorWords as _;
use crate::state::language::use_language;
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::repository::Preview;
use sao_lang_core::repository::preview;

/// The draft in the address does not exist or cannot be read. Its entry is not changed.
#[component]
pub fn CannotOpen(
    /// The id of the draft.
    id: String,
    /// The reason.
    error: StorageError,
) -> impl IntoView {
    let language = use_language();
    let text = storage::text(&id).ok();
    let newer = matches!(&error, StorageError::Unreadable(why) if why.is_newer());
    if !newer {
        open_when_there(&id);
        if matches!(error, StorageError::Unreadable(_)) {
            storage::heal(&id);
        }
    }
    let seen = text.as_deref().filter(|_| newer).and_then(preview);
    let has_text = text.is_some();
    let title = move || match (newer, has_text) {
        (true, _) => language.t(msg::SAFETY_NEWER_TITLE),
        (false, true) => language.t(msg::HOME_UNREADABLE),
        (false, false) => language.t(msg::DRAFT_MISSING),
    };
    let words = move || if newer { language.t(msg::SAFETY_NEWER).to_owned() } else { error.words(language.get()) };
    let save = move |_| save_raw(&id);
    view! {
        <ScreenHeading text=Signal::derive(move || title().to_owned()) />
        <Alert>
            <p>{words}</p>
        </Alert>
        {seen.map(|seen| view! { <Seen seen /> })}
        {has_text
            .then(|| {
                view! {
                    <p>{move || language.t(msg::HOME_UNREADABLE_HELP)}</p>
                    <p>
                        <button type="button" class="button" on:click=save>
                            {move || language.t(msg::HOME_SAVE_RAW)}
                        </button>
                    </p>
                }
            })}
        <GoHome />
    }
}

/// Downloads the text of a draft that cannot be read.
pub fn save_raw(id: &str) {
    if let Ok(text) = storage::text(id)
        && files::download(&format!("sao-lang_{id}.json"), files::JSON, text.as_bytes()).is_err()
    {
        leptos::logging::error!("the browser refused the download");
    }
}

/// Opens the draft as soon as the journal has restored an intact version, however late the database answers.
fn open_when_there(id: &str) {
    let navigate = use_navigate();
    let own = id.to_owned();
    let watching = storage::watch(move |changed| {
        if changed == Some(own.as_str()) {
            let address = crate::browser::address::link(&format!("/draft/{own}"));
            navigate(&format!("/draft/{own}"), Default::default());
            // The address is the same as before, so only a new visit opens the draft.
            if window().location().set_href(&address).is_err() {
                leptos::logging::error!("the browser does not open {address}");
            }
        }
    });
    on_cleanup(move || storage::unwatch(watching));
}

/// The facts that can be read from a draft of any version, without fields to change them.
#[component]
fn Seen(seen: Preview) -> impl IntoView {
    let language = use_language();
    let set = seen.set.and_then(|no| catalogue().newest().set(no));
    let answers = seen.answers;
    view! {
        <section class="card">
            <h2>{move || if seen.name.is_empty() { language.t(msg::HOME_UNNAMED).to_owned() } else { seen.name.clone() }}</h2>
            <p>{seen.applicant}</p>
            {set.map(|set| view! { <p class="meta">{move || language.c(set.short)}</p> })}
            <p class="meta">
                {move || {
                    language.fill(msg::HOME_CHANGED, values::When { when: &clock::local(&seen.changed, language.get().tag()) })
                }}
            </p>
            <ul>
                {answers
                    .into_iter()
                    .map(|(id, option)| {
                        view! {
                            <li>
                                {move || language.fill(msg::SAFETY_NEWER_ANSWER, values::IdOption { id: &id, option: &option })}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}
