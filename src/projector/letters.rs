//! Letters for the last row: as large as the screen that is open allows.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::dom;
use crate::browser::projector::SizeWatch;

/// The attribute of the root that says the size of letters: the height of the screen divided by so much. With `one`,
/// answers stand in one column, else in two.
const ATTRIBUTE: &str = "data-letters";

/// Its values, the largest letters first.
const SIZES: [&str; 6] = ["20", "20 one", "24", "24 one", "28", "28 one"];

/// Has letters fit what `shown` names, and whatever size it takes, for as long as the view that calls this is there.
pub fn fit_screens<T>(shown: Memo<T>)
where
    T: PartialEq + Send + Sync + 'static,
{
    // What watches the size is told of changes that it makes itself only in a later frame.
    let later = || {
        spawn_local(async {
            dom::drawn().await;
            fit();
        });
    };
    let watch = document().get_element_by_id("main").and_then(|main| SizeWatch::of(&main, later).ok());
    // It watches until the view is gone.
    let _ = StoredValue::new_local(watch);
    let resized = window_event_listener(ev::resize, move |_| later());
    Effect::new(move || {
        shown.track();
        later();
    });
    on_cleanup(move || {
        resized.remove();
        if let Some(root) = document().document_element() {
            // The name is a valid one, so this cannot fail.
            let _ = root.remove_attribute(ATTRIBUTE);
        }
    });
}

/// Takes the largest letters with which the screen need not be scrolled, else the smallest ones.
fn fit() {
    let Some(root) = document().document_element() else { return };
    // The presenter may be gone by now.
    if !root.class_list().contains("presenting") {
        return;
    }
    for size in SIZES {
        // The name is a valid one, so this cannot fail.
        let _ = root.set_attribute(ATTRIBUTE, size);
        if root.scroll_height() <= root.client_height() {
            return;
        }
    }
}
