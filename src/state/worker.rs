//! The worker, as the screens ask it: each request gives its own reply or a failure.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::browser::worker::{self, RawReply};
use worker_protocol::{Alone, Ask, Failure, FileRequest, Request, WithBlob};

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

/// Sends a request. All that screens share of asking: nothing here knows any reply.
async fn send(request: Request, blob: Option<Blob>) -> Result<RawReply, Failure> {
    let text = serde_json::to_string(&request).map_err(|_| Failure::Unavailable)?;
    worker::ask(&script(), &text, blob.as_ref().map(AsRef::as_ref)).await
}

/// Asks it.
///
/// # Errors
/// See [`Failure`].
pub fn ask<R: Ask<Sends = Alone, Brings = Alone>>(request: R) -> impl Future<Output = Result<R::Reply, Failure>> {
    let answer = send(request.into(), None);
    async move { R::read(&answer.await?.0) }
}

/// Asks it about a blob.
///
/// # Errors
/// See [`Failure`].
pub fn ask_about<R: Ask<Sends = WithBlob, Brings = Alone>>(
    blob: &Blob,
    request: R,
) -> impl Future<Output = Result<R::Reply, Failure>> + use<R> {
    let answer = send(request.into(), Some(blob.clone()));
    async move { R::read(&answer.await?.0) }
}

/// Asks it for a blob; gives the reply too.
///
/// # Errors
/// See [`Failure`].
pub fn blob<R: Ask<Sends = Alone, Brings = WithBlob>>(
    request: R,
) -> impl Future<Output = Result<(R::Reply, Blob), Failure>> {
    let answer = send(request.into(), None);
    async move {
        let (text, content) = answer.await?;
        Ok((R::read(&text)?, content.dyn_into().map_err(|_: JsValue| Failure::Write)?))
    }
}

/// Asks it for a file; gives the bytes.
///
/// # Errors
/// See [`Failure`].
pub async fn file(request: FileRequest) -> Result<Vec<u8>, Failure> {
    let (_, bytes) = send(request.into(), None).await?;
    bytes.dyn_into::<js_sys::Uint8Array>().map(|bytes| bytes.to_vec()).map_err(|_| Failure::Write)
}
