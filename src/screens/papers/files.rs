//! The photos and files of a paper.

use leptos::html;
use leptos::prelude::*;
use web_sys::Blob;

use crate::browser::clock;
use crate::browser::dom;
use crate::browser::files;
use crate::browser::storage;
use crate::components::alert::ErrorAlert;
use crate::components::field::TextField;
use crate::components::link::A;
use crate::state::attachments;
use crate::state::language::use_language;
use crate::state::open_draft::{OpenDraft, use_draft};
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::draft::{Attachment, DOCX, MAX_FILES, MediaType, Paper};
use sao_lang_core::locale::{Lang, msg, values};
use worker_protocol::{Failure, FetchAttachment, KeepAttachment, Kept};

/// What the browser offers to pick.
const ACCEPTED: &str = "image/*,application/pdf,.docx";

/// A size in words; below one megabyte it is in kilobytes.
pub fn size(bytes: u64, lang: Lang) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{} MB", lang.tenths(bytes / 100_000)),
    }
}

/// The files of a paper, with a button to add more.
#[component]
pub fn Attachments(
    /// The index of the paper in the register.
    index: usize,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let input = NodeRef::<html::Input>::new();
    let working = RwSignal::new(false);
    let failed = RwSignal::new(None::<Failure>);
    let added = RwSignal::new(None::<(String, u64)>);
    let pick = move |_| {
        let Some(field) = input.get_untracked() else { return };
        let picked = field.files().map(|list| files::all(&list)).unwrap_or_default();
        // Without this, the browser sends no event when the same file is picked again.
        field.set_value("");
        let Some(known) = open.peek(|d| d.papers.get(index).cloned()) else { return };
        working.set(true);
        failed.set(None);
        // The task belongs to the open draft, because this screen may be gone before the file is added.
        open.tasks.spawn(async move {
            for file in picked {
                match attach(open, index, &known, &file, &file.name()).await {
                    Ok(done) => drop(added.try_set(Some(done))),
                    Err(why) => drop(failed.try_set(Some(why))),
                }
            }
            working.try_set(false);
        });
    };
    view! {
        <section class="card" aria-labelledby="files-title">
            <h2 id="files-title">{move || language.t(msg::PAPERS_FILES)}</h2>
            <p class="hint" id="files-help">
                {move || language.t(msg::PAPERS_FILES_HELP)}
            </p>
            <FileList index />
            <label class="button wide file-button">
                <input
                    id="attach"
                    class="visually-hidden"
                    type="file"
                    accept=ACCEPTED
                    multiple
                    aria-describedby="files-help"
                    node_ref=input
                    on:change=pick
                />
                {move || language.t(msg::PAPERS_FILES_ADD)}
            </label>
            <A href=open.link(&format!("papers/{index}/scan")) attr:class="button wide" attr:id="to-scan">
                {move || language.t(msg::SCAN_OPEN)}
            </A>
            <p role="status" class="status">
                {move || match (working.get(), added.get()) {
                    (true, _) => language.t(msg::PAPERS_FILES_WORKING).to_owned(),
                    (false, Some((name, bytes))) if failed.with(Option::is_none) => {
                        language.fill(msg::PAPERS_FILES_ADDED, values::NameSize { name: &name, size: &size(bytes, language.get()) })
                    }
                    _ => String::new(),
                }}
            </p>
            {move || {
                failed.get().map(|error| view! { <ErrorAlert error /> })
            }}
        </section>
    }
}

/// The files of a paper in their order, which can be changed.
#[component]
pub fn FileList(
    /// The index of the paper in the register.
    index: usize,
) -> impl IntoView {
    let open = use_draft();
    let ids = Memo::new(move |_| {
        open.with(|d| {
            d.papers.get(index).map(|p| p.files.iter().map(|f| f.id.clone()).collect::<Vec<_>>()).unwrap_or_default()
        })
    });
    view! {
        <ul class="files">
            <For each=move || ids.get() key=String::clone let:id>
                <OneFile index id ids />
            </For>
        </ul>
    }
}

/// Stores a file with the worker under a name, and adds it to the paper that was `known` when it was picked, whatever its index is
/// now. Returns the name and the size in bytes.
pub async fn attach(
    open: OpenDraft,
    index: usize,
    known: &Paper,
    file: &Blob,
    name: &str,
) -> Result<(String, u64), Failure> {
    let (entry, unnamed) = store(open, file, name).await?;
    let (name, bytes) = (entry.name.clone(), entry.bytes);
    let index = open.peek(|d| d.find_paper(index, known)).ok_or(Failure::NoPaper)?;
    open.change(|d| d.edit_paper(index, |p| p.files.push(entry)));
    unnamed.are_named();
    Ok((name, bytes))
}

/// Stores a file with the worker under a name. Its bytes are given up unless a paper names the file before the second value is
/// dropped.
pub async fn store(open: OpenDraft, file: &Blob, name: &str) -> Result<(Attachment, Unnamed), Failure> {
    if open.peek(|d| d.attachment_ids().count()) >= MAX_FILES {
        return Err(Failure::TooManyFiles);
    }
    let id = clock::new_id();
    // If this task ends early, no draft names the bytes, and they are deleted together with other unnamed bytes.
    let unnamed = Unnamed(vec![id.clone()]);
    let Kept { media_type, bytes } = worker::ask_about(file, KeepAttachment { id: id.clone() }).await?;
    let name = renamed(name, &media_type);
    Ok((Attachment { id, name, media_type, bytes, ..Attachment::default() }, unnamed))
}

/// Attachments that the worker is storing and that no draft names yet. If this value is dropped before
/// [`Unnamed::are_named`] is called, they are given up.
pub struct Unnamed(Vec<String>);

impl Unnamed {
    /// A draft names them now.
    pub fn are_named(mut self) {
        self.0.clear();
    }
}

impl Drop for Unnamed {
    fn drop(&mut self) {
        if !self.0.is_empty() {
            storage::let_go(&self.0);
        }
    }
}

/// The picked name with the file extension of the stored type.
fn renamed(name: &str, media_type: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    MediaType::named(media_type).map_or_else(|| name.to_owned(), |kind| format!("{stem}.{}", kind.extension))
}

#[component]
fn OneFile(index: usize, id: String, ids: Memo<Vec<String>>) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let of = id.clone();
    let Some(file) = open.peek(|d| d.papers.get(index)?.files.iter().find(|f| f.id == of).cloned()) else {
        return ().into_any();
    };
    let failed = RwSignal::new(None::<Failure>);
    let tasks = use_tasks();
    let look = {
        let (id, name) = (id.clone(), file.name.clone());
        move |_| {
            let (id, name) = (id.clone(), name.clone());
            failed.set(None);
            tasks.spawn(async move {
                let shown = match worker::blob(FetchAttachment { id }).await {
                    // A browser shows pictures and PDF files; others go to the program that can.
                    Ok(((), blob)) if blob.type_() == DOCX => {
                        files::download_blob(&name, &blob).map_err(|_| Failure::Missing)
                    }
                    Ok(((), blob)) => files::show(&blob).map_err(|_| Failure::Missing),
                    Err(why) => Err(why),
                };
                failed.set(shown.err());
            });
        }
    };
    let remove = {
        let id = id.clone();
        move |_| {
            open.change(|d| d.edit_paper(index, |p| p.files.retain(|f| f.id != id)));
            open.let_go(std::slice::from_ref(&id));
            attachments::forget_unnamed();
            dom::keep_focus(&["attach", "scan-camera"]);
        }
    };
    let caption = {
        let id = id.clone();
        move |text: String| {
            open.change(|d| {
                d.edit_paper(index, |p| {
                    if let Some(file) = p.files.iter_mut().find(|f| f.id == id) {
                        file.caption = text;
                    }
                });
            });
        }
    };
    let (for_open, for_remove, named) = (file.name.clone(), file.name.clone(), file.name.clone());
    let for_order = id.clone();
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
                    aria-label=move || language.fill(msg::PAPERS_FILES_OPEN_LABEL, values::Name { name: &for_open })
                    on:click=look
                >
                    {move || language.t(msg::PAPERS_FILES_OPEN)}
                </button>
                <button
                    type="button"
                    class="button quiet"
                    aria-label=move || language.fill(msg::PAPERS_FILES_REMOVE_LABEL, values::Name { name: &for_remove })
                    on:click=remove
                >
                    {move || language.t(msg::PAPERS_FILES_REMOVE)}
                </button>
                <Show when=move || ids.with(|ids| ids.len() > 1)>
                    <Move index id=for_order.clone() name=named.clone() ids up=true />
                    <Move index id=for_order.clone() name=named.clone() ids up=false />
                </Show>
            </div>
            {move || {
                failed.get().map(|error| view! { <ErrorAlert error /> })
            }}
        </li>
    }
    .into_any()
}

/// The button that moves a file one place up or down.
#[component]
fn Move(index: usize, id: String, name: String, ids: Memo<Vec<String>>, up: bool) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let tasks = use_tasks();
    let (words, label, kind) = if up {
        (msg::PAPERS_FILES_UP, msg::PAPERS_FILES_UP_LABEL, "up")
    } else {
        (msg::PAPERS_FILES_DOWN, msg::PAPERS_FILES_DOWN_LABEL, "down")
    };
    let (button, other) = (format!("{kind}-{id}"), format!("{}-{id}", if up { "down" } else { "up" }));
    let at_end = {
        let id = id.clone();
        move || ids.with(|ids| (if up { ids.first() } else { ids.last() }) == Some(&id))
    };
    let said = {
        let name = name.clone();
        move || language.fill(label, values::Name { name: &name })
    };
    let move_it = {
        let button = button.clone();
        move |_| {
            let mut place = None;
            if open.peek(|d| d.papers.get(index).is_some_and(|p| p.clone().move_file(&id, up).is_some())) {
                open.change(|d| d.edit_paper(index, |p| place = p.move_file(&id, up)));
            }
            let Some(place) = place else { return };
            open.say(language.fill(msg::PAPERS_FILES_MOVED, values::NName { n: &(place + 1), name: &name }));
            let (button, other) = (button.clone(), other.clone());
            // A browser takes the focus from an element that changes its place. At the end of the list the button is gone.
            tasks.spawn(async move {
                dom::drawn().await;
                dom::focus(&other);
                dom::focus(&button);
            });
        }
    };
    view! {
        <Show when=move || !at_end()>
            <button
                type="button"
                class="button quiet"
                id=button.clone()
                aria-label=said.clone()
                on:click=move_it.clone()
            >
                {move || language.t(words)}
            </button>
        </Show>
    }
}
