//! Flat pictures: a page, a label with a code.

use fast_qr::{ECL, QRBuilder};

/// Numbers that look random but are the same each time (xorshift).
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Numbers {
        Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn bits(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 to 1.
    pub fn part(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * self.part()
    }
}

/// A flat picture: colours in rows from the top.
#[derive(Clone)]
pub struct Sheet {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<[f32; 3]>,
}

/// Where the sheet's four marks are, as parts of its width and height.
pub const MARKS: [(f64, f64); 4] = [(0.12, 0.08), (0.88, 0.08), (0.88, 0.92), (0.12, 0.92)];
/// Where the centre of the red stamp is.
pub const STAMP: (f64, f64) = (0.7, 0.78);

impl Sheet {
    pub fn blank(width: usize, height: usize, colour: [f32; 3]) -> Sheet {
        Sheet { width, height, pixels: vec![colour; width * height] }
    }

    pub fn fill(&mut self, x: f64, y: f64, w: f64, h: f64, colour: [f32; 3]) {
        for py in y.max(0.0) as usize..((y + h) as usize).min(self.height) {
            for px in x.max(0.0) as usize..((x + w) as usize).min(self.width) {
                self.pixels[py * self.width + px] = colour;
            }
        }
    }

    pub fn ring(&mut self, x: f64, y: f64, inner: f64, outer: f64, colour: [f32; 3]) {
        for py in 0..self.height {
            for px in 0..self.width {
                let d = (px as f64 + 0.5 - x).hypot(py as f64 + 0.5 - y);
                if (inner..=outer).contains(&d) {
                    self.pixels[py * self.width + px] = colour;
                }
            }
        }
    }

    /// A page with lines of strokes that look like text, four round marks and a red stamp.
    pub fn page(width: usize, height: usize, seed: u64) -> Sheet {
        let mut sheet = Sheet::blank(width, height, [225.0, 223.0, 217.0]);
        let mut numbers = Numbers::new(seed);
        let (w, h) = (width as f64, height as f64);
        let ink = [45.0, 45.0, 50.0];
        let line = h.max(w) / 58.0;
        let mut y = h * 0.14;
        while y < h * 0.88 {
            let end = if numbers.part() < 0.2 { w * numbers.between(0.3, 0.8) } else { w * 0.88 };
            let mut x = w * 0.12;
            while x < end {
                for _ in 0..2 + (numbers.part() * 6.0) as usize {
                    // A letter: two upright strokes and one across.
                    let (size, stroke) = (line * 0.5, (line * 0.09).max(1.0));
                    sheet.fill(x, y, stroke, size, ink);
                    if numbers.part() < 0.6 {
                        sheet.fill(x + size * 0.5, y, stroke, size, ink);
                    }
                    sheet.fill(x, y + size * numbers.part() * 0.9, size * 0.55, stroke, ink);
                    x += size * 0.8;
                }
                x += line * 0.45;
            }
            y += line;
        }
        for (x, y) in MARKS {
            sheet.ring(w * x, h * y, 0.0, h.max(w) * 0.012, [20.0, 20.0, 20.0]);
        }
        let radius = w.min(h) * 0.09;
        sheet.ring(w * STAMP.0, h * STAMP.1, radius * 0.8, radius, [200.0, 40.0, 45.0]);
        sheet.ring(w * STAMP.0, h * STAMP.1, 0.0, radius * 0.35, [200.0, 40.0, 45.0]);
        sheet
    }

    /// A label with a code: `modules` are the code's own, with a rim of four.
    pub fn code(text: &str, ecl: ECL, scale: usize, dark: f32, light: f32) -> (Sheet, usize) {
        let code = QRBuilder::new(text).ecl(ecl).build().expect("the text fits into a code");
        let side = (code.size + 8) * scale;
        let mut sheet = Sheet::blank(side, side, [light; 3]);
        for y in 0..code.size {
            for x in 0..code.size {
                if code[y][x].value() {
                    let at = |k: usize| ((k + 4) * scale) as f64;
                    sheet.fill(at(x), at(y), scale as f64, scale as f64, [dark; 3]);
                }
            }
        }
        (sheet, code.size)
    }

    pub fn sample(&self, u: f64, v: f64) -> [f32; 3] {
        let x = (u * self.width as f64 - 0.5).clamp(0.0, (self.width - 1) as f64);
        let y = (v * self.height as f64 - 0.5).clamp(0.0, (self.height - 1) as f64);
        let (x0, y0) = (x as usize, y as usize);
        let (x1, y1) = ((x0 + 1).min(self.width - 1), (y0 + 1).min(self.height - 1));
        let (fx, fy) = ((x - x0 as f64) as f32, (y - y0 as f64) as f32);
        let at = |x: usize, y: usize| self.pixels[y * self.width + x];
        let (a, b, c, d) = (at(x0, y0), at(x1, y0), at(x0, y1), at(x1, y1));
        std::array::from_fn(|i| (a[i] * (1.0 - fx) + b[i] * fx) * (1.0 - fy) + (c[i] * (1.0 - fx) + d[i] * fx) * fy)
    }
}
