//! What is wrong with a photo of a sheet, so that it is better taken again.

use crate::corners::Corners;
use crate::geometry::Perspective;
use crate::photo::Photo;
use crate::plane::Plane;

/// The sheet is measured in a flat copy of it whose longer side has this many pixels: the photo's own size does not
/// matter.
const MEASURED: usize = 1000;
/// The part of an edge's step that lies between two neighbouring pixels of a sharp picture.
const SHARP: f32 = 0.2;
/// Paper that is darker than this (0 to 255) is hard to read.
const DARK: u8 = 75;
/// The part of the sheet that glare covers at least.
const GLARE: f32 = 0.004;
/// A corner nearer to the photo's edge than this part of its width or height is cut off.
const EDGE: f64 = 0.005;

/// Something that makes a photo of a sheet hard to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// The writing is blurred.
    Blur,
    /// There is too little light.
    Dark,
    /// A lamp or the sky is reflected so brightly that the writing is gone there.
    Glare,
    /// A part of the sheet lies outside of the photo.
    CutEdge,
}

/// What makes the sheet between the corners hard to read. Corners that are not those of a sheet give no warning except
/// [`Warning::CutEdge`].
pub fn warnings(photo: &Photo, corners: &Corners) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if corners.check().is_ok()
        && let Some(map) = Perspective::from_square(&corners.in_pixels(photo))
    {
        let sheet = flat_grey(photo, corners, &map);
        // Most of a sheet is paper.
        let paper = sheet.percentile(0.7);
        if is_blurred(&sheet, paper) {
            warnings.push(Warning::Blur);
        }
        if paper < DARK {
            warnings.push(Warning::Dark);
        }
        if glare(&sheet, sheet.percentile(0.5)) > GLARE {
            warnings.push(Warning::Glare);
        }
    }
    let at_the_edge = |part: f64| part <= EDGE || part >= 1.0 - EDGE;
    if corners.0.iter().any(|corner| at_the_edge(corner.x) || at_the_edge(corner.y)) {
        warnings.push(Warning::CutEdge);
    }
    warnings
}

/// The brightness of the sheet, laid flat.
fn flat_grey(photo: &Photo, corners: &Corners, map: &Perspective) -> Plane {
    let quad = corners.in_pixels(photo);
    let side = |i: usize| quad[i].minus(quad[(i + 1) % 4]).length();
    let (across, down) = (side(0).max(side(2)), side(1).max(side(3)));
    let longer = across.max(down).max(1.0);
    let size = |side: f64| ((side / longer * MEASURED as f64) as usize).max(16);
    let (width, height) = (size(across), size(down));
    // As in a smaller copy of the photo, each pixel is the mean of its area.
    let places = ((longer / MEASURED as f64).round() as usize).clamp(1, 4);
    let mut values = Vec::with_capacity(width * height);
    for y in 0..height {
        for x in 0..width {
            let mut sum = 0.0;
            for i in 0..places * places {
                let part = |k: usize| (k as f64 + 0.5) / places as f64;
                let (u, v) = (x as f64 + part(i % places), y as f64 + part(i / places));
                let place = map.map(u / width as f64, v / height as f64);
                let [r, g, b] = photo.sample(place.x, place.y);
                sum += crate::photo::luma(r, g, b);
            }
            values.push((sum / (places * places) as f32) as u8);
        }
    }
    Plane { width, height, values }
}

/// Whether the edges of the writing are soft. A sheet with hardly any writing is not.
fn is_blurred(sheet: &Plane, paper: u8) -> bool {
    matches!(sharpness(sheet, paper), Some(sharpness) if sharpness < SHARP)
}

/// How much of an edge's step lies between two neighbouring pixels, at the sharper edges of the worse direction: about
/// 0.5 in a sharp picture. None without enough edges.
fn sharpness(sheet: &Plane, paper: u8) -> Option<f32> {
    // An edge has at least this contrast; it is measured across so many pixels.
    let (least, reach) = ((f32::from(paper) * 0.22).max(14.0), 6_usize);
    let (w, h) = (sheet.width, sheet.height);
    let margin = reach + w.max(h) / 50;
    if w <= 2 * margin + 1 || h <= 2 * margin + 1 {
        return None;
    }
    let mut worse: Option<f32> = None;
    for step in [1, w] {
        let mut shares = Vec::new();
        for y in margin..h - margin {
            for x in margin..w - margin {
                let at =
                    |offset: isize| f32::from(sheet.values[(y * w + x).wrapping_add_signed(offset * step as isize)]);
                let slope = (at(1) - at(0)).abs();
                // Only the steepest place of an edge counts.
                if slope < 3.0 || slope < (at(0) - at(-1)).abs() || slope <= (at(2) - at(1)).abs() {
                    continue;
                }
                let half = reach as isize;
                let (mut low, mut high) = (f32::MAX, f32::MIN);
                for offset in 1 - half..=half {
                    (low, high) = (low.min(at(offset)), high.max(at(offset)));
                }
                if high - low >= least {
                    shares.push(slope / (high - low));
                }
            }
        }
        if shares.len() >= 200 {
            let place = shares.len() * 4 / 5;
            let (_, share, _) = shares.select_nth_unstable_by(place, f32::total_cmp);
            worse = Some(worse.map_or(*share, |worse| worse.min(*share)));
        }
    }
    worse
}

/// The part of the sheet that is burnt out while its paper is not.
fn glare(sheet: &Plane, paper: u8) -> f32 {
    if paper >= 238 {
        return 0.0;
    }
    let soft = sheet.blurred(6);
    let burnt = soft.values.iter().filter(|value| **value >= 249).count();
    burnt as f32 / soft.values.len() as f32
}
