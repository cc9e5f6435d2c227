//! The fingerprint of a text: one hash for entries, summaries, rows and files that come from outside.

/// FNV-1a hash of 64 bits over several texts, one after the other. Equal texts have equal hashes. A change within one
/// byte always changes the hash, because each step is a bijection of the state. No secret depends on the hash.
///
/// ```
/// use sao_lang_core::fingerprint::fingerprint;
/// assert_eq!(fingerprint(&[b"a", b"b"]), fingerprint(&[b"ab"]));
/// assert_eq!(fingerprint(&[]), 0xcbf2_9ce4_8422_2325);
/// ```
pub fn fingerprint(parts: &[&[u8]]) -> u64 {
    let step = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    parts.iter().copied().flatten().fold(0xcbf2_9ce4_8422_2325, step)
}
