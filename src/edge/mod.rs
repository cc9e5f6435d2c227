//! The browser's edges: storage, files, clock, updates. The core never sees them.

pub mod clock;
pub mod files;
pub mod office;
pub mod page;
pub mod rows;
pub mod storage;
pub mod updates;
