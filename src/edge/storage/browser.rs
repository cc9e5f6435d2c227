//! localStorage as a store that tells where the page may not use it.

use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::shelf::{HEAD, Refusal, Store};

/// The page's localStorage, looked up at every use: a browser can take it away in mid-use.
#[derive(Debug, Clone, Copy)]
pub struct Browser;

fn raw() -> Result<web_sys::Storage, Refusal> {
    let window = web_sys::window().ok_or(Refusal::Blocked)?;
    window.local_storage().ok().flatten().ok_or(Refusal::Blocked)
}

fn refused(error: JsValue) -> Refusal {
    let full = error.dyn_ref::<web_sys::DomException>().is_some_and(|e| e.name() == "QuotaExceededError");
    if full { Refusal::Full } else { Refusal::Blocked }
}

impl Store for Browser {
    fn get(&self, key: &str) -> Result<Option<String>, Refusal> {
        raw()?.get_item(key).map_err(refused)
    }

    fn peek(&self, key: &str) -> Result<Option<(String, usize)>, Refusal> {
        // As a JavaScript string, so that only its head is copied.
        let text = Reflect::get(&JsValue::from(raw()?), &key.into()).map_err(refused)?;
        let Ok(text) = text.dyn_into::<JsString>() else { return Ok(None) };
        Ok(Some((text.slice(0, HEAD as u32).into(), text.length() as usize)))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
        raw()?.set_item(key, text).map_err(refused)
    }

    fn remove(&self, key: &str) -> Result<(), Refusal> {
        raw()?.remove_item(key).map_err(refused)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refusal> {
        let keys = js_sys::Object::keys(&raw()?.into());
        Ok(keys.iter().filter_map(|key| key.as_string()).filter(|key| key.starts_with(prefix)).collect())
    }
}
