//! Finds the three square marks in the corners of a QR code: dark and bright runs of 1, 1, 3, 1 and 1 modules.

use super::bits::Bits;
use crate::geometry::Point;

/// Of the marks and of the groups of three only so many are tried, the clearest first.
const MOST_MARKS: usize = 24;
const MOST_TRIPLES: usize = 8;
const MOST_CANDIDATES: usize = 4000;

/// A mark in the corner of a code.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub centre: Point,
    /// The length of one module along rows and columns.
    pub run: f64,
    /// In how many rows it was seen.
    count: u32,
}

/// The marks of one code: the corner between the two others, then the one clockwise of it, then the third.
#[derive(Debug, Clone, Copy)]
pub(super) struct Triple {
    pub corner: Mark,
    pub right: Mark,
    pub below: Mark,
}

/// What looks like marks, the clearest first.
pub(super) fn marks(bits: &Bits) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut candidates = 0;
    for y in 0..bits.height {
        let row = bits.row(y);
        let mut runs = [0_usize; 5];
        let mut dark = false;
        for x in 0..=row.len() {
            let now = x < row.len() && row[x];
            if now == dark && x < row.len() {
                runs[4] += 1;
                continue;
            }
            if dark && looks_like_mark(&runs) {
                let middle = x as f64 - (runs[4] + runs[3]) as f64 - runs[2] as f64 / 2.0;
                candidates += 1;
                if let Some((centre, run)) = checked(bits, middle, y, runs.iter().sum()) {
                    add(&mut marks, centre, run);
                }
            }
            runs.rotate_left(1);
            runs[4] = 1;
            dark = now;
        }
        if candidates > MOST_CANDIDATES {
            break;
        }
    }
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.count));
    marks.truncate(MOST_MARKS);
    marks
}

fn add(marks: &mut Vec<Mark>, centre: Point, run: f64) {
    let same =
        |mark: &&mut Mark| mark.centre.minus(centre).length() < 2.0 * run && (0.6..1.7).contains(&(mark.run / run));
    match marks.iter_mut().find(same) {
        Some(mark) => {
            let n = f64::from(mark.count);
            mark.centre = mark.centre.times(n).plus(centre).times(1.0 / (n + 1.0));
            mark.run = (mark.run * n + run) / (n + 1.0);
            mark.count += 1;
        }
        None => marks.push(Mark { centre, run, count: 1 }),
    }
}

/// Whether runs have the lengths 1, 1, 3, 1 and 1 roughly.
fn looks_like_mark(runs: &[usize; 5]) -> bool {
    let total: usize = runs.iter().sum();
    if total < 7 || runs.contains(&0) {
        return false;
    }
    let module = total as f64 / 7.0;
    // A pixel is lost or won at each border.
    let off = module * 0.55 + 0.5;
    let near = |run: usize, modules: f64, off: f64| (run as f64 - modules * module).abs() < off;
    near(runs[0], 1.0, off)
        && near(runs[1], 1.0, off)
        && near(runs[2], 3.0, off * 2.0)
        && near(runs[3], 1.0, off)
        && near(runs[4], 1.0, off)
}

/// Looks at the column through the middle of runs in a row, and at the row through the middle of that column.
fn checked(bits: &Bits, x: f64, y: usize, total: usize) -> Option<(Point, f64)> {
    let (middle_y, height) = across(bits, x as i64, y as i64, (0, 1), total)?;
    let (middle_x, width) = across(bits, x as i64, middle_y as i64, (1, 0), total)?;
    let (w, h) = (width as f64, height as f64);
    if w > 1.8 * h || h > 1.8 * w {
        return None;
    }
    Some((Point::new(middle_x, middle_y), (w + h) / 14.0))
}

/// The middle and the length of the runs through a dark pixel along a row or a column; none if it is no mark.
fn across(bits: &Bits, x: i64, y: i64, step: (i64, i64), total: usize) -> Option<(f64, usize)> {
    let at = |k: i64| bits.get(x + k * step.0, y + k * step.1);
    if at(0) != Some(true) {
        return None;
    }
    let longest = total as i64 * 2;
    let walk = |direction: i64| {
        let mut ends = [0_i64; 3];
        let mut k = direction;
        for (i, end) in ends.iter_mut().enumerate() {
            let wanted = i % 2 == 0;
            while at(k) == Some(wanted) {
                k += direction;
                if k.abs() > longest {
                    return None;
                }
            }
            *end = k.abs();
        }
        Some(ends)
    };
    let (back, ahead) = (walk(-1)?, walk(1)?);
    let run = |from: i64, to: i64| usize::try_from(to - from).unwrap_or(0);
    let runs = [
        run(back[1], back[2]),
        run(back[0], back[1]),
        run(0, back[0] + ahead[0] - 1),
        run(ahead[0], ahead[1]),
        run(ahead[1], ahead[2]),
    ];
    let length: usize = runs.iter().sum();
    if !looks_like_mark(&runs) || length * 2 < total || length > total * 2 {
        return None;
    }
    let here = if step.0 == 0 { y } else { x } as f64;
    Some((here + (ahead[0] - back[0] + 1) as f64 / 2.0, length))
}

/// Groups of three marks that lie like those of a code, the likeliest first.
pub(super) fn triples(marks: &[Mark]) -> Vec<Triple> {
    let mut found: Vec<(f64, Triple)> = Vec::new();
    for a in 0..marks.len() {
        for b in a + 1..marks.len() {
            for c in b + 1..marks.len() {
                found.extend(triple([marks[a], marks[b], marks[c]]));
            }
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().take(MOST_TRIPLES).map(|(_, triple)| triple).collect()
}

/// Three marks in order, with how far they are from lying like those of a code.
fn triple(marks: [Mark; 3]) -> Option<(f64, Triple)> {
    let distance = |i: usize, j: usize| marks[i].centre.minus(marks[j].centre).length();
    // The corner is opposite of the longest distance.
    let opposite = [(distance(1, 2), 0), (distance(0, 2), 1), (distance(0, 1), 2)];
    let (longest, corner) = opposite.into_iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
    let (p, q) = ((corner + 1) % 3, (corner + 2) % 3);
    let (to_p, to_q) = (marks[p].centre.minus(marks[corner].centre), marks[q].centre.minus(marks[corner].centre));
    let (long, short) = (to_p.length().max(to_q.length()), to_p.length().min(to_q.length()));
    let runs = marks.map(|mark| mark.run);
    let (large, small) = (runs.iter().copied().fold(0.0, f64::max), runs.iter().copied().fold(f64::MAX, f64::min));
    // The marks of the smallest code are 14 modules apart, those of the largest one 170.
    if short < 9.0 * small || longest > 320.0 * large || long > 1.7 * short || large > 1.8 * small {
        return None;
    }
    let cosine = to_p.dot(to_q) / (long * short);
    if cosine.abs() > 0.5 {
        return None;
    }
    let off = cosine.abs() + (long / short - 1.0) + (large / small - 1.0);
    let count: u32 = marks.iter().map(|mark| mark.count).min()?;
    let (right, below) = if to_p.cross(to_q) > 0.0 { (p, q) } else { (q, p) };
    let triple = Triple { corner: marks[corner], right: marks[right], below: marks[below] };
    Some((off - 0.02 * f64::from(count.min(20)), triple))
}
