//! Lays the grid of a QR code over a picture and reads the code from it.

use super::Sight;
use super::bits::Bits;
use super::finder::Triple;
use crate::geometry::{Perspective, Point};

/// The part of the known modules of a code that have to be as they should, so that it counts as seen.
const SEEN: f64 = 0.86;
/// So many places are tried for the fourth known place of a grid.
const MOST_PLACES: usize = 7;

/// A code that was read.
pub(super) struct Code {
    pub text: String,
    pub modules: usize,
    pub pixels_per_module: f64,
}

/// A grid of so many modules along each side, laid over a picture.
#[derive(Clone, Copy)]
struct Grid {
    modules: usize,
    map: Perspective,
}

/// Reads the code between three marks.
pub(super) fn read(bits: &Bits, triple: &Triple) -> Sight {
    let (across, down) =
        (triple.right.centre.minus(triple.corner.centre), triple.below.centre.minus(triple.corner.centre));
    // A row crosses a turned mark on a longer way.
    let direction = |way: Point| (way.x.abs().max(way.y.abs())) / way.length();
    let module = (triple.corner.run + triple.right.run + triple.below.run) / 3.0;
    let module = module * (direction(across) + direction(down)) / 2.0;
    let length = (across.length() + down.length()) / 2.0;
    let estimate = (length / module + 7.0 - 17.0) / 4.0;
    let mut seen = false;
    let mut grids: Vec<(f64, Grid)> = Vec::new();
    for version in [estimate.round(), estimate.floor(), estimate.ceil(), estimate.round() - 1.0, estimate.round() + 1.0]
    {
        if !(1.0..=40.0).contains(&version) {
            continue;
        }
        let modules = version as usize * 4 + 17;
        if grids.iter().all(|(_, grid)| grid.modules != modules) {
            grids.extend(fitted(bits, triple, modules));
        }
    }
    grids.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (fit, grid) in grids.iter().take(4) {
        seen |= *fit >= SEEN;
        if let Some(text) = grid.decode(bits) {
            let pixels_per_module = length / (grid.modules - 7) as f64;
            return Sight { code: Some(Code { text, modules: grid.modules, pixels_per_module }), seen };
        }
    }
    Sight { code: None, seen }
}

/// The grids of a size that fit best, with how well: the part of the known modules that are as they should.
fn fitted(bits: &Bits, triple: &Triple, modules: usize) -> Vec<(f64, Grid)> {
    let n = modules as f64;
    let (a, b, c) = (triple.corner.centre, triple.right.centre, triple.below.centre);
    // Where the fourth known place of the grid is: the small mark, or the fourth corner of a code without one.
    let at = if modules > 21 { n - 6.5 } else { n - 3.5 };
    let part = (at - 3.5) / (n - 7.0);
    let flat = a.plus(b.minus(a).plus(c.minus(a)).times(part));
    let tilted = in_perspective(triple, part);
    let guess = flat.plus(tilted).times(0.5);
    let (right, down) = (b.minus(a).times(1.0 / (n - 7.0)), c.minus(a).times(1.0 / (n - 7.0)));
    let reach = if modules > 21 { (n * 0.2).clamp(3.0, 14.0) } else { 3.5 };
    let steps = (reach / 0.5) as i64;
    let mut places: Vec<(f64, Point)> = Vec::new();
    for i in -steps..=steps {
        for j in -steps..=steps {
            let place = guess.plus(right.times(i as f64 * 0.5)).plus(down.times(j as f64 * 0.5));
            let fit = if modules > 21 {
                small_mark(bits, place, right, down)
            } else {
                Grid::new(triple, modules, at, place).map_or(0.0, |grid| grid.fit(bits))
            };
            // Of equal ones the nearest to the guess.
            places.push((fit - 0.002 * (i as f64).hypot(j as f64), place));
        }
    }
    places.sort_by(|a, b| b.0.total_cmp(&a.0));
    // Of places close to each other only the best one.
    let mut apart = vec![tilted, flat];
    for (_, place) in places {
        let near = |other: &Point| other.minus(place).length() < 1.5 * right.length();
        if apart.len() < MOST_PLACES && !apart[2..].iter().any(near) {
            apart.push(place);
        }
    }
    let mut grids = Vec::new();
    for place in apart {
        let Some(grid) = Grid::new(triple, modules, at, place) else { continue };
        grids.push(jiggled(bits, triple, grid, at, place, right, down));
    }
    grids.sort_by(|a, b| b.0.total_cmp(&a.0));
    grids.truncate(2);
    grids
}

/// Where the diagonal from the corner mark leads, `part` of the way to the missing fourth mark, if the code is tilted.
///
/// The nearer a mark, the larger its modules: their area falls with the third power of the distance, which itself is
/// linear over the plane.
fn in_perspective(triple: &Triple, part: f64) -> Point {
    let distance = |run: f64| run.powf(-2.0 / 3.0);
    let weighted = |point: Point, weight: f64| (point.times(weight), weight);
    let (a, a_weight) = weighted(triple.corner.centre, distance(triple.corner.run) * (1.0 - 2.0 * part));
    let (b, b_weight) = weighted(triple.right.centre, distance(triple.right.run) * part);
    let (c, c_weight) = weighted(triple.below.centre, distance(triple.below.run) * part);
    a.plus(b).plus(c).times(1.0 / (a_weight + b_weight + c_weight).max(1e-9))
}

/// How well a small mark (five modules wide: dark, bright, dark) lies at a place, from 0 to 1.
fn small_mark(bits: &Bits, place: Point, right: Point, down: Point) -> f64 {
    let mut good = 0;
    for y in -2_i32..=2 {
        for x in -2_i32..=2 {
            let dark = x.abs().max(y.abs()) != 1;
            let point = place.plus(right.times(f64::from(x))).plus(down.times(f64::from(y)));
            good += u32::from(bits.at(point) == dark);
        }
    }
    f64::from(good) / 25.0
}

/// Moves the four known places of a grid a little as long as it fits better then.
fn jiggled(bits: &Bits, triple: &Triple, grid: Grid, at: f64, fourth: Point, right: Point, down: Point) -> (f64, Grid) {
    let mut places = [triple.corner.centre, triple.right.centre, fourth, triple.below.centre];
    let mut best = (grid.fit(bits), grid);
    for step in [0.5, 0.25, 0.12] {
        for i in 0..4 {
            for (x, y) in [(step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)] {
                let old = places[i];
                places[i] = old.plus(right.times(x)).plus(down.times(y));
                let better = Grid::through(&places, grid.modules, at).map(|grid| (grid.fit(bits), grid));
                match better {
                    Some(better) if better.0 > best.0 => best = better,
                    _ => places[i] = old,
                }
            }
        }
    }
    best
}

impl Grid {
    fn new(triple: &Triple, modules: usize, at: f64, fourth: Point) -> Option<Grid> {
        Grid::through(&[triple.corner.centre, triple.right.centre, fourth, triple.below.centre], modules, at)
    }

    /// The grid whose marks have their centres at three places, clockwise, and whose place `at` modules from the left and
    /// the top is the third one of the four.
    fn through(places: &[Point; 4], modules: usize, at: f64) -> Option<Grid> {
        let far = modules as f64 - 3.5;
        let from = [Point::new(3.5, 3.5), Point::new(far, 3.5), Point::new(at, at), Point::new(3.5, far)];
        Some(Grid { modules, map: Perspective::between(&from, places)? })
    }

    /// Whether a module is dark: what most of five places in it are.
    fn module(&self, bits: &Bits, x: usize, y: usize) -> bool {
        let places = [(0.5, 0.5), (0.3, 0.5), (0.7, 0.5), (0.5, 0.3), (0.5, 0.7)];
        let dark = places.iter().filter(|(dx, dy)| bits.at(self.map.map(x as f64 + dx, y as f64 + dy))).count();
        dark >= 3
    }

    /// The part of the modules known beforehand that are as they should: the marks with their rims, and the dotted lines
    /// between them. Each dot counts like three modules.
    fn fit(&self, bits: &Bits) -> f64 {
        let n = self.modules;
        let (mut good, mut all) = (0, 0);
        let mut count = |x: usize, y: usize, dark: bool, weight: u32| {
            for (dx, dy) in [(0.3, 0.3), (0.7, 0.3), (0.5, 0.5), (0.3, 0.7), (0.7, 0.7)] {
                good += weight * u32::from(bits.at(self.map.map(x as f64 + dx, y as f64 + dy)) == dark);
                all += weight;
            }
        };
        for (left, top) in [(0, 0), (n - 7, 0), (0, n - 7)] {
            for y in 0..7_usize {
                for x in 0..7_usize {
                    let ring = x.abs_diff(3).max(y.abs_diff(3));
                    count(left + x, top + y, ring != 2, 1);
                }
            }
        }
        for i in 8..n - 8 {
            count(i, 6, i % 2 == 0, 3);
            count(6, i, i % 2 == 0, 3);
        }
        if n > 21 {
            for y in 0..5_usize {
                for x in 0..5_usize {
                    count(n - 9 + x, n - 9 + y, x.abs_diff(2).max(y.abs_diff(2)) != 1, 2);
                }
            }
        }
        f64::from(good) / f64::from(all)
    }

    /// What the code says, if it can be read.
    fn decode(&self, bits: &Bits) -> Option<String> {
        let squares = rqrr::SimpleGrid::from_func(self.modules, |x, y| self.module(bits, x, y));
        let mut bytes = Vec::new();
        rqrr::Grid::new(squares).decode_to(&mut bytes).ok()?;
        // Bytes that are not UTF-8 are the characters of ISO 8859-1, as the standard has it.
        Some(
            String::from_utf8(bytes)
                .unwrap_or_else(|error| error.as_bytes().iter().map(|byte| char::from(*byte)).collect()),
        )
    }
}
