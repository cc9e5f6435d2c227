//! The resume point of a draft, and the questions and conditions that the producer put off. They are kept on this
//! device, except for exercises, whose data ends with the tab. A condition is named by its key, a question by its
//! criterion.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::language::Language;
use super::open_draft::OpenDraft;
use crate::browser::storage;
use crate::state::suitability_answers;
use sao_lang_core::practice::is_practice;
use sao_lang_core::repository::keys::setting::{AT, UNSURE};

/// The name of the setting that keeps the resume point of a draft.
fn at_setting(id: &str) -> String {
    format!("{AT}{id}")
}

/// The name of the setting that keeps the put-off questions and conditions of a draft.
fn unsure_setting(id: &str) -> String {
    format!("{UNSURE}{id}")
}

/// Stores the question or condition on the screen as the resume point.
pub fn arrive(id: &str, key: &str) {
    if !is_practice(id) {
        storage::set_setting(&at_setting(id), key);
    }
}

/// The resume point: the question or condition that was last on the screen.
pub fn at(id: &str) -> Option<String> {
    storage::setting(&at_setting(id))
}

/// The next open question or condition of the open draft, or its result: the address, and the name of the screen.
pub fn next_open(open: OpenDraft, unsure: Unsure, language: Language) -> (String, String) {
    let at = open.id.with_value(|id| at(id));
    open.assessment.with(|result| {
        let next = result.go_on(at.as_deref(), |key| unsure.has(key));
        (open.link(&next.screen()), next.name(language.get()))
    })
}

/// The put-off questions and conditions of a draft as they are stored: keys separated by spaces, see [`is_among`].
pub fn put_off(id: &str) -> String {
    storage::setting(&unsure_setting(id)).unwrap_or_default()
}

/// Whether a key is in the text of [`put_off`]. So the start page needs no set.
pub fn is_among(put_off: &str, key: &str) -> bool {
    put_off.split(' ').any(|one| one == key)
}

fn put_off_set(id: &str) -> BTreeSet<String> {
    put_off(id).split_whitespace().map(str::to_owned).collect()
}

fn keep_unsure(id: &str, list: &BTreeSet<String>) {
    if !is_practice(id) {
        storage::set_setting(&unsure_setting(id), &list.iter().cloned().collect::<Vec<_>>().join(" "));
    }
}

/// Adds or removes a key; returns whether that changed the set.
fn put(list: &mut BTreeSet<String>, key: &str, unsure: bool) -> bool {
    if unsure { list.insert(key.to_owned()) } else { list.remove(key) }
}

/// Puts off a question or condition of a draft that is not open, or takes it off the list again.
pub fn set_unsure(id: &str, key: &str, off: bool) {
    let mut list = put_off_set(id);
    if put(&mut list, key, off) {
        keep_unsure(id, &list);
    }
}

/// The questions and conditions of a draft that the producer has put off. Copy it into closures.
#[derive(Debug, Clone, Copy)]
pub struct Unsure {
    id: StoredValue<String>,
    keys: RwSignal<BTreeSet<String>>,
}

impl Unsure {
    /// Reads the stored list of a draft.
    pub fn of(id: String) -> Unsure {
        let keys = put_off_set(&id);
        Unsure { id: StoredValue::new(id), keys: RwSignal::new(keys) }
    }

    /// Whether this question or condition was put off; the view that reads it follows a change.
    pub fn has(self, key: &str) -> bool {
        self.keys.with(|list| list.contains(key))
    }

    /// Whether this question or condition was put off; the view that reads it does not follow a change.
    pub fn has_untracked(self, key: &str) -> bool {
        self.keys.with_untracked(|list| list.contains(key))
    }

    /// Puts off a question or condition, or takes it off the list again.
    pub fn set(self, key: &str, unsure: bool) {
        if self.keys.with_untracked(|list| list.contains(key)) == unsure {
            return;
        }
        self.keys.update(|list| {
            put(list, key, unsure);
        });
        self.keys.with_untracked(|list| self.id.with_value(|id| keep_unsure(id, list)));
    }
}

/// The list of the draft that the draft screen above this view has opened.
pub fn use_unsure() -> Unsure {
    expect_context()
}

/// Deletes the resume point and the lists of a draft that was deleted.
pub fn forget(id: &str) {
    storage::forget_setting(&at_setting(id));
    storage::forget_setting(&unsure_setting(id));
    suitability_answers::forget(id);
}
