//! Presenting to a room, for readers in its last row: the bar and its keys, the size of letters, the countdown, the
//! dark screen, and the notes in another window. This code comes with the part `help`; [`crate::state::presenter`]
//! hides the score.

// The build finds the function to cut at by its symbol, so the macro declares a foreign function.
#![allow(unsafe_code)]

pub mod bar;
pub mod notes;

mod countdown;
pub mod keys;
mod letters;
mod line;

use leptos::prelude::*;

use crate::lazy::lazy_routes;

// The presenter's bar, beside the screens of a draft.
lazy_routes! { help:
    presenter_bar => crate::projector::bar::PresenterBar, WALL;
}
