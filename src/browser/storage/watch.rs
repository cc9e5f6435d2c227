//! Listeners for changes of stored drafts that this screen did not make: by another tab, or by the journal.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::StorageEvent;

use sao_lang_core::repository::DRAFT;

/// A function that gets the id of the changed draft, or `None` where the whole storage was emptied.
type Listener = Rc<dyn Fn(Option<&str>)>;

#[derive(Default)]
struct Listeners {
    last: u32,
    all: Vec<(u32, Listener)>,
    /// The handler of the window's `storage` event, which tells of changes in other tabs.
    window: Option<Closure<dyn FnMut(StorageEvent)>>,
}

thread_local! {
    static LISTENERS: RefCell<Listeners> = RefCell::new(Listeners::default());
}

/// Calls `listener` at each such change from now on. The returned number is for [`unwatch`].
pub fn watch(listener: impl Fn(Option<&str>) + 'static) -> u32 {
    LISTENERS.with_borrow_mut(|listeners| {
        if listeners.window.is_none()
            && let Some(window) = crate::browser::window()
        {
            let heard = Closure::<dyn FnMut(StorageEvent)>::new(|event: StorageEvent| match event.key() {
                Some(key) => {
                    if let Some(id) = key.strip_prefix(DRAFT) {
                        tell(Some(id));
                    }
                }
                None => tell(None),
            });
            // If this fails, the tab does not show changes of other tabs; saving still compares versions.
            let _ = window.add_event_listener_with_callback("storage", heard.as_ref().unchecked_ref());
            listeners.window = Some(heard);
        }
        listeners.last += 1;
        listeners.all.push((listeners.last, Rc::new(listener)));
        listeners.last
    })
}

/// Removes the listener with the number that [`watch`] returned.
pub fn unwatch(number: u32) {
    LISTENERS.with_borrow_mut(|listeners| listeners.all.retain(|(n, _)| *n != number));
}

/// Calls all listeners. A listener may call [`watch`] or [`unwatch`].
pub(super) fn tell(id: Option<&str>) {
    let all: Vec<Listener> = LISTENERS.with_borrow(|listeners| listeners.all.iter().map(|(_, l)| l.clone()).collect());
    for listener in all {
        listener(id);
    }
}
