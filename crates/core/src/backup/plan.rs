//! What restoring a backup would change, and the steps in which it is done. Each step looks at what is stored at that
//! moment, so restoring can be broken off anywhere and done again: the result is the same.

use std::collections::BTreeMap;

use crate::draft::Draft;
use crate::repository::{EntryVersion, Repository, RepositoryError, Store};

use super::content_of;

/// How a draft of a backup meets the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestoreState {
    /// The device has no such draft.
    New,
    /// The device has the same.
    Same,
    /// The device has another state of it: the user chooses.
    Differs,
}

/// What to do with a draft that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RestoreChoice {
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
    pub found: RestoreState,
    /// When the device's was last changed; empty where there is none.
    pub changed_here: String,
    /// The state of the device's draft that the user is shown.
    pub seen: Option<EntryVersion>,
}

/// Compares a backup's drafts with the device's. One that is stored but cannot be read differs.
///
/// # Errors
/// Where the storage cannot be used.
pub fn changes<S: Store>(
    drafts: BTreeMap<String, Draft>,
    repository: Repository<S>,
) -> Result<Vec<Change>, RepositoryError> {
    let change = |(id, draft): (String, Draft)| {
        let (found, seen, changed_here) = match repository.look(&id) {
            Ok((stored, version, _)) if stored == draft => (RestoreState::Same, Some(version), stored.changed),
            Ok((stored, version, _)) => (RestoreState::Differs, Some(version), stored.changed),
            Err(RepositoryError::Missing) => (RestoreState::New, None, String::new()),
            Err(RepositoryError::Unreadable(_)) => (RestoreState::Differs, repository.version(&id)?, String::new()),
            Err(error) => return Err(error),
        };
        // Both are kept: the backup's may be here already, from the last time.
        let found = match found {
            RestoreState::Differs if repository.version(&copy_of(&id, &draft))?.is_some() => RestoreState::Same,
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
    Save(String, Option<EntryVersion>),
    /// It is there.
    There,
    /// It is left.
    Leave,
}

/// What is to be done for one draft, by what is stored now.
///
/// # Errors
/// Where the storage cannot be used, and [`RepositoryError::Changed`] where the device's draft was to give way and has been
/// changed since the user saw it.
pub fn step<S: Store>(
    change: &Change,
    choice: RestoreChoice,
    repository: Repository<S>,
) -> Result<Step, RepositoryError> {
    let now = repository.version(&change.id)?;
    let same = || matches!(repository.look(&change.id), Ok((stored, ..)) if stored == change.draft);
    match (change.found, choice, now) {
        (RestoreState::Same, ..) => Ok(Step::There),
        (RestoreState::New, _, None) => Ok(Step::Save(change.id.clone(), None)),
        (_, _, Some(_)) if same() => Ok(Step::There),
        (RestoreState::Differs, RestoreChoice::Device, _) => Ok(Step::Leave),
        (RestoreState::Differs, RestoreChoice::Backup, None) => Ok(Step::Save(change.id.clone(), None)),
        (RestoreState::Differs, RestoreChoice::Backup, now) if now != change.seen => Err(RepositoryError::Changed),
        (RestoreState::Differs, RestoreChoice::Backup, now) => Ok(Step::Save(change.id.clone(), now)),
        (RestoreState::New, _, Some(_)) | (RestoreState::Differs, RestoreChoice::Both, _) => {
            let copy = copy_of(&change.id, &change.draft);
            Ok(if repository.version(&copy)?.is_some() { Step::There } else { Step::Save(copy, None) })
        }
    }
}
