//! What a screen asks of the page around it.

use leptos::prelude::on_cleanup;

use crate::browser::dom;

/// Says a class of the page's root for as long as the view that calls this is there. `:has()` could do without,
/// but with it a browser looks at the whole page at every answer.
pub fn surround(class: &'static str) {
    dom::say(class);
    on_cleanup(move || dom::take_back(class));
}
