//! The open draft as a state machine: edits, undo and redo, what-if, saving, and conflicts with another tab.
//!
//! The machine does not depend on a browser. The program around it sends each [`Event`], carries out the returned
//! [`Effect`]s, and passes a store to [`EditSession::flush`]. Events may come in any order, and no order loses a change
//! without notice: `crates/core/tests/all/open_draft.rs` tries them out. `docs/decisions/0011-storage.md` states the
//! guarantees.
//!
//! In the table, each column is an event and each cell the state after it; "on the disk" is [`Event::Durable`].
//! "Followed" means that the version of the other tab replaces the shown draft.
//!
//! | state of saving | edit | flush succeeds | flush fails | on the disk | changed elsewhere |
//! |---|---|---|---|---|---|
//! | `Clean` | `Dirty` | - | - | - | followed |
//! | `Dirty` | `Dirty` | `Stored` | `Failed` | - | `Failed(Changed)` |
//! | `Stored` | `Dirty` | - | - | `Durable` | followed |
//! | `Durable` | `Dirty` | - | - | - | followed |
//! | `Failed` | `Failed` | `Stored` | `Failed` | - | `Failed(Changed)` |
//!
//! During a what-if, no version of another tab is followed: it is a conflict then.

mod undo;

pub use undo::UndoStep;

use std::collections::BTreeSet;

use crate::assessment::{Assessment, assess, note};
use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;
use crate::repository::{EntryContent, EntryVersion, RepositoryError, read_entry, version_of, wrap};
use crate::spoken::Figures;

use undo::UndoHistory;

/// The state of saving of the last change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// No change since the draft was opened, or since the version of another tab was taken over.
    Clean,
    /// The last change is not in the store yet.
    Dirty,
    /// The last change is in the store, but would be lost if the browser were killed at this moment.
    Stored,
    /// The last change is on the disk.
    Durable,
    /// The last attempt to store failed. `Changed` is a conflict: another tab has stored another version. `Missing`
    /// means that another tab has deleted the draft. The state stays until a flush succeeds or the user resolves the
    /// conflict.
    Failed(RepositoryError),
}

/// An event in the life of the open draft.
#[derive(Debug, Clone)]
pub enum Event {
    /// The user has changed the shown draft into this draft.
    Edit {
        /// The draft, or the what-if during a what-if, after the change.
        draft: Box<Draft>,
        /// The id of the text field in which the user typed the change. Further typing in this field belongs to the
        /// same change for undo.
        field: Option<String>,
    },
    /// Undo the last change. It has the figures of the draft before the undo.
    Undo(Figures),
    /// Redo the change that was undone last. It has the figures of the draft before the redo.
    Redo(Figures),
    /// Remove the note about the undone or redone change.
    DismissStep,
    /// Clear the undo and redo history, so that no attachment comes back that the draft does not name.
    ForgetUndo,
    /// Begin a what-if with this copy of the draft.
    BeginWhatIf(Box<Draft>),
    /// End the what-if.
    EndWhatIf {
        /// Whether the copy becomes the draft. Otherwise the copy is discarded.
        keep: bool,
    },
    /// This stored version is on the disk.
    Durable(EntryVersion),
    /// Saving failed outside of [`EditSession::flush`].
    SaveFailed(RepositoryError),
    /// This version of the draft is in the store; another tab may have stored it.
    VersionSeen(EntryVersion),
    /// Replace the shown draft by this stored draft with this version. In a conflict, only the user may ask for it.
    TakeTheirs(Box<Draft>, EntryVersion),
    /// The shown draft was stored as a separate draft, by which the user has resolved the conflict.
    SavedApart,
}

/// An effect of an event, which the program around the machine has to carry out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Update the views of the shown draft.
    Draw,
    /// Draw the fields anew, because their content was replaced as a whole.
    Redraw,
    /// Flush once the change is drawn.
    FlushAfterPaint,
    /// Write [`EditSession::what_if_text`] to a storage that survives a reload of the page, or remove it from there.
    KeepWhatIf,
    /// Show or hide the note about the undone or redone change: [`EditSession::last_step`].
    ShowStep,
    /// Open the stored draft and send [`Event::TakeTheirs`].
    OpenStored,
    /// Tell the user that the version of another tab was taken over.
    SayFollowed,
}

/// All effects of an event, in order.
pub type Effects = &'static [Effect];

/// The effects of a change that is to be stored.
const CHANGED: Effects = &[Effect::Draw, Effect::FlushAfterPaint];

/// An open draft with its unsaved changes.
#[derive(Debug)]
pub struct EditSession {
    edition: &'static Edition,
    set: &'static ProductSet,
    draft: Draft,
    /// The assessment of the draft, made once for each change: screens, the day's result and the summary for lists use
    /// it.
    result: Assessment,
    /// A copy on which the user tries changes. While it exists, it is shown; it is never stored.
    what_if: Option<Box<Draft>>,
    saving: SaveState,
    /// The stored version from which the draft was read, or as which it was last stored.
    version: EntryVersion,
    undo: UndoHistory,
    step: Option<UndoStep>,
}

impl EditSession {
    /// Begins to edit a stored draft of this version. `what_if` is the [`EditSession::what_if_text`] that survived a
    /// reload of the page; a text that is damaged or of another set is ignored. Where the what-if began from another
    /// version than the stored one, there is a conflict.
    pub fn new(
        draft: Draft,
        version: EntryVersion,
        what_if: Option<&str>,
        edition: &'static Edition,
        set: &'static ProductSet,
    ) -> EditSession {
        let undo = UndoHistory::default();
        let (saving, step) = (SaveState::Clean, None);
        let result = assess(&draft, edition, set);
        let mut session = EditSession { edition, set, draft, result, what_if: None, saving, version, undo, step };
        if let Some(text) = what_if
            && let EntryContent::Draft(copy) = read_entry(text)
            && session.is_of_set(&copy)
        {
            let base = version_of(text);
            // Earlier releases did not record the version.
            if base.revision > 0 && base.revision != version.revision {
                session.version = base;
                session.saving = SaveState::Failed(RepositoryError::Changed);
            }
            session.what_if = Some(copy);
        }
        session
    }

    /// The draft that the user sees: the what-if if there is one, otherwise the draft.
    pub fn shown(&self) -> &Draft {
        self.what_if.as_deref().unwrap_or(&self.draft)
    }

    /// The draft without the what-if.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The assessment of the draft without the what-if.
    pub fn assessment(&self) -> &Assessment {
        &self.result
    }

    /// The assessment of the shown draft: the what-if if there is one, otherwise the draft.
    pub fn assess_shown(&self) -> Assessment {
        let what_if = self.what_if.as_ref().map(|copy| assess(copy, self.edition, self.set));
        what_if.unwrap_or_else(|| self.result.clone())
    }

    /// Whether there is a what-if.
    pub fn is_what_if(&self) -> bool {
        self.what_if.is_some()
    }

    /// The what-if as a text that survives a reload of the page, with the version from which it began.
    pub fn what_if_text(&self) -> Option<String> {
        self.what_if.as_ref().map(|copy| wrap(copy, self.version.revision).0)
    }

    /// The ids of the attachments that the draft names but the what-if does not.
    pub fn removed_by_what_if(&self) -> Vec<String> {
        let named: BTreeSet<&str> = self.shown().attachment_ids().collect();
        self.draft.attachment_ids().filter(|id| !named.contains(id)).map(str::to_owned).collect()
    }

    /// The state of saving of the last change.
    pub fn saving(&self) -> &SaveState {
        &self.saving
    }

    /// The stored version from which the draft was read, or as which it was last stored.
    pub fn version(&self) -> EntryVersion {
        self.version
    }

    /// Whether there is a change to undo. During a what-if there is none: a what-if is ended instead.
    pub fn can_undo(&self) -> bool {
        !self.is_what_if() && self.undo.has(false)
    }

    /// Whether there is an undone change to redo.
    pub fn can_redo(&self) -> bool {
        !self.is_what_if() && self.undo.has(true)
    }

    /// The change that was undone or redone, if that was the last action.
    pub fn last_step(&self) -> Option<&UndoStep> {
        self.step.as_ref()
    }

    /// Stores the draft if it has unsaved changes. `store` receives the draft, its assessment, and the version that it
    /// replaces. `store` must write nothing where another version is stored, and returns the new version. After a
    /// failure, the next flush tries again.
    pub fn flush(
        &mut self,
        store: &mut dyn FnMut(&Draft, &Assessment, EntryVersion) -> Result<EntryVersion, RepositoryError>,
    ) -> Effects {
        if !matches!(self.saving, SaveState::Dirty | SaveState::Failed(_)) {
            return &[];
        }
        match store(&self.draft, &self.result, self.version) {
            Ok(version) => {
                self.version = version;
                self.saving = SaveState::Stored;
                // The text names the version from which the what-if began.
                if self.is_what_if() { &[Effect::KeepWhatIf] } else { &[] }
            }
            Err(error) => {
                self.saving = SaveState::Failed(error);
                &[]
            }
        }
    }

    /// Handles an event. `now` is an RFC 3339 timestamp.
    pub fn handle(&mut self, event: Event, now: &str) -> Effects {
        match event {
            Event::Edit { draft, .. } if self.is_what_if() => {
                self.what_if = Some(draft);
                &[Effect::Draw, Effect::KeepWhatIf]
            }
            Event::Edit { draft, field } => {
                let former = self.replace(*draft, now);
                self.undo.edited(former, field);
                if self.step.take().is_some() {
                    &[Effect::Draw, Effect::FlushAfterPaint, Effect::ShowStep]
                } else {
                    CHANGED
                }
            }
            Event::Undo(figures) => self.revert(false, figures, now),
            Event::Redo(figures) => self.revert(true, figures, now),
            Event::DismissStep => {
                self.step = None;
                &[Effect::ShowStep]
            }
            Event::ForgetUndo => {
                self.undo = UndoHistory::default();
                &[Effect::Draw]
            }
            Event::BeginWhatIf(copy) => {
                self.what_if = Some(copy);
                &[Effect::Draw, Effect::Redraw, Effect::KeepWhatIf]
            }
            Event::EndWhatIf { keep } => self.end_what_if(keep, now),
            Event::Durable(version) => {
                if self.saving == SaveState::Stored && self.version == version {
                    self.saving = SaveState::Durable;
                }
                &[]
            }
            Event::SaveFailed(error) => {
                self.saving = SaveState::Failed(error);
                &[]
            }
            Event::VersionSeen(stored) => self.see(stored),
            Event::TakeTheirs(draft, version) => self.take_theirs(*draft, version),
            Event::SavedApart => {
                if self.saving == SaveState::Failed(RepositoryError::Changed) {
                    self.saving = SaveState::Clean;
                }
                &[]
            }
        }
    }

    fn is_of_set(&self, draft: &Draft) -> bool {
        (&draft.edition, draft.set) == (&self.edition.id, self.set.no)
    }

    /// Replaces the draft by another one and returns the former draft. A failure of saving stays until the draft is
    /// stored.
    fn replace(&mut self, mut next: Draft, now: &str) -> Draft {
        // An undone state is older, but the timestamp of the last change never goes backwards.
        next.changed.clone_from(&self.draft.changed);
        self.result = assess(&next, self.edition, self.set);
        note(&mut next, &self.result, now);
        if !matches!(self.saving, SaveState::Failed(_)) {
            self.saving = SaveState::Dirty;
        }
        std::mem::replace(&mut self.draft, next)
    }

    fn revert(&mut self, redo: bool, figures: Figures, now: &str) -> Effects {
        if self.is_what_if() {
            return &[];
        }
        let Some(other) = self.undo.pop(redo) else { return &[] };
        self.step = Some(UndoStep::between(&self.draft, &other, redo, figures));
        let former = self.replace(other, now);
        self.undo.reverted(former, &self.draft, redo);
        &[Effect::Draw, Effect::Redraw, Effect::FlushAfterPaint, Effect::ShowStep]
    }

    fn end_what_if(&mut self, keep: bool, now: &str) -> Effects {
        let Some(copy) = self.what_if.take() else { return &[] };
        if !keep {
            return &[Effect::Draw, Effect::Redraw, Effect::KeepWhatIf];
        }
        let former = self.replace(*copy, now);
        self.undo.edited(former, None);
        self.step = None;
        &[Effect::Draw, Effect::Redraw, Effect::FlushAfterPaint, Effect::KeepWhatIf, Effect::ShowStep]
    }

    /// Handles a version of another tab. It is followed where no change of this tab would be lost. Otherwise there is a
    /// conflict, as there is for an older version.
    fn see(&mut self, stored: EntryVersion) -> Effects {
        if stored == self.version {
            return &[];
        }
        let is_saved = !matches!(self.saving, SaveState::Dirty | SaveState::Failed(_));
        let is_newer = stored.revision > self.version.revision || self.version.revision == 0;
        if is_saved && is_newer && !self.is_what_if() {
            return &[Effect::OpenStored];
        }
        self.saving = SaveState::Failed(RepositoryError::Changed);
        &[]
    }

    /// Ignores a draft of another set: it needs other screens, and is shown when it is opened again.
    fn take_theirs(&mut self, draft: Draft, version: EntryVersion) -> Effects {
        if !self.is_of_set(&draft) {
            return &[];
        }
        self.result = assess(&draft, self.edition, self.set);
        self.draft = draft;
        self.version = version;
        self.saving = SaveState::Clean;
        self.what_if = None;
        // Undo must not revert changes of another tab.
        self.undo = UndoHistory::default();
        self.step = None;
        &[Effect::Draw, Effect::Redraw, Effect::KeepWhatIf, Effect::ShowStep, Effect::SayFollowed]
    }
}
