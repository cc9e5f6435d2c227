//! Where the producer left off in a draft, and which questions were put off: kept on this device,
//! but for exercises, of which nothing outlasts the tab.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::fit;
use crate::assessment::Assessment;
use crate::edge::storage;
use crate::practice::is_practice;

/// The setting that keeps where one was in a draft.
fn at_setting(id: &str) -> String {
    format!("at/{id}")
}

/// The setting that keeps the questions of a draft that were put off.
fn unsure_setting(id: &str) -> String {
    format!("unsure/{id}")
}

/// Remembers the question that is on the screen.
pub fn arrive(id: &str, criterion: &str) {
    if !is_practice(id) {
        storage::set_setting(&at_setting(id), criterion);
    }
}

/// The criterion to go on with, if one is open.
pub fn go_on(id: &str, result: &Assessment) -> Option<String> {
    result.next_open(at(id).as_deref()).map(|c| c.id.clone())
}

/// The criterion that was last on the screen.
pub fn at(id: &str) -> Option<String> {
    storage::setting(&at_setting(id))
}

/// The questions of a draft that were put off, as they are kept.
fn unsure(id: &str) -> BTreeSet<String> {
    storage::setting(&unsure_setting(id)).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

fn keep_unsure(id: &str, list: &BTreeSet<String>) {
    if !is_practice(id) {
        storage::set_setting(&unsure_setting(id), &list.iter().cloned().collect::<Vec<_>>().join(" "));
    }
}

/// Whether that changed anything.
fn put(list: &mut BTreeSet<String>, criterion: &str, unsure: bool) -> bool {
    if unsure { list.insert(criterion.to_owned()) } else { list.remove(criterion) }
}

/// Puts off a question of a draft that is not open, or not any more.
pub fn set_unsure(id: &str, criterion: &str, off: bool) {
    let mut list = unsure(id);
    if put(&mut list, criterion, off) {
        keep_unsure(id, &list);
    }
}

/// The questions of a draft that the producer is not sure about. Copy it into closures.
#[derive(Debug, Clone, Copy)]
pub struct Unsure {
    id: StoredValue<String>,
    criteria: RwSignal<BTreeSet<String>>,
}

impl Unsure {
    /// Those kept for a draft.
    pub fn of(id: String) -> Unsure {
        let criteria = unsure(&id);
        Unsure { id: StoredValue::new(id), criteria: RwSignal::new(criteria) }
    }

    /// Whether this question was put off; the view that asks follows it.
    pub fn has(self, criterion: &str) -> bool {
        self.criteria.with(|list| list.contains(criterion))
    }

    /// Puts a question off, or not any more.
    pub fn set(self, criterion: &str, unsure: bool) {
        if self.criteria.with_untracked(|list| list.contains(criterion)) == unsure {
            return;
        }
        self.criteria.update(|list| {
            put(list, criterion, unsure);
        });
        self.criteria.with_untracked(|list| self.id.with_value(|id| keep_unsure(id, list)));
    }
}

/// Those of the draft that the shell above has opened.
pub fn use_unsure() -> Unsure {
    expect_context()
}

/// Forgets what is kept about a draft that was deleted.
pub fn forget(id: &str) {
    storage::forget_setting(&at_setting(id));
    storage::forget_setting(&unsure_setting(id));
    fit::forget(id);
}
