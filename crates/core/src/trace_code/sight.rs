//! How well a code can be read in a photo.

/// A code as it is in a photo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CodeSight {
    /// The code's small squares along one side.
    pub modules: u32,
    /// The side of a small square, in pixels of the photo.
    pub pixels_per_module: f64,
    /// Whether other programs may not be able to read the code from this photo.
    pub hard: bool,
}

impl CodeSight {
    /// The side of a small square in tenths of a pixel.
    pub fn tenths_of_pixel(&self) -> u64 {
        // A number below 0, or none at all, becomes 0.
        (self.pixels_per_module * 10.0).round() as u64
    }

    /// The side of a small square in tenths of a millimetre, if the code is printed [`CodeSight::EXAMPLE_WIDTH`] wide.
    pub fn tenths_of_mm(&self) -> u64 {
        let (width, modules) = (u64::from(Self::EXAMPLE_WIDTH) * 10, u64::from(self.modules.max(1)));
        (width + modules / 2) / modules
    }

    /// The width in millimetres of a printed code that is taken as an example.
    pub const EXAMPLE_WIDTH: u32 = 20;
}
