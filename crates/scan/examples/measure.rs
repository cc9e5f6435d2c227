//! Prints how well sheets are found and straightened, and how many codes are read, from pictures made on the spot.
//!
//! `cargo run --release -p sao-lang-scan --example measure`. With the paths of two files it straightens a photo instead:
//! both are in the format PPM (P6).
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::time::{Duration, Instant};

use sao_lang_scan::{Corners, Look, Photo, propose, read, straighten, warnings};
use test_support::scene::{CodeShot, Scene, Sheet, clear_scenes, code_shots, corner_error};

fn main() {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if let [from, to] = files.as_slice() {
        straighten_file(from, to);
        return;
    }
    if let Some(from) = files.first() {
        println!("{:?}", read(&read_ppm(from)));
        return;
    }
    println!("Sheets and codes are made by crates/test-support/src/scene.");
    corners();
    codes();
    times();
}

fn corners() {
    println!(
        "Sheets: corner error in % of the longer side; side ratio of the straightened sheet (true: 0.707); warnings"
    );
    let sheet = Sheet::page(1240, 1754, 1);
    for (name, scene) in clear_scenes() {
        let photo = scene.shoot(&sheet);
        let truth = scene.corners(&sheet);
        match propose(&photo) {
            Some(found) => {
                let flat = straighten(&photo, &found, Look::Colour, 0).unwrap();
                let ratio = f64::from(flat.width()) / f64::from(flat.height());
                let error = corner_error(&scene, &found, &truth) * 100.0;
                println!("  {name:<20} {error:5.2} %  {ratio:.3}  {:?}", warnings(&photo, &found));
            }
            None => println!("  {name:<20} none"),
        }
    }
}

fn codes() {
    println!("Codes: read / seen but not read / not seen, of the photos of each kind (of those read, hard ones)");
    let sizes = [1.5, 2.0, 2.5, 3.0, 4.0, 6.0, 10.0];
    for length in [20, 60, 180] {
        println!("  {length} characters; pixels per module: {sizes:?}");
        let kinds = code_shots(CodeShot { length, ..CodeShot::CLEAR }).len();
        for kind in 0..kinds {
            let mut line = String::new();
            let mut name = "";
            for module in sizes {
                let (kind, shots) = code_shots(CodeShot { length, module, ..CodeShot::CLEAR }).swap_remove(kind);
                name = kind;
                let mut counts = [0; 4];
                for shot in shots {
                    let code = shot.shoot();
                    match read(&code.photo) {
                        Ok(found) if found.text == code.text => {
                            counts[0] += 1;
                            counts[3] += u32::from(found.hard);
                        }
                        Ok(_) => line.push_str("WRONG "),
                        Err(sao_lang_scan::NoCode::Unreadable) => counts[1] += 1,
                        Err(sao_lang_scan::NoCode::NotSeen) => counts[2] += 1,
                    }
                }
                line.push_str(&format!("{}/{}/{} ({})  ", counts[0], counts[1], counts[2], counts[3]));
            }
            println!("    {name:<16} {line}");
        }
    }
}

fn timed<T>(action: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = action();
    (result, start.elapsed())
}

fn times() {
    let sheet = Sheet::page(1240, 1754, 1);
    let scene = Scene { width: 3000, height: 4000, pitch: 15.0, shadow: 0.3, ..Scene::default() };
    let photo = scene.shoot(&sheet);
    // The unit is one pass over all bytes of the photo.
    let (sum, unit) = timed(|| photo.rgba().iter().map(|byte| u64::from(*byte)).fold(0_u64, u64::wrapping_add));
    let ratio = |time: Duration| time.as_secs_f64() / unit.as_secs_f64();
    println!("Times for 12 megapixels, as multiples of adding up all its bytes ({} us, sum {sum}):", unit.as_micros());
    let (found, time) = timed(|| propose(&photo));
    println!("  propose    {:8.0}  ({} ms)", ratio(time), time.as_millis());
    let corners = found.unwrap_or(Corners::whole());
    let (_, time) = timed(|| straighten(&photo, &corners, Look::Colour, 0));
    println!("  straighten {:8.0}  ({} ms)", ratio(time), time.as_millis());
    let (_, time) = timed(|| warnings(&photo, &corners));
    println!("  warnings   {:8.0}  ({} ms)", ratio(time), time.as_millis());
    let (result, time) = timed(|| read(&photo));
    println!("  read       {:8.0}  ({} ms; no code in it: {result:?})", ratio(time), time.as_millis());
}

fn straighten_file(from: &str, to: &str) {
    let photo = read_ppm(from);
    let corners = propose(&photo);
    println!("corners {corners:?}");
    let corners = corners.unwrap_or(Corners::whole());
    println!("warnings {:?}", warnings(&photo, &corners));
    let flat = straighten(&photo, &corners, Look::Colour, 0).unwrap();
    let mut out = format!("P6 {} {} 255\n", flat.width(), flat.height()).into_bytes();
    for pixel in flat.rgba().chunks_exact(4) {
        out.extend_from_slice(&pixel[..3]);
    }
    std::fs::write(to, out).unwrap();
}

fn read_ppm(path: &str) -> Photo {
    let bytes = std::fs::read(path).unwrap();
    let mut words = bytes.splitn(5, |byte| byte.is_ascii_whitespace()).map(<[u8]>::to_vec);
    let mut word = || String::from_utf8(words.next().unwrap()).unwrap();
    assert_eq!(word(), "P6");
    let (width, height): (u32, u32) = (word().parse().unwrap(), word().parse().unwrap());
    let pixels = &bytes[bytes.len() - (width * height * 3) as usize..];
    let rgba = pixels.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], 255]).collect();
    Photo::new(width, height, rgba).unwrap()
}
