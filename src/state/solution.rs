//! Whether the answer of an exercise is shown. A participant who got the exercise from the trainer by code or link must
//! first type a word that the trainer tells. The word only sets the order of steps and is not a secret: the answer is
//! on the device.

use crate::browser::session;
use sao_lang_core::practice::opens;
use sao_lang_core::repository::keys::tab::{PARTICIPANT, SOLUTION};

/// The name of the tab's setting for a word that was typed.
fn typed_here(word: &str) -> String {
    format!("{SOLUTION}{word}")
}

/// Marks this tab as a participant's.
pub fn take_part() {
    session::set_setting(PARTICIPANT, "yes");
}

/// Whether this tab is a participant's.
pub fn is_participant() -> bool {
    session::setting(PARTICIPANT).is_some()
}

/// Whether this tab shows an answer with this word. An exercise without a word shows its answer at once.
pub fn is_shown(word: Option<&str>) -> bool {
    word.is_none_or(|word| !is_participant() || session::setting(&typed_here(word)).is_some())
}

/// Whether the typed text is the word; if it is, the tab remembers that.
pub fn try_word(word: &str, typed: &str) -> bool {
    let right = opens(word, typed);
    if right {
        session::set_setting(&typed_here(word), "yes");
    }
    right
}
