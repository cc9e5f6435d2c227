//! Writes the photos of sheets that the browser's tests use, into the folder that is named.
//!
//! `cargo run --release -p sao-lang-scan --example photos tests/fixtures/photos`
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs::File;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use test_support::scene::{Scene, Sheet};

/// The quality of the JPEG, which keeps the files small.
const QUALITY: u8 = 60;

fn main() {
    let folder = std::env::args().nth(1).expect("the folder");
    let sheet = Sheet::page(1240, 1754, 1);
    let clear = Scene { width: 900, height: 1200, pitch: 16.0, yaw: -9.0, roll: 6.0, shadow: 0.3, ..Scene::default() };
    let photos = [
        ("clear.jpg", Scene { noise: 0.5, ..clear.clone() }),
        ("dark-and-blurred.jpg", Scene { light: 0.22, blur: 4, noise: 0.5, ..clear }),
    ];
    for (name, scene) in photos {
        let photo = scene.shoot(&sheet);
        let rgb: Vec<u8> = photo.rgba().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        let file = File::create(Path::new(&folder).join(name)).unwrap();
        let jpeg = JpegEncoder::new_with_quality(file, QUALITY);
        jpeg.write_image(&rgb, photo.width(), photo.height(), ExtendedColorType::Rgb8).unwrap();
        println!("{name}: the corners are {:?}", scene.corners(&sheet).0);
    }
}
