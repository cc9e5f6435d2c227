//! localStorage and sessionStorage of the page. No other module of the app uses them directly.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use sao_lang_core::repository::{HEAD, Refusal, Store};

/// A storage of the page. Each use looks it up again, because a browser can take it away while the page is open.
#[derive(Debug, Clone, Copy)]
pub enum WebStorage {
    /// localStorage, which stays on the device.
    Local,
    /// sessionStorage, which ends with the tab.
    Session,
}

impl WebStorage {
    /// The browser's storage.
    ///
    /// Where the user has blocked storage or cookies, and in some private windows, the browser throws an exception or has
    /// no storage. `gloo_storage` panics then, which would end the app. So the app asks the browser first, and asks
    /// `gloo_storage` only for a storage that is there.
    ///
    /// Entries are read and written through `raw()`, because the typed `get` and `set` of `gloo_storage` would put each text
    /// into JSON: earlier releases could not read the new entries, nor this one the old ones. The typed ones also drop the
    /// browser's exception, which tells a full storage from a blocked one.
    fn raw(self) -> Result<web_sys::Storage, Refusal> {
        let window = super::window().ok_or(Refusal::Blocked)?;
        let (found, raw): (_, fn() -> web_sys::Storage) = match self {
            WebStorage::Local => (window.local_storage(), LocalStorage::raw),
            WebStorage::Session => (window.session_storage(), SessionStorage::raw),
        };
        if matches!(found, Ok(Some(_))) { Ok(raw()) } else { Err(Refusal::Blocked) }
    }
}

fn refused(error: JsValue) -> Refusal {
    let full = error.dyn_ref::<web_sys::DomException>().is_some_and(|e| e.name() == "QuotaExceededError");
    if full { Refusal::Full } else { Refusal::Blocked }
}

impl Store for WebStorage {
    fn get(&self, key: &str) -> Result<Option<String>, Refusal> {
        self.raw()?.get_item(key).map_err(refused)
    }

    fn peek(&self, key: &str) -> Result<Option<(String, usize)>, Refusal> {
        // Read as a JavaScript string, so that only its head is copied.
        let text = Reflect::get(&JsValue::from(self.raw()?), &key.into()).map_err(refused)?;
        let Ok(text) = text.dyn_into::<JsString>() else { return Ok(None) };
        Ok(Some((text.slice(0, HEAD as u32).into(), text.length() as usize)))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
        self.raw()?.set_item(key, text).map_err(refused)
    }

    fn remove(&self, key: &str) -> Result<(), Refusal> {
        self.raw()?.remove_item(key).map_err(refused)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refusal> {
        let keys = js_sys::Object::keys(&self.raw()?.into());
        // Compared as JavaScript strings: most keys belong to other data and need not be copied.
        let ours = |key: &JsString| key.starts_with(prefix, 0);
        Ok(keys.iter().filter_map(|key| key.dyn_into().ok()).filter(ours).map(String::from).collect())
    }
}
