//! What the repository asks of a browser's storage: texts under keys.

use thiserror::Error;

/// Why a store refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// There is no room for this text.
    #[error("no room left")]
    Full,
    /// The store cannot be used at all.
    #[error("the store cannot be used")]
    Blocked,
}

/// How much of an entry [`Store::peek`] shows, in UTF-16 units.
pub const HEAD: usize = 200;

/// Texts under keys. Setting one either puts all of it in place or leaves what was there.
pub trait Store {
    /// The text of a key.
    ///
    /// # Errors
    /// See [`Refusal`]; the same for the others.
    fn get(&self, key: &str) -> Result<Option<String>, Refusal>;
    /// The first [`HEAD`] UTF-16 units of a text, and its length in them: drafts are large, and a list needs no more.
    fn peek(&self, key: &str) -> Result<Option<(String, usize)>, Refusal>;
    /// Puts a text in place.
    fn set(&self, key: &str, text: &str) -> Result<(), Refusal>;
    /// Removes a text; one that is not there is no fault.
    fn remove(&self, key: &str) -> Result<(), Refusal>;
    /// All keys that begin with `prefix`.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refusal>;
}

/// The head of a text as [`Store::peek`] gives it, for stores that hold Rust strings.
pub fn head(text: &str) -> (String, usize) {
    let units: Vec<u16> = text.encode_utf16().take(HEAD).collect();
    (String::from_utf16_lossy(&units), text.encode_utf16().count())
}
