//! Finds the outline of a sheet: bright areas give candidates, whose sides are then laid along the edges in the picture.

use crate::edges::{crossing, side_on_edge};
use crate::geometry::{Point, area, is_convex};
use crate::photo::Photo;
use crate::plane::Plane;

/// The longer side of the copy that is searched, in pixels.
const SEARCHED: usize = 440;
/// Where the brightness changes by less than one of these over two pixels, a picture is smooth.
const SMOOTH: [u8; 3] = [8, 14, 24];
/// The smallest part of the photo that a proposed sheet covers.
const SMALLEST_AREA: f64 = 0.06;
/// Part of the longer side within which a side of the sheet counts as cut off by the photo's edge.
const AT_THE_EDGE: f64 = 0.012;

/// A candidate, and how well its sides lie on edges.
struct Outline {
    quad: [Point; 4],
    score: f64,
}

/// The sheet's corners, clockwise, in pixels of a small copy of the photo, with the width and height of that copy.
pub(crate) fn find(photo: &Photo) -> Option<([Point; 4], f64, f64)> {
    let longest = SEARCHED.min(photo.width().max(photo.height()) as usize);
    let planes = [Plane::least_channel(photo), Plane::grey(photo)].map(|plane| plane.scaled(longest).blurred(1));
    let (width, height) = (planes[0].width, planes[0].height);
    if width.min(height) < 24 {
        return None;
    }
    let mut best: Option<Outline> = None;
    for plane in &planes {
        let (low, high) = (f64::from(plane.percentile(0.1)), f64::from(plane.percentile(0.95)));
        let mut levels: Vec<u8> = (1..10).map(|i| (low + (high - low) * f64::from(i) / 10.0) as u8).collect();
        levels.push(plane.threshold());
        // Bright areas, and smooth ones: the rim of a sheet is smooth, also where a shadow makes it as dark as the table.
        let bright = levels.iter().map(|level| plane.values.iter().map(|value| value >= level).collect());
        let slopes = slopes(plane);
        let smooth = SMOOTH.iter().map(|limit| slopes.iter().map(|slope| slope < limit).collect());
        for mask in bright.chain(smooth) {
            for quad in connected_areas(mask, width, height) {
                let Some(outline) = laid_along_edges(&planes, quad) else { continue };
                if best.as_ref().is_none_or(|best| outline.score > best.score) {
                    best = Some(outline);
                }
            }
        }
    }
    best.map(|outline| (outline.quad, width as f64, height as f64))
}

/// How much the brightness changes at each pixel, over two pixels.
fn slopes(plane: &Plane) -> Vec<u8> {
    let (w, h) = (plane.width, plane.height);
    let at = |x: usize, y: usize| plane.values[y * w + x];
    let slope = |i: usize| {
        let (x, y) = (i % w, i / w);
        let across = at(x.saturating_sub(1), y).abs_diff(at((x + 1).min(w - 1), y));
        let down = at(x, y.saturating_sub(1)).abs_diff(at(x, (y + 1).min(h - 1)));
        across.max(down)
    };
    (0..w * h).map(slope).collect()
}

/// Quadrilaterals around the connected areas of a mask, without thin bridges and spots.
fn connected_areas(mask: Vec<bool>, w: usize, h: usize) -> Vec<[Point; 4]> {
    let mask = eroded(&mask, w, h, 2);
    let mut seen = vec![false; w * h];
    let mut quads = Vec::new();
    for start in 0..w * h {
        if !mask[start] || seen[start] {
            continue;
        }
        // The leftmost and the rightmost pixel of each row.
        let mut extent = vec![(usize::MAX, 0_usize); h];
        let mut stack = vec![start];
        seen[start] = true;
        while let Some(pixel) = stack.pop() {
            let (x, y) = (pixel % w, pixel / w);
            extent[y] = (extent[y].0.min(x), extent[y].1.max(x));
            let neighbours = [
                (x > 0).then(|| pixel - 1),
                (x + 1 < w).then_some(pixel + 1),
                (y > 0).then(|| pixel.wrapping_sub(w)),
                (y + 1 < h).then_some(pixel + w),
            ];
            for next in neighbours.into_iter().flatten() {
                if mask[next] && !seen[next] {
                    seen[next] = true;
                    stack.push(next);
                }
            }
        }
        let mut points = Vec::new();
        for (y, (left, right)) in extent.iter().enumerate() {
            if left <= right {
                points.push(Point::new(*left as f64, y as f64 + 0.5));
                points.push(Point::new(*right as f64 + 1.0, y as f64 + 0.5));
            }
        }
        if let Some(quad) = largest_quad(hull(points))
            && area(&quad) >= SMALLEST_AREA * (w * h) as f64
        {
            quads.push(quad);
        }
    }
    quads
}

/// The pixels whose neighbours up to `radius` away in rows and columns are all set. Beyond the picture all is set.
fn eroded(mask: &[bool], w: usize, h: usize, radius: usize) -> Vec<bool> {
    let mut across = vec![false; w * h];
    for y in 0..h {
        let row = &mask[y * w..(y + 1) * w];
        for x in 0..w {
            across[y * w + x] = row[x.saturating_sub(radius)..(x + radius + 1).min(w)].iter().all(|set| *set);
        }
    }
    let down = |i: usize| (i / w).saturating_sub(radius)..(i / w + radius + 1).min(h);
    (0..w * h).map(|i| down(i).all(|y| across[y * w + i % w])).collect()
}

/// The convex hull of points, clockwise (`y` grows downwards).
fn hull(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let half = |points: &mut dyn Iterator<Item = Point>| {
        let mut chain: Vec<Point> = Vec::new();
        for point in points {
            while let [.., before, last] = chain.as_slice() {
                if last.minus(*before).cross(point.minus(*last)) > 0.0 {
                    break;
                }
                chain.pop();
            }
            chain.push(point);
        }
        chain.pop();
        chain
    };
    let mut hull = half(&mut points.iter().copied());
    hull.extend(half(&mut points.iter().rev().copied()));
    hull
}

/// The quadrilateral of the largest area with corners of a convex polygon.
fn largest_quad(mut polygon: Vec<Point>) -> Option<[Point; 4]> {
    // Corners that hardly matter go first: of the rest all fours are tried.
    while polygon.len() > 14 {
        let n = polygon.len();
        let matters =
            |i: usize| polygon[i].minus(polygon[(i + n - 1) % n]).cross(polygon[(i + 1) % n].minus(polygon[i])).abs();
        let least = (0..n).min_by(|a, b| matters(*a).total_cmp(&matters(*b)))?;
        polygon.remove(least);
    }
    let n = polygon.len();
    let mut best: Option<[Point; 4]> = None;
    for a in 0..n {
        for b in a + 1..n {
            for c in b + 1..n {
                for d in c + 1..n {
                    let quad = [polygon[a], polygon[b], polygon[c], polygon[d]];
                    if best.as_ref().is_none_or(|best| area(&quad) > area(best)) {
                        best = Some(quad);
                    }
                }
            }
        }
    }
    best
}

/// Moves the sides of a candidate onto the edges near them. None if too little of the sides lies on edges.
fn laid_along_edges(planes: &[Plane; 2], quad: [Point; 4]) -> Option<Outline> {
    let (w, h) = (planes[0].width as f64, planes[0].height as f64);
    let longer = w.max(h);
    let mut quad = quad;
    let mut support = [0.0; 4];
    let mut strength = [0.0; 4];
    for reach in [0.045, 0.02] {
        let mut sides = [(quad[0], quad[1]); 4];
        for i in 0..4 {
            let (from, to) = (quad[i], quad[(i + 1) % 4]);
            sides[i] = (from, to);
            if at_the_edge(from, to, w, h) {
                (support[i], strength[i]) = (0.6, 0.0);
                continue;
            }
            (support[i], strength[i]) = (0.0, 0.0);
            for plane in planes {
                let side = side_on_edge(plane, from, to, (reach * longer) as usize + 1);
                if side.support > support[i] {
                    (support[i], strength[i], sides[i]) = (side.support, side.strength, side.line);
                }
            }
        }
        for i in 0..4 {
            let corner = crossing(sides[(i + 3) % 4], sides[i])?;
            let margin = 0.03 * longer;
            if !(-margin..=w + margin).contains(&corner.x) || !(-margin..=h + margin).contains(&corner.y) {
                return None;
            }
            quad[i] = Point::new(corner.x.clamp(0.0, w), corner.y.clamp(0.0, h));
        }
        if !is_convex(&quad) {
            return None;
        }
    }
    let share = area(&quad) / (w * h);
    let mean = support.iter().sum::<f64>() / 4.0;
    let least = support.iter().copied().fold(1.0, f64::min);
    let on_edges = strength.iter().filter(|strength| **strength > 0.0).count();
    if share < SMALLEST_AREA || mean < 0.5 || least < 0.3 || on_edges < 2 {
        return None;
    }
    let contrast = strength.iter().sum::<f64>() / on_edges as f64;
    Some(Outline { quad, score: mean + least + 0.35 * share + 0.3 * (contrast / 60.0).min(1.0) })
}

/// Whether a side runs along the edge of the picture.
fn at_the_edge(from: Point, to: Point, w: f64, h: f64) -> bool {
    let near = AT_THE_EDGE * w.max(h);
    let both = |distance: fn(Point, f64, f64) -> f64| distance(from, w, h) < near && distance(to, w, h) < near;
    both(|p, _, _| p.x) || both(|p, _, _| p.y) || both(|p, w, _| w - p.x) || both(|p, _, h| h - p.y)
}
