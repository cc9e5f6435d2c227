//! Changes to the page around a screen.

use leptos::prelude::on_cleanup;

use crate::browser::dom;

/// Adds a class to the page's root while the view that calls this exists. The CSS selector `:has()` could replace it,
/// but with it a browser would check the whole page at every answer.
pub fn surround(class: &'static str) {
    dom::say(class);
    on_cleanup(move || dom::take_back(class));
}
