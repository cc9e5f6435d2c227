//! Pictures as the browser decodes and encodes them.

use js_sys::{Object, Reflect};
use wasm_bindgen::{Clamped, JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, DedicatedWorkerGlobalScope, ImageBitmap, ImageData, ImageEncodeOptions, OffscreenCanvas,
    OffscreenCanvasRenderingContext2d,
};

use sao_lang_worker::scan::Pixels;
use worker_protocol::Failure;

/// The maximum length of a side of a stored photo, in pixels.
const LONGEST: u32 = 2000;
/// The quality of the JPEG, at which photographed papers stay readable.
const QUALITY: f64 = 0.85;
/// The quality of a page that is encoded once more when it is stored.
const QUALITY_BETWEEN: f64 = 0.95;

/// A photo as JPEG, with no side above [`LONGEST`]. The browser rotates it by the camera's orientation data.
///
/// # Errors
/// Fails if the browser cannot read the file as a picture.
pub async fn scaled(photo: &Blob) -> Result<Blob, Failure> {
    let picture = decoded(photo).await?;
    let (width, height) = fitted(picture.width(), picture.height());
    encoded(&drawn(picture, width, height)?.0, QUALITY).await
}

/// The browser's picture of a file, rotated by the camera's orientation data.
///
/// # Errors
/// Fails if the browser cannot read the file as a picture.
pub async fn decoded(photo: &Blob) -> Result<ImageBitmap, Failure> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let decoding = scope.create_image_bitmap_with_blob(photo).map_err(|_| Failure::Kind)?;
    JsFuture::from(decoding).await.map(JsCast::unchecked_into).map_err(|_| Failure::Kind)
}

/// The pixels of a picture with these dimensions. The picture is given up.
///
/// # Errors
/// Fails if the browser has no memory for them.
pub fn pixels(picture: ImageBitmap, width: u32, height: u32) -> Result<Pixels, Failure> {
    let (_, context) = drawn(picture, width, height)?;
    let data = context.get_image_data(0.0, 0.0, width.into(), height.into()).map_err(|_| Failure::TooManyPixels)?;
    Ok(Pixels { width, height, rgba: data.data().0 })
}

/// The pixels as JPEG.
///
/// # Errors
/// Fails if the browser has no memory for it.
pub async fn jpeg(pixels: &Pixels) -> Result<Blob, Failure> {
    let Pixels { width, height, rgba } = pixels;
    let (canvas, context) = empty(*width, *height)?;
    let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(rgba), *width, *height);
    let put = data.and_then(|data| context.put_image_data(&data, 0.0, 0.0));
    put.map_err(|_| Failure::Write)?;
    encoded(&canvas, QUALITY_BETWEEN).await
}

fn empty(width: u32, height: u32) -> Result<(OffscreenCanvas, OffscreenCanvasRenderingContext2d), Failure> {
    let canvas = OffscreenCanvas::new(width, height).map_err(|_| Failure::Kind)?;
    // The pixels stay in the program's memory, from where they are read.
    let options = Object::new();
    Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE).map_err(|_| Failure::Kind)?;
    let context = canvas.get_context_with_context_options("2d", &options).ok().flatten().ok_or(Failure::Kind)?;
    Ok((canvas, context.unchecked_into()))
}

/// A canvas with the picture, which is given up.
fn drawn(
    picture: ImageBitmap,
    width: u32,
    height: u32,
) -> Result<(OffscreenCanvas, OffscreenCanvasRenderingContext2d), Failure> {
    let (canvas, context) = empty(width, height)?;
    // Transparent areas of a picture become white like paper, not black.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width.into(), height.into());
    let drawn = context.draw_image_with_image_bitmap_and_dw_and_dh(&picture, 0.0, 0.0, width.into(), height.into());
    picture.close();
    drawn.map_err(|_| Failure::Kind)?;
    Ok((canvas, context))
}

async fn encoded(canvas: &OffscreenCanvas, quality: f64) -> Result<Blob, Failure> {
    let options = ImageEncodeOptions::new();
    options.set_type("image/jpeg");
    options.set_quality(quality);
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
