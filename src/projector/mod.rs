//! Presenting to a room, seen from its last row: the bar with its keys, letters that fit, the count-down, the dark screen
//! and the notes in another window. All of it arrives with the part that helps; what hides the score is in
//! [`crate::state::presenter`].

pub mod bar;
pub mod notes;

mod countdown;
pub mod keys;
mod letters;
mod line;
