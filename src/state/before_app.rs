//! What was begun and answered before the app was there comes into the drafts ([`sao_lang_core::before_app`]).

use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;

use super::open_draft::{OpenDraft, SaveState};
use crate::browser::clock;
use crate::browser::storage::{self, StorageError};
use crate::state::resume_point::{self, Unsure};
use sao_lang_core::assessment::{assess, note};
use sao_lang_core::before_app::{self, EarlyAnswers};
use sao_lang_core::catalogue::catalogue;

/// Said by `public/early/main.js` once the start page is gone: from then on nothing is answered early.
const OVER: &str = "sao-lang-early";

/// Puts answers into all drafts for which there are any. Returns the ids of those drafts.
pub fn take_in() -> Vec<String> {
    storage::early_ids().into_iter().filter(|id| take_into(id)).collect()
}

/// Begins the draft of this id if it was begun early. [`take_in`] has done so, unless the browser's database does not
/// answer; of a draft that is there it may hold a later state, so answers must wait for that.
pub fn begin(id: &str) {
    if storage::version(id) == Ok(None) {
        take_into(id);
    }
}

/// Whether anything came into this draft, or it was begun. What cannot be put in now stays for the next time.
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

/// Takes in, as a change of the open draft, what is answered after [`take_in`] and before the start page is gone.
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
        // Where it cannot be kept, it is taken in again the next time.
        if !matches!(open.saved.get_untracked(), SaveState::Failed(_)) {
            open.id.with_value(|id| storage::forget_early(id));
        }
    });
    on_cleanup(move || over.remove());
}
