//! A picture with one brightness for each pixel, and what is done with it: shrink, enlarge, blur, sharpen.

use crate::photo::Photo;

/// Brightnesses from 0 to 255, in rows from the top.
#[derive(Debug, Clone)]
pub(crate) struct Plane {
    pub width: usize,
    pub height: usize,
    pub values: Vec<u8>,
}

impl Plane {
    /// The photo's brightness.
    pub fn grey(photo: &Photo) -> Plane {
        Plane::from_photo(photo, |r, g, b| ((77 * u32::from(r) + 150 * u32::from(g) + 29 * u32::from(b)) >> 8) as u8)
    }

    /// The smallest of red, green and blue: paper is bright in it, and a wooden or coloured table dark.
    pub fn least_channel(photo: &Photo) -> Plane {
        Plane::from_photo(photo, |r, g, b| r.min(g).min(b))
    }

    fn from_photo(photo: &Photo, brightness: impl Fn(u8, u8, u8) -> u8) -> Plane {
        let values = photo.rgba().chunks_exact(4).map(|pixel| brightness(pixel[0], pixel[1], pixel[2])).collect();
        Plane { width: photo.width() as usize, height: photo.height() as usize, values }
    }

    /// The picture with a longer side of `longest` pixels. A smaller picture averages areas, a larger one is mixed from
    /// neighbours.
    pub fn scaled(&self, longest: usize) -> Plane {
        let longer = self.width.max(self.height);
        let scale = |side: usize| ((side * longest + longer / 2) / longer).max(1);
        let (width, height) = (scale(self.width), scale(self.height));
        if (width, height) == (self.width, self.height) {
            return self.clone();
        }
        // First along the rows, then down the columns.
        let across = weights(self.width, width);
        let down = weights(self.height, height);
        let mut out = Plane { width, height, values: Vec::with_capacity(width * height) };
        let mut sums = vec![0.0_f32; width];
        let mut row_cache: Vec<(usize, Vec<f32>)> = Vec::new();
        for taps in &down {
            sums.fill(0.0);
            row_cache.retain(|(y, _)| *y >= taps.first);
            for (offset, weight) in taps.weights.iter().enumerate() {
                let y = taps.first + offset;
                let known = row_cache.iter().position(|(known, _)| *known == y).unwrap_or_else(|| {
                    let source = &self.values[y * self.width..(y + 1) * self.width];
                    let row = across.iter().map(|taps| taps.apply(source)).collect();
                    row_cache.push((y, row));
                    row_cache.len() - 1
                });
                for (sum, value) in sums.iter_mut().zip(&row_cache[known].1) {
                    *sum += weight * value;
                }
            }
            out.values.extend(sums.iter().map(|sum| (sum + 0.5) as u8));
        }
        out
    }

    /// The brightness at a place in pixels, mixed from the four pixels around it.
    pub fn sample(&self, x: f64, y: f64) -> f32 {
        let x = (x - 0.5).clamp(0.0, (self.width - 1) as f64);
        let y = (y - 0.5).clamp(0.0, (self.height - 1) as f64);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let (fx, fy) = ((x - left as f64) as f32, (y - top as f64) as f32);
        let at = |x: usize, y: usize| f32::from(self.values[y * self.width + x]);
        let above = at(left, top) * (1.0 - fx) + at(right, top) * fx;
        let below = at(left, bottom) * (1.0 - fx) + at(right, bottom) * fx;
        above * (1.0 - fy) + below * fy
    }

    /// The mean of the square around each pixel that reaches `radius` pixels to each side.
    pub fn blurred(&self, radius: usize) -> Plane {
        let (w, h) = (self.width, self.height);
        let sums = self.integral();
        let mut values = Vec::with_capacity(w * h);
        for y in 0..h {
            let (top, bottom) = (y.saturating_sub(radius), (y + radius + 1).min(h));
            for x in 0..w {
                let (left, right) = (x.saturating_sub(radius), (x + radius + 1).min(w));
                let at = |x: usize, y: usize| sums[y * (w + 1) + x];
                let sum = at(right, bottom)
                    .wrapping_sub(at(left, bottom))
                    .wrapping_sub(at(right, top))
                    .wrapping_add(at(left, top));
                values.push((sum / ((right - left) * (bottom - top)) as u32) as u8);
            }
        }
        Plane { width: w, height: h, values }
    }

    /// For each place the sum of all pixels above and left of it, with a row and a column of zeros first. The sums wrap
    /// around; the difference for a square of less than 16 million pixels is right nevertheless.
    fn integral(&self) -> Vec<u32> {
        let stride = self.width + 1;
        let mut sums = vec![0_u32; stride * (self.height + 1)];
        for y in 0..self.height {
            let mut row = 0_u32;
            for x in 0..self.width {
                row += u32::from(self.values[y * self.width + x]);
                sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1].wrapping_add(row);
            }
        }
        sums
    }

    /// The picture with its edges made stronger: what a blur takes away is added twice.
    pub fn sharpened(&self, radius: usize) -> Plane {
        let soft = self.blurred(radius).blurred(radius);
        let sharp = |(value, soft): (&u8, &u8)| {
            let (value, soft) = (i32::from(*value), i32::from(*soft));
            (value + 2 * (value - soft)).clamp(0, 255) as u8
        };
        let values = self.values.iter().zip(&soft.values).map(sharp).collect();
        Plane { width: self.width, height: self.height, values }
    }

    /// The brightness below which a part of the pixels lies, for instance the median with `part` 0.5.
    pub fn percentile(&self, part: f64) -> u8 {
        let histogram = self.histogram();
        let wanted = (self.values.len() as f64 * part) as u32;
        let mut count = 0;
        for (value, pixels) in histogram.iter().enumerate() {
            count += pixels;
            if count > wanted {
                return value as u8;
            }
        }
        255
    }

    /// The brightness that best divides the pixels into dark and bright ones (Otsu's method).
    pub fn threshold(&self) -> u8 {
        let histogram = self.histogram();
        let total = self.values.len() as f64;
        let sum: f64 = histogram.iter().enumerate().map(|(value, pixels)| value as f64 * f64::from(*pixels)).sum();
        let (mut dark, mut dark_sum, mut best, mut threshold) = (0.0, 0.0, -1.0, 0);
        for (value, pixels) in histogram.iter().enumerate() {
            dark += f64::from(*pixels);
            dark_sum += value as f64 * f64::from(*pixels);
            if dark == 0.0 || dark == total {
                continue;
            }
            let distance = dark_sum / dark - (sum - dark_sum) / (total - dark);
            let between = dark * (total - dark) * distance * distance;
            if between > best {
                best = between;
                threshold = value as u8;
            }
        }
        threshold.saturating_add(1)
    }

    fn histogram(&self) -> [u32; 256] {
        let mut histogram = [0; 256];
        for value in &self.values {
            histogram[usize::from(*value)] += 1;
        }
        histogram
    }
}

/// The source pixels that make one pixel: the first of them, and a weight for each.
struct Taps {
    first: usize,
    weights: Vec<f32>,
}

impl Taps {
    fn apply(&self, source: &[u8]) -> f32 {
        self.weights.iter().zip(&source[self.first..]).map(|(weight, value)| weight * f32::from(*value)).sum()
    }
}

/// For each of `to` pixels the pixels of `from` that it is made of.
fn weights(from: usize, to: usize) -> Vec<Taps> {
    let scale = from as f64 / to as f64;
    let taps = |i: usize| {
        let centre = (i as f64 + 0.5) * scale;
        let reach = (scale / 2.0).max(0.5);
        let first = (centre - reach).max(0.0) as usize;
        let last = ((centre + reach).ceil() as usize).clamp(first + 1, from);
        let first = first.min(last - 1);
        let mut weights: Vec<f32> = (first..last)
            .map(|pixel| {
                let (left, right) = (pixel as f64, pixel as f64 + 1.0);
                (right.min(centre + reach) - left.max(centre - reach)).max(0.0) as f32
            })
            .collect();
        let sum: f32 = weights.iter().sum();
        if sum > 0.0 {
            weights.iter_mut().for_each(|weight| *weight /= sum);
        } else {
            weights.fill(1.0 / (last - first) as f32);
        }
        Taps { first, weights }
    };
    (0..to).map(taps).collect()
}
