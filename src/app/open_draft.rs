//! The draft that is open: its state, its assessment, and saving.

use leptos::prelude::*;

use crate::assessment::{Assessment, Range, assess, range, record};
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
    /// A copy to try things out on; while there is one, all screens show it, and nothing is stored.
    trial: RwSignal<Option<Draft>>,
    /// What follows from what is shown.
    pub assessment: Memo<Assessment>,
    /// How far that can be trusted.
    pub range: Memo<Range>,
    /// Whether the last change is kept.
    pub saved: RwSignal<SaveState>,
    /// Counts the times when what is shown was replaced as a whole: fields are drawn anew then.
    pub replaced: RwSignal<u32>,
}

impl OpenDraft {
    /// Opens a draft for the views below.
    pub fn new(id: String, draft: Draft, edition: &'static Edition, set: &'static ProductSet) -> OpenDraft {
        let draft = RwSignal::new(draft);
        let trial = RwSignal::new(None);
        OpenDraft {
            id: StoredValue::new(id),
            edition,
            set,
            draft,
            trial,
            assessment: Memo::new(move |_| shown(draft, trial, |d| assess(d, edition, set))),
            range: Memo::new(move |_| shown(draft, trial, |d| range(d, edition, set))),
            saved: RwSignal::new(SaveState::Untouched),
            replaced: RwSignal::new(0),
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

    /// Changes what is shown. The draft itself is stored before anything else can happen; a trial is not.
    pub fn change(self, edit: impl FnOnce(&mut Draft)) {
        if self.is_trial_untracked() {
            self.trial.update(|trial| {
                if let Some(trial) = trial {
                    edit(trial);
                }
            });
            return;
        }
        let now = clock::now();
        self.draft.update(|draft| {
            edit(draft);
            let result = assess(draft, self.edition, self.set);
            record(draft, &result, &now);
            draft.changed = now;
        });
        let kept = self.draft.with_untracked(|draft| self.id.with_value(|id| storage::save(id, draft)));
        self.saved.set(match kept {
            Ok(()) => SaveState::Saved,
            Err(error) => SaveState::Failed(error),
        });
    }

    /// Changes what is shown where fields stand, and has them drawn anew.
    pub fn replace(self, edit: impl FnOnce(&mut Draft)) {
        self.change(edit);
        self.replaced.update(|n| *n += 1);
    }

    /// Whether a copy is being tried out.
    pub fn is_trial(self) -> bool {
        self.trial.with(Option::is_some)
    }

    fn is_trial_untracked(self) -> bool {
        self.trial.with_untracked(Option::is_some)
    }

    /// What the draft itself comes to, whatever is being tried out.
    pub fn without_trial(self) -> Assessment {
        self.draft.with(|d| assess(d, self.edition, self.set))
    }

    /// Starts to try things out on a copy, changed by `edit`.
    pub fn try_out(self, edit: impl FnOnce(&mut Draft)) {
        let mut copy = self.peek(Clone::clone);
        edit(&mut copy);
        self.trial.set(Some(copy));
        self.replaced.update(|n| *n += 1);
    }

    /// Ends trying out: the copy becomes the draft, or is dropped.
    pub fn end_trial(self, keep: bool) {
        if let Some(copy) = self.trial.try_update(Option::take).flatten()
            && keep
        {
            self.change(|draft| *draft = copy);
        }
        self.replaced.update(|n| *n += 1);
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
        super::link(&self.link(screen))
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
