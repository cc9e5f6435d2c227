//! Stores the open draft, and follows the changes that other tabs store.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{OpenDraft, SaveState};
use crate::browser::clock;
use crate::browser::storage::{self, EntryVersion, OpenedDraft, Saved, StorageError};
use sao_lang_core::assessment::Assessment;
use sao_lang_core::draft::Draft;
use sao_lang_core::open_draft::{EditSession, Event};

/// A function that stores the draft with this id over a version.
type Store = fn(&str, &Draft, &Assessment, EntryVersion) -> Result<Saved, StorageError>;

impl OpenDraft {
    /// Runs all functions that a change runs, but changes nothing: a browser compiles each function of the program when
    /// it is first called, and the first answer would wait for all of them.
    pub(super) fn warm_up(self) {
        // The draft may be closed by now.
        let copy = self.session.try_with_value(|session| (session.draft().clone(), session.version()));
        let Some((draft, version)) = copy else { return };
        let mut session = EditSession::new(draft.clone(), version, None, self.edition, self.set);
        // The effects belong to a copy, so they are not performed.
        let _ = session.handle(Event::Edit { draft: Box::new(draft), field: None }, &clock::now());
        self.id.with_value(|id| storage::warm_up(id, session.draft(), session.assessment(), version));
    }

    /// Stores the draft now if it has unsaved changes.
    pub fn flush(self) {
        self.flush_with(|id, draft, result, over| storage::save_assessed(id, draft, Some(result), Some(over)));
    }

    /// Stores the last change before the next one. A change that could not be stored is stored together with the next
    /// one.
    pub(super) fn flush_dirty(self) {
        if self.session.try_with_value(|session| *session.saving() == SaveState::Dirty) == Some(true) {
            self.flush();
        }
    }

    /// Stores the draft even if it was deleted or if saving failed before, but not over a version of another tab.
    pub fn save_again(self) {
        self.flush_with(|id, draft, result, over| {
            // A deleted draft is stored as a new entry.
            let base = storage::version(id)?.map(|_| over);
            storage::save_assessed(id, draft, Some(result), base)
        });
    }

    fn flush_with(self, store: Store) {
        let mut saved = None;
        let effects = self.session.try_update_value(|session| {
            session.flush(&mut |draft, result, over| {
                let Saved { version, lasting } = self.id.with_value(|id| store(id, draft, result, over))?;
                saved = Some((version, lasting));
                Ok(version)
            })
        });
        // The draft may be closed by now.
        let Some(effects) = effects else { return };
        self.perform(effects);
        if let Some((version, lasting)) = saved {
            storage::ask_to_persist();
            spawn_local(async move {
                // The result is not needed: the wait fails only for a draft that is not in the journal.
                let _ = lasting.await;
                self.send(Event::Durable(version));
            });
        }
    }

    /// Called when the stored entry was changed by another tab or by the journal.
    pub(super) fn follow(self) {
        self.flush();
        if let Some(Some(copy)) = self.id.try_with_value(|id| storage::kept_apart(id)) {
            self.apart.set(Some(copy));
        }
        if let Some(Ok(Some(stored))) = self.id.try_with_value(|id| storage::version(id)) {
            self.send(Event::VersionSeen(stored));
        }
    }

    /// Shows the stored draft instead of the shown one; returns whether that was possible.
    pub fn take_theirs(self) -> bool {
        let Ok(OpenedDraft { draft, version, .. }) = self.id.with_value(|id| storage::open(id)) else { return false };
        !self.send(Event::TakeTheirs(Box::new(draft), version)).is_empty()
    }

    /// Stores the shown draft as a new draft, and returns its id.
    ///
    /// # Errors
    /// Where it cannot be stored.
    pub fn save_apart(self) -> Result<String, StorageError> {
        let id = clock::new_id();
        self.peek(|draft| storage::save(&id, draft))?;
        self.send(Event::SavedApart);
        Ok(id)
    }

    /// Shows that the draft could not be stored or opened.
    pub fn save_failed(self, error: StorageError) {
        self.send(Event::SaveFailed(error));
    }

    /// Gives up the attachments that the last change removed. Once the change is stored, neither undo nor the previous
    /// version brings them back, and their bytes may be deleted: see [`storage::forgettable`]. A what-if is not stored,
    /// so none of its attachments is given up.
    pub fn let_go(self, ids: &[String]) {
        if ids.is_empty() || self.is_what_if_untracked() {
            return;
        }
        self.flush();
        if matches!(self.saved.get_untracked(), SaveState::Failed(_)) {
            return;
        }
        self.send(Event::ForgetUndo);
        self.id.with_value(|id| storage::level(id));
        storage::let_go(ids);
    }
}
