//! A picture in black and white.

use crate::geometry::Point;
use crate::plane::Plane;

/// How a picture is divided into black and white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Treatment {
    /// Black is what is darker than its wider surroundings.
    Wide,
    /// Black is what is darker than its near surroundings: for shadows and low contrast.
    Near,
    /// One threshold for the whole picture.
    Whole,
}

impl Treatment {
    pub const ALL: [Treatment; 3] = [Treatment::Wide, Treatment::Near, Treatment::Whole];
}

/// A picture in black and white.
pub(super) struct Bits {
    pub width: usize,
    pub height: usize,
    dark: Vec<bool>,
}

impl Bits {
    pub fn new(plane: &Plane, treatment: Treatment) -> Bits {
        let longer = plane.width.max(plane.height);
        let dark = match treatment {
            Treatment::Wide => below_mean(plane, longer / 10, 12),
            Treatment::Near => below_mean(plane, longer / 40, 3),
            Treatment::Whole => {
                let threshold = plane.threshold();
                plane.values.iter().map(|value| *value < threshold).collect()
            }
        };
        Bits { width: plane.width, height: plane.height, dark }
    }

    pub fn row(&self, y: usize) -> &[bool] {
        &self.dark[y * self.width..(y + 1) * self.width]
    }

    /// Whether a pixel is dark; none outside of the picture.
    pub fn get(&self, x: i64, y: i64) -> Option<bool> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        (x < self.width && y < self.height).then(|| self.dark[y * self.width + x])
    }

    /// Whether it is dark at a point; outside of the picture it is bright.
    pub fn at(&self, point: Point) -> bool {
        self.get(point.x.floor() as i64, point.y.floor() as i64).unwrap_or(false)
    }
}

/// The pixels that are darker than the mean around them, by at least a part of that mean: `least` in 256.
fn below_mean(plane: &Plane, radius: usize, least: u32) -> Vec<bool> {
    let means = plane.blurred(radius.max(4));
    let dark = |(value, mean): (&u8, &u8)| u32::from(*value) * 256 + 256 < u32::from(*mean) * (256 - least);
    plane.values.iter().zip(&means.values).map(dark).collect()
}
