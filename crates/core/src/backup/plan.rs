//! The changes that restoring a backup would make, and the steps that make them. Each step checks the stored drafts at
//! that moment. So restoring can be interrupted anywhere and repeated, with the same result.

use std::collections::BTreeMap;

use crate::draft::Draft;
use crate::repository::{EntryVersion, Repository, RepositoryError, Store};

use super::content_of;

/// The relation of a draft in a backup to the drafts on the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestoreState {
    /// The device has no such draft.
    New,
    /// The device has the same draft.
    Same,
    /// The device has another state of the draft: the user chooses.
    Differs,
}

/// The user's choice for a draft that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RestoreChoice {
    /// Keep both: the draft from the backup is stored as a separate draft.
    #[default]
    Both,
    /// Keep the draft on the device, and skip the one from the backup.
    Device,
    /// Replace the draft on the device by the one from the backup.
    Backup,
}

/// A draft of a backup, with its relation to the device.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The id of the draft.
    pub id: String,
    /// The draft as the backup has it.
    pub draft: Draft,
    /// Its relation to the drafts on the device.
    pub found: RestoreState,
    /// The last change of the draft on the device; empty where the device has no such draft.
    pub changed_here: String,
    /// The version of the draft on the device that the user sees.
    pub seen: Option<EntryVersion>,
}

/// Compares the drafts of a backup with those on the device. A stored draft that cannot be read counts as different.
///
/// # Errors
/// Returns an error where the storage cannot be used.
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
        // The user chose to keep both: the draft from the backup may be stored already, from an earlier run.
        let found = match found {
            RestoreState::Differs if repository.version(&copy_of(&id, &draft))?.is_some() => RestoreState::Same,
            found => found,
        };
        Ok(Change { id, draft, found, changed_here, seen })
    };
    drafts.into_iter().map(change).collect()
}

/// The id of the separate draft that is stored when both are kept. It is made from the id and the content, so that a
/// later run finds it again.
fn copy_of(id: &str, draft: &Draft) -> String {
    format!("{}-{}", id.get(..40).unwrap_or(id), content_of(draft))
}

/// The draft on the device that takes the entries of a backup's diary, once the step is taken: the one with the content
/// of the backup. `None` where the user keeps the draft on the device, and with it its diary.
///
/// # Errors
/// Returns an error where the storage cannot be used.
pub fn diary_holder<S: Store>(
    change: &Change,
    choice: RestoreChoice,
    repository: Repository<S>,
) -> Result<Option<String>, RepositoryError> {
    if change.found == RestoreState::Differs && choice == RestoreChoice::Device {
        return Ok(None);
    }
    if matches!(repository.look(&change.id), Ok((stored, ..)) if stored == change.draft) {
        return Ok(Some(change.id.clone()));
    }
    let copy = copy_of(&change.id, &change.draft);
    Ok(repository.version(&copy)?.map(|_| copy))
}

/// The step to take for one draft of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Save the draft under this id. With `Some`, it may replace only the version that the user has seen.
    Save(String, Option<EntryVersion>),
    /// Nothing to do: the draft is stored already.
    There,
    /// Nothing to do: the user keeps the draft on the device.
    Leave,
}

/// The step to take for one draft, by the drafts that are stored now.
///
/// # Errors
/// Returns an error where the storage cannot be used, and [`RepositoryError::Changed`] where the draft on the device
/// was to be replaced but has changed since the user saw it.
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
