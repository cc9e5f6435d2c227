//! Compression of a draft with deflate (RFC 1951), for links and for what was handed in.

use std::io::{self, Read as _, Write as _};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use crate::draft::MAX_BYTES;

/// The reason why packed bytes are no draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InflateError {
    /// The bytes are not packed with deflate, or were cut off.
    Damaged,
    /// The content is larger than a draft may be.
    TooLarge,
}

/// Packs bytes.
///
/// # Errors
/// Fails only where the bytes cannot be written, which does not happen in memory.
pub fn deflate(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Unpacks bytes, at most [`MAX_BYTES`] of them: a few packed bytes can stand for very many.
///
/// # Errors
/// See [`InflateError`].
pub fn inflate(packed: &[u8]) -> Result<Vec<u8>, InflateError> {
    let mut bytes = Vec::new();
    let limit = MAX_BYTES as u64 + 1;
    DeflateDecoder::new(packed).take(limit).read_to_end(&mut bytes).map_err(|_| InflateError::Damaged)?;
    if bytes.len() > MAX_BYTES { Err(InflateError::TooLarge) } else { Ok(bytes) }
}
