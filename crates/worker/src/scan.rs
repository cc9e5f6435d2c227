//! The scanner's work on a decoded photo.

use sao_lang_scan::{Corners, Look, Photo, PhotoError, Point, Warning, propose, straighten, warnings};
use worker_protocol::{
    Failure, FoundCode, NoCode, PageLook, PhotoLook, PhotoPoint, PhotoWarning, SheetCorners, StraightenPhoto,
};

/// The most pixels of a photo that is decoded: 64 megapixels, which take 256 MB of memory for a moment.
pub const MOST_DECODED: u64 = 64_000_000;
/// The most pixels of a photo that is worked on: 8 megapixels. A sheet that fills the photo keeps more pixels than a page
/// has.
pub const MOST_WORKED_ON: u64 = 8_000_000;
/// As many bytes as are searched for the dimensions of a picture. They lie behind what a camera notes at the start of a
/// photo.
pub const HEAD: u32 = 512 * 1024;

/// A decoded picture: width, height, and four bytes for each pixel in rows from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel.
    pub rgba: Vec<u8>,
}

impl Pixels {
    fn photo(self) -> Result<Photo, Failure> {
        Photo::new(self.width, self.height, self.rgba).map_err(|error| match error {
            PhotoError::TooLarge => Failure::TooManyPixels,
            PhotoError::Empty | PhotoError::WrongLength { .. } => Failure::Kind,
        })
    }
}

/// Refuses a picture that would take too much memory to decode, by its first [`HEAD`] bytes. Where they do not tell the
/// dimensions, the browser has to.
///
/// # Errors
/// Fails if there are more pixels than [`MOST_DECODED`].
pub fn check_head(head: &[u8]) -> Result<(), Failure> {
    imagesize::blob_size(head).map_or(Ok(()), |size| check_dimensions(size.width as u64, size.height as u64))
}

/// Refuses a picture with more pixels than [`MOST_DECODED`].
///
/// # Errors
/// Fails if the picture is too large.
pub fn check_dimensions(width: u64, height: u64) -> Result<(), Failure> {
    if width.saturating_mul(height) > MOST_DECODED { Err(Failure::TooManyPixels) } else { Ok(()) }
}

/// The dimensions of a picture after it is reduced to [`MOST_WORKED_ON`]; those of a smaller one stay.
pub fn reduced(width: u32, height: u32) -> (u32, u32) {
    let pixels = u64::from(width) * u64::from(height);
    let scale = (MOST_WORKED_ON as f64 / pixels.max(1) as f64).sqrt().min(1.0);
    let side = |side: u32| ((f64::from(side) * scale) as u32).max(1);
    (side(width), side(height))
}

/// What a photo shows. `width` and `height` are those of the photo before it was reduced.
///
/// # Errors
/// Fails if the pixels are no photo.
pub fn look(pixels: Pixels, width: u32, height: u32) -> Result<PhotoLook, Failure> {
    let photo = pixels.photo()?;
    let sheet = propose(&photo);
    let warned = sheet.map(|corners| warned(&photo, &corners)).unwrap_or_default();
    let Corners(corners) = sheet.unwrap_or(Corners::whole());
    let corners = SheetCorners(corners.map(|Point { x, y }| PhotoPoint { x, y }));
    Ok(PhotoLook { width, height, found: sheet.is_some(), corners, warnings: warned })
}

/// The page between the corners, and what makes it hard to read.
///
/// # Errors
/// Fails if the pixels are no photo, or if the corners are not those of a sheet.
pub fn page(pixels: Pixels, request: StraightenPhoto) -> Result<(Pixels, Vec<PhotoWarning>), Failure> {
    let StraightenPhoto { corners: SheetCorners(corners), look, turns } = request;
    let photo = pixels.photo()?;
    let corners = Corners(corners.map(|PhotoPoint { x, y }| Point { x, y }));
    let look = match look {
        PageLook::Colour => Look::Colour,
        PageLook::Grey => Look::Grey,
    };
    let page = straighten(&photo, &corners, look, turns).map_err(|_| Failure::NoSheet)?;
    let warned = warned(&photo, &corners);
    Ok((Pixels { width: page.width(), height: page.height(), rgba: page.into_rgba() }, warned))
}

/// The QR code in a photo.
///
/// # Errors
/// Fails if the pixels are no photo.
pub fn code(pixels: Pixels) -> Result<Result<FoundCode, NoCode>, Failure> {
    let read = sao_lang_scan::read(&pixels.photo()?);
    Ok(match read {
        Ok(sao_lang_scan::Found { text, modules, pixels_per_module, hard }) => {
            Ok(FoundCode { text, modules, pixels_per_module, hard })
        }
        Err(sao_lang_scan::NoCode::NotSeen) => Err(NoCode::NotSeen),
        Err(sao_lang_scan::NoCode::Unreadable) => Err(NoCode::Unreadable),
    })
}

fn warned(photo: &Photo, corners: &Corners) -> Vec<PhotoWarning> {
    let in_protocol = |warning| match warning {
        Warning::Blur => PhotoWarning::Blur,
        Warning::Dark => PhotoWarning::Dark,
        Warning::Glare => PhotoWarning::Glare,
        Warning::CutEdge => PhotoWarning::CutEdge,
    };
    warnings(photo, corners).into_iter().map(in_protocol).collect()
}
