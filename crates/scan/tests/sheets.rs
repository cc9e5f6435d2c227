//! Sheets are found in photos, straightened and judged. The photos are made here, so that the truth is known.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use sao_lang_scan::{BadCorners, Corners, Look, Photo, Point, Warning, propose, straighten, warnings};
use test_support::scene::{MARKS, STAMP, Scene, Sheet, Table, clear_scenes, corner_error};

fn page() -> Sheet {
    Sheet::page(1240, 1754, 1)
}

/// A photo that is easily straightened.
fn tilted() -> Scene {
    Scene { yaw: -14.0, pitch: 16.0, roll: 6.0, size: 0.68, shadow: 0.5, ..Scene::default() }
}

fn grey(photo: &Photo, x: usize, y: usize) -> f64 {
    let at = (y * photo.width() as usize + x) * 4;
    photo.rgba()[at..at + 3].iter().map(|value| f64::from(*value)).sum::<f64>() / 3.0
}

fn colour(photo: &Photo, x: f64, y: f64) -> [u8; 3] {
    let (x, y) = ((x * f64::from(photo.width())) as usize, (y * f64::from(photo.height())) as usize);
    let at = (y * photo.width() as usize + x) * 4;
    [photo.rgba()[at], photo.rgba()[at + 1], photo.rgba()[at + 2]]
}

/// The centre of the dark pixels near a place, as parts of the width and height.
fn mark_near(photo: &Photo, x: f64, y: f64) -> (f64, f64) {
    let (w, h) = (f64::from(photo.width()), f64::from(photo.height()));
    let reach = 0.022 * w.max(h);
    let (mut sum_x, mut sum_y, mut count) = (0.0, 0.0, 0.0);
    for py in (y * h - reach) as usize..(y * h + reach) as usize {
        for px in (x * w - reach) as usize..(x * w + reach) as usize {
            if grey(photo, px, py) < 100.0 {
                (sum_x, sum_y, count) = (sum_x + px as f64 + 0.5, sum_y + py as f64 + 0.5, count + 1.0);
            }
        }
    }
    assert!(count > 0.0, "no mark near {x} {y}");
    (sum_x / count / w, sum_y / count / h)
}

#[test]
fn clear_photos_give_the_corners_and_no_warning() {
    let sheet = page();
    for (name, scene) in clear_scenes() {
        let photo = scene.shoot(&sheet);
        let found = propose(&photo).unwrap_or_else(|| panic!("{name}: no sheet"));
        let error = corner_error(&scene, &found, &scene.corners(&sheet));
        assert!(error < 0.02, "{name}: a corner is off by {error}");
        assert_eq!(warnings(&photo, &found), [], "{name}");
        let flat = straighten(&photo, &found, Look::Colour, 0).unwrap();
        let ratio = f64::from(flat.width()) / f64::from(flat.height());
        assert!((ratio / (1240.0 / 1754.0) - 1.0).abs() < 0.04, "{name}: side ratio {ratio}");
    }
}

#[test]
fn each_fault_of_a_photo_gives_its_warning() {
    let sheet = page();
    let clear = Scene { pitch: 10.0, size: 0.68, ..Scene::default() };
    let faults = [
        (Warning::Blur, Scene { blur: 3, ..clear.clone() }),
        (Warning::Blur, Scene { width: 2400, height: 3200, blur: 6, ..clear.clone() }),
        (Warning::Dark, Scene { light: 0.22, ..clear.clone() }),
        (Warning::Glare, Scene { light: 0.8, glare: true, ..clear.clone() }),
        (Warning::CutEdge, Scene { shift: (0.0, 0.3), ..clear.clone() }),
        (Warning::CutEdge, Scene { shift: (-0.25, 0.0), table: Table::Dark, ..clear }),
    ];
    for (warning, scene) in faults {
        let photo = scene.shoot(&sheet);
        let corners = propose(&photo).unwrap_or_else(|| panic!("{warning:?}: no sheet"));
        assert_eq!(warnings(&photo, &corners), [warning]);
    }
}

#[test]
fn the_size_of_a_photo_does_not_change_the_warnings() {
    let sheet = page();
    for (width, blur, expected) in
        [(900, 0, false), (1800, 0, false), (3000, 0, false), (900, 3, true), (1800, 5, true)]
    {
        let scene = Scene { width, height: width * 4 / 3, blur, size: 0.8, ..Scene::default() };
        let photo = scene.shoot(&sheet);
        let found = warnings(&photo, &scene.corners(&sheet));
        assert_eq!(found.contains(&Warning::Blur), expected, "{width} pixels, blur {blur}: {found:?}");
    }
}

#[test]
fn a_straightened_sheet_has_its_marks_in_place() {
    let sheet = page();
    let scene = tilted();
    let photo = scene.shoot(&sheet);
    let corners = propose(&photo).unwrap();
    for turns in 0..5 {
        let flat = straighten(&photo, &corners, Look::Grey, turns).unwrap();
        for (x, y) in MARKS {
            let (x, y) = match turns % 4 {
                0 => (x, y),
                1 => (1.0 - y, x),
                2 => (1.0 - x, 1.0 - y),
                _ => (y, 1.0 - x),
            };
            let (found_x, found_y) = mark_near(&flat, x, y);
            let off = (found_x - x).hypot(found_y - y);
            assert!(off < 0.01, "after {turns} turns the mark at {x} {y} is off by {off}");
        }
    }
}

#[test]
fn a_straightened_sheet_is_evenly_white_with_dark_ink() {
    let sheet = page();
    for scene in [tilted(), Scene { shadow: 0.65, shadow_angle: 80.0, ..tilted() }, Scene { light: 0.5, ..tilted() }] {
        let photo = scene.shoot(&sheet);
        let flat = straighten(&photo, &scene.corners(&sheet), Look::Colour, 0).unwrap();
        let (w, h) = (flat.width() as usize, flat.height() as usize);
        // The rims, where nothing is written, in pieces.
        let mut rims = Vec::new();
        for i in 3..97 {
            for (x, y) in [(5, i), (95, i), (i, 4), (i, 97)] {
                let (left, top) = (x * w / 100 - 4, y * h / 100 - 4);
                let sum: f64 = (0..64).map(|k| grey(&flat, left + k % 8, top + k / 8)).sum();
                rims.push(sum / 64.0);
            }
        }
        let (low, high) = rims.iter().fold((255.0_f64, 0.0_f64), |(low, high), v| (low.min(*v), high.max(*v)));
        assert!(low > 230.0 && high - low < 25.0, "the paper is between {low} and {high}");
        for (x, y) in MARKS {
            let ink = grey(&flat, (x * w as f64) as usize, (y * h as f64) as usize);
            assert!(ink < 70.0, "the ink is {ink}");
        }
    }
}

#[test]
fn a_red_stamp_stays_red_in_colour_and_is_grey_in_grey() {
    let sheet = page();
    let scene = tilted();
    let photo = scene.shoot(&sheet);
    let corners = scene.corners(&sheet);
    let coloured = straighten(&photo, &corners, Look::Colour, 0).unwrap();
    let [r, g, b] = colour(&coloured, STAMP.0, STAMP.1);
    assert!(r > 150 && g < 90 && b < 90, "the stamp is {r} {g} {b}");
    let grey = straighten(&photo, &corners, Look::Grey, 0).unwrap();
    assert!(grey.rgba().chunks_exact(4).all(|p| p[0] == p[1] && p[1] == p[2] && p[3] == 255));
    assert_eq!((coloured.width(), coloured.height()), (grey.width(), grey.height()));
}

#[test]
fn a_straightened_sheet_is_not_larger_than_it_has_to_be() {
    let sheet = page();
    let small = Scene { width: 600, height: 800, ..tilted() };
    let flat = straighten(&small.shoot(&sheet), &small.corners(&sheet), Look::Grey, 0).unwrap();
    assert!(flat.width().max(flat.height()) < 700);
    let large = Scene { width: 3000, height: 4000, ..tilted() };
    let flat = straighten(&large.shoot(&sheet), &large.corners(&sheet), Look::Grey, 0).unwrap();
    assert_eq!(flat.width().max(flat.height()), 2000);
}

#[test]
fn a_table_without_a_sheet_has_none() {
    // The sheet lies far outside.
    for table in [Table::Wood, Table::Dark, Table::Grey] {
        let scene = Scene { table, shift: (9.0, 9.0), noise: 5.0, ..Scene::default() };
        assert_eq!(propose(&scene.shoot(&page())), None);
    }
}

#[test]
fn corners_that_are_none_of_a_sheet_are_refused() {
    let photo = Photo::new(40, 30, vec![200; 40 * 30 * 4]).unwrap();
    let with = |i: usize, x: f64, y: f64| {
        let mut corners = Corners::whole();
        corners.0[i] = Point::new(x, y);
        corners
    };
    let all = |x: f64, y: f64| Corners([Point::new(x, y); 4]);
    let mut crossing = Corners::whole();
    crossing.0.swap(1, 2);
    let mut anticlockwise = Corners::whole();
    anticlockwise.0.swap(1, 3);
    let tiny = Corners(Corners::whole().0.map(|p| Point::new(p.x * 0.01, p.y * 0.01)));
    let cases = [
        (with(0, f64::NAN, 0.0), BadCorners::Outside),
        (with(1, f64::INFINITY, 0.0), BadCorners::Outside),
        (with(2, 1.2, 1.0), BadCorners::Outside),
        (with(3, 0.0, -0.1), BadCorners::Outside),
        (with(2, 0.2, 0.2), BadCorners::NotConvex),
        (crossing, BadCorners::NotConvex),
        (anticlockwise, BadCorners::NotConvex),
        (all(0.5, 0.5), BadCorners::NotConvex),
        (tiny, BadCorners::TooSmall),
    ];
    for (corners, expected) in cases {
        assert_eq!(straighten(&photo, &corners, Look::Colour, 0).unwrap_err(), expected, "{corners:?}");
        let _ = warnings(&photo, &corners);
    }
}
