//! Asking as the app does: requests and replies travel as texts.

use sao_lang_worker::handlers::{Attachments, HandlerResponse, answer};
use worker_protocol::{Alone, Ask, Failure, FileRequest, Request};

/// The reply to a request with which nothing comes along.
pub fn ask<R: Ask<Brings = Alone>>(request: R) -> Result<R::Reply, Failure> {
    let HandlerResponse { text, bytes } =
        answer(&sent(request.into()), &Attachments::new()).expect("no browser is needed")?;
    assert_eq!(bytes, None);
    R::read(&text)
}

/// The file that is asked for.
pub fn file(request: impl Into<FileRequest>, files: &Attachments) -> Result<Vec<u8>, Failure> {
    let HandlerResponse { text, bytes } = answer(&sent(request.into().into()), files).expect("no browser is needed")?;
    assert_eq!(text, "null");
    Ok(bytes.expect("a file comes along"))
}

/// A request as it arrives.
fn sent(request: Request) -> Request {
    let arrived = serde_json::from_str(&serde_json::to_string(&request).unwrap()).unwrap();
    assert_eq!(request, arrived);
    arrived
}
