//! The interface to a browser's storage: texts under keys.

use thiserror::Error;

/// The reason why a store refused an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// There is no room for this text.
    #[error("no room left")]
    Full,
    /// The store cannot be used at all.
    #[error("the store cannot be used")]
    Blocked,
}

/// The length of the first part of an entry that [`Store::peek`] returns, in UTF-16 units.
pub const HEAD: usize = 200;

/// Texts under keys. `set` either stores the whole text or leaves the former text unchanged.
pub trait Store {
    /// The text under a key.
    ///
    /// # Errors
    /// See [`Refusal`]; the other functions return the same errors.
    fn get(&self, key: &str) -> Result<Option<String>, Refusal>;
    /// The first [`HEAD`] UTF-16 units of a text, and its length in UTF-16 units. Drafts are large, and a list needs no
    /// more.
    fn peek(&self, key: &str) -> Result<Option<(String, usize)>, Refusal>;
    /// Stores a text under a key.
    fn set(&self, key: &str, text: &str) -> Result<(), Refusal>;
    /// Removes the text under a key; a missing text is no error.
    fn remove(&self, key: &str) -> Result<(), Refusal>;
    /// All keys that begin with `prefix`.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refusal>;
}

/// The first part of a text as [`Store::peek`] returns it, for stores that hold Rust strings.
pub fn head(text: &str) -> (String, usize) {
    let units: Vec<u16> = text.encode_utf16().take(HEAD).collect();
    (String::from_utf16_lossy(&units), text.encode_utf16().count())
}
