//! `/backup`: all drafts into one file, and back.

mod restore;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use crate::app::language::use_language;
use crate::app::office;
use crate::app::parts::alert::Alert;
use crate::app::parts::choice::Choice;
use crate::app::parts::heading::ScreenHeading;
use crate::app::screens::papers::size;
use crate::app::words::office_failure;
use crate::documents::file_name;
use crate::draft::to_compact_json;
use crate::edge::{clock, files, storage};
use crate::locale::msg;
use crate::office::protocol::{Failure, Request};

use restore::Restore;

/// Name of the setting that keeps the moment of the last backup.
pub const LAST: &str = "backup";

/// What came of making a backup.
#[derive(Debug, Clone)]
enum Outcome {
    Working,
    Done(String),
    Failed(Failure),
    /// The browser refused the file.
    Refused,
}

/// Making a backup, restoring one, and what was set aside as damaged.
#[component]
pub fn BackupPage() -> impl IntoView {
    let language = use_language();
    // While the user reads, the part that makes the file is fetched.
    office::prepare();
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::BACKUP_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::BACKUP_LEAD)}</p>
        <Make />
        <Restore />
        <Aside />
    }
}

#[component]
fn Make() -> impl IntoView {
    let language = use_language();
    let outcome = RwSignal::new(None::<Outcome>);
    let with_files = RwSignal::new(true);
    let listed = storage::summaries().unwrap_or_default();
    let count = listed.iter().filter(|l| l.summary.is_ok()).count();
    let skipped = listed.len() - count;
    let weight = storage::attachment_bytes();
    let last = RwSignal::new(storage::setting(LAST));
    let make = move |_| {
        outcome.set(Some(Outcome::Working));
        let drafts = storage::drafts().unwrap_or_default().into_iter();
        let drafts = drafts.filter_map(|s| Some((s.id, to_compact_json(&s.draft.ok()?)))).collect();
        let request = Request::Backup { drafts, files: weight > 0 && with_files.get_untracked() };
        spawn_local(async move {
            let made = office::ask(&request, None)
                .await
                .and_then(|(_, bytes)| bytes.dyn_into::<js_sys::Uint8Array>().map_err(|_| Failure::Write));
            let bytes = match made {
                Ok(bytes) => bytes.to_vec(),
                Err(why) => return outcome.set(Some(Outcome::Failed(why))),
            };
            let now = clock::now();
            let name = file_name("sao-luu", "", &now, "zip");
            if files::download(&name, "application/zip", &bytes).is_ok() {
                storage::set_setting(LAST, &now);
                last.set(Some(now));
                outcome.set(Some(Outcome::Done(name)));
            } else {
                outcome.set(Some(Outcome::Refused));
            }
        });
    };
    let written = move || {
        last.get().map(|moment| {
            let when = clock::local(&moment, language.get().tag());
            view! { <p class="hint">{language.fill(msg::BACKUP_LAST, &[("when", &when)])}</p> }
        })
    };
    let failed = move || {
        let words = match outcome.get() {
            Some(Outcome::Failed(why)) => office_failure(why, language.get()),
            Some(Outcome::Refused) => language.t(msg::EXPORT_FAILED),
            _ => return None,
        };
        Some(view! { <Alert urgent=true><p>{words}</p></Alert> })
    };
    if count == 0 {
        return view! { <p>{move || language.t(msg::BACKUP_NOTHING)}</p> }.into_any();
    }
    view! {
        <div class="card">
            {(weight > 0)
                .then(|| {
                    view! {
                        <Choice
                            label=Signal::derive(move || {
                                language.fill(msg::BACKUP_WITH_FILES, &[("size", &size(weight, language.get()))])
                            })
                            checked=with_files
                            on_change=move |on| with_files.set(on)
                        />
                    }
                })}
            <button type="button" class="button primary wide" id="make-backup" on:click=make>
                {move || language.fill(msg::BACKUP_MAKE, &[("n", &count)])}
            </button>
            {(skipped > 0)
                .then(|| view! { <p>{move || language.fill(msg::BACKUP_SKIPPED, &[("n", &skipped)])}</p> })}
            <p role="status" class="status">
                {move || match outcome.get() {
                    Some(Outcome::Working) => language.t(msg::BACKUP_WORKING).to_owned(),
                    Some(Outcome::Done(name)) => language.fill(msg::BACKUP_MADE, &[("name", &name)]),
                    _ => String::new(),
                }}
            </p>
            {failed}
            {written}
        </div>
    }
    .into_any()
}

/// Damaged entries that were set aside.
#[component]
fn Aside() -> impl IntoView {
    let language = use_language();
    let keys = storage::set_aside();
    if keys.is_empty() {
        return ().into_any();
    }
    let rows = keys.into_iter().map(|key| {
        let name = key.rsplit_once("aside/").map_or(key.as_str(), |(_, name)| name).replace('/', "-");
        let file = format!("sao-lang_{name}_hong.txt");
        let label = file.clone();
        let save = move |_| {
            if let Some(text) = storage::set_aside_text(&key)
                && files::download(&file, "text/plain", text.as_bytes()).is_err()
            {
                leptos::logging::error!("the browser refused the download");
            }
        };
        view! {
            <li>
                <button type="button" class="button" on:click=save>
                    {label}
                </button>
            </li>
        }
    });
    view! {
        <h2>{move || language.t(msg::BACKUP_ASIDE)}</h2>
        <p class="hint">{move || language.t(msg::BACKUP_ASIDE_HELP)}</p>
        <ul class="files">{rows.collect_view()}</ul>
    }
    .into_any()
}
