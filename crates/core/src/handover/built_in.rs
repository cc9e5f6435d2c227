//! Samples that every device has: a link names one by its key, so that one small code is enough.

use super::LinkError;
use super::part::{Part, VERSION, versioned};
use crate::practice::is_key;

/// What a link names that is on every device. Whether there is such a key is for the reader to find out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BuiltIn {
    /// The sample of this key: `1.s.nuoc-mam`.
    Sample(String),
    /// All samples of the case of this key, on the practice page: `1.c.confectioner`.
    Case(String),
}

impl BuiltIn {
    /// The fragment that [`read`] reads, without its `#`.
    pub fn fragment(&self) -> String {
        match self {
            BuiltIn::Sample(key) => format!("{VERSION}.s.{key}"),
            BuiltIn::Case(key) => format!("{VERSION}.c.{key}"),
        }
    }
}

/// What a fragment holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fragment {
    /// A draft or an exercise, or a part of one.
    Part(Part),
    /// The name of what every device has.
    BuiltIn(BuiltIn),
}

/// Reads a fragment, with or without its `#`.
///
/// # Errors
/// See [`LinkError`]. A key that is not plain is no link that this program makes.
pub fn read(fragment: &str) -> Result<Fragment, LinkError> {
    let of: fn(String) -> BuiltIn = match versioned(fragment)? {
        rest if rest.starts_with("s.") => BuiltIn::Sample,
        rest if rest.starts_with("c.") => BuiltIn::Case,
        _ => return Part::read(fragment).map(Fragment::Part),
    };
    let key = versioned(fragment)?.get(2..).filter(|key| is_key(key)).ok_or(LinkError::NotALink)?;
    Ok(Fragment::BuiltIn(of(key.to_owned())))
}
