//! The answers of the suitability check, or that the check was skipped. They are kept on this device for each draft,
//! except for exercises, whose data ends with the tab.

use crate::browser::storage;
use sao_lang_core::practice::is_practice;
use sao_lang_core::repository::keys::setting::FIT;
use sao_lang_core::suitability::Answers;

/// The mark after the answers when every question has an answer.
const DONE: &str = "done";

/// The mark after the answers when the check was skipped.
const SKIPPED: &str = "skipped";

/// The name of the setting that keeps the answers of a draft.
fn setting(id: &str) -> String {
    format!("{FIT}{id}")
}

/// The answers; `None` where the check was neither begun nor skipped.
pub fn answers(id: &str) -> Option<Answers> {
    storage::setting(&setting(id)).map(|text| Answers::read(&text))
}

/// Whether the check was answered in full or skipped. An exercise does not need it, so it counts as done.
pub fn done(id: &str) -> bool {
    is_practice(id) || said(id, DONE) || said(id, SKIPPED)
}

fn said(id: &str, word: &str) -> bool {
    storage::setting(&setting(id)).is_some_and(|text| text.split_whitespace().any(|w| w == word))
}

/// Stores the answers. `whole` says that every question has an answer.
pub fn keep(id: &str, answers: &Answers, whole: bool) {
    let mark = match whole {
        true => DONE,
        // The user who has skipped the check once is not asked again.
        false if said(id, SKIPPED) => SKIPPED,
        false => "",
    };
    write(id, answers, mark);
}

/// Stores that the check was skipped, with the answers that were given before.
pub fn skip(id: &str) {
    if !done(id) {
        write(id, &answers(id).unwrap_or_default(), SKIPPED);
    }
}

fn write(id: &str, answers: &Answers, mark: &str) {
    if !is_practice(id) {
        storage::set_setting(&setting(id), format!("{} {mark}", answers.to_text()).trim());
    }
}

/// Deletes the answers of a draft that was deleted.
pub fn forget(id: &str) {
    storage::forget_setting(&setting(id));
}
