//! Packing a draft into parts, and unpacking it. This runs in the worker, which includes the code for deflate.

use super::compress::{InflateError, deflate, inflate};
use super::{Kind, LinkError, MAX_CHARS, MAX_PARTS, Part, base64, join};
use crate::draft::{Draft, MAX_BYTES};

/// Packs a draft into one part, and into a series of parts with at most `size` characters of data each. The series is
/// empty where it would be longer than [`MAX_PARTS`]. Attachments stay on this device, so their names are left out. So is what
/// was handed in, which is too large for a code.
///
/// # Errors
/// [`LinkError::TooLarge`] where the draft is larger than a draft may be, or its data longer than [`MAX_CHARS`].
pub fn pack(draft: &Draft, kind: Kind, size: usize) -> Result<(Part, Vec<Part>), LinkError> {
    let mut draft = draft.clone();
    draft.papers.iter_mut().for_each(|paper| paper.files.clear());
    draft.handed_in.clear();
    let json = serde_json::to_vec(&draft).map_err(|_| LinkError::TooLarge)?;
    let packed = deflate(&json).map_err(|_| LinkError::TooLarge)?;
    let data = base64::encode(&packed);
    let count = data.len().div_ceil(size.max(1));
    if json.len() > MAX_BYTES || data.len() > MAX_CHARS {
        return Err(LinkError::TooLarge);
    }
    let check = check(&packed);
    let part = |number, count, data: &str| Part { kind, check, number, count, data: data.to_owned() };
    // Every letter of Base64 is one byte.
    let series = (1..=count).map(|n| part(n, count, &data[(n - 1) * size..data.len().min(n * size)]));
    let series = if count > MAX_PARTS { Vec::new() } else { series.collect() };
    Ok((part(1, 1, &data), series))
}

/// The draft file of a complete series. It must still be read with [`crate::draft::parse`].
///
/// # Errors
/// See [`LinkError`]. At most the maximum size of a draft is unpacked.
pub fn unpack(parts: &[Part]) -> Result<String, LinkError> {
    let packed = base64::decode(&join(parts)?).ok_or(LinkError::Damaged)?;
    if parts.first().is_none_or(|p| p.check != check(&packed)) {
        return Err(LinkError::Damaged);
    }
    let bytes = inflate(&packed).map_err(|why| match why {
        InflateError::Damaged => LinkError::Damaged,
        InflateError::TooLarge => LinkError::TooLarge,
    })?;
    String::from_utf8(bytes).map_err(|_| LinkError::Damaged)
}

fn check(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}
