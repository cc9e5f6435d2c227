//! The ids of drafts and attachments on a device.

/// The number of characters of an id.
pub const ID_LENGTH: usize = 8;

/// The characters of an id. Characters that are easily confused with others are left out. `public/early/store.js` makes
/// ids of the same form, because it begins drafts before the app has loaded.
pub const ID_LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// A random id, made from one random byte for each character.
pub fn new_id(chance: [u8; ID_LENGTH]) -> String {
    chance.into_iter().map(|byte| char::from(ID_LETTERS[usize::from(byte) % ID_LETTERS.len()])).collect()
}
