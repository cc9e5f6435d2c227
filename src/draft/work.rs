//! Who sees to the product and to its tasks: what a co-operative notes beside what the producer says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Unknown, is_default};

/// What is noted of the work on a product. Nothing of it changes the estimate.
///
/// It is read from and written as plain members of an object: the first screens carry the reader of drafts, and derived
/// code for this would be a tenth of it. A member of another kind than the format says is kept as one that is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Unknown", into = "Unknown")]
pub struct Work {
    /// Name of the person in charge of the product.
    pub person: String,
    /// Key of a task -> what is noted of it. A task without a note is absent.
    pub tasks: BTreeMap<String, TaskNote>,
    /// What this version does not know.
    pub unknown: Unknown,
}

/// What is noted of one task. All texts as they were written; empty: not said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TaskNote {
    /// Name of the person in charge of the task; empty: the person in charge of the product.
    pub person: String,
    /// Day by which it shall be done, `YYYY-MM-DD`.
    pub due: String,
    /// Day on which it was done, `YYYY-MM-DD`; empty while it is open.
    pub done: String,
    /// What this version does not know.
    pub unknown: Unknown,
}

const PERSON: &str = "person";
const DUE: &str = "due";
const DONE: &str = "done";
const TASKS: &str = "tasks";

/// Takes a text out of the members; empty where there is none.
fn take_text(members: &mut Unknown, name: &str) -> String {
    match members.get(name) {
        Some(Value::String(_)) => {}
        _ => return String::new(),
    }
    match members.shift_remove(name) {
        Some(Value::String(text)) => text,
        _ => String::new(),
    }
}

/// Members with these in front; what is empty is not written.
fn with_members(front: impl IntoIterator<Item = (&'static str, Value)>, unknown: Unknown) -> Unknown {
    let is_said = |value: &Value| match value {
        Value::String(text) => !text.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => true,
    };
    let said = front.into_iter().filter(|(_, value)| is_said(value));
    let mut members: Unknown = said.map(|(name, value)| (name.to_owned(), value)).collect();
    for (name, value) in unknown {
        members.entry(name).or_insert(value);
    }
    members
}

impl From<Unknown> for Work {
    fn from(mut members: Unknown) -> Work {
        let person = take_text(&mut members, PERSON);
        // All of them are notes, or the member is none that is known.
        let are_notes = |value: &Value| value.as_object().is_some_and(|notes| notes.values().all(Value::is_object));
        let tasks = match members.get(TASKS).is_some_and(are_notes) {
            true => members.shift_remove(TASKS),
            false => None,
        };
        let tasks = match tasks {
            Some(Value::Object(notes)) => notes,
            _ => Unknown::new(),
        };
        let mut work = Work { person, tasks: BTreeMap::new(), unknown: members };
        for (key, note) in tasks {
            let note = if let Value::Object(members) = note { TaskNote::from(members) } else { TaskNote::default() };
            work.tasks.insert(key, note);
        }
        work
    }
}

impl From<Work> for Unknown {
    fn from(work: Work) -> Unknown {
        let tasks = work.tasks.into_iter().map(|(key, note)| (key, Value::Object(note.into()))).collect();
        with_members([(PERSON, Value::String(work.person)), (TASKS, Value::Object(tasks))], work.unknown)
    }
}

impl From<Unknown> for TaskNote {
    fn from(mut members: Unknown) -> TaskNote {
        let [person, due, done] = [PERSON, DUE, DONE].map(|name| take_text(&mut members, name));
        TaskNote { person, due, done, unknown: members }
    }
}

impl From<TaskNote> for Unknown {
    fn from(note: TaskNote) -> Unknown {
        let TaskNote { person, due, done, unknown } = note;
        with_members([(PERSON, person), (DUE, due), (DONE, done)].map(|(n, text)| (n, Value::String(text))), unknown)
    }
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
