//! Reduces the size of photos before they are stored.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, DedicatedWorkerGlobalScope, ImageBitmap, ImageEncodeOptions, OffscreenCanvas,
    OffscreenCanvasRenderingContext2d,
};

use worker_protocol::Failure;

/// The maximum length of a side of a stored photo, in pixels.
const LONGEST: u32 = 2000;
/// The quality of the JPEG, at which photographed papers stay readable.
const QUALITY: f64 = 0.85;

/// A photo as JPEG, with no side above [`LONGEST`]. The browser rotates it by the camera's orientation data.
///
/// # Errors
/// Fails if the browser cannot read the file as a picture.
pub async fn scaled(photo: &Blob) -> Result<Blob, Failure> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let decoding = scope.create_image_bitmap_with_blob(photo).map_err(|_| Failure::Kind)?;
    let picture: ImageBitmap = JsFuture::from(decoding).await.map_err(|_| Failure::Kind)?.unchecked_into();
    let (width, height) = fitted(picture.width(), picture.height());
    let canvas = OffscreenCanvas::new(width, height).map_err(|_| Failure::Kind)?;
    let context = canvas.get_context("2d").ok().flatten().ok_or(Failure::Kind)?;
    let context: OffscreenCanvasRenderingContext2d = context.unchecked_into();
    // Transparent areas of a picture become white like paper, not black.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    let drawn = context.draw_image_with_image_bitmap_and_dw_and_dh(&picture, 0.0, 0.0, width.into(), height.into());
    picture.close();
    drawn.map_err(|_| Failure::Kind)?;
    let options = ImageEncodeOptions::new();
    options.set_type("image/jpeg");
    options.set_quality(QUALITY);
    let encoding = canvas.convert_to_blob_with_options(&options).map_err(|_| Failure::Kind)?;
    JsFuture::from(encoding).await.map(JsCast::unchecked_into).map_err(|_| Failure::Kind)
}

fn fitted(width: u32, height: u32) -> (u32, u32) {
    let longest = width.max(height).max(1);
    if longest <= LONGEST {
        return (width.max(1), height.max(1));
    }
    let scaled = |side: u32| (u64::from(side) * u64::from(LONGEST) / u64::from(longest)).max(1) as u32;
    (scaled(width), scaled(height))
}
