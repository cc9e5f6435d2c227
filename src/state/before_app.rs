//! Adds the new drafts and the answers from before the app to the stored drafts ([`sao_lang_core::before_app`]).

use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;

use super::open_draft::{OpenDraft, SaveState};
use crate::browser::clock;
use crate::browser::storage::{self, StorageError};
use crate::state::resume_point::{self, Unsure};
use sao_lang_core::assessment::{assess, note};
use sao_lang_core::before_app::{self, EarlyAnswers};
use sao_lang_core::catalogue::catalogue;

/// The event that `public/early/main.js` sends once the start page is gone: after it, no early answers are given.
const OVER: &str = "sao-lang-early";

/// Adds the stored early answers to their drafts, and begins drafts that were begun early. Returns the drafts' ids.
pub fn take_in() -> Vec<String> {
    storage::early_ids().into_iter().filter(|id| take_into(id)).collect()
}

/// Begins the draft with this id if it was begun early. [`take_in`] has done so, unless the browser's database does not
/// answer. The database may have a later state of a stored draft, so early answers to that draft wait for the database.
pub fn begin(id: &str) {
    if storage::version(id) == Ok(None) {
        take_into(id);
    }
}

/// Adds the early answers to this draft, or begins it. Returns whether that succeeded. An entry that cannot be added
/// now is kept for the next time.
fn take_into(id: &str) -> bool {
    let Some(entry) = storage::early(id) else { return false };
    let now = clock::now();
    let (mut draft, version) = match (storage::open(id), before_app::begun(&entry, catalogue(), &now)) {
        (Ok(opened), _) => (opened.draft, Some(opened.version)),
        (Err(StorageError::Missing), Some(begun)) => (begun, None),
        (Err(StorageError::Missing), None) => {
            storage::forget_early(id);
            return false;
        }
        (Err(_), _) => return false,
    };
    let Some((edition, set)) = draft.edition_and_set(catalogue()) else { return false };
    let answers = EarlyAnswers::read(&entry, edition, set);
    answers.put_into(&mut draft);
    let result = assess(&draft, edition, set);
    note(&mut draft, &result, &now);
    let kept = match version {
        Some(_) if answers.is_empty() => Ok(()),
        version => storage::save_assessed(id, &draft, Some(&result), version).map(|_| ()),
    };
    if kept.is_ok() {
        for (key, unsure) in answers.put_off(&draft) {
            resume_point::set_unsure(id, key, unsure);
        }
        storage::forget_early(id);
    }
    kept.is_ok()
}

/// Adds the answers that are given after [`take_in`] and before the start page is gone, as a change of the open draft.
pub fn take_in_last(open: OpenDraft, unsure: Unsure) {
    let over = window_event_listener_untyped(OVER, move |_| {
        let Some(entry) = open.id.with_value(|id| storage::early(id)) else { return };
        let answers = EarlyAnswers::read(&entry, open.edition, open.set);
        for (key, put_off) in open.peek(|draft| answers.put_off(draft).collect::<Vec<_>>()) {
            unsure.set(key, put_off);
        }
        if !answers.is_empty() {
            open.change(|draft| answers.put_into(draft));
        }
        open.flush();
        // If the draft cannot be stored, the entry is kept and its answers are added the next time.
        if !matches!(open.saved.get_untracked(), SaveState::Failed(_)) {
            open.id.with_value(|id| storage::forget_early(id));
        }
    });
    on_cleanup(move || over.remove());
}
