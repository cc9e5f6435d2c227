//! Photos as small as a file needs them.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageReader};
use std::io::Cursor;

/// The sizes and qualities that are tried one after the other: the longest side in pixels, and the quality in percent. At
/// the first one papers are as readable as before; at the last one large print still is.
const STEPS: [(u32, u8); 7] = [(2000, 80), (1800, 72), (1600, 65), (1400, 60), (1200, 52), (1000, 45), (800, 35)];

/// A photo as JPEG with at most so many bytes, or as small as it gets; `None` if it cannot be read.
pub fn reduced(content: &[u8], most: u64) -> Option<Vec<u8>> {
    let mut photo = ImageReader::new(Cursor::new(content)).with_guessed_format().ok()?.decode().ok()?;
    let mut made = Vec::new();
    for (longest, quality) in STEPS {
        if photo.width().max(photo.height()) > longest {
            photo = photo.resize(longest, longest, FilterType::Triangle);
        }
        made = encoded(&photo, quality)?;
        if made.len() as u64 <= most {
            break;
        }
    }
    Some(made)
}

/// A picture as JPEG. Transparent parts become white like paper.
fn encoded(photo: &DynamicImage, quality: u8) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, quality);
    let done = match photo {
        DynamicImage::ImageLuma8(grey) => grey.write_with_encoder(encoder),
        other => on_white(other).write_with_encoder(encoder),
    };
    done.ok().map(|()| out)
}

fn on_white(photo: &DynamicImage) -> image::RgbImage {
    if !photo.color().has_alpha() {
        return photo.to_rgb8();
    }
    let mut sheet = image::RgbaImage::from_pixel(photo.width(), photo.height(), image::Rgba([255; 4]));
    image::imageops::overlay(&mut sheet, &photo.to_rgba8(), 0, 0);
    DynamicImage::ImageRgba8(sheet).to_rgb8()
}
