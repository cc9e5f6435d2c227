//! Files of working papers to take away, and how they are printed: for the members' sheets and the joint plan alike.

use crate::components::link::A;
use leptos::prelude::*;

use super::report::{about, texts_of};
use crate::browser::dom;
use crate::browser::files;
use crate::components::alert::Alert;
use crate::components::heading::ScreenHeading;
use crate::components::paper::{self, Paper};
use crate::error_words::worker_failure;
use crate::state::language::use_language;
use crate::state::task::{Tasks, use_tasks};
use crate::state::worker;
use sao_lang_core::locale::{Message, msg, values};
use worker_protocol::{Failure, FileRequest, MakeWorkingFile, Working, WorkingBlocks, WorkingFile};

/// What came of the last file.
#[derive(Debug, Clone)]
enum Outcome {
    Working,
    Done(String),
    Failed(Failure),
}

/// Makes files one after the other, and says what came of the last one.
#[derive(Debug, Clone, Copy)]
pub struct Taking {
    tasks: Tasks,
    outcome: RwSignal<Option<Outcome>>,
}

/// The files of this view.
pub fn use_taking() -> Taking {
    Taking { tasks: use_tasks(), outcome: RwSignal::new(None) }
}

impl Taking {
    /// Makes a file over the drafts of these ids; `member` is the one that it is about, empty for several.
    pub fn make(self, file: WorkingFile, ids: &[String], member: &str) {
        let about = about(texts_of(ids));
        self.file(file.file_name(member, &about.today), file.media_type(), MakeWorkingFile { file, about }.into());
    }

    /// Has the worker make a file, and downloads it under this name.
    pub fn file(self, name: String, media_type: &'static str, request: FileRequest) {
        self.outcome.set(Some(Outcome::Working));
        self.tasks.spawn(async move {
            let made = worker::file(request).await;
            let done = made.and_then(|bytes| files::download(&name, media_type, &bytes).map_err(|_| Failure::Write));
            self.outcome.set(Some(match done {
                Ok(()) => Outcome::Done(name),
                Err(why) => Outcome::Failed(why),
            }));
        });
    }
}

/// What came of the last file.
#[component]
pub fn Taken(taking: Taking) -> impl IntoView {
    let language = use_language();
    let outcome = taking.outcome;
    view! {
        <p role="status" class="status">
            {move || match outcome.get() {
                Some(Outcome::Working) => language.t(msg::EXPORT_WORKING).to_owned(),
                Some(Outcome::Done(name)) => language.fill(msg::EXPORT_DONE, values::Name { name: &name }),
                _ => String::new(),
            }}
        </p>
        {move || match outcome.get() {
            Some(Outcome::Failed(why)) => {
                Some(view! { <Alert urgent=true><p>{worker_failure(why, language.get())}</p></Alert> })
            }
            _ => None,
        }}
    }
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
    let (href, name) = back;
    view! {
        <div class="not-printed">
            <ScreenHeading text=Signal::derive(move || language.t(title).to_owned()) />
            <p class="hint">{move || language.t(msg::EXPORT_PRINT_HELP)}</p>
            <div class="buttons">
                <A href attr:class="button">
                    {move || language.t(name)}
                </A>
                <button type="button" class="button primary" on:click=move |_| dom::print()>
                    {move || language.t(msg::EXPORT_PRINT_NOW)}
                </button>
            </div>
        </div>
        <Paper pages label=title again=make />
    }
}
