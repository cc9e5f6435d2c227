//! Whether the answer of an exercise is shown. Whoever got the exercise from the trainer by code or link first types the
//! word that the trainer tells. This is an order of steps, not a secret: the answer is on the device.

use crate::browser::session;
use sao_lang_core::practice::opens;
use sao_lang_core::repository::keys::tab::{PARTICIPANT, SOLUTION};

/// Settings of words that were typed in this tab.
fn typed_here(word: &str) -> String {
    format!("{SOLUTION}{word}")
}

/// From now on this tab is a participant's.
pub fn take_part() {
    session::set_setting(PARTICIPANT, "yes");
}

/// Whether this tab is a participant's.
pub fn is_participant() -> bool {
    session::setting(PARTICIPANT).is_some()
}

/// Whether an answer with this word is shown in this tab. Exercises without a word have nothing to wait for.
pub fn is_shown(word: Option<&str>) -> bool {
    word.is_none_or(|word| !is_participant() || session::setting(&typed_here(word)).is_some())
}

/// Whether what was typed is the word; the tab keeps in mind that it was.
pub fn try_word(word: &str, typed: &str) -> bool {
    let right = opens(word, typed);
    if right {
        session::set_setting(&typed_here(word), "yes");
    }
    right
}
