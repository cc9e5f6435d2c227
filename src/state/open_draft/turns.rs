//! Taking changes back, and doing them again.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::OpenDraft;
use crate::browser::dom;
use sao_lang_core::catalogue::ProductSet;
use sao_lang_core::difference::{Place, difference};
use sao_lang_core::draft::Draft;
use sao_lang_core::locale::{Lang, msg};
use sao_lang_core::spoken::Figures;

/// How many changes can be undone, one after the other.
const UNDO_DEPTH: usize = 20;

/// A change that was taken back, or done again after all.
#[derive(Debug, Clone)]
pub struct Turned {
    /// What it was; `None` where a producer has said nothing of it.
    pub place: Option<Place>,
    /// The screen that shows it, and the place there; see [`OpenDraft::link`].
    pub screen: String,
    /// Whether it was done again.
    pub again: bool,
    /// Points and stars before that.
    pub figures: Figures,
}

impl Turned {
    /// What it was, in words that go on in a sentence.
    pub fn what(&self, set: &ProductSet, lang: Lang) -> String {
        let unsaid = || msg::REACH_WHAT_OTHER.text(lang).to_owned();
        self.place.as_ref().map_or_else(unsaid, |place| place.words(set, lang))
    }
}

impl OpenDraft {
    /// Keeps the draft as it is for [`OpenDraft::undo`], unless the change goes on in the same field.
    pub(super) fn remember(self) {
        let field = dom::text_field();
        if field.is_some() && self.typed_in.with_value(|last| *last == field) {
            return;
        }
        self.typed_in.set_value(field);
        let copy = self.draft.with_untracked(Clone::clone);
        push(self.former, copy);
    }

    /// Whether there is a change to take back. A trial has its own way back.
    pub fn can_undo(self) -> bool {
        !self.is_trial() && self.former.with(|former| !former.is_empty())
    }

    /// Takes the last change back.
    pub fn undo(self) {
        if self.is_trial_untracked() {
            return;
        }
        if let Some(before) = self.former.try_update(Vec::pop).flatten() {
            let now = self.turn_to(before, false);
            // Attachments that nothing names may be forgotten: what they were part of cannot be done again.
            let kept = self.draft.with_untracked(|draft| {
                let named: BTreeSet<&str> = draft.attachment_ids().collect();
                now.attachment_ids().all(|id| named.contains(id))
            });
            if kept {
                push(self.latter, now);
            } else {
                self.latter.update(Vec::clear);
            }
        }
    }

    /// Whether there is a change that was taken back and can be done again.
    pub fn can_redo(self) -> bool {
        !self.is_trial() && self.latter.with(|latter| !latter.is_empty())
    }

    /// Does the change again that was taken back last.
    pub fn redo(self) {
        if self.is_trial_untracked() {
            return;
        }
        if let Some(after) = self.latter.try_update(Vec::pop).flatten() {
            let now = self.turn_to(after, true);
            push(self.former, now);
        }
    }

    /// Puts another state of the draft in the place of the one that is shown, and gives that one back.
    pub(super) fn turn_to(self, other: Draft, again: bool) -> Draft {
        self.typed_in.set_value(None);
        let now = self.draft.with_untracked(Clone::clone);
        let figures = self.assessment.with_untracked(Figures::of);
        // The day-by-day history follows by itself.
        let place = difference(&now, &other);
        let screen = place.as_ref().map(|place| place.screen(&other)).unwrap_or_default();
        self.store(|draft| *draft = other);
        self.turned.set(Some(Turned { place, screen, again, figures }));
        self.replaced.update(|n| *n += 1);
        now
    }
}

/// Keeps a state of the draft as the last of a list, which is bounded.
fn push(list: RwSignal<Vec<Draft>>, draft: Draft) {
    list.update(|list| {
        if list.len() == UNDO_DEPTH {
            list.remove(0);
        }
        list.push(draft);
    });
}
