//! What was answered in the check before anything is begun, or that it was skipped: kept on this device for each draft,
//! but for exercises, of which nothing outlasts the tab.

use crate::browser::storage;
use sao_lang_core::practice::is_practice;
use sao_lang_core::repository::keys::setting::FIT;
use sao_lang_core::suitability::Answers;

/// Said after the answers once there is one to every question.
const DONE: &str = "done";

/// Said after the answers where it was skipped.
const SKIPPED: &str = "skipped";

/// The setting that keeps the answers of a draft.
fn setting(id: &str) -> String {
    format!("{FIT}{id}")
}

/// What was answered; `None` where the check was never begun, nor skipped.
pub fn answers(id: &str) -> Option<Answers> {
    storage::setting(&setting(id)).map(|text| Answers::read(&text))
}

/// Whether the check was answered in full, or skipped. An exercise is not asked to do it.
pub fn done(id: &str) -> bool {
    is_practice(id) || said(id, DONE) || said(id, SKIPPED)
}

fn said(id: &str, word: &str) -> bool {
    storage::setting(&setting(id)).is_some_and(|text| text.split_whitespace().any(|w| w == word))
}

/// Remembers the answers. `whole`: every question has one.
pub fn keep(id: &str, answers: &Answers, whole: bool) {
    let mark = match whole {
        true => DONE,
        // Whoever has skipped it once is not asked again.
        false if said(id, SKIPPED) => SKIPPED,
        false => "",
    };
    write(id, answers, mark);
}

/// Remembers that the check was skipped, with what was answered before.
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

/// Forgets what is kept about a draft that was deleted.
pub fn forget(id: &str) {
    storage::forget_setting(&setting(id));
}
