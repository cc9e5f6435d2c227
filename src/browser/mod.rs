//! The browser's edges: storage, files, clock, updates. The core never sees them.

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
