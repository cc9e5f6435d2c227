//! The browser's edges: storage, files, clock. The core never sees them.

pub mod clock;
pub mod files;
pub mod office;
pub mod page;
pub mod storage;
