//! Packing a draft into parts, and unpacking it. This runs in the worker, which includes the code for deflate.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::{Kind, LinkError, MAX_CHARS, MAX_PARTS, Part, base64, join};
use crate::draft::{Draft, MAX_BYTES};

/// Packs a draft into one part, and into a series of parts with at most `size` characters of data each. The series is
/// empty where it would be longer than [`MAX_PARTS`]. Attachments stay on this device, so their names are left out.
///
/// # Errors
/// [`LinkError::TooLarge`] where the draft is larger than a draft may be, or its data longer than [`MAX_CHARS`].
pub fn pack(draft: &Draft, kind: Kind, size: usize) -> Result<(Part, Vec<Part>), LinkError> {
    let mut draft = draft.clone();
    draft.papers.iter_mut().for_each(|paper| paper.files.clear());
    let json = serde_json::to_vec(&draft).map_err(|_| LinkError::TooLarge)?;
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&json).map_err(|_| LinkError::TooLarge)?;
    let packed = encoder.finish().map_err(|_| LinkError::TooLarge)?;
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
    let mut bytes = Vec::new();
    let limit = MAX_BYTES as u64 + 1;
    DeflateDecoder::new(packed.as_slice()).take(limit).read_to_end(&mut bytes).map_err(|_| LinkError::Damaged)?;
    if bytes.len() > MAX_BYTES {
        return Err(LinkError::TooLarge);
    }
    String::from_utf8(bytes).map_err(|_| LinkError::Damaged)
}

fn check(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}
