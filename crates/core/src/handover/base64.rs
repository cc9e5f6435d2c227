//! Base64 in the alphabet that addresses allow (RFC 4648, section 5), without padding.

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};

/// Decoding ignores bits of the last letter that belong to no byte: the checksum of a link already detects damage.
const LINKS: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, NO_PAD.with_decode_allow_trailing_bits(true));

/// Encodes bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    LINKS.encode(bytes)
}

/// Decodes a text to bytes; `None` where the text is not valid Base64.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    LINKS.decode(text).ok()
}
