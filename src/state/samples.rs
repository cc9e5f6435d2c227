//! The samples to practise on, fetched once and kept in the tab's storage.

use leptos::prelude::*;

use super::task::use_tasks;
use crate::browser::assets;
use crate::browser::clock;
use crate::browser::storage::{self, StorageError};
use sao_lang_core::practice::{self, Case, Sample, draft_id, draft_of};

/// All cases; `None` where they cannot be had.
pub async fn cases() -> Option<Vec<Case>> {
    let text = assets::fetch_text(&crate::app::link(&format!("/{}", practice::FILE))).await?;
    practice::read(&text)
}

/// The same as a signal; [`None`] inside where they cannot be had. The views that ask follow their coming.
pub fn fetch_cases() -> RwSignal<Option<Option<Vec<Case>>>> {
    let coming = RwSignal::new(None);
    use_tasks().spawn(async move { coming.set(Some(cases().await)) });
    coming
}

/// Puts every sample that is not there yet among the drafts to practise on.
///
/// # Errors
/// Where the tab's storage takes none.
pub fn lay_out<'s>(samples: impl Iterator<Item = &'s Sample>) -> Result<(), StorageError> {
    let there = storage::practice_ids();
    let now = clock::now();
    samples
        .filter(|s| !there.contains(&draft_id(s)))
        .try_for_each(|s| storage::save(&draft_id(s), &draft_of(s, &now)).map(drop))
}

/// Takes all drafts to practise on away, with the ids of photos that were added to them.
pub fn clear() -> Vec<String> {
    let mut files = Vec::new();
    for id in storage::practice_ids() {
        // An exercise that came from elsewhere may name what is somebody's own: whether it is forgotten is decided later.
        files.extend(storage::attachments_of(&id));
        // What cannot be taken away is laid out anew all the same.
        let _ = storage::delete(&id);
    }
    files
}
