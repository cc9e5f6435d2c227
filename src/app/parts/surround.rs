//! What a screen asks of the page around it.

use leptos::prelude::on_cleanup;

use crate::edge::page;

/// Says a class of the page's root for as long as the view that calls this is there. `:has()` could do without,
/// but with it a browser looks at the whole page at every answer.
pub fn surround(class: &'static str) {
    page::say(class);
    on_cleanup(move || page::take_back(class));
}
