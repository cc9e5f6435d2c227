//! SHA-256, and the short code of a round.

use sha2::{Digest as _, Sha256};

use super::HandedInFile;

/// The characters of a code. Of those that look alike in print or in handwriting, only one is there or none: 0 and O,
/// 1, I and L, 2 and Z, 5 and S, 8 and B.
const LETTERS: &[u8; 25] = b"34679ACDEFGHJKMNPQRTUVWXY";
/// The number of characters of each of the two groups of a code.
const GROUP: usize = 4;

/// The SHA-256 of bytes (FIPS 180-4).
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The code of a packed state and its files: two groups of four characters, such as `K7PM-3XQ9`.
pub(super) fn code_of(state: &str, files: &[HandedInFile]) -> String {
    let mut hash = Sha256::new();
    // The length before each text keeps two different lists of texts from being the same bytes.
    let mut put = |text: &str| {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    };
    put(state);
    for file in files {
        put(&file.id);
        put(&file.sha256);
    }
    let [a, b, c, d, e, f, g, h, ..] = <[u8; 32]>::from(hash.finalize());
    let mut rest = u64::from_be_bytes([a, b, c, d, e, f, g, h]);
    let mut letter = || {
        let count = LETTERS.len() as u64;
        let letter = LETTERS[(rest % count) as usize];
        rest /= count;
        char::from(letter)
    };
    let group = |letter: &mut dyn FnMut() -> char| (0..GROUP).map(|_| letter()).collect::<String>();
    let first = group(&mut letter);
    format!("{first}-{}", group(&mut letter))
}

/// A hash as 64 hex digits in small letters.
pub(super) fn hash_as_text(hash: &[u8; 32]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash that 64 hex digits stand for; `None` for any other text.
pub(super) fn hash_of_text(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut hash = [0; 32];
    for (index, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    Some(hash)
}
