//! Hand-over: a draft as a link. The compressed draft is in the fragment, the part of an address that browsers do not
//! send to a server. Where one code cannot hold the draft, there is a series of codes, each of which is a link with one
//! part. A built-in sample is only named by its key.
//!
//! A link is not trusted: everything that is read from it has a limit, and the unpacked draft is read by
//! [`crate::draft::parse`] like any file.

pub(crate) mod base64;
mod built_in;
pub(crate) mod compress;
mod pack;
mod part;

pub use built_in::{BuiltIn, Fragment, read};
pub use pack::{pack, unpack};
pub use part::{HEAD_CHARS, Kind, MAX_CHARS, MAX_PARTS, Part, join};

use thiserror::Error;

/// The reason why a link is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LinkError {
    /// The link has not the form of links of this program.
    #[error("this is no link of a draft")]
    NotALink,
    /// A newer program made the link.
    #[error("the link was made by a newer program")]
    Newer,
    /// The link is longer than any link of this program.
    #[error("the link is longer than {MAX_CHARS} characters")]
    TooLong,
    /// Parts of the series are missing.
    #[error("parts of the series are missing")]
    Incomplete,
    /// The link was cut off or changed.
    #[error("the link was cut off or changed")]
    Damaged,
    /// The unpacked content is larger than a draft may be.
    #[error("what is in the link is larger than a draft may be")]
    TooLarge,
}
