//! A file that the worker makes and the browser downloads, with the state of this work on the screen.

use leptos::prelude::*;

use super::alert::ErrorAlert;
use crate::browser::files;
use crate::error::AppError;
use crate::state::language::use_language;
use crate::state::task::{Tasks, use_tasks};
use crate::state::worker;
use sao_lang_core::locale::{msg, values};
use worker_protocol::FileRequest;

/// The state of a file. `T` is the information about the file once it is made.
#[derive(Debug, Clone)]
pub enum FileState<T = String> {
    /// The file is being made.
    Working,
    /// The file was handed to the browser.
    Done(T),
    /// The file could not be made, or the browser refused it.
    Failed(AppError),
}

impl<T> FileState<T> {
    /// Whether the file is being made.
    pub fn is_working(&self) -> bool {
        matches!(self, FileState::Working)
    }

    /// The reason for which there is no file.
    pub fn error(self) -> Option<AppError> {
        match self {
            FileState::Failed(error) => Some(error),
            FileState::Working | FileState::Done(_) => None,
        }
    }
}

/// Downloads one file after the other, and keeps the state of the last one.
#[derive(Debug, Clone, Copy)]
pub struct FileDownload {
    tasks: Tasks,
    state: RwSignal<Option<FileState>>,
}

/// The downloads of this view. A file that is still being made is dropped when the view is removed.
pub fn use_file_download() -> FileDownload {
    FileDownload { tasks: use_tasks(), state: RwSignal::new(None) }
}

impl FileDownload {
    /// Whether a file is being made.
    pub fn is_working(self) -> bool {
        self.state.with(|state| state.as_ref().is_some_and(FileState::is_working))
    }

    /// Requests a file from the worker, and downloads it under this name.
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

/// The state of the last file in words.
#[component]
pub fn FileDownloadNote(
    /// The downloads of the view.
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
        {move || download.state.get().and_then(FileState::error).map(|error| view! { <ErrorAlert error /> })}
    }
}
