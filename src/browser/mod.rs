//! All code that talks to the browser: storage, files, clock, page, worker, updates. The core never sees the browser.

pub mod assets;
pub mod board_cache;
pub mod clock;
pub mod dom;
pub mod files;
pub mod inbox;
pub mod incoming;
pub mod projector;
pub mod session;
pub mod speech;
pub mod storage;
pub mod styles;
pub mod updates;
pub mod web_storage;
pub mod worker;
