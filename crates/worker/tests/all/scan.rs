//! The scanner's work on decoded photos.

use sao_lang_worker::scan::{
    MOST_DECODED, MOST_WORKED_ON, Pixels, check_dimensions, check_head, code, look, page, reduced,
};
use test_support::scene::{Scene, Sheet, Table};
use worker_protocol::{Failure, NoCode, PageLook, PhotoWarning, StraightenPhoto};

fn pixels(scene: &Scene) -> Pixels {
    let photo = scene.shoot(&Sheet::page(620, 877, 1));
    Pixels { width: photo.width(), height: photo.height(), rgba: photo.into_rgba() }
}

fn tilted() -> Scene {
    Scene { width: 600, height: 800, pitch: 16.0, roll: 5.0, ..Scene::default() }
}

#[test]
fn a_photo_becomes_a_page_by_the_corners_that_were_found() {
    let photo = pixels(&tilted());
    let seen = look(photo.clone(), 3000, 4000).unwrap();
    assert!(seen.found);
    assert_eq!((seen.width, seen.height), (3000, 4000));
    assert_eq!(seen.warnings, []);
    let request = StraightenPhoto { corners: seen.corners, look: PageLook::Grey, turns: 1 };
    let (page, warnings) = page(photo, request).unwrap();
    assert_eq!(warnings, seen.warnings);
    assert!(page.width > page.height, "a turned page is wide");
    assert!(page.rgba.chunks_exact(4).all(|p| p[0] == p[1] && p[1] == p[2]));
}

#[test]
fn a_dark_photo_warns_before_and_after() {
    let photo = pixels(&Scene { light: 0.2, ..tilted() });
    let seen = look(photo.clone(), 600, 800).unwrap();
    assert!(seen.warnings.contains(&PhotoWarning::Dark), "{:?}", seen.warnings);
    let request = StraightenPhoto { corners: seen.corners, look: PageLook::Colour, turns: 0 };
    assert!(page(photo, request).unwrap().1.contains(&PhotoWarning::Dark));
}

#[test]
fn without_a_sheet_the_whole_photo_is_proposed() {
    let photo = pixels(&Scene { table: Table::Grey, shift: (9.0, 9.0), ..tilted() });
    let seen = look(photo.clone(), 600, 800).unwrap();
    assert!(!seen.found && seen.warnings.is_empty());
    let corners = seen.corners;
    let request = StraightenPhoto { corners, look: PageLook::Colour, turns: 0 };
    assert_eq!(page(photo.clone(), request).map(|(page, _)| page.height > page.width), Ok(true));
    let crossed = worker_protocol::SheetCorners([corners.0[1], corners.0[0], corners.0[2], corners.0[3]]);
    assert_eq!(page(photo.clone(), StraightenPhoto { corners: crossed, ..request }), Err(Failure::NoSheet));
    assert_eq!(code(photo), Ok(Err(NoCode::NotSeen)));
}

#[test]
fn broken_and_huge_pictures_are_refused() {
    let short = Pixels { width: 10, height: 10, rgba: vec![0; 10] };
    assert_eq!(look(short.clone(), 10, 10), Err(Failure::Kind));
    assert_eq!(code(short), Err(Failure::Kind));
    // A PNG of a few bytes that says it has 40,000 by 40,000 pixels.
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend([40_000_u32, 40_000].map(u32::to_be_bytes).as_flattened());
    png.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(check_head(&png), Err(Failure::TooManyPixels));
    assert_eq!(check_head(b"no picture"), Ok(()));
    assert_eq!(check_dimensions(u64::MAX, 2), Err(Failure::TooManyPixels));
    assert_eq!(check_dimensions(MOST_DECODED, 1), Ok(()));
}

#[test]
fn large_photos_are_reduced_and_keep_their_shape() {
    assert_eq!(reduced(600, 800), (600, 800));
    let (width, height) = reduced(6000, 8000);
    assert!(u64::from(width) * u64::from(height) <= MOST_WORKED_ON);
    assert!((f64::from(height) / f64::from(width) - 4.0 / 3.0).abs() < 0.01);
    assert_eq!(reduced(0, 0), (1, 1));
    assert!(reduced(64_000_000, 1).1 >= 1);
}
