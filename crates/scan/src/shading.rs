//! How bright the paper itself is at each place of a sheet, and the evening out of it.

use crate::photo::luma;

/// Cells along the longer side of the sheet.
const CELLS: usize = 80;
/// How far to each side the brightest cell is looked for: ink that is wider than twice this counts as paper.
const REACH: usize = 5;
/// The paper is nowhere taken to be darker than this part of its brightest places: a large dark picture stays dark.
const DARKEST: f32 = 0.22;
/// The part of the paper's brightness that becomes black, and the part that becomes white.
const BLACK: f32 = 0.10;
const WHITE: f32 = 0.93;

/// The colour of the blank paper in a coarse grid of cells.
pub(crate) struct Paper {
    columns: usize,
    rows: usize,
    cells: Vec<[f32; 3]>,
}

/// The colour of the paper of a flat sheet.
pub(crate) fn paper(sheet: &[u8], width: usize, height: usize) -> Paper {
    let cell_size = width.max(height).div_ceil(CELLS).max(1);
    let (columns, rows) = (width.div_ceil(cell_size), height.div_ceil(cell_size));
    let mut cells = Vec::with_capacity(columns * rows);
    for row in 0..rows {
        for column in 0..columns {
            let ys = row * cell_size..((row + 1) * cell_size).min(height);
            let xs = column * cell_size..((column + 1) * cell_size).min(width);
            cells.push(bright_colour(sheet, width, xs, ys));
        }
    }
    let paper = Paper { columns, rows, cells };
    let mut paper = paper.brightest_near();
    paper.raise();
    paper.smoothed().smoothed()
}

/// The mean colour of the brighter half of a cell.
fn bright_colour(sheet: &[u8], width: usize, xs: std::ops::Range<usize>, ys: std::ops::Range<usize>) -> [f32; 3] {
    let mut pixels: Vec<[f32; 3]> = Vec::with_capacity(xs.len() * ys.len());
    for y in ys {
        let row = &sheet[(y * width + xs.start) * 4..(y * width + xs.end) * 4];
        pixels.extend(row.chunks_exact(4).map(|p| [f32::from(p[0]), f32::from(p[1]), f32::from(p[2])]));
    }
    let middle = pixels.len() / 2;
    pixels.select_nth_unstable_by(middle, |a, b| brightness(b).total_cmp(&brightness(a)));
    let bright = &pixels[..=middle];
    let mut mean = [0.0; 3];
    for pixel in bright {
        mean.iter_mut().zip(pixel).for_each(|(mean, value)| *mean += value / bright.len() as f32);
    }
    mean
}

fn brightness(colour: &[f32; 3]) -> f32 {
    luma(colour[0], colour[1], colour[2])
}

impl Paper {
    /// Each cell with the colour of a bright cell near it: ink and stamps go. The very brightest cells are passed over,
    /// because noise and glare make them.
    fn brightest_near(&self) -> Paper {
        let mut cells = Vec::with_capacity(self.cells.len());
        let mut near: Vec<[f32; 3]> = Vec::new();
        for row in 0..self.rows {
            for column in 0..self.columns {
                near.clear();
                for y in row.saturating_sub(REACH)..(row + REACH + 1).min(self.rows) {
                    let xs = column.saturating_sub(REACH)..(column + REACH + 1).min(self.columns);
                    near.extend_from_slice(&self.cells[y * self.columns + xs.start..y * self.columns + xs.end]);
                }
                let place = near.len() / 8;
                let (_, colour, _) = near.select_nth_unstable_by(place, |a, b| brightness(b).total_cmp(&brightness(a)));
                cells.push(*colour);
            }
        }
        Paper { cells, ..*self }
    }

    /// Lifts cells that are far darker than the brightest paper.
    fn raise(&mut self) {
        let mut all: Vec<f32> = self.cells.iter().map(brightness).collect();
        all.sort_by(f32::total_cmp);
        let least = (all[all.len() * 9 / 10] * DARKEST).max(8.0);
        for cell in &mut self.cells {
            let factor = least / brightness(cell).max(1.0);
            if factor > 1.0 {
                *cell = cell.map(|value| value.max(1.0) * factor);
            }
        }
    }

    /// The mean of each cell and its neighbours.
    fn smoothed(&self) -> Paper {
        let radius = 2;
        let mut cells = Vec::with_capacity(self.cells.len());
        for row in 0..self.rows {
            for column in 0..self.columns {
                let (mut sum, mut count) = ([0.0; 3], 0.0);
                for y in row.saturating_sub(radius)..(row + radius + 1).min(self.rows) {
                    for x in column.saturating_sub(radius)..(column + radius + 1).min(self.columns) {
                        sum.iter_mut().zip(self.cells[y * self.columns + x]).for_each(|(sum, value)| *sum += value);
                        count += 1.0;
                    }
                }
                cells.push(sum.map(|sum| sum / count));
            }
        }
        Paper { cells, ..*self }
    }

    /// The colour of the paper at a place, given in cells.
    fn at(&self, x: f32, y: f32) -> [f32; 3] {
        let x = (x - 0.5).clamp(0.0, (self.columns - 1) as f32);
        let y = (y - 0.5).clamp(0.0, (self.rows - 1) as f32);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(self.columns - 1), (top + 1).min(self.rows - 1));
        let (fx, fy) = (x - left as f32, y - top as f32);
        let cell = |x: usize, y: usize| self.cells[y * self.columns + x];
        let (a, b, c, d) = (cell(left, top), cell(right, top), cell(left, bottom), cell(right, bottom));
        std::array::from_fn(|i| (a[i] * (1.0 - fx) + b[i] * fx) * (1.0 - fy) + (c[i] * (1.0 - fx) + d[i] * fx) * fy)
    }

    /// Divides each pixel of the sheet by the paper's colour there, so that the paper becomes white and ink black.
    pub fn even_out(&self, sheet: &mut [u8], width: usize, height: usize) {
        let cell_size = width.max(height).div_ceil(CELLS).max(1) as f32;
        for (i, pixel) in sheet.chunks_exact_mut(4).enumerate() {
            let (x, y) = ((i % width) as f32 + 0.5, (i / width) as f32 + 0.5);
            let paper = self.at(x / cell_size, y / cell_size);
            for (value, paper) in pixel.iter_mut().zip(paper) {
                let part = f32::from(*value) / paper.max(1.0);
                *value = (255.0 * ((part - BLACK) / (WHITE - BLACK)).clamp(0.0, 1.0) + 0.5) as u8;
            }
        }
    }
}
