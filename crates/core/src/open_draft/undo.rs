//! The states of a draft before its last changes, for undo and redo.

use std::collections::BTreeSet;

use crate::catalogue::ProductSet;
use crate::difference::{DifferingPart, difference};
use crate::draft::Draft;
use crate::locale::{Lang, msg};
use crate::spoken::Figures;

/// How many changes can be undone, one after the other.
const UNDO_DEPTH: usize = 20;

/// A change that was undone or redone.
#[derive(Debug, Clone)]
pub struct UndoStep {
    /// What was changed; `None` where it is nothing that a producer has said.
    pub place: Option<DifferingPart>,
    /// The screen of the draft that shows it, with the place on that screen.
    pub screen: String,
    /// Whether the change was redone.
    pub is_redo: bool,
    /// Points and stars before that.
    pub figures: Figures,
}

impl UndoStep {
    /// The step from one state of a draft to another.
    pub(super) fn between(before: &Draft, after: &Draft, is_redo: bool, figures: Figures) -> UndoStep {
        let place = difference(before, after);
        let screen = place.as_ref().map(|place| place.screen(after)).unwrap_or_default();
        UndoStep { place, screen, is_redo, figures }
    }

    /// The name of what was changed, for the middle of a sentence.
    pub fn what(&self, set: &ProductSet, lang: Lang) -> String {
        let other = || msg::REACH_WHAT_OTHER.text(lang).to_owned();
        self.place.as_ref().map_or_else(other, |place| place.words(set, lang))
    }
}

/// States to go back to and forward to.
#[derive(Debug, Default)]
pub(super) struct UndoHistory {
    /// The draft before each of the last changes, the last one at the end.
    undo: Vec<Draft>,
    /// The draft before each of the last undo steps, the last one at the end.
    redo: Vec<Draft>,
    /// The text field in which the last change was typed.
    field: Option<String>,
}

impl UndoHistory {
    /// Whether there is a state to go back to; with `redo`, to go forward to.
    pub(super) fn has(&self, redo: bool) -> bool {
        !if redo { &self.redo } else { &self.undo }.is_empty()
    }

    /// The draft was changed from the `former` state, in this text field. Typing on in the same field is one change.
    pub(super) fn edited(&mut self, former: Draft, field: Option<String>) {
        self.redo.clear();
        if field.is_none() || self.field != field {
            self.field = field;
            push(&mut self.undo, former);
        }
    }

    /// Takes the next state to go to out of the history.
    pub(super) fn pop(&mut self, redo: bool) -> Option<Draft> {
        let state = if redo { self.redo.pop() } else { self.undo.pop() }?;
        // Typing on after that is another change.
        self.field = None;
        Some(state)
    }

    /// The draft went from the `former` state to the `current` one.
    pub(super) fn reverted(&mut self, former: Draft, current: &Draft, redo: bool) {
        if redo {
            return push(&mut self.undo, former);
        }
        // The bytes of attachments that nothing names may be deleted: the change that added them cannot be redone.
        let named: BTreeSet<&str> = current.attachment_ids().collect();
        if former.attachment_ids().all(|id| named.contains(id)) {
            push(&mut self.redo, former);
        } else {
            self.redo.clear();
        }
    }
}

/// Adds a state to a bounded list.
fn push(list: &mut Vec<Draft>, draft: Draft) {
    if list.len() == UNDO_DEPTH {
        list.remove(0);
    }
    list.push(draft);
}
