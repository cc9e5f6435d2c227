//! PDF files as other programs read them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashMap;
use std::io::Cursor;

use hayro_syntax::Pdf;
use image::{ImageFormat, Rgb, RgbImage};
use proptest::prelude::*;
use sao_lang_core::documents::model::{Block, Paragraph};
use sao_lang_core::documents::{
    BinderChoices, BinderReport, FileKind, LeftOut, Looked, Printable, Properties, dossier,
};
use sao_lang_core::draft::{Attachment, Draft, EvidenceState, Paper};
use sao_lang_core::locale::Lang;
use sao_lang_pdf::{Binder, Written, look, pdf};
use test_support::{edition, hand_in, household, set, work};

fn document(blocks: Vec<Block>) -> Printable {
    Printable::new(blocks, Properties { title: "Hồ sơ: Cá khô".into(), author: "Hộ Bà Hai".into() }, &hand_in())
}

fn pages_of(bytes: &[u8]) -> usize {
    Pdf::new(bytes.to_vec()).expect("a PDF").pages().len()
}

#[test]
fn the_dossier_is_a_file_that_keeps_its_promises() {
    let (draft, options) = (household(), work(Lang::Vi));
    let blocks = dossier(&draft, edition(), set(draft.set), &options);
    let dossier = Printable { note: options.note().into(), ..document(blocks) };
    let made = pdf(&dossier).expect("a file");
    assert!(pages_of(&made) >= 8);
    let text = String::from_utf8_lossy(&made);
    for promise in ["<pdfaid:part>2", "<pdfaid:conformance>A", "<pdfuaid:part>1", "/Lang(vi)"] {
        assert!(text.contains(promise), "{promise}");
    }
    assert_eq!(made, pdf(&dossier).expect("a file"), "the same blocks give the same bytes");
}

#[test]
fn a_document_without_headings_or_without_anything_is_a_file_too() {
    for blocks in [vec![], vec![Block::from(Paragraph::new("Một dòng"))], vec![Block::PageBreak]] {
        assert_eq!(pages_of(&pdf(&document(blocks)).expect("a file")), 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_refused(texts in prop::collection::vec("(\\PC|\\p{C}){0,60}", 1..6), heading in 0u8..5) {
        let blocks: Vec<Block> = texts.iter().map(|t| Block::from(Paragraph { heading, ..Paragraph::new(t.as_str()) })).collect();
        let properties = Properties { title: texts[0].clone(), author: texts[0].clone() };
        let hostile = Printable { note: texts[0].clone(), properties, ..document(blocks) };
        prop_assert!(pdf(&hostile).is_ok());
    }

    #[test]
    fn no_file_stops_the_look(content in prop::collection::vec(any::<u8>(), 0..400), start in 0usize..5) {
        let starts: [&[u8]; 5] = [b"", b"%PDF-1.7\n", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"];
        let content = [starts[start], &content].concat();
        prop_assert_eq!(look(Some(&content)).bytes, content.len() as u64);
    }
}

/// A picture with so many pixels, each different, so that it is as large as photos are.
fn photo(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let noise = |x: u32, y: u32| (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) as u8;
    let picture = RgbImage::from_fn(width, height, |x, y| Rgb([noise(x, y), noise(y, x), noise(x + y, x)]));
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A draft with one paper for each list of files.
fn draft_with(papers: &[&[&str]]) -> Draft {
    let mut draft = household();
    let file = |id: &&str| Attachment { id: (*id).into(), name: format!("{id}.x"), ..Attachment::default() };
    let keys: Vec<String> = draft.papers.iter().map(|p| p.paper.clone()).collect();
    let key = |n: usize| keys.get(n).cloned().unwrap_or_else(|| edition().papers[n].key.clone());
    draft.papers = papers
        .iter()
        .enumerate()
        .map(|(n, files)| Paper {
            paper: key(n),
            label: format!("tờ {n}"),
            state: EvidenceState::Ready,
            files: files.iter().map(file).collect(),
            ..Paper::default()
        })
        .collect();
    draft
}

fn bound(draft: &Draft, files: &HashMap<&str, Vec<u8>>, choices: BinderChoices) -> (Vec<Written>, BinderReport) {
    let ids = || draft.attachment_ids();
    let looks: HashMap<String, Looked> =
        ids().map(|id| (id.to_owned(), look(files.get(id).map(Vec::as_slice)))).collect();
    let mut binder = Binder::new(draft, edition(), set(draft.set), &hand_in(), &looks, choices).expect("a binder");
    let mut written = Vec::new();
    while let Some(id) = binder.next().map(str::to_owned) {
        binder.add(files.get(id.as_str()).cloned()).expect("added");
        written.extend(binder.take());
    }
    let (last, report) = binder.finish().expect("finished");
    written.extend(last);
    (written, report)
}

#[test]
fn photos_and_pages_of_pdfs_follow_the_dossier() {
    let (two, one) = (
        pdf(&document(vec![Paragraph::new("A").into(), Block::PageBreak, Paragraph::new("B").into()])),
        photo(300, 400, ImageFormat::Jpeg),
    );
    let files = HashMap::from([("photo", one), ("two", two.unwrap()), ("png", photo(200, 100, ImageFormat::Png))]);
    let draft = draft_with(&[&["photo", "two"], &[], &["png"]]);
    let (without, plain) = bound(&draft_with(&[&[], &[], &[]]), &files, BinderChoices::default());
    let (written, report) = bound(&draft, &files, BinderChoices::default());
    assert_eq!((written.len(), report.sizes.len(), report.left_out.len()), (1, 1, 0));
    assert_eq!(report.pages, plain.pages + 4);
    assert_eq!(pages_of(&written[0].bytes), report.pages);
    assert_eq!(pages_of(&without[0].bytes), plain.pages);
    let (sheets, with_sheets) = bound(&draft, &files, BinderChoices { sheets: true, limit: None });
    assert_eq!(with_sheets.pages, report.pages + with_sheets.without_copy.len());
    assert_eq!(pages_of(&sheets[0].bytes), with_sheets.pages);
}

#[test]
fn what_cannot_be_put_in_is_named_and_costs_nothing_else() {
    let files = HashMap::from([
        ("text", b"no picture".to_vec()),
        ("cut", photo(300, 400, ImageFormat::Jpeg)[..60].to_vec()),
        ("broken", b"%PDF-1.7\n1 0 obj << /Type".to_vec()),
        ("locked", include_bytes!("locked.pdf").to_vec()),
        ("good", photo(300, 400, ImageFormat::Jpeg)),
    ]);
    let draft = draft_with(&[&["text", "cut", "broken", "locked", "missing", "good"]]);
    let (written, report) = bound(&draft, &files, BinderChoices::default());
    let why: Vec<(&str, LeftOut)> = report.left_out.iter().map(|(_, name, why)| (name.as_str(), *why)).collect();
    assert_eq!(
        why,
        [
            ("text.x", LeftOut::Broken),
            ("cut.x", LeftOut::Broken),
            ("broken.x", LeftOut::Broken),
            ("locked.x", LeftOut::Encrypted),
            ("missing.x", LeftOut::Missing),
        ]
    );
    assert_eq!(written.len(), 1);
}

#[test]
fn a_huge_picture_is_left_out_before_it_is_read() {
    // A PNG whose head promises 60,000 x 60,000 pixels.
    let mut png = photo(2, 2, ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    assert_eq!(look(Some(&png)).kind, FileKind::LeftOut(LeftOut::Broken));
}

#[test]
fn a_file_stays_within_its_size_and_is_split_between_papers_if_it_has_to() {
    let files: HashMap<&str, Vec<u8>> =
        ["a", "b", "c", "d"].into_iter().map(|id| (id, photo(1200, 1600, ImageFormat::Jpeg))).collect();
    let draft = draft_with(&[&["a"], &["b"], &["c"], &["d"]]);
    let all: u64 = files.values().map(|file| file.len() as u64).sum();
    let limit = |limit: u64| bound(&draft, &files, BinderChoices { sheets: false, limit: Some(limit) });
    let (_, whole) = limit(all * 2);
    assert_eq!((whole.reduced, whole.sizes.len()), (0, 1));
    let (reduced, report) = limit(all / 2 + 400_000);
    assert_eq!((report.reduced, report.sizes.len()), (4, 1));
    assert!(report.sizes[0] <= all / 2 + 400_000 && pages_of(&reduced[0].bytes) == whole.pages);
    let (split, report) = limit(all / 5);
    assert!(split.len() > 1 && report.sizes.iter().all(|size| *size <= all / 5), "{report:?}");
    assert_eq!(split.iter().map(|file| file.number).collect::<Vec<_>>(), (1..=split.len()).collect::<Vec<_>>());
    // Each file has the list of contents.
    assert_eq!(split.iter().map(|file| pages_of(&file.bytes)).sum::<usize>(), whole.pages + split.len() - 1);
}
