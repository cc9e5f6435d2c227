//! Files to and from the device.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use crate::draft::{Draft, FormatError, MAX_BYTES, parse};

/// Media type of Word documents.
pub const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// Media type of draft files.
pub const JSON: &str = "application/json";

/// Hands a file to the browser as a download.
///
/// # Errors
/// What the browser said, where it refused.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let properties = BlobPropertyBag::new();
    properties.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &properties)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|w| w.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

/// Reads a draft from a file that the user picked. A file that is too large is not read at all.
///
/// # Errors
/// Why it is not taken; see [`FormatError`].
pub async fn read_draft(file: &File) -> Result<Draft, FormatError> {
    let size = file.size();
    if size > MAX_BYTES as f64 {
        return Err(FormatError::TooLarge(size as usize));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FormatError::NotText)?;
    parse(&Uint8Array::new(&buffer).to_vec())
}
