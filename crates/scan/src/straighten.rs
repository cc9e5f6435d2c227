//! Cuts a sheet out of a photo and lays it flat.

use crate::corners::{BadCorners, Corners};
use crate::geometry::{Perspective, Point};
use crate::photo::{Photo, luma};
use crate::shading;

/// The longest side of a straightened sheet, in pixels.
pub const LONGEST_SIDE: u32 = 2000;

/// The usual distance of a phone's lens from its sensor, in longer sides of the photo.
const USUAL_FOCAL_LENGTH: f64 = 0.78;

/// How a straightened sheet looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// In colour.
    Colour,
    /// In shades of grey.
    Grey,
}

/// The sheet between the corners as a rectangle, evenly bright, with nearly white paper.
///
/// The longer side has at most [`LONGEST_SIDE`] pixels, and no more than in the photo. `turns` are quarter turns
/// clockwise.
///
/// # Errors
/// Fails if the corners are not those of a sheet.
pub fn straighten(photo: &Photo, corners: &Corners, look: Look, turns: u8) -> Result<Photo, BadCorners> {
    corners.check()?;
    let quad = corners.in_pixels(photo);
    let (width, height) = size(photo, &quad);
    let map = Perspective::from_square(&quad).ok_or(BadCorners::NotConvex)?;
    let mut sheet = flattened(photo, &map, width, height);
    let paper = shading::paper(&sheet, width, height);
    paper.even_out(&mut sheet, width, height);
    if look == Look::Grey {
        for pixel in sheet.chunks_exact_mut(4) {
            let grey = (luma(f32::from(pixel[0]), f32::from(pixel[1]), f32::from(pixel[2])) + 0.5) as u8;
            pixel[..3].fill(grey);
        }
    }
    let (width, height, rgba) = turned(sheet, width, height, turns % 4);
    Photo::new(width as u32, height as u32, rgba).map_err(|_| BadCorners::TooSmall)
}

/// The width and height of the flat sheet in pixels.
fn size(photo: &Photo, quad: &[Point; 4]) -> (usize, usize) {
    let side = |i: usize| quad[i].minus(quad[(i + 1) % 4]).length();
    let (across, down) = (side(0).max(side(2)), side(1).max(side(3)));
    let seen = (side(0) + side(2)) / (side(1) + side(3));
    let ratio = side_ratio(photo, quad).unwrap_or(seen).clamp(seen / 2.0, seen * 2.0);
    let longest = across.max(down).min(f64::from(LONGEST_SIDE));
    let (width, height) = if ratio >= 1.0 { (longest, longest / ratio) } else { (longest * ratio, longest) };
    ((width.round() as usize).max(1), (height.round() as usize).max(1))
}

/// The sheet's width divided by its height, from its picture in perspective.
///
/// The camera is taken to look at the centre of the photo. Where the perspective shows its focal length, that one is
/// used, otherwise the usual one. (Z. Zhang, L. He: Whiteboard scanning and image enhancement, 2007.)
fn side_ratio(photo: &Photo, quad: &[Point; 4]) -> Option<f64> {
    let centre = Point::new(f64::from(photo.width()) / 2.0, f64::from(photo.height()) / 2.0);
    let longer = photo.longer_side();
    let [a, b, _, d, e, _, g, h, _] = Perspective::from_square(&quad.map(|p| p.minus(centre).times(1.0 / longer)))?.0;
    let mut square = USUAL_FOCAL_LENGTH * USUAL_FOCAL_LENGTH;
    if g.abs() > 0.05 && h.abs() > 0.05 {
        let shown = -(a * b + d * e) / (g * h);
        if (0.36..=1.44).contains(&shown) {
            square = shown;
        }
    }
    let ratio = ((a * a + d * d) / square + g * g) / ((b * b + e * e) / square + h * h);
    ratio.is_finite().then(|| ratio.sqrt())
}

/// The pixels of the flat sheet. Where the photo is finer, the mean of several places is taken.
fn flattened(photo: &Photo, map: &Perspective, width: usize, height: usize) -> Vec<u8> {
    let middle = map.map(0.5, 0.5);
    let across = map.map(0.5 + 1.0 / width as f64, 0.5).minus(middle).length();
    let down = map.map(0.5, 0.5 + 1.0 / height as f64).minus(middle).length();
    let places = (across.max(down).round() as usize).clamp(1, 3);
    let mut sheet = Vec::with_capacity(width * height * 4);
    for y in 0..height {
        for x in 0..width {
            let mut sum = [0.0_f32; 3];
            for i in 0..places * places {
                let part = |k: usize| (k as f64 + 0.5) / places as f64;
                let (u, v) = (x as f64 + part(i % places), y as f64 + part(i / places));
                let place = map.map(u / width as f64, v / height as f64);
                let colour = photo.sample(place.x, place.y);
                sum.iter_mut().zip(colour).for_each(|(sum, value)| *sum += value);
            }
            let count = (places * places) as f32;
            sheet.extend(sum.map(|sum| (sum / count + 0.5) as u8));
            sheet.push(255);
        }
    }
    sheet
}

/// The pixels after quarter turns clockwise, with their width and height.
fn turned(sheet: Vec<u8>, width: usize, height: usize, turns: u8) -> (usize, usize, Vec<u8>) {
    let (w, h) = if turns % 2 == 1 { (height, width) } else { (width, height) };
    if turns == 0 {
        return (w, h, sheet);
    }
    let mut out = Vec::with_capacity(sheet.len());
    for y in 0..h {
        for x in 0..w {
            let (from_x, from_y) = match turns {
                1 => (y, height - 1 - x),
                2 => (width - 1 - x, height - 1 - y),
                _ => (width - 1 - y, x),
            };
            let at = (from_y * width + from_x) * 4;
            out.extend_from_slice(&sheet[at..at + 4]);
        }
    }
    (w, h, out)
}

#[cfg(test)]
mod tests {
    use super::turned;

    #[test]
    fn a_quarter_turn_moves_the_upper_left_pixel_to_the_upper_right() {
        // Two pixels side by side: 1 and 2.
        let sheet = vec![1, 1, 1, 1, 2, 2, 2, 2];
        assert_eq!(turned(sheet.clone(), 2, 1, 1), (1, 2, sheet.clone()));
        assert_eq!(turned(sheet.clone(), 2, 1, 2), (2, 1, vec![2, 2, 2, 2, 1, 1, 1, 1]));
        assert_eq!(turned(sheet, 2, 1, 3), (1, 2, vec![2, 2, 2, 2, 1, 1, 1, 1]));
    }
}
