//! The back office: writes documents, checks the dossier and keeps attachments, away from the screen.
//!
//! In the browser it is a worker with a wasm module of its own, loaded when it is first asked, so that
//! the code for Word, Excel and archives burdens neither the first visit nor the screen. What it does
//! without a browser is [`desk::answer`]; attachments are the edge [`files`].

#[cfg(feature = "office")]
mod blobs;
pub mod desk;
mod file;
#[cfg(feature = "office")]
mod files;
#[cfg(feature = "office")]
mod images;
pub mod many;
#[cfg(feature = "office")]
mod parts;
pub mod protocol;
pub mod qr;
#[cfg(feature = "office")]
mod worker;
mod working;

#[cfg(feature = "office")]
pub use worker::start;
