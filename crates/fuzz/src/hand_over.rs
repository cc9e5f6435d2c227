//! Drafts that are packed into links arrive as they were sent.

use sao_lang_core::draft::{Draft, parse, to_compact_json};
use sao_lang_core::handover::{Kind, LinkError, Part, pack, unpack};

use super::Made;
use super::chance::Chance;

/// A draft may be refused as too large only if its JSON has more bytes than this.
const ALWAYS_FITS: usize = 80_000;

/// Packs and unpacks a draft: it arrives without its files, or it is too large.
pub fn hand_over(draft: &Draft, chance: &mut Chance, made: &mut Made) {
    let mut expected = draft.clone();
    expected.papers.iter_mut().for_each(|paper| paper.files.clear());
    let size = chance.one_of(&[1, 50, 300, 500, 2_000]);
    let (whole, mut series) = match pack(draft, Kind::Draft, size) {
        Ok(packed) => packed,
        Err(error) => {
            assert_eq!(error, LinkError::TooLarge);
            assert!(to_compact_json(&expected).len() > ALWAYS_FITS, "a small draft is too large for a link");
            made.count("too large for a link");
            return;
        }
    };
    chance.shuffle(&mut series);
    if let Some(again) = series.first().cloned() {
        series.push(again);
    }
    for parts in [vec![whole], series].iter().filter(|parts| !parts.is_empty()) {
        let read: Result<Vec<Part>, _> = parts.iter().map(|part| Part::read(&part.fragment())).collect();
        assert_eq!(read.as_ref(), Ok(parts), "a link is read as another");
        let Ok(text) = unpack(parts) else { panic!("a link that was made is not taken") };
        assert!(parse(text.as_bytes()).is_ok_and(|back| back == expected), "a draft was changed on its way");
    }
    made.count("handed over");
}
