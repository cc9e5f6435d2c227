//! Functions that the first screen calls and that a first visit does not load: they read drafts or ask the worker.

// The build finds the functions to cut at by their symbols, so the macro declares foreign functions.
#![allow(unsafe_code)]

use leptos::prelude::*;

use super::lazy_function;
use crate::browser::storage::{self, Listed, StorageError};
use crate::components::backup_line::{self, BackupLine};
use crate::screens;
use crate::state::attachments;
use crate::state::before_app;
use crate::state::language::DrawView;

lazy_function! { answer:
    /// Lists all drafts; see [`storage::summaries`].
    summaries() -> Result<Vec<Listed>, StorageError> => storage::summaries();
}

lazy_function! { answer:
    /// Stores the entries that only the journal holds, then adds the answers from before the app to their drafts; see
    /// [`storage::put_back`] and [`before_app::take_in`].
    put_back(entries: Vec<storage::Kept>) -> Vec<String> => {
        let mut changed = storage::put_back(entries);
        changed.extend(before_app::take_in());
        changed
    };
}

lazy_function! { answer:
    /// Deletes a draft. Returns the ids of the attachments that it named, and whether it may have a diary.
    delete(id: String) -> Result<(Vec<String>, bool), StorageError> => {
        let (attachments, diary) = (storage::attachments_of(&id), storage::diary::has_one(&id));
        storage::delete(&id).map(|()| (attachments, diary))
    };
}

lazy_function! { board:
    /// See [`screens::board::find_board`].
    find_board(draw: RwSignal<Option<DrawView>>) -> () => screens::board::find_board(draw);
}

lazy_function! { answer:
    /// See [`screens::cannot_open::save_raw`].
    save_raw(id: String) -> () => screens::cannot_open::save_raw(&id);
}

lazy_function! { answer:
    /// See [`backup_line::find_line`].
    find_backup_line(line: RwSignal<Option<BackupLine>>) -> () => backup_line::find_line(line);
}

lazy_function! { dossier:
    /// See [`attachments::let_go`].
    let_go(ids: Vec<String>) -> () => attachments::let_go(&ids);
}

lazy_function! { figures:
    /// See [`storage::diary::forget_gone`].
    forget_diaries() -> () => leptos::task::spawn_local(storage::diary::forget_gone());
}
