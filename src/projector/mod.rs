//! Presenting to a room, for readers in its last row: the bar and its keys, the size of letters, the countdown, the
//! dark screen, and the notes in another window. This code comes with the part `help`; [`crate::state::presenter`]
//! hides the score.

pub mod bar;
pub mod notes;

mod countdown;
pub mod keys;
mod letters;
mod line;
