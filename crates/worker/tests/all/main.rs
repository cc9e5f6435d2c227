//! All tests of the crate in one program, so that it is linked only once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod asking;
mod backup;
mod board_reports;
mod bundle;
mod commune;
mod diary;
mod exports;
mod handed_in;
mod handover;
mod official_sheet;
mod scan;
mod sent;
mod tasks;
