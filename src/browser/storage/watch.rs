//! Who wants to know that a stored draft was changed by someone else: another tab, or the journal.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::StorageEvent;

use sao_lang_core::repository::DRAFT;

/// Is told the id of the draft, or nothing where the whole storage was emptied.
type Listener = Rc<dyn Fn(Option<&str>)>;

#[derive(Default)]
struct Listeners {
    last: u32,
    all: Vec<(u32, Listener)>,
    /// Listens to other tabs once it is set.
    window: Option<Closure<dyn FnMut(StorageEvent)>>,
}

thread_local! {
    static LISTENERS: RefCell<Listeners> = RefCell::new(Listeners::default());
}

/// From now on `listener` is told of changes made elsewhere. The number ends it: see [`unwatch`].
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
            // Without it this tab does not follow; saving compares all the same.
            let _ = window.add_event_listener_with_callback("storage", heard.as_ref().unchecked_ref());
            listeners.window = Some(heard);
        }
        listeners.last += 1;
        listeners.all.push((listeners.last, Rc::new(listener)));
        listeners.last
    })
}

/// Ends what [`watch`] began.
pub fn unwatch(number: u32) {
    LISTENERS.with_borrow_mut(|listeners| listeners.all.retain(|(n, _)| *n != number));
}

/// Tells all. They may watch and unwatch meanwhile.
pub(super) fn tell(id: Option<&str>) {
    let all: Vec<Listener> = LISTENERS.with_borrow(|listeners| listeners.all.iter().map(|(_, l)| l.clone()).collect());
    for listener in all {
        listener(id);
    }
}
