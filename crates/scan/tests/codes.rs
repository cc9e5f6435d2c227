//! Codes are read from photos. The photos are made here, so that the text is known.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use sao_lang_scan::{NoCode, Photo, read};
use test_support::scene::{CodePhoto, CodeShot, Numbers, Scene, Sheet, Table, code_shots};

#[test]
fn every_clear_code_is_read() {
    let mut photos = 0;
    for length in [12, 40, 100, 240] {
        for (i, module) in [4.0, 6.0, 9.0].into_iter().enumerate() {
            for roll in [0.0, 25.0, 180.0, 271.0] {
                let shot = CodeShot { length, module, roll, yaw: 8.0 * i as f64, seed: photos + 1, ..CodeShot::CLEAR };
                let CodePhoto { text, modules, photo } = shot.shoot();
                let found = read(&photo).unwrap_or_else(|error| panic!("{length} {module} {roll}: {error}"));
                assert_eq!(found.text, text);
                assert_eq!(found.modules as usize, modules);
                let ratio = found.pixels_per_module / module;
                assert!((0.85..1.15).contains(&ratio), "{module} pixels for each module, {ratio} as many measured");
                assert!(!found.hard, "{length} {module} {roll}: {found:?}");
                photos += 1;
            }
        }
    }
    println!("clear codes: {photos} of {photos} read");
}

#[test]
fn most_spoilt_codes_are_read_and_none_wrongly() {
    let (mut all, mut good, mut hard) = (0, 0, 0);
    for module in [2.5, 5.0] {
        for (name, shots) in code_shots(CodeShot { length: 50, module, ..CodeShot::CLEAR }) {
            let mut here = 0;
            for shot in &shots {
                let code = shot.shoot();
                if let Ok(found) = read(&code.photo) {
                    assert_eq!(found.text, code.text, "{name}");
                    assert!(found.hard || module > 3.0, "{name}: {found:?}");
                    hard += u32::from(found.hard);
                    here += 1;
                }
            }
            println!("{module} pixels for each module, {name}: {here} of {} read", shots.len());
            (all, good) = (all + shots.len(), good + here);
        }
    }
    println!("{good} of {all} read, {hard} of them hard");
    assert!(good * 10 >= all * 9, "{good} of {all}");
}

#[test]
fn a_code_that_is_there_but_spoilt_is_told_from_none() {
    let clear = CodeShot { length: 60, module: 7.0, ..CodeShot::CLEAR };
    let CodePhoto { photo, .. } = clear.shoot();
    // Blots over the middle of the code: more than what is added for such losses.
    let (width, height) = (photo.width() as usize, photo.height() as usize);
    let mut rgba = photo.into_rgba();
    for y in height * 36 / 100..height * 62 / 100 {
        for x in width * 42 / 100..width * 66 / 100 {
            let at = (y * width + x) * 4;
            rgba[at..at + 3].fill(30);
        }
    }
    let photo = Photo::new(width as u32, height as u32, rgba).unwrap();
    assert_eq!(read(&photo), Err(NoCode::Unreadable));

    let page = Sheet::page(1240, 1754, 3);
    for table in [Table::Wood, Table::Tiles, Table::Cloth] {
        let photo = Scene { table, roll: 5.0, ..Scene::default() }.shoot(&page);
        assert_eq!(read(&photo), Err(NoCode::NotSeen));
    }
}

#[test]
fn a_small_code_in_a_large_photo_is_read() {
    let (sheet, _) = Sheet::code("https://example.vn/truy-xuat/0001", fast_qr::ECL::M, 12, 25.0, 225.0);
    let scene = Scene { width: 4000, height: 3000, size: 0.055, shift: (0.2, -0.1), roll: 12.0, ..Scene::default() };
    let found = read(&scene.shoot(&sheet)).unwrap();
    assert_eq!(found.text, "https://example.vn/truy-xuat/0001");
}

#[test]
fn vietnamese_text_is_read() {
    let (sheet, _) = Sheet::code("Cà phê Đắk Lắk – 500 g", fast_qr::ECL::Q, 12, 25.0, 225.0);
    let scene = Scene { width: 600, height: 500, size: 0.4, ..Scene::default() };
    assert_eq!(read(&scene.shoot(&sheet)).unwrap().text, "Cà phê Đắk Lắk – 500 g");
}

#[test]
fn noise_is_no_code() {
    let mut numbers = Numbers::new(5);
    let rgba = (0..300 * 200 * 4).map(|_| numbers.bits() as u8).collect();
    assert_eq!(read(&Photo::new(300, 200, rgba).unwrap()), Err(NoCode::NotSeen));
}
