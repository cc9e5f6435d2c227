//! Style sheets that come with the lazy part whose screens need them ([`super::routes`] says which).

use crate::browser;

/// For the board, the work on several drafts, and the screen for drafts from outside.
pub const BOARD: &str = include_str!("../../style/board.css");

/// For the codes that a camera reads.
pub const CODES: &str = include_str!("../../style/codes.css");

/// For the sheets to print.
pub const HANDOUT: &str = include_str!("../../style/handout.css");

/// For the page on where to hand in, and its pictures.
pub const PROCEDURE: &str = include_str!("../../style/procedure.css");

/// For screens on a projector.
pub const WALL: &str = include_str!("../../style/wall.css");

/// Adds one of these style sheets to the page. If the page does not take it, the screen can still be used.
pub fn add(css: &'static str) {
    if browser::styles::add(css).is_err() {
        leptos::logging::warn!("the page takes no further styles");
    }
}
