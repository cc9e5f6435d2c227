//! Stores the open draft, and follows what other tabs store.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{OpenDraft, SaveState};
use crate::browser::clock;
use crate::browser::storage::{self, EntryVersion, OpenedDraft, Saved, StorageError};
use sao_lang_core::assessment::Assessment;
use sao_lang_core::draft::Draft;
use sao_lang_core::open_draft::{EditSession, Event};

/// Stores a draft of an id over a version.
type Store = fn(&str, &Draft, &Assessment, EntryVersion) -> Result<Saved, StorageError>;

impl OpenDraft {
    /// Does once what every change does, and changes nothing: a browser compiles each function of the program when
    /// it is first called, and the first answer would wait for all of them.
    pub(super) fn warm_up(self) {
        // The draft may be closed by now.
        let copy = self.session.try_with_value(|session| (session.draft().clone(), session.version()));
        let Some((draft, version)) = copy else { return };
        let mut session = EditSession::new(draft.clone(), version, None, self.edition, self.set);
        // The effects are those of a copy: nothing follows from them.
        let _ = session.handle(Event::Edit { draft: Box::new(draft), field: None }, &clock::now());
        self.id.with_value(|id| storage::warm_up(id, session.draft(), session.assessment(), version));
    }

    /// Stores the draft now if it has unsaved changes.
    pub fn flush(self) {
        self.flush_with(|id, draft, result, over| storage::save_assessed(id, draft, Some(result), Some(over)));
    }

    /// Stores the last change before the next one. What could not be stored is tried again with the next one.
    pub(super) fn flush_dirty(self) {
        if self.session.try_with_value(|session| *session.saving() == SaveState::Dirty) == Some(true) {
            self.flush();
        }
    }

    /// Stores the draft whatever was deleted or failed before; not over what someone else stored.
    pub fn save_again(self) {
        self.flush_with(|id, draft, result, over| {
            // A draft that was deleted is stored anew.
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
                // It ends early only where there is nothing to wait for.
                let _ = lasting.await;
                self.send(Event::Durable(version));
            });
        }
    }

    /// The stored entry was changed, by another tab or by the journal.
    pub(super) fn follow(self) {
        self.flush();
        if let Some(Some(copy)) = self.id.try_with_value(|id| storage::kept_apart(id)) {
            self.apart.set(Some(copy));
        }
        if let Some(Ok(Some(stored))) = self.id.try_with_value(|id| storage::version(id)) {
            self.send(Event::VersionSeen(stored));
        }
    }

    /// Shows what is stored instead of what is shown; whether it could.
    pub fn take_theirs(self) -> bool {
        let Ok(OpenedDraft { draft, version, .. }) = self.id.with_value(|id| storage::open(id)) else { return false };
        !self.send(Event::TakeTheirs(Box::new(draft), version)).is_empty()
    }

    /// Stores what is shown as a draft of its own, and gives its id.
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

    /// The last change took these attachments out. Once that is stored, neither undo nor the version before brings them
    /// back, and their bytes may be forgotten: see [`storage::forgettable`]. A what-if is not stored, so nothing is let go of.
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
