//! Photos of codes.

use fast_qr::ECL;
use sao_lang_scan::Photo;

use super::{Numbers, Scene, Sheet};

/// A code in a photo, and what it says.
pub struct CodePhoto {
    pub text: String,
    pub modules: usize,
    pub photo: Photo,
}

/// How the photo of a code is taken.
#[derive(Clone, Copy)]
pub struct CodeShot {
    /// Characters in the code.
    pub length: usize,
    /// The side of one module in the photo, in pixels.
    pub module: f64,
    pub roll: f64,
    pub yaw: f64,
    pub pitch: f64,
    pub blur: usize,
    /// The brightness of dark and bright modules.
    pub tones: (f32, f32),
    pub noise: f64,
    pub shadow: f32,
    pub seed: u64,
}

impl CodeShot {
    pub const CLEAR: CodeShot = CodeShot {
        length: 32,
        module: 6.0,
        roll: 0.0,
        yaw: 0.0,
        pitch: 0.0,
        blur: 0,
        tones: (25.0, 225.0),
        noise: 2.0,
        shadow: 0.0,
        seed: 1,
    };

    /// The photo of a code on a wooden table.
    pub fn shoot(&self) -> CodePhoto {
        let mut text = format!("https://example.vn/sp/{}?", self.seed);
        let mut numbers = Numbers::new(self.seed);
        while text.len() < self.length {
            text.push(char::from(b'a' + (numbers.part() * 26.0) as u8));
        }
        text.truncate(self.length);
        let (sheet, modules) = Sheet::code(&text, ECL::M, 12, self.tones.0, self.tones.1);
        let side = (modules + 8) as f64 * self.module;
        let longer = (side * 1.9).max(500.0);
        let scene = Scene {
            width: longer as usize,
            height: (longer * 0.8) as usize,
            size: side / longer,
            roll: self.roll,
            yaw: self.yaw,
            pitch: self.pitch,
            blur: self.blur,
            noise: self.noise,
            shadow: self.shadow,
            shadow_width: 0.5,
            shift: (0.04, -0.03),
            seed: self.seed + 7,
            ..Scene::default()
        };
        CodePhoto { text, modules, photo: scene.shoot(&sheet) }
    }
}

/// Ways to take the photo of a code, each with a name, from a clear one.
pub fn code_shots(clear: CodeShot) -> Vec<(&'static str, Vec<CodeShot>)> {
    let many = |change: &dyn Fn(CodeShot, f64) -> CodeShot| {
        (0..4_u32).map(|i| CodeShot { seed: u64::from(i) + 1, ..change(clear, f64::from(i)) }).collect::<Vec<_>>()
    };
    vec![
        ("clear", many(&|shot, i| CodeShot { roll: i * 0.7, ..shot })),
        ("turned", many(&|shot, i| CodeShot { roll: 14.0 + 47.0 * i, ..shot })),
        ("tilted", many(&|shot, i| CodeShot { yaw: 12.0 + 7.0 * i, pitch: 18.0 - 9.0 * i, roll: 5.0 * i, ..shot })),
        ("shadow", many(&|shot, i| CodeShot { shadow: 0.45 + 0.07 * i as f32, roll: 8.0 * i, ..shot })),
        ("low contrast", many(&|shot, i| CodeShot { tones: (140.0 - 12.0 * i as f32, 175.0), roll: 3.0 * i, ..shot })),
        ("noise", many(&|shot, i| CodeShot { noise: 15.0 + 7.0 * i, roll: 3.0 * i, ..shot })),
        ("blur 1/4 module", many(&|shot, i| CodeShot { blur: radius(shot, 0.25), roll: 4.0 * i, ..shot })),
        ("blur 1/2 module", many(&|shot, i| CodeShot { blur: radius(shot, 0.5), roll: 4.0 * i, ..shot })),
        (
            "all at once",
            many(&|shot, i| CodeShot {
                blur: radius(shot, 0.2),
                roll: 9.0 * i,
                yaw: 15.0,
                shadow: 0.4,
                noise: 7.0,
                tones: (70.0, 190.0),
                ..shot
            }),
        ),
    ]
}

fn radius(shot: CodeShot, modules: f64) -> usize {
    ((shot.module * modules).round() as usize).max(1)
}
