//! A file that the worker makes and the browser downloads, and what is said of it meanwhile and afterwards.

use leptos::prelude::*;

use super::alert::ErrorAlert;
use crate::browser::files;
use crate::error::AppError;
use crate::state::language::use_language;
use crate::state::task::{Tasks, use_tasks};
use crate::state::worker;
use sao_lang_core::locale::{msg, values};
use worker_protocol::FileRequest;

/// How far a file is. `T` is what is told of it once it is there.
#[derive(Debug, Clone)]
pub enum FileState<T = String> {
    /// It is being made.
    Working,
    /// It was handed to the browser.
    Done(T),
    /// It could not be made, or the browser refused it.
    Failed(AppError),
}

impl<T> FileState<T> {
    /// Whether it is being made.
    pub fn is_working(&self) -> bool {
        matches!(self, FileState::Working)
    }
}

/// Downloads files one after the other, and says what came of the last one.
#[derive(Debug, Clone, Copy)]
pub struct FileDownload {
    tasks: Tasks,
    state: RwSignal<Option<FileState>>,
}

/// The downloads of this view. A file that is still being made is given up when the view goes.
pub fn use_file_download() -> FileDownload {
    FileDownload { tasks: use_tasks(), state: RwSignal::new(None) }
}

impl FileDownload {
    /// Whether a file is being made.
    pub fn is_working(self) -> bool {
        self.state.with(|state| state.as_ref().is_some_and(FileState::is_working))
    }

    /// Has the worker make a file, and downloads it under this name.
    pub fn start(self, name: String, media_type: &'static str, request: FileRequest) {
        self.state.set(Some(FileState::Working));
        self.tasks.spawn(async move {
            let done = match worker::file(request).await {
                Ok(bytes) => files::download(&name, media_type, &bytes).map_err(|_| AppError::NotSaved),
                Err(failure) => Err(failure.into()),
            };
            self.state.set(Some(match done {
                Ok(()) => FileState::Done(name),
                Err(error) => FileState::Failed(error),
            }));
        });
    }
}

/// What is said of the last file.
#[component]
pub fn FileDownloadNote(
    /// The downloads.
    download: FileDownload,
) -> impl IntoView {
    let language = use_language();
    view! {
        <p role="status" class="status">
            {move || match download.state.get() {
                Some(FileState::Working) => language.t(msg::EXPORT_WORKING).to_owned(),
                Some(FileState::Done(name)) => language.fill(msg::EXPORT_DONE, values::Name { name: &name }),
                _ => String::new(),
            }}
        </p>
        {move || match download.state.get() {
            Some(FileState::Failed(error)) => Some(view! { <ErrorAlert error /> }),
            _ => None,
        }}
    }
}
