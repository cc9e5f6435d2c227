//! Style sheets that are in the lazy part whose screens need them; [`super::routes`] has the sheets of each screen.

use crate::browser;

/// Styles for the board, the work on several drafts, and the screen for drafts from outside.
pub const BOARD: &str = include_str!("../../style/board.css");

/// Styles for the reader of codes.
pub const CODE: &str = include_str!("../../style/code.css");

/// Styles for the codes that a camera reads.
pub const CODES: &str = include_str!("../../style/codes.css");

/// Styles for the diary.
pub const DIARY: &str = include_str!("../../style/diary.css");

/// Styles for the screen on what was handed in.
pub const HANDED_IN: &str = include_str!("../../style/handed-in.css");

/// Styles for the sheets to print.
pub const HANDOUT: &str = include_str!("../../style/handout.css");

/// Styles for the lists of places below the fields of an address.
pub const PLACES: &str = include_str!("../../style/places.css");

/// Styles for the page on where to hand in the dossier, and for its pictures.
pub const PROCEDURE: &str = include_str!("../../style/procedure.css");

/// Styles for the scanner.
pub const SCAN: &str = include_str!("../../style/scan.css");

/// Styles for the indicators of a test report.
pub const SLIPS: &str = include_str!("../../style/slips.css");

/// Styles for screens on a projector.
pub const WALL: &str = include_str!("../../style/wall.css");

/// Styles for the papers that are written in the app.
pub const WRITE: &str = include_str!("../../style/write.css");

/// Adds one of these style sheets to the page. If the page does not take it, the screen can still be used.
pub fn add(css: &'static str) {
    if browser::styles::add(css).is_err() {
        leptos::logging::warn!("the page takes no further styles");
    }
}
