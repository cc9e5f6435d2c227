//! Moving to the next screen once a question is answered: a setting of the user, off by default.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::browser::storage;
use crate::state::after_paint::once_drawn;
use sao_lang_core::repository::keys::setting::ADVANCE as SETTING;

/// Whether the app moves on after an answer.
pub fn is_on() -> bool {
    storage::setting(SETTING).as_deref() == Some("on")
}

/// Turns the setting on or off.
pub fn set_on(on: bool) {
    storage::set_setting(SETTING, if on { "on" } else { "" });
}

/// The step from the question on the screen to the next screen. Copy it into closures.
#[derive(Clone, Copy)]
pub struct Advance {
    on: Callback<()>,
    /// Whether the user chooses with a pointer. With the arrow keys, every option on the way is chosen for a moment,
    /// and the user of a screen reader would lose the position; both use the link to move on.
    by_hand: StoredValue<bool>,
}

impl Advance {
    /// Moves on to this address, if the user has turned the setting on.
    pub fn to(href: Signal<String>) -> Advance {
        let navigate = use_navigate();
        let wished = is_on();
        let on = Callback::new(move |()| {
            if !wished {
                return;
            }
            let (navigate, href) = (navigate.clone(), href.get_untracked());
            // The answer is drawn first.
            once_drawn(Box::new(move || navigate(&href, Default::default())));
        });
        Advance { on, by_hand: StoredValue::new(false) }
    }

    /// Notes whether the next choice is made with a pointer.
    pub fn by_hand(self, by_hand: bool) {
        self.by_hand.set_value(by_hand);
    }

    /// Moves on if the option was chosen with a pointer.
    pub fn chosen(self) {
        if self.by_hand.get_value() {
            self.on.run(());
        }
    }
}
