//! The states of a draft before its last changes, for undo and redo.

use std::collections::BTreeSet;

use crate::catalogue::ProductSet;
use crate::difference::{DifferingPart, difference};
use crate::draft::Draft;
use crate::locale::{Lang, msg};
use crate::spoken::Figures;

/// The maximum number of changes that can be undone.
const UNDO_DEPTH: usize = 20;

/// A change that was undone or redone.
#[derive(Debug, Clone)]
pub struct UndoStep {
    /// The changed part; `None` where the change affects no statement of the producer.
    pub place: Option<DifferingPart>,
    /// The address of the screen that shows the part, relative to the draft, with the position on that screen.
    pub screen: String,
    /// Whether the change was redone.
    pub is_redo: bool,
    /// The points and the verdict before the undo or redo.
    pub figures: Figures,
}

impl UndoStep {
    /// The step from one state of a draft to another.
    pub(super) fn between(before: &Draft, after: &Draft, is_redo: bool, figures: Figures) -> UndoStep {
        let place = difference(before, after);
        let screen = place.as_ref().map(|place| place.screen(after)).unwrap_or_default();
        UndoStep { place, screen, is_redo, figures }
    }

    /// The name of the changed part, for the middle of a sentence.
    pub fn what(&self, set: &ProductSet, lang: Lang) -> String {
        let other = || msg::REACH_WHAT_OTHER.text(lang).to_owned();
        self.place.as_ref().map_or_else(other, |place| place.words(set, lang))
    }
}

/// The states for undo and for redo.
#[derive(Debug, Default)]
pub(super) struct UndoHistory {
    /// The draft before each of the last changes, the latest at the end.
    undo: Vec<Draft>,
    /// The draft before each of the last undo steps, the latest at the end.
    redo: Vec<Draft>,
    /// The text field in which the last change was typed.
    field: Option<String>,
}

impl UndoHistory {
    /// Whether there is a state for undo or, with `redo`, for redo.
    pub(super) fn has(&self, redo: bool) -> bool {
        !if redo { &self.redo } else { &self.undo }.is_empty()
    }

    /// Records that the draft was changed from the `former` state, in this text field. Further typing in the same field
    /// is one change.
    pub(super) fn edited(&mut self, former: Draft, field: Option<String>) {
        self.redo.clear();
        if field.is_none() || self.field != field {
            self.field = field;
            push(&mut self.undo, former);
        }
    }

    /// Removes the next state for undo or redo from the history and returns it.
    pub(super) fn pop(&mut self, redo: bool) -> Option<Draft> {
        let state = if redo { self.redo.pop() } else { self.undo.pop() }?;
        // Further typing after an undo or redo is another change.
        self.field = None;
        Some(state)
    }

    /// Records that an undo or redo led from the `former` state to the `current` one.
    pub(super) fn reverted(&mut self, former: Draft, current: &Draft, redo: bool) {
        if redo {
            return push(&mut self.undo, former);
        }
        // The bytes of attachments that no draft names may be deleted, so the change that added them cannot be redone.
        let named: BTreeSet<&str> = current.attachment_ids().collect();
        if former.attachment_ids().all(|id| named.contains(id)) {
            push(&mut self.redo, former);
        } else {
            self.redo.clear();
        }
    }
}

/// Adds a state to a list of limited length.
fn push(list: &mut Vec<Draft>, draft: Draft) {
    if list.len() == UNDO_DEPTH {
        list.remove(0);
    }
    list.push(draft);
}
