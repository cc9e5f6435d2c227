//! Who sees to the product and to its tasks: what a co-operative notes beside what the producer says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Unknown, is_default};

/// What is noted of the work on a product. Nothing of it changes the estimate.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Work {
    /// Name of the person in charge of the product.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// Key of a task -> what is noted of it. A task without a note is absent.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub tasks: BTreeMap<String, TaskNote>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// What is noted of one task. All texts as they were written; empty: not said.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskNote {
    /// Name of the person in charge of the task; empty: the person in charge of the product.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// Day by which it shall be done, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// Day on which it was done, `YYYY-MM-DD`; empty while it is open.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub done: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl super::Draft {
    /// Changes the note of a task; one that then says nothing is dropped.
    pub fn edit_task(&mut self, key: &str, edit: impl FnOnce(&mut TaskNote)) {
        let note = self.work.tasks.entry(key.to_owned()).or_default();
        edit(note);
        if is_default(note) {
            self.work.tasks.remove(key);
        }
    }
}
