//! Pictures that tests and measurements make for themselves: sheets and codes on a table, as a camera sees them.
mod codes;
mod sheet;

use sao_lang_scan::{Corners, Photo, Point};

pub use codes::*;
pub use sheet::*;

/// What lies below the sheet.
#[derive(Clone, Copy)]
pub enum Table {
    Wood,
    Dark,
    Tiles,
    Cloth,
    Grey,
}

impl Table {
    fn colour(self, x: f64, y: f64) -> [f32; 3] {
        match self {
            Table::Wood => {
                let wave = ((y * 60.0 + (x * 9.0).sin() * 4.0).sin() + (y * 23.0).sin()) as f32;
                [140.0 + 18.0 * wave, 96.0 + 14.0 * wave, 58.0 + 10.0 * wave]
            }
            Table::Dark => [38.0, 36.0, 40.0],
            Table::Tiles => {
                let joint = (x * 5.0).fract() < 0.03 || (y * 5.0).fract() < 0.03;
                if joint { [70.0, 66.0, 62.0] } else { [150.0, 128.0, 112.0] }
            }
            Table::Cloth => {
                let check = ((x * 14.0) as i64 + (y * 14.0) as i64) % 2 == 0;
                if check { [165.0, 60.0, 60.0] } else { [70.0, 80.0, 130.0] }
            }
            Table::Grey => [120.0, 122.0, 124.0],
        }
    }
}

/// A camera's view of a sheet, and what spoils it. Lengths are in longer sides of the photo, angles in degrees.
#[derive(Clone)]
pub struct Scene {
    pub width: usize,
    pub height: usize,
    pub table: Table,
    pub yaw: f64,
    pub pitch: f64,
    pub roll: f64,
    pub shift: (f64, f64),
    /// The longer side of the sheet in the photo, if it lay flat.
    pub size: f64,
    /// How much darker the darkest place is than the brightest one (0 to 1), in which direction, and how sharply.
    pub shadow: f32,
    pub shadow_angle: f64,
    pub shadow_width: f64,
    /// The radius of a blur in pixels.
    pub blur: usize,
    pub light: f32,
    pub noise: f64,
    pub glare: bool,
    pub seed: u64,
}

impl Default for Scene {
    fn default() -> Scene {
        Scene {
            width: 1200,
            height: 1600,
            table: Table::Wood,
            yaw: 0.0,
            pitch: 0.0,
            roll: 0.0,
            shift: (0.0, 0.0),
            size: 0.75,
            shadow: 0.0,
            shadow_angle: 30.0,
            shadow_width: 0.6,
            blur: 0,
            light: 1.0,
            noise: 2.0,
            glare: false,
            seed: 1,
        }
    }
}

impl Scene {
    /// The corners of the sheet as parts of the photo, from a pinhole camera whose focal length is usual for phones.
    pub fn corners(&self, sheet: &Sheet) -> Corners {
        let longer = self.width.max(self.height) as f64;
        let focal = 0.8;
        let (w, h) = (sheet.width as f64, sheet.height as f64);
        let unit = w.max(h);
        let (yaw, pitch, roll) = (self.yaw.to_radians(), self.pitch.to_radians(), self.roll.to_radians());
        let place = |x: f64, y: f64| {
            let (x, y) = (x * self.size, y * self.size);
            let (x, y) = (x * roll.cos() - y * roll.sin(), x * roll.sin() + y * roll.cos());
            let (x, z) = (x * yaw.cos(), x * yaw.sin());
            let (y, z) = (y * pitch.cos() - z * pitch.sin(), y * pitch.sin() + z * pitch.cos());
            let depth = focal / (focal + z);
            let (px, py) = ((x + self.shift.0) * depth, (y + self.shift.1) * depth);
            Point::new(0.5 + px * longer / self.width as f64, 0.5 + py * longer / self.height as f64)
        };
        let (a, b) = (w / unit / 2.0, h / unit / 2.0);
        Corners([place(-a, -b), place(a, -b), place(a, b), place(-a, b)])
    }

    /// The photo.
    pub fn shoot(&self, sheet: &Sheet) -> Photo {
        let corners = self.corners(sheet);
        let (w, h) = (self.width as f64, self.height as f64);
        let longer = w.max(h);
        let quad = corners.0.map(|c| (c.x * w, c.y * h));
        let back = square_from(&quad);
        let mut pixels = Vec::with_capacity(self.width * self.height);
        for y in 0..self.height {
            for x in 0..self.width {
                let mut sum = [0.0_f32; 3];
                for k in 0..4 {
                    let (px, py) =
                        (x as f64 + (f64::from(k % 2) + 0.5) / 2.0, y as f64 + (f64::from(k / 2) + 0.5) / 2.0);
                    let d = back[6] * px + back[7] * py + back[8];
                    let u = (back[0] * px + back[1] * py + back[2]) / d;
                    let v = (back[3] * px + back[4] * py + back[5]) / d;
                    let colour = if (0.0..=1.0).contains(&u) && (0.0..=1.0).contains(&v) {
                        sheet.sample(u, v)
                    } else {
                        self.table.colour(px / longer, py / longer)
                    };
                    sum.iter_mut().zip(colour).for_each(|(s, c)| *s += c / 4.0);
                }
                pixels.push(sum);
            }
        }
        self.light_up(&mut pixels, &quad);
        if self.blur > 0 {
            for _ in 0..2 {
                pixels = blurred(&pixels, self.width, self.height, self.blur);
            }
        }
        let mut numbers = Numbers::new(self.seed);
        let mut rgba = Vec::with_capacity(pixels.len() * 4);
        for pixel in pixels {
            for value in pixel {
                let noise = (numbers.part() + numbers.part() + numbers.part() - 1.5) * 2.0 * self.noise;
                rgba.push((f64::from(value) + noise).clamp(0.0, 255.0) as u8);
            }
            rgba.push(255);
        }
        Photo::new(self.width as u32, self.height as u32, rgba).unwrap()
    }

    fn light_up(&self, pixels: &mut [[f32; 3]], quad: &[(f64, f64); 4]) {
        let longer = self.width.max(self.height) as f64;
        let (cos, sin) = (self.shadow_angle.to_radians().cos(), self.shadow_angle.to_radians().sin());
        let glare_at = (quad[0].0 * 0.3 + quad[2].0 * 0.7, quad[0].1 * 0.3 + quad[2].1 * 0.7);
        for (i, pixel) in pixels.iter_mut().enumerate() {
            let (x, y) = ((i % self.width) as f64, (i / self.width) as f64);
            let along = ((x - self.width as f64 / 2.0) * cos + (y - self.height as f64 / 2.0) * sin) / longer;
            let t = ((along / self.shadow_width + 0.5).clamp(0.0, 1.0)) as f32;
            let smooth = t * t * (3.0 - 2.0 * t);
            let light = self.light * (1.0 - self.shadow * smooth);
            let mut add = 0.0;
            if self.glare {
                let d = (x - glare_at.0).hypot(y - glare_at.1) / (longer * 0.07);
                add = (260.0 * (-d * d).exp()) as f32;
            }
            pixel.iter_mut().for_each(|value| *value = (*value * light + add).min(255.0));
        }
    }
}

/// The mean of the square around each pixel, with equal rims.
fn blurred(pixels: &[[f32; 3]], w: usize, h: usize, radius: usize) -> Vec<[f32; 3]> {
    let pass = |from: &[[f32; 3]], count: usize, step: usize, lines: usize, line_step: usize| {
        let mut out = from.to_vec();
        for line in 0..lines {
            let at = |i: isize| from[line * line_step + i.clamp(0, count as isize - 1) as usize * step];
            let r = radius as isize;
            let mut sum = [0.0_f32; 3];
            for i in -r..=r {
                sum.iter_mut().zip(at(i)).for_each(|(s, c)| *s += c);
            }
            for i in 0..count as isize {
                out[line * line_step + i as usize * step] = sum.map(|s| s / (2 * radius + 1) as f32);
                let (gone, new) = (at(i - r), at(i + r + 1));
                sum.iter_mut().zip(gone.iter().zip(new)).for_each(|(s, (gone, new))| *s += new - gone);
            }
        }
        out
    };
    let across = pass(pixels, w, 1, h, w);
    pass(&across, h, w, w, 1)
}

/// The map from a quadrilateral to the square between 0 and 1, by solving eight equations (Gauss).
fn square_from(quad: &[(f64, f64); 4]) -> [f64; 9] {
    let square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
    let mut rows = [[0.0_f64; 9]; 8];
    for (i, ((x, y), (u, v))) in quad.iter().zip(square).enumerate() {
        rows[2 * i] = [*x, *y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u];
        rows[2 * i + 1] = [0.0, 0.0, 0.0, *x, *y, 1.0, -v * x, -v * y, v];
    }
    for column in 0..8 {
        let pivot = (column..8).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs())).unwrap();
        rows.swap(column, pivot);
        for row in 0..8 {
            if row != column {
                let factor = rows[row][column] / rows[column][column];
                let solved = rows[column];
                rows[row].iter_mut().zip(solved).for_each(|(value, solved)| *value -= factor * solved);
            }
        }
    }
    let mut map = [1.0; 9];
    for i in 0..8 {
        map[i] = rows[i][8] / rows[i][i];
    }
    map
}

/// Photos that a person would call clear: a name, and how they are taken.
pub fn clear_scenes() -> Vec<(&'static str, Scene)> {
    let plain = Scene::default();
    vec![
        ("from above", plain.clone()),
        ("from below", Scene { pitch: 22.0, ..plain.clone() }),
        ("from the left", Scene { yaw: 24.0, table: Table::Dark, ..plain.clone() }),
        ("askew", Scene { yaw: -16.0, pitch: 18.0, roll: 7.0, size: 0.66, ..plain.clone() }),
        ("turned", Scene { roll: 17.0, size: 0.68, table: Table::Tiles, ..plain.clone() }),
        ("turned and tilted", Scene { roll: -21.0, pitch: -15.0, size: 0.62, table: Table::Grey, ..plain.clone() }),
        ("on cloth", Scene { table: Table::Cloth, pitch: 12.0, yaw: 9.0, ..plain.clone() }),
        ("soft shadow", Scene { shadow: 0.5, pitch: 10.0, ..plain.clone() }),
        (
            "shadow on tiles",
            Scene { shadow: 0.45, shadow_angle: 100.0, table: Table::Tiles, roll: -6.0, ..plain.clone() },
        ),
        ("shadow across", Scene { shadow: 0.4, shadow_width: 0.12, shadow_angle: 60.0, yaw: 12.0, ..plain.clone() }),
        ("small", Scene { size: 0.45, shift: (0.08, -0.1), roll: 9.0, ..plain.clone() }),
        ("off the middle", Scene { size: 0.6, shift: (-0.07, 0.13), pitch: -20.0, ..plain.clone() }),
        (
            "wide photo",
            Scene { width: 1600, height: 1200, size: 0.6, yaw: 15.0, roll: -5.0, table: Table::Dark, ..plain.clone() },
        ),
        ("dim light", Scene { light: 0.6, noise: 4.0, yaw: -12.0, table: Table::Wood, ..plain.clone() }),
        ("large photo", Scene { width: 2400, height: 3200, pitch: 16.0, roll: 4.0, shadow: 0.3, ..plain }),
    ]
}

/// The largest distance of a corner from its true place, in longer sides of the photo.
pub fn corner_error(scene: &Scene, found: &Corners, truth: &Corners) -> f64 {
    let longer = scene.width.max(scene.height) as f64;
    let distance =
        |(a, b): (&Point, &Point)| ((a.x - b.x) * scene.width as f64).hypot((a.y - b.y) * scene.height as f64) / longer;
    found.0.iter().zip(&truth.0).map(distance).fold(0.0, f64::max)
}
