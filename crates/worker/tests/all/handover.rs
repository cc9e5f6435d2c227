//! Drafts as links and codes: packed and unpacked, and links with any other content.

use super::asking::ask;
use proptest::prelude::*;
use sao_lang_core::draft::{Draft, MAX_BYTES, parse};
use sao_lang_core::handover::{
    BuiltIn, Fragment, Kind, LinkError, MAX_CHARS, MAX_PARTS, Part, join, pack, read, unpack,
};
use test_support::{cases, generate, household};
use worker_protocol::{Failure, HandOver, HandedOver, Receive};

/// A draft as it arrives: without the names of photos and what was handed in, which stay on the device.
fn without_files(mut draft: Draft) -> Draft {
    draft.papers.iter_mut().for_each(|p| p.files.clear());
    draft.handed_in.clear();
    draft
}

fn arrives(parts: &[Part]) -> Draft {
    let text = unpack(parts).expect("the parts are whole");
    parse(text.as_bytes()).expect("it is a draft")
}

#[test]
fn a_draft_arrives_as_it_was_sent_by_link_and_by_codes() {
    let draft = household();
    for kind in [Kind::Draft, Kind::Exercise] {
        let (whole, mut series) = pack(&draft, kind, 500).expect("small enough");
        assert!(series.len() > 1 && series.len() <= MAX_PARTS, "{} parts", series.len());
        series.reverse();
        series.push(series[0].clone());
        for parts in [vec![whole], series] {
            let read: Vec<Part> = parts.iter().map(|p| Part::read(&p.fragment()).expect("its own fragment")).collect();
            assert_eq!(read, parts);
            assert!(read.iter().all(|p| p.kind == kind));
            assert_eq!(arrives(&read), without_files(draft.clone()));
        }
    }
}

#[test]
fn a_missing_part_is_waited_for_and_a_strange_one_is_refused() {
    let (_, series) = pack(&household(), Kind::Draft, 300).expect("small enough");
    let mut other = household();
    other.product.name.push('!');
    let (_, others) = pack(&other, Kind::Draft, 300).expect("small enough");
    assert_eq!(unpack(&series[1..]), Err(LinkError::Incomplete));
    let mixed: Vec<Part> = others[..1].iter().chain(&series[1..]).cloned().collect();
    assert_eq!(unpack(&mixed), Err(LinkError::Damaged));
    assert_eq!(unpack(&[]), Err(LinkError::Incomplete));
    // Parts that claim to belong together but do not.
    let mut forged = series.clone();
    forged[0].data = others[0].data.clone();
    forged[0].data.replace_range(..1, "_");
    assert_eq!(unpack(&forged), Err(LinkError::Damaged));
}

#[test]
fn what_is_no_link_is_told_apart() {
    let good = "1.d.0123abcd.1.2.AAAA";
    assert!(Part::read(good).is_ok() && Part::read("#1.x.0123abcd.60.60.A-_9").is_ok());
    for bad in [
        "",
        "#",
        "main",
        "1",
        "1.",
        "0.d.0123abcd.1.2.AAAA",
        "01.d.0123abcd.1.2",
        "1.q.0123abcd.1.2.AAAA",
        "1.d.0123abc.1.2.AAAA",
        "1.d.0123ABCD.1.2.AAAA",
        "1.d.+123abcd.1.2.AAAA",
        "1.d.0123abcd.0.2.AAAA",
        "1.d.0123abcd.3.2.AAAA",
        "1.d.0123abcd.1.61.AAAA",
        "1.d.0123abcd.-1.2.AAAA",
        "1.d.0123abcd.1.2.",
        "1.d.0123abcd.1.2.A=",
        "1.d.0123abcd.1.2.A.A",
        "1.d.0123abcd.1.2.ế",
        "+1.d.0123abcd.1.2.AAAA",
        "1.d.0123abcd.1.99999999999999999999.AAAA",
    ] {
        assert_eq!(Part::read(bad), Err(LinkError::NotALink), "{bad}");
    }
    assert_eq!(Part::read("2.something.new"), Err(LinkError::Newer));
    let long = format!("1.d.0123abcd.1.1.{}", "A".repeat(MAX_CHARS + 100));
    assert_eq!(Part::read(&long), Err(LinkError::TooLong));
    let part = |number| Part { kind: Kind::Draft, check: 1, number, count: 2, data: "A".repeat(MAX_CHARS) };
    assert_eq!(join(&[part(1), part(2)]), Err(LinkError::TooLong));
}

#[test]
fn a_sample_is_named_by_its_key() {
    let sample = |key: &str| BuiltIn::Sample(key.to_owned());
    assert_eq!(sample("nuoc-mam").fragment(), "1.s.nuoc-mam");
    assert_eq!(BuiltIn::Case("confectioner".to_owned()).fragment(), "1.c.confectioner");
    for built_in in
        [sample("nuoc-mam"), sample("a"), sample(&"a1-".repeat(13)[..38]), BuiltIn::Case("industries".into())]
    {
        let fragment = built_in.fragment();
        assert_eq!(read(&fragment), Ok(Fragment::BuiltIn(built_in.clone())), "{fragment}");
        assert_eq!(read(&format!("#{fragment}")), Ok(Fragment::BuiltIn(built_in)));
        assert_eq!(Part::read(&fragment), Err(LinkError::NotALink), "a name is no part of a series");
    }
    for bad in [
        "1.s.",
        "1.s",
        "1.s.-",
        "1.s.nuoc-",
        "1.s.-mam",
        "1.s.nuoc--mam",
        "1.s.Nuoc-mam",
        "1.s.nước",
        "1.s.nuoc mam",
        "1.s.nuoc%2Dmam",
        "1.s.nuoc.mam",
        "1.s.../drafts",
        "1.c.a/b",
        "1.ss.nuoc",
        "1.S.nuoc",
        "0.s.nuoc",
        "s.nuoc",
        &format!("1.s.{}", "a".repeat(41)),
    ] {
        assert_eq!(read(bad), Err(LinkError::NotALink), "{bad}");
    }
    assert_eq!(read("2.s.nuoc-mam"), Err(LinkError::Newer));
    assert_eq!(read(&format!("1.s.{}", "a".repeat(MAX_CHARS + 100))), Err(LinkError::TooLong));
    let part = "1.d.0123abcd.1.2.AAAA";
    assert_eq!(read(part), Part::read(part).map(Fragment::Part));
}

#[test]
fn codes_for_the_last_row_are_small_and_hold_the_same() {
    let ask = |draft: String, far| {
        let request = HandOver { draft, exercise: true, far, address: "https://example.vn/receive#".to_owned() };
        let HandedOver { link, codes } = ask(request).expect("a hand-over");
        (link, codes)
    };
    let mut draft = Draft::new(17, "2026-06-01T00:00:00Z");
    draft.product.name = "Siro".to_owned();
    let text = sao_lang_core::draft::to_json(&draft);
    let (near, far) = (ask(text.clone(), false), ask(text, true));
    assert_eq!(near.0, far.0, "the link is the same");
    assert!(far.1.len() > near.1.len() && far.1.iter().all(|code| code.size <= 41), "{} codes", far.1.len());
    // The data is too long for a series of the small codes: the codes are as small as possible, and their number
    // stays in the limit.
    let (near, far) = (
        ask(test_support::read(test_support::HOUSEHOLD), false).1,
        ask(test_support::read(test_support::HOUSEHOLD), true).1,
    );
    assert!(far.len() >= near.len() && far.len() <= MAX_PARTS, "{} codes", far.len());
    assert!(far.iter().all(|code| code.size <= near[0].size));
}

#[test]
fn a_small_link_cannot_unpack_into_something_huge() {
    use std::io::Write;
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![b' '; 1_000_000];
    for _ in 0..50 {
        encoder.write_all(&zeros).expect("memory");
    }
    let bytes = encoder.finish().expect("memory");
    let mut crc = flate2::Crc::new();
    crc.update(&bytes);
    let part = Part { kind: Kind::Draft, check: crc.sum(), number: 1, count: 1, data: base64(&bytes) };
    assert!(part.data.len() < MAX_CHARS, "{} characters would hold {MAX_BYTES} bytes many times", part.data.len());
    assert_eq!(unpack(&[part]), Err(LinkError::TooLarge));
}

/// A second implementation of Base64 for comparison, bit by bit.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
    let value = |bits: &[u8]| (0..6).fold(0, |sum, at| sum << 1 | bits.get(at).copied().unwrap_or(0));
    bits.chunks(6).map(|six| char::from(LETTERS[usize::from(value(six))])).collect()
}

#[test]
fn the_worker_packs_and_unpacks() {
    let text = test_support::read(test_support::HOUSEHOLD);
    let address = "https://example.vn/app/receive#".to_owned();
    let request = HandOver { draft: text, exercise: true, far: false, address: address.clone() };
    let HandedOver { link, codes } = ask(request).expect("a hand-over");
    assert!(codes.len() > 1 && codes.iter().all(|c| c.size <= 97 && c.path.starts_with("M0 0h7v1h-7z")));
    let fragment = link.strip_prefix(&address).expect("the address comes first").to_owned();
    assert_eq!(Part::read(&fragment).map(|p| p.kind), Ok(Kind::Exercise));
    let draft = ask(Receive { fragments: vec![fragment] }).expect("a draft");
    assert_eq!(parse(draft.as_bytes()), Ok(without_files(household())));
    let cut = Receive { fragments: vec!["1.d.0123abcd.1.1.AAAA".to_owned()] };
    assert_eq!(ask(cut), Err(Failure::LinkDamaged));
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_draft_arrives(draft in generate::draft(), size in 1usize..2000) {
        // A link that is too long is refused; all others arrive.
        if let Ok((whole, series)) = pack(&draft, Kind::Draft, size) {
            let draft = without_files(draft);
            prop_assert_eq!(&arrives(&[whole]), &draft);
            if !series.is_empty() {
                prop_assert_eq!(&arrives(&series), &draft);
            }
        }
    }

    #[test]
    fn no_fragment_breaks_anything(fragment in "(1\\.[dx]\\.[0-9a-f]{8}\\.[0-9]{1,2}\\.[0-9]{1,2}\\.)?[A-Za-z0-9_.-]{0,200}|.{0,60}") {
        if let Ok(part) = Part::read(&fragment) {
            prop_assert_eq!(Part::read(&part.fragment()), Ok(part.clone()));
            prop_assert!(unpack(&[part]).is_err());
        }
    }

    #[test]
    fn no_name_breaks_anything(key in "(1\\.[sc]\\.)?[a-z0-9-]{0,45}|.{0,60}") {
        if let Ok(Fragment::BuiltIn(built_in)) = read(&key) {
            prop_assert_eq!(read(&built_in.fragment()), Ok(Fragment::BuiltIn(built_in)));
        }
    }

    #[test]
    fn a_changed_letter_is_noticed(at in 0usize..4000, letter in "[A-Za-z0-9_-]") {
        let (mut whole, _) = pack(&household(), Kind::Draft, 500).expect("small enough");
        let at = at % whole.data.len();
        let before = whole.data.clone();
        whole.data.replace_range(at..=at, &letter);
        match unpack(std::slice::from_ref(&whole)) {
            Ok(text) => prop_assert_eq!(parse(text.as_bytes()), Ok(without_files(household())), "{}", before == whole.data),
            Err(error) => prop_assert_eq!(error, LinkError::Damaged),
        }
    }
}
