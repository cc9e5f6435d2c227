//! The draft that is open: its state, its assessment, and saving.

mod trial;
mod turns;

pub use turns::Turned;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::dom;
use crate::browser::storage::{self, Opened, Rescued, Saved, Stamp, StorageError};
use crate::state::task::{Tasks, use_tasks};
use sao_lang_core::assessment::{Assessment, Range, assess, note, range};
use sao_lang_core::catalogue::{Edition, ProductSet};
use sao_lang_core::draft::Draft;

/// A space that is not seen or read, but makes a text another one.
const AGAIN: char = '\u{a0}';

/// Whether the last change is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed since the draft was opened.
    Untouched,
    /// The last change would not outlive a browser that is killed at this moment.
    Saving,
    /// The last change is in the storage, on the disk.
    Saved,
    /// It is not, and why. `Changed`: another tab has saved something else since; `Missing`: it was deleted.
    Failed(StorageError),
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
    /// A copy to try things out on; while there is one, all screens show it, and nothing is stored.
    trial: RwSignal<Option<Draft>>,
    /// What follows from what is shown.
    pub assessment: Memo<Assessment>,
    /// How far that can be trusted.
    pub range: Memo<Range>,
    /// The state of the entry that the draft was read from or last saved as.
    stamp: StoredValue<Stamp>,
    /// Whether the last change is still to be stored; see [`OpenDraft::keep`].
    unkept: StoredValue<bool>,
    /// Whether the last change is kept.
    pub saved: RwSignal<SaveState>,
    /// The last version was damaged when the draft was opened: what became of it.
    pub rescued: StoredValue<Option<Rescued>>,
    /// The id of the draft that holds another state of this one: the journal had it, and came too late.
    pub apart: RwSignal<Option<String>>,
    /// Tasks that go on while the draft is open, whatever screen of it is shown.
    pub tasks: Tasks,
    /// Counts the times when another tab's changes were taken over.
    pub followed: RwSignal<u32>,
    /// Counts the times when what is shown was replaced as a whole: fields are drawn anew then.
    pub replaced: RwSignal<u32>,
    /// The change that was taken back or done again, if that was the last thing done.
    pub turned: RwSignal<Option<Turned>>,
    /// What the permanent status region says; see [`OpenDraft::say`].
    pub said: RwSignal<String>,
    /// The draft as it was before each of the last changes, the last one at the end.
    former: RwSignal<Vec<Draft>>,
    /// The draft as it was before each of the last changes was taken back, the last one at the end.
    latter: RwSignal<Vec<Draft>>,
    /// The field in which the last change was typed: what is typed on there is the same change.
    typed_in: StoredValue<Option<String>>,
}

impl OpenDraft {
    /// Opens a draft for the views below.
    pub fn new(id: String, opened: Opened, edition: &'static Edition, set: &'static ProductSet) -> OpenDraft {
        let draft = RwSignal::new(opened.draft);
        let trial = RwSignal::new(trial::kept(&id, edition, set));
        let open = OpenDraft {
            id: StoredValue::new(id),
            edition,
            set,
            draft,
            trial,
            assessment: Memo::new(move |_| shown(draft, trial, |d| assess(d, edition, set))),
            range: Memo::new(move |_| shown(draft, trial, |d| range(d, edition, set))),
            stamp: StoredValue::new(opened.stamp),
            unkept: StoredValue::new(false),
            saved: RwSignal::new(SaveState::Untouched),
            rescued: StoredValue::new(opened.rescued),
            apart: RwSignal::new(None),
            tasks: use_tasks(),
            followed: RwSignal::new(0),
            replaced: RwSignal::new(0),
            turned: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            former: RwSignal::new(Vec::new()),
            latter: RwSignal::new(Vec::new()),
            typed_in: StoredValue::new(None),
        };
        let watching = storage::watch(move |changed| {
            if changed.is_none_or(|id| open.id.with_value(|own| own == id)) {
                open.follow();
            }
        });
        // A browser may end a page that is not seen without another word.
        let leaving =
            ["pagehide", "visibilitychange"].map(|event| window_event_listener_untyped(event, move |_| open.keep()));
        on_cleanup(move || {
            open.keep();
            storage::unwatch(watching);
            for listener in leaving {
                listener.remove();
            }
        });
        request_idle_callback(move || open.rehearse());
        open
    }

    /// Does once what every change does, and changes nothing: a browser compiles each function of the program when
    /// it is first called, and the first answer would wait for all of them.
    fn rehearse(self) {
        // The draft may be closed by now.
        if let (Some(()), Some(base)) = (self.draft.try_update(|_| ()), self.stamp.try_get_value()) {
            let mut copy = self.draft.with_untracked(Clone::clone);
            note(&mut copy, self.edition, self.set, &clock::now());
            self.id.with_value(|id| storage::rehearse(id, &copy, base));
        }
    }

    /// Looks at what is shown; the view that asks follows its changes.
    pub fn with<T>(self, look: impl FnOnce(&Draft) -> T) -> T {
        shown(self.draft, self.trial, look)
    }

    /// Looks at what is shown, once.
    pub fn peek<T>(self, look: impl FnOnce(&Draft) -> T) -> T {
        untrack(|| self.with(look))
    }

    /// Changes what is shown. The draft itself is stored before it can change again; a trial is not.
    pub fn change(self, edit: impl FnOnce(&mut Draft)) {
        if self.is_trial_untracked() {
            self.trial.update(|trial| {
                if let Some(trial) = trial {
                    edit(trial);
                }
            });
            self.keep_trial();
            return;
        }
        self.remember();
        // Most changes follow no undoing: then nothing is told to those that follow these.
        if self.turned.with_untracked(Option::is_some) {
            self.turned.set(None);
        }
        if self.latter.with_untracked(|latter| !latter.is_empty()) {
            self.latter.update(Vec::clear);
        }
        self.store(edit);
    }

    /// Has the permanent status region say something, also where it has said the same just before.
    pub fn say(self, words: String) {
        self.said.update(|said| {
            let again = *said == words;
            *said = words;
            if again {
                said.push(AGAIN);
            }
        });
    }

    /// The last change took these attachments out. Once that is stored, neither undoing nor the version before brings them
    /// back, and their bytes may be forgotten: see [`storage::forgettable`]. In a trial nothing is stored, so nothing is let go of.
    pub fn let_go(self, ids: &[String]) {
        if ids.is_empty() || self.is_trial_untracked() {
            return;
        }
        self.keep();
        if matches!(self.saved.get_untracked(), SaveState::Failed(_)) {
            return;
        }
        self.former.update(Vec::clear);
        self.latter.update(Vec::clear);
        self.id.with_value(|id| storage::level(id));
        storage::let_go(ids);
    }

    /// Changes the draft. It is stored once the change is drawn, or before the next one.
    fn store(self, edit: impl FnOnce(&mut Draft)) {
        self.keep();
        let now = clock::now();
        self.draft.update(|draft| {
            edit(draft);
            note(draft, self.edition, self.set, &now);
        });
        self.unkept.set_value(true);
        // A warning stays until the draft is kept.
        if !matches!(self.saved.get_untracked(), SaveState::Failed(_)) {
            self.saved.set(SaveState::Saving);
        }
        spawn_local(async move {
            dom::drawn().await;
            self.keep();
        });
    }

    /// Stores the last change, if that is still to be done.
    pub fn keep(self) {
        // The draft may be closed by now.
        if self.unkept.try_get_value() != Some(true) {
            return;
        }
        self.unkept.set_value(false);
        let base = self.stamp.get_value();
        let kept = self.draft.with_untracked(|draft| self.id.with_value(|id| storage::save_over(id, draft, base)));
        self.settle(kept);
    }

    /// Notes what came of saving, and waits until it lasts.
    fn settle(self, kept: Result<Saved, StorageError>) {
        match kept {
            Ok(Saved { stamp, lasting }) => {
                self.stamp.set_value(stamp);
                self.saved.set(SaveState::Saving);
                storage::ask_to_persist();
                spawn_local(async move {
                    // It ends early only where there is nothing to wait for.
                    let _ = lasting.await;
                    // The draft may be closed by now, or changed again: kept anew, or still to be.
                    if self.stamp.try_get_value() == Some(stamp)
                        && self.unkept.try_get_value() == Some(false)
                        && self.saved.try_get_untracked() == Some(SaveState::Saving)
                    {
                        self.saved.set(SaveState::Saved);
                    }
                });
            }
            Err(error) => self.saved.set(SaveState::Failed(error)),
        }
    }

    /// Someone else has changed the entry. What they saved is taken over where nothing here would be lost by it.
    fn follow(self) {
        self.keep();
        if let Some(Some(copy)) = self.id.try_with_value(|id| storage::kept_apart(id)) {
            self.apart.set(Some(copy));
        }
        let Some(own) = self.stamp.try_get_value() else { return };
        let Some(Ok(Some(stored))) = self.id.try_with_value(|id| storage::stamp(id)) else { return };
        if stored == own {
            return;
        }
        let unsaved = matches!(self.saved.get_untracked(), SaveState::Failed(_)) || self.is_trial_untracked();
        if unsaved || stored.revision <= own.revision && own.revision > 0 {
            self.saved.set(SaveState::Failed(StorageError::Changed));
        } else {
            self.take_stored();
        }
    }

    /// Shows what is stored instead of what is shown; whether it could.
    pub fn take_stored(self) -> bool {
        let Ok(Opened { draft, stamp, .. }) = self.id.with_value(|id| storage::open(id)) else { return false };
        // A draft of another set needs other screens: it is shown when it is opened anew.
        if (&draft.edition, draft.set) != (&self.edition.id, self.set.no) {
            return false;
        }
        self.stamp.set_value(stamp);
        self.unkept.set_value(false);
        self.trial.set(None);
        self.keep_trial();
        self.draft.set(draft);
        // What is undone must not take another tab's changes back.
        self.former.update(Vec::clear);
        self.latter.update(Vec::clear);
        self.turned.set(None);
        self.saved.set(SaveState::Untouched);
        self.followed.update(|n| *n += 1);
        self.replaced.update(|n| *n += 1);
        true
    }

    /// Saves what is shown as it is, whatever was deleted or failed before; not over what someone else saved.
    pub fn save_again(self) {
        self.unkept.set_value(false);
        let kept = self.draft.with_untracked(|draft| {
            self.id.with_value(|id| match storage::stamp(id)? {
                Some(_) => storage::save_over(id, draft, self.stamp.get_value()),
                None => storage::save(id, draft),
            })
        });
        self.settle(kept);
    }

    /// Saves what is shown as a draft of its own, and gives its id.
    ///
    /// # Errors
    /// Where it cannot be kept.
    pub fn save_apart(self) -> Result<String, StorageError> {
        let id = clock::new_id();
        self.peek(|draft| storage::save(&id, draft)).map(|_| id)
    }

    /// Changes what is shown where fields stand, and has them drawn anew; what had the keyboard goes with them.
    pub fn replace(self, edit: impl FnOnce(&mut Draft)) {
        self.change(edit);
        self.replaced.update(|n| *n += 1);
        dom::keep_focus(&[]);
    }

    /// The address of a screen of this draft, under the router's base; `screen` is empty for the list of steps.
    pub fn link(self, screen: &str) -> String {
        let id = self.id.get_value();
        match screen {
            "" => format!("/draft/{id}"),
            _ => format!("/draft/{id}/{screen}"),
        }
    }

    /// The same for a bare `<a>`, with the base.
    pub fn address(self, screen: &str) -> String {
        crate::app::link(&self.link(screen))
    }
}

/// The draft that the shell above has opened.
pub fn use_draft() -> OpenDraft {
    expect_context()
}

/// What is shown: the trial while there is one, else the draft.
fn shown<T>(draft: RwSignal<Draft>, trial: RwSignal<Option<Draft>>, look: impl FnOnce(&Draft) -> T) -> T {
    trial.with(|trial| match trial {
        Some(trial) => look(trial),
        None => draft.with(look),
    })
}
