//! Drafts as links: they arrive without a change, and no link does harm.

use flate2::Crc;
use sao_lang_core::draft::{Draft, MAX_BYTES};
use sao_lang_core::handover::{Kind, MAX_CHARS, MAX_PARTS, Part, join, pack, unpack};

use super::chance::{Chance, mutate};
use super::drafts::import;
use super::{Made, Ran, Seeds};

/// The links of the seeds: each draft as one link, and as series of links.
pub fn fragments(drafts: &[&Draft]) -> Vec<Vec<Part>> {
    let packed = drafts.iter().flat_map(|draft| [60, 500].map(|size| pack(draft, Kind::Draft, size)));
    packed.flatten().flat_map(|(whole, series)| [vec![whole], series]).filter(|parts| !parts.is_empty()).collect()
}

/// Reads a link that was changed, mixed with others, or forged.
pub fn link(seeds: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    match chance.below(4) {
        0 | 1 => changed(seeds, chance),
        2 => mixed(seeds, chance),
        _ => forged(seeds, chance, made),
    }
}

/// Reads a fragment; a valid fragment is written without a change.
fn read(fragment: &str) -> Option<Part> {
    let part = Part::read(fragment).ok()?;
    assert!(part.number >= 1 && part.number <= part.count && part.count <= MAX_PARTS);
    assert_eq!(Part::read(&part.fragment()).as_ref(), Ok(&part));
    Some(part)
}

fn changed(seeds: &Seeds, chance: &mut Chance) -> Ran {
    let series = &seeds.links[chance.below(seeds.links.len())];
    let mut bytes = series[chance.below(series.len())].fragment().into_bytes();
    mutate(&mut bytes, chance);
    let text = String::from_utf8_lossy(&bytes);
    let part = read(&text);
    let through = part.is_some();
    if let Some(text) = part.and_then(|part| unpack(&[part]).ok()) {
        assert!(seeds.is_known(&text), "a changed link was taken");
    }
    Ran { bytes: bytes.len(), through }
}

fn mixed(seeds: &Seeds, chance: &mut Chance) -> Ran {
    let mut parts = seeds.links[chance.below(seeds.links.len())].clone();
    for _ in 0..=chance.below(3) {
        let other = &seeds.links[chance.below(seeds.links.len())];
        let other = other[chance.below(other.len())].clone();
        let at = chance.below(parts.len());
        match chance.below(6) {
            0 => drop(parts.remove(at)),
            1 => parts.push(other),
            2 => parts[at].data = other.data,
            3 => parts[at].count = 1 + chance.below(MAX_PARTS),
            4 => parts[at].number = 1 + chance.below(MAX_PARTS),
            _ => chance.shuffle(&mut parts),
        }
        if parts.is_empty() {
            break;
        }
    }
    assert!(join(&parts).is_ok_and(|data| data.len() <= MAX_CHARS) || join(&parts).is_err());
    let bytes = parts.iter().map(|part| part.data.len()).sum();
    let taken = unpack(&parts);
    let through = taken.is_ok();
    assert!(taken.is_err() || taken.is_ok_and(|text| seeds.is_known(&text)), "a mixed series was taken");
    Ran { bytes, through }
}

/// Reads a link with a correct checksum over any content.
fn forged(seeds: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    let mut content = seeds.least.as_bytes().to_vec();
    mutate(&mut content, chance);
    let mut packed = stored(&content);
    match chance.below(3) {
        0 => mutate(&mut packed, chance),
        1 if chance.once_in(4) => packed = chance.bytes(200),
        _ => {}
    }
    Ran { bytes: packed.len(), through: receive(&packed, chance, made) }
}

/// Unpacks bytes: the result is no larger than a draft, and it is handled like every file; returns whether it was
/// accepted.
pub fn receive(packed: &[u8], chance: &mut Chance, made: &mut Made) -> bool {
    let mut crc = Crc::new();
    crc.update(packed);
    let data = base64(packed);
    let too_long = data.len() > MAX_CHARS;
    let part = Part { kind: Kind::Draft, check: crc.sum(), number: 1, count: 1, data };
    match unpack(&[part]) {
        Ok(text) => {
            assert!(text.len() <= MAX_BYTES && !too_long);
            import(text.as_bytes(), chance, made)
        }
        Err(_) => false,
    }
}

/// Deflate data without compression: a small draft fits into one block.
fn stored(content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap_or(u16::MAX);
    let mut packed = vec![1];
    packed.extend_from_slice(&length.to_le_bytes());
    packed.extend_from_slice(&(!length).to_le_bytes());
    packed.extend_from_slice(content);
    packed
}

/// The Base64 text that links use.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::with_capacity(bytes.len() / 3 * 4 + 4);
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0usize, |group, at| group << 8 | usize::from(chunk.get(at).copied().unwrap_or(0)));
        let letters = (0..=chunk.len()).map(|at| char::from(LETTERS[group >> (18 - 6 * at) & 63]));
        text.extend(letters);
    }
    text
}
