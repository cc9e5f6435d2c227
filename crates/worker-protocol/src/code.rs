//! QR codes for the camera of a phone, as drawings.

use serde::{Deserialize, Serialize};

/// The width of the white margin that a code needs, in modules. A module is one of the small squares of a code.
pub const QUIET: usize = 4;

/// A code as a drawing: one unit per module, `size` by `size` units without the white margin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// The number of modules per side.
    pub size: usize,
    /// The dark modules as the path of an SVG drawing.
    pub path: String,
}
