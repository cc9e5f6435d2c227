//! The back office, as the screens ask it.

use wasm_bindgen::{JsCast, JsValue};

use crate::browser::worker::{self, Answer};
use worker_protocol::{Failure, Request};

/// Where the worker is: named in the page, for its folder's name changes with its content.
fn script() -> String {
    let named = leptos::prelude::document().query_selector("meta[name=worker]").ok().flatten();
    let place = named.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    crate::app::link(&format!("/{place}"))
}

/// Starts it, so that it is there once it is asked. Where that fails, asking tells.
pub fn prepare() {
    let _ = worker::prepare(&script());
}

/// Asks it, with a blob where the request needs one.
///
/// # Errors
/// See [`Failure`].
pub async fn ask(request: &Request, blob: Option<&JsValue>) -> Result<Answer, Failure> {
    worker::ask(&script(), request, blob).await
}

/// Asks it for a file; gives the bytes.
///
/// # Errors
/// See [`Failure`].
pub async fn file(request: &Request) -> Result<Vec<u8>, Failure> {
    let (_, bytes) = ask(request, None).await?;
    bytes.dyn_into::<js_sys::Uint8Array>().map(|bytes| bytes.to_vec()).map_err(|_| Failure::Write)
}
