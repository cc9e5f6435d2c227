//! Going on by itself once a question is answered: a wish of the user, off until it is chosen.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

use crate::browser::dom;
use crate::browser::storage;
use sao_lang_core::repository::keys::setting::ADVANCE as SETTING;

/// Whether the app goes on by itself.
pub fn is_on() -> bool {
    storage::setting(SETTING).as_deref() == Some("on")
}

/// Has the app go on by itself from now on, or not.
pub fn set_on(on: bool) {
    storage::set_setting(SETTING, if on { "on" } else { "" });
}

/// The way on from the question that is on the screen. Copy it into closures.
#[derive(Clone, Copy)]
pub struct Advance {
    on: Callback<()>,
    /// Whether the choice is made by hand. With the arrows of a keyboard one passes every option on the way to one's own,
    /// and a screen reader's user would lose the place: both go on by the link.
    by_hand: StoredValue<bool>,
}

impl Advance {
    /// Goes on to this address, where the user wishes so.
    pub fn to(href: String) -> Advance {
        let navigate = use_navigate();
        let wished = is_on();
        let on = Callback::new(move |()| {
            if !wished {
                return;
            }
            let (navigate, href) = (navigate.clone(), href.clone());
            spawn_local(async move {
                // The answer is seen first.
                dom::drawn().await;
                navigate(&href, Default::default());
            });
        });
        Advance { on, by_hand: StoredValue::new(false) }
    }

    /// Notes what makes the next choice.
    pub fn by_hand(self, by_hand: bool) {
        self.by_hand.set_value(by_hand);
    }

    /// An option was chosen.
    pub fn chosen(self) {
        if self.by_hand.get_value() {
            self.on.run(());
        }
    }
}
