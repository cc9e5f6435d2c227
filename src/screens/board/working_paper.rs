//! Working papers of several drafts, as files and as pages: the members' sheets and the joint plan.

use leptos::prelude::*;

use super::report::{about, texts_of};
use crate::browser::dom;
use crate::components::file_download::FileDownload;
use crate::components::paper::{self, Paper};
use crate::components::print_head::PrintHead;
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use sao_lang_core::documents::file_name;
use sao_lang_core::locale::Message;
use worker_protocol::{MakeWorking, MakeWorkingFile, Working, WorkingBlocks, WorkingFile};

/// Downloads a working paper of the drafts with these ids; `member` is the name of its member, empty for several
/// members.
pub fn download(download: FileDownload, file: WorkingFile, ids: &[String], member: &str) {
    let about = about(texts_of(ids));
    download.start(file.file_name(member, &about.today), file.media_type(), MakeWorkingFile { file, about }.into());
}

/// A working paper on the screen, to print or to save as PDF, with a link to the previous screen.
#[component]
pub fn PrintWorking(
    /// The kind of working paper.
    working: Working,
    /// The ids of the drafts.
    ids: Vec<String>,
    /// The heading.
    title: Message,
    /// The address and the name of the previous screen.
    back: (String, Message),
) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let pages = RwSignal::new(None);
    let ids = StoredValue::new(ids);
    let about = move || ids.with_value(|ids| about(texts_of(ids)));
    let make = move || paper::draw(pages, tasks, WorkingBlocks { working, about: about() });
    let pdf = Callback::new(move |()| {
        let about = about();
        Some((file_name(working.stem(), "", &about.today, "pdf"), MakeWorking { working, about }.into()))
    });
    make();
    // Only the query of the address differs from the previous screen, so the focus must be set here.
    dom::keep_focus(&[]);
    view! {
        <PrintHead title=Signal::derive(move || language.t(title).to_owned()) back pdf />
        <Paper pages label=title again=make />
    }
}
