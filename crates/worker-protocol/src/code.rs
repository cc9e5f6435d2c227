//! Codes that a phone's camera reads, as drawings.

use serde::{Deserialize, Serialize};

/// Modules of white that a code needs around it.
pub const QUIET: usize = 4;

/// A code as a drawing: one unit per module, `size` by `size` without the white around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// Modules per side.
    pub size: usize,
    /// The dark modules as the path of an SVG drawing.
    pub path: String,
}
