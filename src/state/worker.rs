//! The screens' functions for the worker: each request returns its own type of reply, or a failure.

use std::time::Duration;

use leptos::prelude::set_timeout_with_handle;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::browser::worker::{self, RawReply};
use worker_protocol::{Alone, Ask, Failure, FileRequest, Request, WithBlob};

/// The address of the worker. The page names it, because the name of the worker's folder changes with its content.
fn script() -> String {
    let named = leptos::prelude::document().query_selector("meta[name=worker]").ok().flatten();
    let place = named.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    crate::browser::address::link(&format!("/{place}"))
}

/// Starts the worker early, so that it is ready at the first request. If that fails, the request returns the failure.
pub fn prepare() {
    let _ = worker::prepare(&script());
}

/// Sends a request. This function is the same for all requests and depends on no type of reply.
async fn send(request: Request, blob: Option<Blob>) -> Result<RawReply, Failure> {
    let text = serde_json::to_string(&request).map_err(|_| Failure::Unavailable)?;
    worker::ask(&script(), &text, blob.as_ref().map(AsRef::as_ref)).await
}

/// Sends a request and returns the reply.
///
/// # Errors
/// See [`Failure`].
pub fn ask<R: Ask<Sends = Alone, Brings = Alone>>(request: R) -> impl Future<Output = Result<R::Reply, Failure>> {
    let answer = send(request.into(), None);
    async move { R::read(&answer.await?.0) }
}

/// Sends a request and returns the reply, or [`Failure::Unavailable`] if there is none after `limit`; then the worker is
/// ended, for a file from outside may keep it busy for ever. The next request starts a new one.
///
/// # Errors
/// See [`Failure`].
pub async fn ask_within<R: Ask<Sends = Alone, Brings = Alone>>(
    limit: Duration,
    request: R,
) -> Result<R::Reply, Failure> {
    let timer = set_timeout_with_handle(worker::close, limit);
    let reply = ask(request).await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    reply
}

/// Sends a request with a blob and returns the reply.
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

/// Sends a request, and returns the reply with a blob.
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

/// Sends a request with a blob, and returns the reply with another blob.
///
/// # Errors
/// See [`Failure`].
pub fn blob_from<R: Ask<Sends = WithBlob, Brings = WithBlob>>(
    blob: &Blob,
    request: R,
) -> impl Future<Output = Result<(R::Reply, Blob), Failure>> + use<R> {
    let answer = send(request.into(), Some(blob.clone()));
    async move {
        let (text, content) = answer.await?;
        Ok((R::read(&text)?, content.dyn_into().map_err(|_: JsValue| Failure::Write)?))
    }
}

/// Requests a file and returns its bytes.
///
/// # Errors
/// See [`Failure`].
pub async fn file(request: FileRequest) -> Result<Vec<u8>, Failure> {
    let (_, bytes) = send(request.into(), None).await?;
    bytes.dyn_into::<js_sys::Uint8Array>().map(|bytes| bytes.to_vec()).map_err(|_| Failure::Write)
}
