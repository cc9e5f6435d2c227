//! The corners of a sheet in a photo.

use thiserror::Error;

use crate::geometry::{Point, area, is_convex};
use crate::outline;
use crate::photo::Photo;

/// The smallest part of the photo that a sheet may cover.
const SMALLEST_AREA: f64 = 0.001;

/// The upper left, upper right, lower right and lower left corner of a sheet, each as parts (0 to 1) of the photo's width
/// and height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Corners(pub [Point; 4]);

/// Why four corners are not those of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadCorners {
    /// A corner lies outside of the photo, or its place is no number.
    #[error("a corner lies outside of the photo")]
    Outside,
    /// The sides cross, a corner points inwards, or the corners do not go clockwise from the upper left one.
    #[error("the corners do not make a sheet")]
    NotConvex,
    /// There is hardly anything between the corners.
    #[error("the sheet is too small")]
    TooSmall,
}

impl Corners {
    /// The corners of the photo itself.
    pub const fn whole() -> Corners {
        Corners([Point::new(0.0, 0.0), Point::new(1.0, 0.0), Point::new(1.0, 1.0), Point::new(0.0, 1.0)])
    }

    /// Whether these are the corners of a sheet that can be cut out.
    ///
    /// # Errors
    /// Fails if a corner lies outside, if the sides cross or a corner points inwards, or if there is hardly anything
    /// between them.
    pub fn check(&self) -> Result<(), BadCorners> {
        let inside = |part: f64| (0.0..=1.0).contains(&part);
        if !self.0.iter().all(|corner| inside(corner.x) && inside(corner.y)) {
            return Err(BadCorners::Outside);
        }
        if !is_convex(&self.0) {
            return Err(BadCorners::NotConvex);
        }
        let shortest_side = (0..4).map(|i| self.0[i].minus(self.0[(i + 1) % 4]).length()).fold(f64::MAX, f64::min);
        if area(&self.0) < SMALLEST_AREA || shortest_side < 0.01 {
            return Err(BadCorners::TooSmall);
        }
        Ok(())
    }

    /// The corners in pixels of a photo.
    pub(crate) fn in_pixels(&self, photo: &Photo) -> [Point; 4] {
        let (width, height) = (f64::from(photo.width()), f64::from(photo.height()));
        self.0.map(|corner| Point::new(corner.x * width, corner.y * height))
    }
}

/// The corners of the sheet of paper in a photo; none if no sheet stands out.
pub fn propose(photo: &Photo) -> Option<Corners> {
    let (quad, width, height) = outline::find(photo)?;
    let part = |corner: Point| Point::new((corner.x / width).clamp(0.0, 1.0), (corner.y / height).clamp(0.0, 1.0));
    let corners = Corners(from_upper_left(quad).map(part));
    corners.check().ok().map(|()| corners)
}

/// The same corners clockwise from the one that is nearest to the upper left.
fn from_upper_left(mut quad: [Point; 4]) -> [Point; 4] {
    let nearest = (0..4).min_by(|a, b| {
        let distance = |i: usize| quad[i].x + quad[i].y;
        distance(*a).total_cmp(&distance(*b))
    });
    quad.rotate_left(nearest.unwrap_or(0));
    quad
}
