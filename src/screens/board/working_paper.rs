//! Working papers of several drafts: as files, and on the screen to print. For the members' sheets and the joint plan alike.

use leptos::prelude::*;

use super::report::{about, texts_of};
use crate::browser::dom;
use crate::components::file_download::FileDownload;
use crate::components::paper::{self, Paper};
use crate::components::print_head::PrintHead;
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use sao_lang_core::locale::Message;
use worker_protocol::{MakeWorkingFile, Working, WorkingBlocks, WorkingFile};

/// Makes a working paper of the drafts of these ids; `member` is the one that it is about, empty for several.
pub fn download(download: FileDownload, file: WorkingFile, ids: &[String], member: &str) {
    let about = about(texts_of(ids));
    download.start(file.file_name(member, &about.today), file.media_type(), MakeWorkingFile { file, about }.into());
}

/// A working paper on the screen, to print or to keep as PDF, with the way back to where it was asked for.
#[component]
pub fn PrintWorking(
    /// Which paper.
    working: Working,
    /// Ids of the drafts.
    ids: Vec<String>,
    /// The heading.
    title: Message,
    /// Address of the screen before, and its name.
    back: (String, Message),
) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let pages = RwSignal::new(None);
    let ids = StoredValue::new(ids);
    let make = move || {
        let request = WorkingBlocks { working, about: ids.with_value(|ids| about(texts_of(ids))) };
        paper::draw(pages, tasks, request);
    };
    make();
    // The address differs by what is asked after its path only: what had the keyboard is gone.
    dom::keep_focus(&[]);
    view! {
        <PrintHead title=Signal::derive(move || language.t(title).to_owned()) back />
        <Paper pages label=title again=make />
    }
}
