//! The browser's storages as stores that tell where the page may not use it.

use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use sao_lang_core::repository::{HEAD, Refusal, Store};

/// A storage of the page, looked up at every use: a browser can take it away in mid-use.
#[derive(Debug, Clone, Copy)]
pub enum Browser {
    /// localStorage.
    Device,
    /// sessionStorage: it ends with the tab.
    Tab,
    /// Reads localStorage, and writes nowhere.
    Rehearsal,
}

impl Browser {
    fn raw(self) -> Result<web_sys::Storage, Refusal> {
        let window = web_sys::window().ok_or(Refusal::Blocked)?;
        let storage = match self {
            Browser::Device | Browser::Rehearsal => window.local_storage(),
            Browser::Tab => window.session_storage(),
        };
        storage.ok().flatten().ok_or(Refusal::Blocked)
    }
}

fn refused(error: JsValue) -> Refusal {
    let full = error.dyn_ref::<web_sys::DomException>().is_some_and(|e| e.name() == "QuotaExceededError");
    if full { Refusal::Full } else { Refusal::Blocked }
}

impl Store for Browser {
    fn get(&self, key: &str) -> Result<Option<String>, Refusal> {
        self.raw()?.get_item(key).map_err(refused)
    }

    fn peek(&self, key: &str) -> Result<Option<(String, usize)>, Refusal> {
        // As a JavaScript string, so that only its head is copied.
        let text = Reflect::get(&JsValue::from(self.raw()?), &key.into()).map_err(refused)?;
        let Ok(text) = text.dyn_into::<JsString>() else { return Ok(None) };
        Ok(Some((text.slice(0, HEAD as u32).into(), text.length() as usize)))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
        if matches!(self, Browser::Rehearsal) {
            return Ok(());
        }
        self.raw()?.set_item(key, text).map_err(refused)
    }

    fn remove(&self, key: &str) -> Result<(), Refusal> {
        if matches!(self, Browser::Rehearsal) {
            return Ok(());
        }
        self.raw()?.remove_item(key).map_err(refused)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refusal> {
        let keys = js_sys::Object::keys(&self.raw()?.into());
        // As JavaScript strings: most keys are of something else, and need not be copied.
        let ours = |key: &JsString| key.starts_with(prefix, 0);
        Ok(keys.iter().filter_map(|key| key.dyn_into().ok()).filter(ours).map(String::from).collect())
    }
}
