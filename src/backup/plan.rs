//! What restoring a backup would change.

use std::collections::BTreeMap;

use crate::draft::Draft;

/// How a draft of a backup meets the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The device has no such draft.
    New,
    /// The device has the same.
    Same,
    /// The device has another state of it: the user chooses.
    Differs,
}

/// What to do with a draft that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Choice {
    /// Both: the backup's becomes a draft of its own.
    #[default]
    Both,
    /// The device's stays, the backup's is left.
    Device,
    /// The backup's takes its place.
    Backup,
}

/// A draft of a backup, and what there is on the device.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its id.
    pub id: String,
    /// As the backup has it.
    pub draft: Draft,
    /// How it meets the device.
    pub found: Found,
    /// When the device's was last changed; empty where there is none.
    pub changed_here: String,
}

/// Compares a backup's drafts with the device's, which `here` looks up by id.
pub fn changes(drafts: BTreeMap<String, Draft>, here: impl Fn(&str) -> Option<Draft>) -> Vec<Change> {
    let change = |(id, draft): (String, Draft)| {
        let stored = here(&id);
        let found = match &stored {
            None => Found::New,
            Some(stored) if *stored == draft => Found::Same,
            Some(_) => Found::Differs,
        };
        Change { id, draft, found, changed_here: stored.map(|d| d.changed).unwrap_or_default() }
    };
    drafts.into_iter().map(change).collect()
}
