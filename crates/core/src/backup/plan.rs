//! What restoring a backup would change, and the steps in which it is done. Each step looks at what is stored at that
//! moment, so restoring can be broken off anywhere and done again: the result is the same.

use std::collections::BTreeMap;

use crate::draft::Draft;
use crate::repository::{Shelf, ShelfError, Stamp, Store};

use super::content_of;

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
    /// The state of the device's draft that the user is shown.
    pub seen: Option<Stamp>,
}

/// Compares a backup's drafts with the device's. One that is stored but cannot be read differs.
///
/// # Errors
/// Where the storage cannot be used.
pub fn changes<S: Store>(drafts: BTreeMap<String, Draft>, shelf: Shelf<S>) -> Result<Vec<Change>, ShelfError> {
    let change = |(id, draft): (String, Draft)| {
        let (found, seen, changed_here) = match shelf.look(&id) {
            Ok((stored, stamp, _)) if stored == draft => (Found::Same, Some(stamp), stored.changed),
            Ok((stored, stamp, _)) => (Found::Differs, Some(stamp), stored.changed),
            Err(ShelfError::Missing) => (Found::New, None, String::new()),
            Err(ShelfError::Unreadable(_)) => (Found::Differs, shelf.stamp(&id)?, String::new()),
            Err(error) => return Err(error),
        };
        // Both are kept: the backup's may be here already, from the last time.
        let found = match found {
            Found::Differs if shelf.stamp(&copy_of(&id, &draft))?.is_some() => Found::Same,
            found => found,
        };
        Ok(Change { id, draft, found, changed_here, seen })
    };
    drafts.into_iter().map(change).collect()
}

/// The id under which a backup's draft stands beside the device's. It follows from both, so that it is found again.
fn copy_of(id: &str, draft: &Draft) -> String {
    format!("{}-{}", id.get(..40).unwrap_or(id), content_of(draft))
}

/// What is to be done for one draft of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Save it under this id; `Some`: over the state that the user has seen, and over no other.
    Save(String, Option<Stamp>),
    /// It is there.
    There,
    /// It is left.
    Leave,
}

/// What is to be done for one draft, by what is stored now.
///
/// # Errors
/// Where the storage cannot be used, and [`ShelfError::Changed`] where the device's draft was to give way and has been
/// changed since the user saw it.
pub fn step<S: Store>(change: &Change, choice: Choice, shelf: Shelf<S>) -> Result<Step, ShelfError> {
    let now = shelf.stamp(&change.id)?;
    let same = || matches!(shelf.look(&change.id), Ok((stored, ..)) if stored == change.draft);
    match (change.found, choice, now) {
        (Found::Same, ..) => Ok(Step::There),
        (Found::New, _, None) => Ok(Step::Save(change.id.clone(), None)),
        (_, _, Some(_)) if same() => Ok(Step::There),
        (Found::Differs, Choice::Device, _) => Ok(Step::Leave),
        (Found::Differs, Choice::Backup, None) => Ok(Step::Save(change.id.clone(), None)),
        (Found::Differs, Choice::Backup, now) if now != change.seen => Err(ShelfError::Changed),
        (Found::Differs, Choice::Backup, now) => Ok(Step::Save(change.id.clone(), now)),
        (Found::New, _, Some(_)) | (Found::Differs, Choice::Both, _) => {
            let copy = copy_of(&change.id, &change.draft);
            Ok(if shelf.stamp(&copy)?.is_some() { Step::There } else { Step::Save(copy, None) })
        }
    }
}
