//! The draft that is open: its state, its assessment, and saving.

use leptos::prelude::*;

use crate::assessment::{Assessment, assess};
use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;
use crate::edge::{clock, storage};

/// Whether the last change is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed since the draft was opened.
    Untouched,
    /// The last change is in the storage.
    Saved,
    /// It is not, and why.
    Failed(storage::StorageError),
}

/// The open draft. Copy it into closures.
#[derive(Debug, Clone, Copy)]
pub struct OpenDraft {
    /// Its id on this device.
    pub id: StoredValue<String>,
    /// Its edition.
    pub edition: &'static Edition,
    /// Its set.
    pub set: &'static ProductSet,
    draft: RwSignal<Draft>,
    /// What follows from it.
    pub assessment: Memo<Assessment>,
    /// Whether the last change is kept.
    pub saved: RwSignal<SaveState>,
}

impl OpenDraft {
    /// Opens a draft for the views below.
    pub fn new(id: String, draft: Draft, edition: &'static Edition, set: &'static ProductSet) -> OpenDraft {
        let draft = RwSignal::new(draft);
        OpenDraft {
            id: StoredValue::new(id),
            edition,
            set,
            draft,
            assessment: Memo::new(move |_| draft.with(|d| assess(d, edition, set))),
            saved: RwSignal::new(SaveState::Untouched),
        }
    }

    /// Looks at the draft; the view that asks follows its changes.
    pub fn with<T>(self, look: impl FnOnce(&Draft) -> T) -> T {
        self.draft.with(look)
    }

    /// Looks at the draft once.
    pub fn peek<T>(self, look: impl FnOnce(&Draft) -> T) -> T {
        self.draft.with_untracked(look)
    }

    /// Changes the draft, and keeps the change before anything else can happen.
    pub fn change(self, edit: impl FnOnce(&mut Draft)) {
        self.draft.update(|draft| {
            edit(draft);
            draft.changed = clock::now();
        });
        let kept = self.draft.with_untracked(|draft| self.id.with_value(|id| storage::save(id, draft)));
        self.saved.set(match kept {
            Ok(()) => SaveState::Saved,
            Err(error) => SaveState::Failed(error),
        });
    }

    /// The address of a screen of this draft; `screen` is empty for the list of steps.
    pub fn link(self, screen: &str) -> String {
        let id = self.id.get_value();
        match screen {
            "" => super::link(&format!("/draft/{id}")),
            _ => super::link(&format!("/draft/{id}/{screen}")),
        }
    }
}

/// The draft that the shell above has opened.
pub fn use_draft() -> OpenDraft {
    expect_context()
}
