//! Style sheets that come with the part of the program whose screens need them (`later.rs` says which).

use crate::browser;

/// The board over many drafts, what is done with them, and drafts that come in.
pub const BOARD: &str = include_str!("../style/board.css");

/// Codes for the camera.
pub const CODES: &str = include_str!("../style/codes.css");

/// Sheets to print.
pub const HANDOUT: &str = include_str!("../style/handout.css");

/// Where to hand in, with its pictures.
pub const PROCEDURE: &str = include_str!("../style/procedure.css");

/// Screens on a projector.
pub const WALL: &str = include_str!("../style/wall.css");

/// Has the page use one of them from now on. A screen without it can be used all the same.
pub fn add(css: &'static str) {
    if browser::styles::add(css).is_err() {
        leptos::logging::warn!("the page takes no further styles");
    }
}
