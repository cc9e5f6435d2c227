//! Photos and files of a paper.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::language::use_language;
use crate::app::office;
use crate::app::open_draft::use_draft;
use crate::app::parts::alert::Alert;
use crate::app::parts::field::TextField;
use crate::app::words::office_failure;
use crate::draft::Attachment;
use crate::edge::{clock, files};
use crate::locale::{Lang, msg};
use crate::office::protocol::{Failure, Reply, Request};

/// A size in words: kilobytes below one megabyte.
pub fn size(bytes: u64, lang: Lang) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{} MB", lang.tenths(bytes / 100_000)),
    }
}

/// The files of a paper, with a way to add more.
#[component]
pub fn Attachments(
    /// The paper's place in the register.
    place: usize,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let input = NodeRef::<html::Input>::new();
    let working = RwSignal::new(false);
    let failed = RwSignal::new(None::<Failure>);
    let added = RwSignal::new(None::<(String, u64)>);
    let ids = Memo::new(move |_| {
        open.with(|d| {
            d.papers.get(place).map(|p| p.files.iter().map(|f| f.id.clone()).collect::<Vec<_>>()).unwrap_or_default()
        })
    });
    let pick = move |_| {
        let Some(field) = input.get_untracked() else { return };
        let picked: Vec<_> =
            field.files().map(|list| (0..list.length()).filter_map(|n| list.get(n)).collect()).unwrap_or_default();
        working.set(true);
        failed.set(None);
        spawn_local(async move {
            for file in picked {
                let id = clock::new_id();
                match office::ask(&Request::Keep { id: id.clone() }, Some(&file)).await {
                    Ok((Reply::Kept { media_type, bytes }, _)) => {
                        let name = renamed(&file.name(), &media_type);
                        added.set(Some((name.clone(), bytes)));
                        let entry = Attachment { id, name, media_type, bytes, ..Attachment::default() };
                        open.change(|d| d.edit_paper(place, |p| p.files.push(entry)));
                    }
                    Ok(_) => failed.set(Some(Failure::Unavailable)),
                    Err(why) => failed.set(Some(why)),
                }
            }
            // The same file can be picked again.
            field.set_value("");
            working.set(false);
        });
    };
    view! {
        <section class="card" aria-labelledby="files-title">
            <h2 id="files-title">{move || language.t(msg::PAPERS_FILES)}</h2>
            <p class="hint" id="files-help">
                {move || language.t(msg::PAPERS_FILES_HELP)}
            </p>
            <ul class="files">
                <For each=move || ids.get() key=String::clone let:id>
                    <OneFile place id />
                </For>
            </ul>
            <label class="button wide file-button">
                <input
                    id="attach"
                    class="visually-hidden"
                    type="file"
                    accept="image/*,application/pdf"
                    multiple
                    aria-describedby="files-help"
                    node_ref=input
                    on:change=pick
                />
                {move || language.t(msg::PAPERS_FILES_ADD)}
            </label>
            <p role="status" class="status">
                {move || match (working.get(), added.get()) {
                    (true, _) => language.t(msg::PAPERS_FILES_WORKING).to_owned(),
                    (false, Some((name, bytes))) if failed.with(Option::is_none) => {
                        language.fill(msg::PAPERS_FILES_ADDED, &[("name", &name), ("size", &size(bytes, language.get()))])
                    }
                    _ => String::new(),
                }}
            </p>
            {move || {
                failed.get().map(|why| view! { <Alert urgent=true><p>{office_failure(why, language.get())}</p></Alert> })
            }}
        </section>
    }
}

/// The name as picked, with the ending of what was kept.
fn renamed(name: &str, media_type: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match media_type {
        "image/jpeg" => format!("{stem}.jpg"),
        "application/pdf" => format!("{stem}.pdf"),
        _ => name.to_owned(),
    }
}

#[component]
fn OneFile(place: usize, id: String) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let of = id.clone();
    let Some(file) = open.peek(|d| d.papers.get(place)?.files.iter().find(|f| f.id == of).cloned()) else {
        return ().into_any();
    };
    let failed = RwSignal::new(None::<Failure>);
    let look = {
        let id = id.clone();
        move |_| {
            let id = id.clone();
            failed.set(None);
            spawn_local(async move {
                let shown = match office::ask(&Request::Fetch { id }, None).await {
                    Ok((_, blob)) => files::show(&blob).map_err(|_| Failure::Missing),
                    Err(why) => Err(why),
                };
                failed.set(shown.err());
            });
        }
    };
    let remove = {
        let id = id.clone();
        move |_| {
            open.change(|d| d.edit_paper(place, |p| p.files.retain(|f| f.id != id)));
            open.cannot_undo();
            office::forget(vec![id.clone()]);
        }
    };
    let caption = {
        let id = id.clone();
        move |text: String| {
            open.change(|d| {
                d.edit_paper(place, |p| {
                    if let Some(file) = p.files.iter_mut().find(|f| f.id == id) {
                        file.caption = text;
                    }
                });
            });
        }
    };
    let (for_open, for_remove) = (file.name.clone(), file.name.clone());
    view! {
        <li>
            <p class="file-name">{file.name.clone()} " · " {move || size(file.bytes, language.get())}</p>
            <TextField
                id=format!("caption-{id}")
                label=Signal::derive(move || language.t(msg::PAPERS_FILES_CAPTION).to_owned())
                value=file.caption.clone()
                on_change=caption
            />
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    aria-label=move || language.fill(msg::PAPERS_FILES_OPEN_LABEL, &[("name", &for_open)])
                    on:click=look
                >
                    {move || language.t(msg::PAPERS_FILES_OPEN)}
                </button>
                <button
                    type="button"
                    class="button quiet"
                    aria-label=move || language.fill(msg::PAPERS_FILES_REMOVE_LABEL, &[("name", &for_remove)])
                    on:click=remove
                >
                    {move || language.t(msg::PAPERS_FILES_REMOVE)}
                </button>
            </div>
            {move || {
                failed.get().map(|why| view! { <Alert urgent=true><p>{office_failure(why, language.get())}</p></Alert> })
            }}
        </li>
    }
    .into_any()
}
