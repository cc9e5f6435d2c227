//! Built-in samples, which every device has. A link names a sample by its key, so one small code is enough.

use super::LinkError;
use super::part::{Part, VERSION, versioned};
use crate::practice::is_key;

/// A built-in item that a link names. Whether an item with this key exists is for the receiver to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BuiltIn {
    /// The sample with this key: `1.s.nuoc-mam`.
    Sample(String),
    /// All samples of the case with this key, on the practice page: `1.c.confectioner`.
    Case(String),
}

impl BuiltIn {
    /// The fragment for [`read`], without its `#`.
    pub fn fragment(&self) -> String {
        match self {
            BuiltIn::Sample(key) => format!("{VERSION}.s.{key}"),
            BuiltIn::Case(key) => format!("{VERSION}.c.{key}"),
        }
    }
}

/// The content of a fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fragment {
    /// A draft or an exercise, or a part of one.
    Part(Part),
    /// The key of a built-in item.
    BuiltIn(BuiltIn),
}

/// Reads a fragment, with or without its `#`.
///
/// # Errors
/// See [`LinkError`]. A key with other characters than [`is_key`] allows is not from this program.
pub fn read(fragment: &str) -> Result<Fragment, LinkError> {
    let of: fn(String) -> BuiltIn = match versioned(fragment)? {
        rest if rest.starts_with("s.") => BuiltIn::Sample,
        rest if rest.starts_with("c.") => BuiltIn::Case,
        _ => return Part::read(fragment).map(Fragment::Part),
    };
    let key = versioned(fragment)?.get(2..).filter(|key| is_key(key)).ok_or(LinkError::NotALink)?;
    Ok(Fragment::BuiltIn(of(key.to_owned())))
}
