//! Nothing that may come as a photo makes anything fail other than by its result.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use sao_lang_scan::{Corners, Look, MAX_PIXELS, Photo, PhotoError, Point, propose, read, straighten, warnings};
use test_support::scene::Numbers;

/// Does all there is to do with a photo.
fn everything(photo: &Photo, corners: &Corners) {
    let proposed = propose(photo);
    for corners in proposed.iter().chain([corners, &Corners::whole()]) {
        let _ = warnings(photo, corners);
        for look in [Look::Colour, Look::Grey] {
            if let Ok(flat) = straighten(photo, corners, look, 3) {
                assert!(flat.width() <= 2000 && flat.height() <= 2000);
            }
        }
    }
    let _ = read(photo);
}

#[test]
fn bytes_that_do_not_match_the_dimensions_are_refused() {
    assert_eq!(Photo::new(0, 5, vec![]), Err(PhotoError::Empty));
    assert_eq!(Photo::new(5, 0, vec![]), Err(PhotoError::Empty));
    assert_eq!(Photo::new(2, 2, vec![0; 15]), Err(PhotoError::WrongLength { expected: 16, actual: 15 }));
    assert_eq!(Photo::new(2, 2, vec![0; 17]), Err(PhotoError::WrongLength { expected: 16, actual: 17 }));
    assert_eq!(Photo::new(u32::MAX, u32::MAX, vec![]), Err(PhotoError::TooLarge));
    assert_eq!(Photo::new(MAX_PIXELS as u32 + 1, 1, vec![]), Err(PhotoError::TooLarge));
}

#[test]
fn odd_sizes_are_no_trouble() {
    for (width, height) in [(1, 1), (2, 1), (1, 7), (3, 3), (30, 2), (25, 25), (1, 20_000), (20_000, 3), (5000, 30)] {
        for value in [0, 128, 255] {
            let photo = Photo::new(width, height, vec![value; (width * height * 4) as usize]).unwrap();
            everything(&photo, &Corners::whole());
        }
    }
}

#[test]
fn random_pictures_and_corners_are_no_trouble() {
    let mut numbers = Numbers::new(11);
    for round in 0..30 {
        let (width, height) = (1 + numbers.bits() as u32 % 150, 1 + numbers.bits() as u32 % 150);
        // Squares of random size: from single pixels to large ones.
        let square = 1 + numbers.bits() as u32 % 12;
        let seed = numbers.bits();
        let mut rgba = Vec::new();
        for i in 0..width * height {
            let cell = u64::from(i % width / square) << 20 | u64::from(i / width / square);
            let colour = Numbers::new(seed ^ cell).bits() >> 20;
            let colour = if round % 2 == 0 { colour } else { 0xFF_FFFF * (colour & 1) };
            rgba.extend([colour as u8, (colour >> 8) as u8, (colour >> 16) as u8, 255]);
        }
        let corners =
            Corners(std::array::from_fn(|_| Point::new(numbers.between(-0.1, 1.1), numbers.between(-0.1, 1.1))));
        everything(&Photo::new(width, height, rgba).unwrap(), &corners);
    }
}

#[test]
fn a_wall_of_marks_is_searched_in_bounded_time() {
    // Everywhere the mark of a code's corner.
    let (width, height) = (900_u32, 900_u32);
    let mark = |x: u32, y: u32| {
        let ring = (x / 3 % 9).abs_diff(4).max((y / 3 % 9).abs_diff(4));
        ring != 2 && ring != 4
    };
    let mut rgba = Vec::new();
    for i in 0..width * height {
        let value = if mark(i % width, i / width) { 20 } else { 230 };
        rgba.extend([value, value, value, 255]);
    }
    let start = std::time::Instant::now();
    let _ = read(&Photo::new(width, height, rgba).unwrap());
    assert!(start.elapsed().as_secs() < 120);
}

#[test]
fn the_largest_photo_is_no_trouble() {
    let (width, height) = (8000, 5000);
    let mut numbers = Numbers::new(3);
    let rgba = (0..width * height).flat_map(|_| (numbers.bits() as u32 | 0xC0C0_C0C0).to_le_bytes()).collect();
    let photo = Photo::new(width, height, rgba).unwrap();
    let _ = propose(&photo);
    let _ = warnings(&photo, &Corners::whole());
    let flat = straighten(&photo, &Corners::whole(), Look::Colour, 0).unwrap();
    assert_eq!((flat.width(), flat.height()), (2000, 1250));
}

#[test]
fn codes_with_random_modules_are_no_trouble() {
    // What reads the modules comes from elsewhere: it has to stand any of them.
    let mut numbers = Numbers::new(17);
    for round in 0..300_usize {
        let text = "x".repeat(1 + numbers.bits() as usize % 600);
        let code = fast_qr::QRBuilder::new(text).build().unwrap();
        // From a few changed modules to nothing but chance.
        let changed = [0.0, 0.01, 0.05, 0.5][round % 4];
        let flips: Vec<bool> = (0..code.size * code.size).map(|_| numbers.part() < changed).collect();
        let grid = rqrr::SimpleGrid::from_func(code.size, |x, y| code[y][x].value() != flips[y * code.size + x]);
        let _ = rqrr::Grid::new(grid).decode();
    }
}
