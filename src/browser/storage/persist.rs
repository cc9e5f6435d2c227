//! The browser's promise to keep the data of this site.

use std::cell::Cell;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Calls a function of `navigator.storage`; `None` on pages without HTTPS and in old browsers, which do not have it.
async fn ask(name: &str) -> Option<bool> {
    let storage = Reflect::get(&JsValue::from(crate::browser::window()?.navigator()), &"storage".into()).ok()?;
    let ask: Function = Reflect::get(&storage, &name.into()).ok()?.dyn_into().ok()?;
    let answer = ask.call0(&storage).ok()?;
    JsFuture::from(Promise::from(answer)).await.ok()?.as_bool()
}

/// Asks the browser, once per visit, not to delete this site's data when the device is short of room.
pub fn ask_to_persist() {
    thread_local!(static ASKED: Cell<bool> = const { Cell::new(false) });
    if !ASKED.replace(true) {
        spawn_local(async {
            ask("persist").await;
        });
    }
}

/// Whether the browser has promised to keep the data. Without the promise it may delete the data when the device is
/// short of room; Safari does so after seven days without a visit, and a private window when it is closed.
pub async fn is_persistent() -> bool {
    ask("persisted").await == Some(true)
}
