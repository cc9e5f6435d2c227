//! Writes the photos of codes that the browser's tests use, into the folder that is named.
//!
//! `cargo run --release -p sao-lang-scan --example code_photos tests/fixtures/photos`
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs::File;
use std::path::Path;

use fast_qr::ECL;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use sao_lang_scan::read;
use test_support::scene::{Scene, Sheet};

/// The quality of the JPEG, which keeps the files small.
const QUALITY: u8 = 60;
/// The page of a batch by GS1 Digital Link, with a number that begins as those of GS1 Viet Nam do.
const BATCH: &str = "https://truyxuat.example.vn/01/08938505974194/10/L0612?17=271130";

fn main() {
    let folder = std::env::args().nth(1).expect("the folder");
    let clear = Scene { width: 800, height: 640, size: 0.5, pitch: 8.0, roll: 5.0, noise: 0.5, ..Scene::default() };
    let photos = [
        ("code-batch.jpg", BATCH, clear.clone()),
        ("code-wrong-digit.jpg", "8938505974199", clear.clone()),
        (
            "code-transfer.jpg",
            "00020101021138540010A00000072701240006970436011010123456780208QRIBFTTA53037045802VN63041234",
            clear.clone(),
        ),
        ("code-blurred.jpg", BATCH, Scene { blur: 5, size: 0.4, ..clear }),
    ];
    for (name, text, scene) in photos {
        let (sheet, _) = Sheet::code(text, ECL::M, 12, 25.0, 225.0);
        let photo = scene.shoot(&sheet);
        let rgb: Vec<u8> = photo.rgba().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        let file = File::create(Path::new(&folder).join(name)).unwrap();
        let jpeg = JpegEncoder::new_with_quality(file, QUALITY);
        jpeg.write_image(&rgb, photo.width(), photo.height(), ExtendedColorType::Rgb8).unwrap();
        println!("{name}: {:?}", read(&photo));
    }
}
