//! A draft as a link: its data, compressed, in the part of the address that no browser sends to a
//! server. Where one code cannot hold it, a series of codes does, each a link with one part. A sample that every
//! device has is only named.
//!
//! A link is not to be trusted: everything that is read here is bounded, and what comes out goes
//! through [`crate::draft::parse`] like any file.

mod base64;
mod built_in;
mod pack;
mod part;

pub use built_in::{BuiltIn, Fragment, read};
pub use pack::{pack, unpack};
pub use part::{HEAD_CHARS, Kind, MAX_CHARS, MAX_PARTS, Part, join};

use thiserror::Error;

/// Why a link is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LinkError {
    /// It is no link that this program makes.
    #[error("this is no link of a draft")]
    NotALink,
    /// Made by a newer program.
    #[error("the link was made by a newer program")]
    Newer,
    /// Longer than any link that this program makes.
    #[error("the link is longer than {MAX_CHARS} characters")]
    TooLong,
    /// Parts are missing.
    #[error("parts of the series are missing")]
    Incomplete,
    /// Cut off or changed on its way.
    #[error("the link was cut off or changed")]
    Damaged,
    /// What is in it is larger than a draft may be.
    #[error("what is in the link is larger than a draft may be")]
    TooLarge,
}
