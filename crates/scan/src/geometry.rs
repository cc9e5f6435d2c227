//! Points, and the map between a flat rectangle and its picture in perspective.

/// A place in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x: f64,
    /// From the upper edge.
    pub y: f64,
}

impl Point {
    /// The point at `x` and `y`.
    pub const fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    pub(crate) fn plus(self, other: Point) -> Point {
        Point::new(self.x + other.x, self.y + other.y)
    }

    pub(crate) fn minus(self, other: Point) -> Point {
        Point::new(self.x - other.x, self.y - other.y)
    }

    pub(crate) fn times(self, factor: f64) -> Point {
        Point::new(self.x * factor, self.y * factor)
    }

    pub(crate) fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    pub(crate) fn dot(self, other: Point) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// Positive if `other` points to the right of this direction (`y` grows downwards).
    pub(crate) fn cross(self, other: Point) -> f64 {
        self.x * other.y - self.y * other.x
    }
}

/// The area of a quadrilateral whose corners go clockwise; negative if they go the other way.
pub(crate) fn area(quad: &[Point; 4]) -> f64 {
    quad[2].minus(quad[0]).cross(quad[3].minus(quad[1])) / 2.0
}

/// Whether the corners go clockwise and each of them points outwards. No number may be missing.
pub(crate) fn is_convex(quad: &[Point; 4]) -> bool {
    (0..4).all(|i| {
        let (before, here, after) = (quad[(i + 3) % 4], quad[i], quad[(i + 1) % 4]);
        here.minus(before).cross(after.minus(here)) > 0.0
    })
}

/// A map between planes in perspective (homography): three rows of three numbers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Perspective(pub [f64; 9]);

impl Perspective {
    /// The map from the square between 0 and 1 to four corners, clockwise from the upper left one. None if the corners
    /// lie on a line.
    pub fn from_square(to: &[Point; 4]) -> Option<Perspective> {
        let [p0, p1, p2, p3] = *to;
        let (d1, d2) = (p1.minus(p2), p3.minus(p2));
        let s = p0.minus(p1).plus(p2.minus(p3));
        let determinant = d1.cross(d2);
        if !determinant.is_finite() || determinant.abs() < 1e-12 {
            return None;
        }
        let g = s.cross(d2) / determinant;
        let h = d1.cross(s) / determinant;
        let (a, d) = (p1.x - p0.x + g * p1.x, p1.y - p0.y + g * p1.y);
        let (b, e) = (p3.x - p0.x + h * p3.x, p3.y - p0.y + h * p3.y);
        Some(Perspective([a, b, p0.x, d, e, p0.y, g, h, 1.0]))
    }

    /// The map from four corners to four others.
    pub fn between(from: &[Point; 4], to: &[Point; 4]) -> Option<Perspective> {
        Some(Perspective::from_square(to)?.after(&Perspective::from_square(from)?.inverse()))
    }

    /// This map after another one.
    fn after(&self, first: &Perspective) -> Perspective {
        let cell = |i: usize| (0..3).map(|k| self.0[i / 3 * 3 + k] * first.0[k * 3 + i % 3]).sum();
        Perspective(std::array::from_fn(cell))
    }

    /// The map back. Its scale is arbitrary.
    pub fn inverse(&self) -> Perspective {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        Perspective([
            e * i - f * h,
            c * h - b * i,
            b * f - c * e,
            f * g - d * i,
            a * i - c * g,
            c * d - a * f,
            d * h - e * g,
            b * g - a * h,
            a * e - b * d,
        ])
    }

    /// Where a point comes to lie.
    pub fn map(&self, x: f64, y: f64) -> Point {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        let w = g * x + h * y + i;
        Point::new((a * x + b * y + c) / w, (d * x + e * y + f) / w)
    }
}
