//! The persons in charge of the product and of its tasks: the notes of a co-operative, besides the producer's
//! statements.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Unknown, is_default};

/// The notes on the work for a product. They do not change the estimate.
///
/// They are read and written as plain members of an object, because the first screens include the reader of drafts, and
/// derived code for these notes would be a tenth of it. A member whose type is not that of the format is kept as an
/// unknown member.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Unknown", into = "Unknown")]
pub struct Work {
    /// The name of the person in charge of the product.
    pub person: String,
    /// The notes on tasks, by the key of the task. A task without a note is absent.
    pub tasks: BTreeMap<String, TaskNote>,
    /// Members that this version does not know.
    pub unknown: Unknown,
}

/// The note on one task. All texts are as they were written; an empty text means that nothing was entered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TaskNote {
    /// The name of the person in charge of the task; empty where it is the person in charge of the product.
    pub person: String,
    /// The day by which the task should be done, `YYYY-MM-DD`.
    pub due: String,
    /// The day on which the task was done, `YYYY-MM-DD`; empty while it is open.
    pub done: String,
    /// Members that this version does not know.
    pub unknown: Unknown,
}

const PERSON: &str = "person";
const DUE: &str = "due";
const DONE: &str = "done";
const TASKS: &str = "tasks";

/// The members of an object: those of `front` first, without empty values, then the unknown ones.
fn with_members<const N: usize>(front: [(&str, Value); N], unknown: Unknown) -> Unknown {
    let is_said = |value: &Value| match value {
        Value::String(text) => !text.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => true,
    };
    let mut members = Unknown::new();
    for (name, value) in front {
        if is_said(&value) {
            members.insert(name.to_owned(), value);
        }
    }
    for (name, value) in unknown {
        if !members.contains_key(&name) {
            members.insert(name, value);
        }
    }
    members
}

impl From<Unknown> for Work {
    fn from(members: Unknown) -> Work {
        let mut work = Work::default();
        for (name, value) in members {
            match value {
                Value::String(person) if name == PERSON => work.person = person,
                // Every value must be a note; otherwise the member is unknown.
                Value::Object(notes) if name == TASKS && notes.values().all(Value::is_object) => {
                    for (key, note) in notes {
                        if let Value::Object(members) = note {
                            work.tasks.insert(key, TaskNote::from(members));
                        }
                    }
                }
                other => {
                    work.unknown.insert(name, other);
                }
            }
        }
        work
    }
}

impl From<Work> for Unknown {
    fn from(work: Work) -> Unknown {
        let mut tasks = Unknown::new();
        for (key, note) in work.tasks {
            tasks.insert(key, Value::Object(note.into()));
        }
        with_members([(PERSON, Value::String(work.person)), (TASKS, Value::Object(tasks))], work.unknown)
    }
}

impl From<Unknown> for TaskNote {
    fn from(members: Unknown) -> TaskNote {
        let mut note = TaskNote::default();
        for (name, value) in members {
            let known = match name.as_str() {
                PERSON => Some(&mut note.person),
                DUE => Some(&mut note.due),
                DONE => Some(&mut note.done),
                _ => None,
            };
            match (known, value) {
                (Some(known), Value::String(text)) => *known = text,
                (_, other) => {
                    note.unknown.insert(name, other);
                }
            }
        }
        note
    }
}

impl From<TaskNote> for Unknown {
    fn from(note: TaskNote) -> Unknown {
        let TaskNote { person, due, done, unknown } = note;
        with_members([(PERSON, person), (DUE, due), (DONE, done)].map(|(n, text)| (n, Value::String(text))), unknown)
    }
}

impl super::Draft {
    /// Changes the note of a task. A note that is empty after the change is removed.
    pub fn edit_task(&mut self, key: &str, edit: impl FnOnce(&mut TaskNote)) {
        let note = self.work.tasks.entry(key.to_owned()).or_default();
        edit(note);
        if is_default(note) {
            self.work.tasks.remove(key);
        }
    }
}
