//! Requests for the scanner: a photo of a sheet of paper becomes a page, and a QR code in a photo is read.

use serde::{Deserialize, Serialize};

/// A place in a photo, as parts (0 to 1) of its width and height from the upper left.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PhotoPoint {
    /// From the left edge.
    pub x: f64,
    /// From the upper edge.
    pub y: f64,
}

/// The upper left, upper right, lower right and lower left corner of a sheet in a photo.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SheetCorners(pub [PhotoPoint; 4]);

impl SheetCorners {
    /// The corners with one of them moved, but not out of the photo. There is no change if there is no such corner, or if
    /// the place is no number.
    pub fn moved(mut self, corner: usize, to: PhotoPoint) -> SheetCorners {
        if let Some(place) = self.0.get_mut(corner).filter(|_| to.x.is_finite() && to.y.is_finite()) {
            *place = PhotoPoint { x: to.x.clamp(0.0, 1.0), y: to.y.clamp(0.0, 1.0) };
        }
        self
    }

    /// The index of the corner that is nearest to a place.
    pub fn nearest(&self, to: PhotoPoint) -> usize {
        let distance = |corner: usize| (self.0[corner].x - to.x).hypot(self.0[corner].y - to.y);
        (1..4).fold(0, |nearest, corner| if distance(corner) < distance(nearest) { corner } else { nearest })
    }
}

/// What makes a photo of a sheet hard to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PhotoWarning {
    /// The writing is blurred.
    Blur,
    /// There is too little light.
    Dark,
    /// A lamp or the sky is reflected so brightly that the writing is gone there.
    Glare,
    /// A part of the sheet lies outside of the photo.
    CutEdge,
}

/// A request to find the sheet in the attached photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookAtPhoto;

/// What a photo shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PhotoLook {
    /// The width of the photo as it is shown, in pixels.
    pub width: u32,
    /// The height of the photo as it is shown, in pixels.
    pub height: u32,
    /// Whether a sheet stands out in the photo.
    pub found: bool,
    /// The corners of the sheet; those of the photo itself if no sheet stands out.
    pub corners: SheetCorners,
    /// What makes the sheet hard to read. A photo without a sheet that stands out has no warning.
    pub warnings: Vec<PhotoWarning>,
}

/// How a straightened page looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageLook {
    /// In colour, as stamps and signatures are.
    #[default]
    Colour,
    /// In shades of grey.
    Grey,
}

/// A request to cut a sheet out of the attached photo and to lay it flat, evenly bright. The reply is what makes the sheet
/// hard to read; the page comes with it as JPEG.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StraightenPhoto {
    /// The corners of the sheet.
    pub corners: SheetCorners,
    /// The look of the page.
    pub look: PageLook,
    /// Quarter turns clockwise.
    pub turns: u8,
}

/// A request to read the QR code in the attached photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadCode;

/// A QR code that was read in a photo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoundCode {
    /// What the code says.
    pub text: String,
    /// The code's small squares along one side: from 21 to 177.
    pub modules: u32,
    /// The side of a small square, in pixels of the photo, which is reduced first if it is very large.
    pub pixels_per_module: f64,
    /// Whether other programs may not be able to read the code from this photo.
    pub hard: bool,
}

/// Why no QR code was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoCode {
    /// There is nothing that looks like a code.
    NotSeen,
    /// A code is there, but it cannot be read.
    Unreadable,
}

#[cfg(test)]
mod tests {
    use super::{PhotoPoint, SheetCorners};

    const WHOLE: SheetCorners = SheetCorners([
        PhotoPoint { x: 0.0, y: 0.0 },
        PhotoPoint { x: 1.0, y: 0.0 },
        PhotoPoint { x: 1.0, y: 1.0 },
        PhotoPoint { x: 0.0, y: 1.0 },
    ]);

    #[test]
    fn a_corner_stays_within_the_photo() {
        let moved = WHOLE.moved(2, PhotoPoint { x: 1.2, y: 0.6 });
        assert_eq!(moved.0[2], PhotoPoint { x: 1.0, y: 0.6 });
        assert_eq!(moved.0[..2], WHOLE.0[..2]);
        assert_eq!(WHOLE.moved(4, PhotoPoint { x: 0.5, y: 0.5 }), WHOLE);
        assert_eq!(WHOLE.moved(0, PhotoPoint { x: f64::NAN, y: 0.5 }), WHOLE);
    }

    #[test]
    fn the_nearest_corner_is_found() {
        for (corner, place) in WHOLE.0.into_iter().enumerate() {
            let inside = PhotoPoint { x: 0.5 + (place.x - 0.5) * 0.4, y: 0.5 + (place.y - 0.5) * 0.4 };
            assert_eq!(WHOLE.nearest(inside), corner);
        }
    }
}
