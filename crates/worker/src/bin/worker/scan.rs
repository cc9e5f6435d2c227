//! The requests for the scanner. The browser decodes the photo, the part for scans works on its pixels.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use super::images;
use super::parts;
use super::serve::{Handled, alone, bytes_in};
use sao_lang_worker::scan::{HEAD, Pixels, check_dimensions, reduced};
use worker_protocol::{Failure, MAX_ATTACHMENT, ScanRequest};

/// Handles the requests for the scanner.
pub async fn scan(request: ScanRequest, blob: JsValue) -> Handled {
    let Decoded { pixels, width, height } = decoded(blob).await?;
    match request {
        ScanRequest::LookAtPhoto(_) => alone(Ok(parts::look_at_photo(pixels, width, height).await?)),
        ScanRequest::StraightenPhoto(request) => {
            let (page, warnings) = parts::page_of(pixels, request).await?;
            Ok((warnings, images::jpeg(&page).await?.into()))
        }
        ScanRequest::ReadCode(_) => alone(Ok(parts::code_in(pixels).await?)),
    }
}

/// A photo that is small enough to work on.
struct Decoded {
    pixels: Pixels,
    /// The dimensions before it was reduced.
    width: u32,
    height: u32,
}

async fn decoded(blob: JsValue) -> Result<Decoded, Failure> {
    let blob: Blob = blob.dyn_into().map_err(|_| Failure::Kind)?;
    if blob.size() > MAX_ATTACHMENT as f64 {
        return Err(Failure::TooLarge);
    }
    let head = blob.slice_with_f64_and_f64(0.0, HEAD.into()).map_err(|_| Failure::Kind)?;
    parts::check_head(bytes_in(&head).await?).await?;
    let picture = images::decoded(&blob).await?;
    let (width, height) = (picture.width(), picture.height());
    check_dimensions(width.into(), height.into())?;
    let (fewer_across, fewer_down) = reduced(width, height);
    Ok(Decoded { pixels: images::pixels(picture, fewer_across, fewer_down)?, width, height })
}
