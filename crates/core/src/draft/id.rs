//! The ids that name drafts and attachments on a device.

/// Characters of an id.
pub const ID_LENGTH: usize = 8;

/// The characters that an id is made of: none that is easily taken for another. `public/early/store.js` makes ids of the same
/// form, as it begins drafts before the app is there.
pub const ID_LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// An id by chance: a byte of chance for each character.
pub fn new_id(chance: [u8; ID_LENGTH]) -> String {
    chance.into_iter().map(|byte| char::from(ID_LETTERS[usize::from(byte) % ID_LETTERS.len()])).collect()
}
