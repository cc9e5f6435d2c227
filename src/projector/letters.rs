//! The size of letters for the last row: as large as the open screen allows.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::dom;
use crate::browser::projector::SizeWatch;

/// The attribute of the root for the size of letters: the screen's height is divided by its number. With `one`, answers
/// are in one column, else in two.
const ATTRIBUTE: &str = "data-letters";

/// The values of the attribute, the largest letters first.
const SIZES: [&str; 6] = ["20", "20 one", "24", "24 one", "28", "28 one"];

/// Fits the letters to the screen when `shown` or the screen's size changes, while the view that calls this exists.
pub fn fit_screens<T>(shown: Memo<T>)
where
    T: PartialEq + Send + Sync + 'static,
{
    // The fit runs in a later frame, because it changes the size that the watch observes.
    let later = || {
        spawn_local(async {
            dom::drawn().await;
            fit();
        });
    };
    let watch = document().get_element_by_id("main").and_then(|main| SizeWatch::of(&main, later).ok());
    // The watch is dropped with the view.
    let _ = StoredValue::new_local(watch);
    let resized = window_event_listener(ev::resize, move |_| later());
    Effect::new(move || {
        shown.track();
        later();
    });
    on_cleanup(move || {
        resized.remove();
        if let Some(root) = document().document_element() {
            // The attribute's name is valid, so this cannot fail.
            let _ = root.remove_attribute(ATTRIBUTE);
        }
    });
}

/// Sets the largest letters with which the screen need not scroll, else the smallest.
fn fit() {
    let Some(root) = document().document_element() else { return };
    // Presenting may have ended by now.
    if !root.class_list().contains("presenting") {
        return;
    }
    for size in SIZES {
        // The attribute's name is valid, so this cannot fail.
        let _ = root.set_attribute(ATTRIBUTE, size);
        if root.scroll_height() <= root.client_height() {
            return;
        }
    }
}
