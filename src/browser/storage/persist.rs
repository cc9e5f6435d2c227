//! Whether the browser promises to keep what this site stores.

use std::cell::Cell;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Calls a function of `navigator.storage`; `None` on pages without HTTPS and in old browsers, which lack it.
async fn ask(name: &str) -> Option<bool> {
    let storage = Reflect::get(&JsValue::from(crate::browser::window()?.navigator()), &"storage".into()).ok()?;
    let ask: Function = Reflect::get(&storage, &name.into()).ok()?.dyn_into().ok()?;
    let answer = ask.call0(&storage).ok()?;
    JsFuture::from(Promise::from(answer)).await.ok()?.as_bool()
}

/// Asks the browser, once per visit, not to clear this site's storage when room is short.
pub fn ask_to_persist() {
    thread_local!(static ASKED: Cell<bool> = const { Cell::new(false) });
    if !ASKED.replace(true) {
        spawn_local(async {
            ask("persist").await;
        });
    }
}

/// Whether the browser has promised to keep the storage: without that it may clear it when room is short, Safari does after
/// seven days without a visit, and a private window at its end.
pub async fn is_persistent() -> bool {
    ask("persisted").await == Some(true)
}
