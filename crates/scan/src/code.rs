//! Reads a QR code from a photo.

mod bits;
mod finder;
mod grid;

use thiserror::Error;

use crate::photo::Photo;
use crate::plane::Plane;
use bits::{Bits, Treatment};

/// A photo is searched in copies whose longer side has these many pixels, as far as it has so many itself. The most
/// likely to work come first.
const SCALES: [usize; 4] = [1000, 1800, 560, 3200];
/// A small photo is also enlarged to up to so many pixels.
const ENLARGED: usize = 2000;
/// A code with fewer pixels for each module is hard to read for other programs.
const EASY_MODULE: f64 = 3.0;

/// A code that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What the code says.
    pub text: String,
    /// The code's small squares along one side: from 21 to 177.
    pub modules: u32,
    /// The side of a small square, in pixels of the photo.
    pub pixels_per_module: f64,
    /// Whether it was read only after the picture had been enlarged, sharpened or treated otherwise, or its squares have
    /// few pixels. Other programs may not read it.
    pub hard: bool,
}

/// Why no code was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoCode {
    /// There is nothing that looks like a code.
    #[error("no code seen")]
    NotSeen,
    /// A code is there, but it cannot be read.
    #[error("the code cannot be read")]
    Unreadable,
}

/// The code in a photo. If there are several, the one that is easiest to read.
///
/// # Errors
/// Fails if nothing looks like a code, or if what does cannot be read.
pub fn read(photo: &Photo) -> Result<Found, NoCode> {
    let full = Plane::grey(photo);
    let longer = full.width.max(full.height);
    let mut seen = false;
    let mut attempts = 0;
    for (scale, sharpening) in copies(longer) {
        let copy = full.scaled(scale);
        let copy = if sharpening > 0 { copy.sharpened(sharpening) } else { copy };
        for treatment in Treatment::ALL {
            let bits = Bits::new(&copy, treatment);
            let sight = look(&bits);
            if let Some(code) = sight.code {
                let pixels_per_module = code.pixels_per_module * longer as f64 / scale as f64;
                // What any program does: the first two copies, divided into black and white in a plain way.
                let plain = sharpening == 0 && scale <= longer && attempts < 2 * Treatment::ALL.len();
                let hard = !plain || treatment == Treatment::Near || pixels_per_module < EASY_MODULE;
                return Ok(Found { text: code.text, modules: code.modules as u32, pixels_per_module, hard });
            }
            seen |= sight.seen;
            attempts += 1;
        }
    }
    Err(if seen { NoCode::Unreadable } else { NoCode::NotSeen })
}

/// The sizes of the copies that are searched, and the radius in pixels with which they are sharpened.
fn copies(longer: usize) -> Vec<(usize, usize)> {
    let mut copies: Vec<(usize, usize)> = Vec::new();
    for scale in SCALES {
        let scale = scale.min(longer);
        if !copies.contains(&(scale, 0)) {
            copies.push((scale, 0));
        }
    }
    copies.extend([1, 3].map(|radius| (longer.min(SCALES[1]), radius)));
    if longer * 4 / 3 <= ENLARGED {
        let larger = (longer * 2).min(ENLARGED);
        copies.extend([0, 2, 4].map(|radius| (larger, radius)));
        if longer * 3 <= ENLARGED {
            copies.push((longer * 3, 3));
        }
    }
    copies
}

/// What there is to see in a black and white picture.
struct Sight {
    code: Option<grid::Code>,
    seen: bool,
}

fn look(bits: &Bits) -> Sight {
    let marks = finder::marks(bits);
    let mut seen = false;
    for triple in finder::triples(&marks) {
        let sight = grid::read(bits, &triple);
        seen |= sight.seen;
        if sight.code.is_some() {
            return sight;
        }
    }
    Sight { code: None, seen }
}
