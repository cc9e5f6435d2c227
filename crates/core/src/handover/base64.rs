//! Base64 in the alphabet that addresses allow (RFC 4648, section 5), without padding.

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};

/// Bits of the last letter that stand for no byte are not looked at when reading: the checksum of a link tells damage.
const LINKS: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, NO_PAD.with_decode_allow_trailing_bits(true));

/// Bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    LINKS.encode(bytes)
}

/// Text as bytes; `None` where it is no such text.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    LINKS.decode(text).ok()
}
