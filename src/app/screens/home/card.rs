//! A draft in the list of drafts.

use crate::app::parts::link::A;
use leptos::prelude::*;

use crate::app::parts::alert::Alert;
use crate::app::parts::stars::Stars;
use crate::app::words::storage_error;
use crate::assessment::assess;
use crate::catalogue::catalogue;
use crate::draft::Draft;
use crate::edge::storage::{self, StorageError, Stored};
use crate::edge::{clock, files};
use crate::locale::{Lang, msg};

/// A draft in the list, readable or not.
pub fn draft_card(stored: &Stored, lang: Lang, asked: RwSignal<Option<(String, String)>>) -> AnyView {
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
                {(!when.is_empty())
                    .then(|| view! { <span class="meta">{msg::HOME_CHANGED.fill(lang, &[("when", &when)])}</span> })}
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
