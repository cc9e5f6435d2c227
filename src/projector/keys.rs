//! The keys for presenting, which a presentation remote sends too.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::state::presenter::Presenter;

/// The part of the screen's height by which Page Down scrolls: some lines stay visible, so that reading can continue.
const PAGE: f64 = 0.8;

/// The handler of the keys. Copy it into closures.
#[derive(Clone, Copy)]
pub struct Keys {
    /// The state of presenting.
    pub presenter: Presenter,
    /// Whether the screen is dark.
    pub dark: RwSignal<bool>,
    /// Begins or ends the countdown.
    pub timer: Callback<()>,
    /// Opens the notes.
    pub notes: Callback<()>,
    /// Whether the last input was a pointer. Then the arrow keys change the screen even on a radio button.
    by_hand: StoredValue<bool>,
}

impl Keys {
    /// Listens to keys while the view that calls this exists.
    pub fn listen(presenter: Presenter, dark: RwSignal<bool>, timer: Callback<()>, notes: Callback<()>) {
        let keys = Keys { presenter, dark, timer, notes, by_hand: StoredValue::new(false) };
        let pressed = window_event_listener(ev::keydown, move |event| keys.hear(&event));
        let pointed = window_event_listener(ev::pointerdown, move |_| keys.by_hand.set_value(true));
        on_cleanup(move || {
            pressed.remove();
            pointed.remove();
        });
    }

    /// Handles a key. Keys do nothing while the user types or while a dialog is open.
    fn hear(self, event: &web_sys::KeyboardEvent) {
        if self.dark.get_untracked() {
            self.dark.set(false);
            event.prevent_default();
            return;
        }
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() {
            return;
        }
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let is = |what: &str| target.as_ref().is_some_and(|t| t.matches(what).unwrap_or(false));
        let choice = is("input[type=radio], input[type=checkbox]");
        let typing = !choice && is("input, textarea, select, [contenteditable]");
        if typing || there("dialog[open]") {
            return;
        }
        let key = event.key();
        let done = match key.as_str() {
            "Tab" => {
                self.by_hand.set_value(false);
                false
            }
            // On a radio button that was reached by keyboard, the arrow keys choose the option.
            "ArrowRight" | "ArrowLeft" if choice && !self.by_hand.get_value() => false,
            "ArrowRight" => follow("next"),
            "ArrowLeft" => follow("prev"),
            "PageDown" => turn_page(true),
            "PageUp" => turn_page(false),
            // A key that is held down does each of the other actions only once.
            _ => !event.repeat() && self.once(&key, event),
        };
        if done {
            event.prevent_default();
        }
    }

    fn once(self, key: &str, event: &web_sys::KeyboardEvent) -> bool {
        match key {
            "r" | "R" if self.presenter.quizzes() && there(".question") => self.presenter.toggle_answer(),
            "r" | "R" | "s" | "S" => self.presenter.toggle_score(),
            "b" | "B" | "." => self.dark.set(true),
            "t" | "T" => self.timer.run(()),
            "n" | "N" => self.notes.run(()),
            _ => return self.count(key, event),
        }
        true
    }

    /// Counts a raised hand for the option with this number, or removes one with Shift, if the screen has one question
    /// to guess.
    fn count(self, key: &str, event: &web_sys::KeyboardEvent) -> bool {
        // With Shift the key gives another character, and only its code on the keyboard gives the number.
        let code = event.code();
        let number = code.strip_prefix("Digit").unwrap_or(key).parse::<usize>().unwrap_or_default();
        let Some(place) = number.checked_sub(1) else { return false };
        let counts = there(&format!(".guess-row:nth-child({number})")) && !there(".question ~ .question");
        if counts {
            self.presenter.count_hands(place, if event.shift_key() { -1 } else { 1 });
        }
        counts
    }
}

/// Listens only to the keys for the next and the previous screen, for a screen outside of drafts.
pub fn lead() {
    let pressed = window_event_listener(ev::keydown, |event| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() || event.default_prevented() {
            return;
        }
        let done = match event.key().as_str() {
            "ArrowRight" | "PageDown" => follow("next"),
            "ArrowLeft" | "PageUp" => follow("prev"),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    });
    on_cleanup(move || pressed.remove());
}

fn there(selector: &str) -> bool {
    document().query_selector(selector).ok().flatten().is_some()
}

/// Clicks the screen's own link to the `next` or the `prev` screen; returns whether there is one.
pub fn follow(rel: &str) -> bool {
    let link = document().query_selector(&format!("main a[rel={rel}]")).ok().flatten();
    let link = link.and_then(|link| link.dyn_into::<HtmlElement>().ok());
    link.inspect(HtmlElement::click).is_some()
}

/// Scrolls if more of the screen is left in this direction, else moves to the next or previous screen.
fn turn_page(down: bool) -> bool {
    let Some(root) = document().document_element() else { return false };
    let (at, screen) = (window().scroll_y().unwrap_or_default(), f64::from(root.client_height()));
    let beyond = if down { f64::from(root.scroll_height()) - screen - at } else { at };
    // A distance below two pixels comes from rounding.
    if beyond < 2.0 {
        return follow(if down { "next" } else { "prev" });
    }
    let by = screen * PAGE;
    window().scroll_by_with_x_and_y(0.0, if down { by } else { -by });
    true
}
