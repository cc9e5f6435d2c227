//! Straight edges between bright paper and what is beside it.

use crate::geometry::Point;
use crate::plane::Plane;

/// How many places along a side are looked at.
const PROBES: usize = 48;
/// How much brighter than the table the paper has to be at a place of its edge.
const LEAST_STEP: f32 = 9.0;

/// A side that lies on an edge.
pub(crate) struct Side {
    pub line: (Point, Point),
    /// The part of the places along it where the edge is.
    pub support: f64,
    /// How much brighter the paper is there than what is beside it, as a median.
    pub strength: f64,
}

/// The straight edge near a side, with the bright side on the inside (to the right of the direction).
pub(crate) fn side_on_edge(plane: &Plane, from: Point, to: Point, reach: usize) -> Side {
    let along = to.minus(from);
    let length = along.length().max(1.0);
    let inwards = Point::new(-along.y / length, along.x / length);
    let mut found: Vec<(Point, f32)> = Vec::with_capacity(PROBES);
    for i in 0..PROBES {
        let place = from.plus(along.times(0.06 + 0.88 * i as f64 / (PROBES - 1) as f64));
        let profile: Vec<f32> = (0..2 * reach + 8)
            .map(|k| {
                let p = place.plus(inwards.times(k as f64 - reach as f64 - 3.5));
                plane.sample(p.x, p.y)
            })
            .collect();
        let step = |k: usize| (profile[k + 4..k + 8].iter().sum::<f32>() - profile[k..k + 4].iter().sum::<f32>()) / 4.0;
        let best = (0..2 * reach + 1).max_by(|a, b| step(*a).total_cmp(&step(*b))).unwrap_or(0);
        if step(best) >= LEAST_STEP {
            found.push((place.plus(inwards.times(best as f64 - reach as f64)), step(best)));
        }
    }
    let none = Side { line: (from, to), support: 0.0, strength: 0.0 };
    let tolerance = 1.3;
    let mut most: Vec<(Point, f32)> = Vec::new();
    for i in 0..found.len() {
        for j in (i + PROBES / 4..found.len()).step_by(3) {
            let direction = found[j].0.minus(found[i].0);
            let size = direction.length();
            if size < 1.0 || direction.dot(along) < 0.9 * size * length {
                continue;
            }
            let off = |p: Point| direction.cross(p.minus(found[i].0)).abs() / size;
            let count = found.iter().filter(|(p, _)| off(*p) <= tolerance).count();
            if count > most.len() {
                most = found.iter().copied().filter(|(p, _)| off(*p) <= tolerance).collect();
            }
        }
    }
    if most.len() < PROBES / 5 {
        return none;
    }
    let mut steps: Vec<f32> = most.iter().map(|(_, step)| *step).collect();
    steps.sort_by(f32::total_cmp);
    let strength = f64::from(steps[steps.len() / 2]);
    Side { line: fitted(&most, along), support: most.len() as f64 / PROBES as f64, strength }
}

/// The line nearest to points, as two points in the given direction.
fn fitted(points: &[(Point, f32)], along: Point) -> (Point, Point) {
    let n = points.len() as f64;
    let mean = points.iter().fold(Point::new(0.0, 0.0), |sum, (p, _)| sum.plus(*p)).times(1.0 / n);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for (p, _) in points {
        let d = p.minus(mean);
        (xx, xy, yy) = (xx + d.x * d.x, xy + d.x * d.y, yy + d.y * d.y);
    }
    let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
    let mut direction = Point::new(angle.cos(), angle.sin());
    if direction.dot(along) < 0.0 {
        direction = direction.times(-1.0);
    }
    (mean, mean.plus(direction))
}

/// Where two lines cross; none if they are parallel.
pub(crate) fn crossing(a: (Point, Point), b: (Point, Point)) -> Option<Point> {
    let (da, db) = (a.1.minus(a.0), b.1.minus(b.0));
    let determinant = da.cross(db);
    if determinant.abs() < 1e-6 * da.length() * db.length() {
        return None;
    }
    Some(a.0.plus(da.times(b.0.minus(a.0).cross(db) / determinant)))
}
