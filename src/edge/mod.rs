//! The browser's edges: storage, files, clock, updates. The core never sees them.

pub mod beside;
pub mod clock;
pub mod files;
pub mod inbox;
pub mod incoming;
pub mod office;
pub mod page;
pub mod rows;
pub mod session;
pub mod speech;
pub mod storage;
pub mod styles;
pub mod updates;
pub mod wall;
