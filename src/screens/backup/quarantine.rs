//! Damaged entries that were set aside: to take away, and to remove.

use leptos::prelude::*;

use crate::browser::{files, storage};
use crate::components::alert::ErrorAlert;
use crate::components::confirm::Confirm;
use crate::state::language::use_language;
use sao_lang_core::locale::{msg, values};

/// All of them.
#[component]
pub fn Quarantine() -> impl IntoView {
    let language = use_language();
    let keys = RwSignal::new(storage::quarantined());
    let asked = RwSignal::new(None::<(String, String)>);
    let refused = RwSignal::new(None);
    let answer = move |key: &str, yes: bool| {
        asked.set(None);
        if yes {
            refused.set(storage::remove_quarantined(key).err());
            keys.set(storage::quarantined());
        }
    };
    let row = move |key: String| {
        let name = key.rsplit_once("aside/").map_or(key.as_str(), |(_, name)| name).replace('/', "-");
        let file = format!("sao-lang_{name}_hong.txt");
        let (label, to_remove) = (file.clone(), (key.clone(), file.clone()));
        let removes = file.clone();
        let save = move |_| {
            if let Some(text) = storage::quarantined_text(&key)
                && files::download(&file, "text/plain", text.as_bytes()).is_err()
            {
                leptos::logging::error!("the browser refused the download");
            }
        };
        view! {
            <li>
                <div class="buttons">
                    <button type="button" class="button" on:click=save>
                        {label}
                    </button>
                    <button
                        type="button"
                        class="button quiet"
                        aria-label=move || language.fill(msg::HOME_DELETE_LABEL, values::Name { name: &removes })
                        on:click=move |_| asked.set(Some(to_remove.clone()))
                    >
                        {move || language.t(msg::HOME_DELETE)}
                    </button>
                </div>
            </li>
        }
    };
    view! {
        <Show when=move || keys.with(|keys| !keys.is_empty())>
            <h2>{move || language.t(msg::BACKUP_QUARANTINE)}</h2>
            <p class="hint">{move || language.t(msg::BACKUP_QUARANTINE_HELP)}</p>
            <ul class="files">
                <For each=move || keys.get() key=String::clone let:key>
                    {row(key)}
                </For>
            </ul>
        </Show>
        {move || refused.get().map(|error| view! { <ErrorAlert error /> })}
        {move || {
            asked
                .get()
                .map(|(key, file)| {
                    view! {
                        <Confirm
                            title=language.t(msg::BACKUP_QUARANTINE_REMOVE_TITLE)
                            question=language.fill(msg::BACKUP_QUARANTINE_REMOVE, values::Name { name: &file })
                            yes=language.t(msg::HOME_DELETE_YES)
                            no=language.t(msg::HOME_DELETE_NO)
                            on_answer=move |yes| answer(&key, yes)
                        />
                    }
                })
        }}
    }
}
