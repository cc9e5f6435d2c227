//! The worker makes documents and keeps attachments, on a thread of its own.
//!
//! In the browser, the worker is a program of its own, loaded at the first request, so that the code for Word, Excel
//! and archives slows down neither the first visit nor the screen. This library has the handlers that need no
//! browser, see [`handlers::answer`]; the program around it is `src/bin/worker`.

mod diary;
pub mod handed_in;
pub mod handlers;
pub mod many_drafts;
pub mod qr;
mod respond;
pub mod scan;
mod working;
mod written;
