//! The samples for practice, which are fetched once and stored as practice drafts in the tab.

use leptos::prelude::*;

use super::task::use_tasks;
use crate::browser::assets;
use crate::browser::clock;
use crate::browser::storage::{self, StorageError};
use sao_lang_core::practice::{self, Case, Sample, draft_id, draft_of};

/// Fetches the cases with their samples; `None` where they cannot be fetched.
pub async fn cases() -> Option<Vec<Case>> {
    let text = assets::fetch_text(practice::FILE).await?;
    practice::read(&text)
}

/// Fetches the cases into a signal. It holds `None` until the answer comes, and [`None`] inside where they cannot be
/// fetched. Views that read it follow it.
pub fn fetch_cases() -> RwSignal<Option<Option<Vec<Case>>>> {
    let coming = RwSignal::new(None);
    use_tasks().spawn(async move { coming.set(Some(cases().await)) });
    coming
}

/// Stores a practice draft for every sample that has none yet.
///
/// # Errors
/// Where the tab's storage refuses a draft.
pub fn lay_out<'s>(samples: impl Iterator<Item = &'s Sample>) -> Result<(), StorageError> {
    let there = storage::practice_ids();
    let now = clock::now();
    samples
        .filter(|s| !there.contains(&draft_id(s)))
        .try_for_each(|s| storage::save(&draft_id(s), &draft_of(s, &now)).map(drop))
}

/// Deletes all practice drafts, and returns the ids of their photos.
pub fn clear() -> Vec<String> {
    let mut files = Vec::new();
    for id in storage::practice_ids() {
        // An exercise from outside may name an attachment of another draft; [`storage::forgettable`] decides later.
        files.extend(storage::attachments_of(&id));
        // If a draft cannot be deleted, the samples are stored all the same.
        let _ = storage::delete(&id);
    }
    files
}
