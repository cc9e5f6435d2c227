//! The worker writes documents, checks the dossier and keeps attachments, away from the screen.
//!
//! In the browser it is a program of its own, loaded when it is first asked, so that the code for Word, Excel and archives
//! burdens neither the first visit nor the screen. What it does without a browser is [`handlers::answer`], in this library;
//! the program around it is `src/bin/worker`.

pub mod handlers;
pub mod many_drafts;
pub mod qr;
mod respond;
mod working;
