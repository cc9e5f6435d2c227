//! Sends requests as the app does: requests and replies are converted to text and back.

use sao_lang_worker::handlers::{Attachments, HandlerResponse, answer};
use worker_protocol::{Alone, Ask, Failure, FileRequest, Request};

/// The reply to a request that returns no further data.
pub fn ask<R: Ask<Brings = Alone>>(request: R) -> Result<R::Reply, Failure> {
    let HandlerResponse { text, bytes } =
        answer(&sent(request.into()), &Attachments::new()).expect("no browser is needed")?;
    assert_eq!(bytes, None);
    R::read(&text)
}

/// The file that a request returns.
pub fn file(request: impl Into<FileRequest>, files: &Attachments) -> Result<Vec<u8>, Failure> {
    let HandlerResponse { text, bytes } = answer(&sent(request.into().into()), files).expect("no browser is needed")?;
    assert_eq!(text, "null");
    Ok(bytes.expect("a file comes along"))
}

/// The request after conversion to text and back.
fn sent(request: Request) -> Request {
    let arrived = serde_json::from_str(&serde_json::to_string(&request).unwrap()).unwrap();
    assert_eq!(request, arrived);
    arrived
}
