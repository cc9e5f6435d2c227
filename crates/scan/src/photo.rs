//! A photo: its pixels in rows from the top, each with red, green, blue and opacity.

use thiserror::Error;

/// The most pixels that a photo may have: 40 megapixels.
pub const MAX_PIXELS: u64 = 40_000_000;

/// A photo whose bytes match its dimensions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    width: u32,
    height: u32,
    rgba: Vec<u8>,
}

/// Why bytes are no photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PhotoError {
    /// The width or the height is zero.
    #[error("the photo has no pixels")]
    Empty,
    /// There are more pixels than [`MAX_PIXELS`].
    #[error("the photo has more than {MAX_PIXELS} pixels")]
    TooLarge,
    /// There are not four bytes for each pixel.
    #[error("the photo needs {expected} bytes and has {actual}")]
    WrongLength {
        /// The bytes that the dimensions ask for.
        expected: u64,
        /// The bytes that are there.
        actual: u64,
    },
}

impl Photo {
    /// A photo of `width` times `height` pixels, with four bytes (red, green, blue, opacity) for each of them.
    ///
    /// # Errors
    /// Fails if there are no pixels, too many of them, or not four bytes for each.
    pub fn new(width: u32, height: u32, rgba: Vec<u8>) -> Result<Photo, PhotoError> {
        let pixels = u64::from(width) * u64::from(height);
        if pixels == 0 {
            return Err(PhotoError::Empty);
        }
        if pixels > MAX_PIXELS {
            return Err(PhotoError::TooLarge);
        }
        let (expected, actual) = (pixels * 4, rgba.len() as u64);
        if expected != actual {
            return Err(PhotoError::WrongLength { expected, actual });
        }
        Ok(Photo { width, height, rgba })
    }

    /// The width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// The height in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The bytes: red, green, blue and opacity of each pixel, in rows from the top.
    pub fn rgba(&self) -> &[u8] {
        &self.rgba
    }

    /// The bytes, without a copy of them.
    pub fn into_rgba(self) -> Vec<u8> {
        self.rgba
    }

    /// The longer side in pixels.
    pub(crate) fn longer_side(&self) -> f64 {
        f64::from(self.width.max(self.height))
    }

    /// Red, green and blue at a place in pixels, mixed from the four pixels around it. Places outside have the colour of
    /// the nearest pixel.
    pub(crate) fn sample(&self, x: f64, y: f64) -> [f32; 3] {
        let (w, h) = (self.width as usize, self.height as usize);
        let x = (x - 0.5).clamp(0.0, (w - 1) as f64);
        let y = (y - 0.5).clamp(0.0, (h - 1) as f64);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(w - 1), (top + 1).min(h - 1));
        let (fx, fy) = ((x - left as f64) as f32, (y - top as f64) as f32);
        let mut out = [0.0; 3];
        let at = |x: usize, y: usize| (y * w + x) * 4;
        let corners = [at(left, top), at(right, top), at(left, bottom), at(right, bottom)];
        let weights = [(1.0 - fx) * (1.0 - fy), fx * (1.0 - fy), (1.0 - fx) * fy, fx * fy];
        for (corner, weight) in corners.into_iter().zip(weights) {
            for (channel, value) in out.iter_mut().enumerate() {
                *value += weight * f32::from(self.rgba[corner + channel]);
            }
        }
        out
    }
}

/// The brightness of a colour, as the eye weighs it (ITU-R BT.601), from 0 to 255.
pub(crate) fn luma(r: f32, g: f32, b: f32) -> f32 {
    0.299 * r + 0.587 * g + 0.114 * b
}
