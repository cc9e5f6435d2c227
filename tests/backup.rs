//! A backup goes there and back unharmed; anything else is refused, and nothing is made of it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::io::{Cursor, Write};

use common::{HOUSEHOLD, cases, generate, household, read};
use proptest::prelude::*;
use sao_lang::backup::{self, BackupError, Choice, Found, attachment, changes};
use sao_lang::draft::{Attachment, Draft, FormatError, Paper, parse};
use sao_lang::office::desk::{Attachments, answer, attachments_of, read_backup};
use sao_lang::office::protocol::{Failure, Reply, Request};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PHOTO: &[u8] = b"\xff\xd8\xff rest of a photo";

fn with_files(ids: &[&str]) -> Draft {
    let mut draft = household();
    let files = ids.iter().map(|id| Attachment { id: (*id).to_owned(), ..Attachment::default() }).collect();
    draft.papers.push(Paper { paper: "label-sample".into(), files, ..Paper::default() });
    draft
}

fn made(drafts: &[(String, Draft)], has: &[&str]) -> Vec<u8> {
    let bytes = |id: &str| has.contains(&id).then(|| PHOTO.to_vec());
    backup::write(Cursor::new(Vec::new()), drafts, bytes).unwrap().into_inner()
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn drafts_and_the_attachments_that_are_there_come_back() {
    let drafts = [("aa".to_owned(), with_files(&["photo1", "gone"])), ("bb".to_owned(), household())];
    let file = made(&drafts, &["photo1"]);
    let back = backup::read(Cursor::new(&file)).unwrap();
    assert_eq!(back.drafts.into_iter().collect::<Vec<_>>(), drafts);
    assert_eq!(back.files.into_iter().collect::<Vec<_>>(), ["photo1"]);
    assert!(back.bad.is_empty());
    assert_eq!(attachment(Cursor::new(&file), "photo1"), Some((PHOTO.to_vec(), "image/jpeg")));
    assert_eq!(attachment(Cursor::new(&file), "gone"), None);
}

#[test]
fn the_worker_makes_and_reads_a_backup() {
    let text = sao_lang::draft::to_json(&with_files(&["photo1"]));
    let request = Request::Backup { drafts: vec![("aa".into(), text.clone())], files: true };
    assert_eq!(attachments_of(&request), ["photo1"]);
    let needed = Attachments::from([("photo1".to_owned(), PHOTO.to_vec())]);
    let (reply, bytes) = answer(&request, &needed).unwrap();
    assert_eq!(reply, Reply::Made);
    match read_backup(&bytes.unwrap()) {
        Ok(Reply::Backup { drafts, files, bad }) => {
            assert_eq!((drafts.len(), drafts[0].0.as_str(), files, bad), (1, "aa", vec!["photo1".to_owned()], 0));
            assert_eq!(parse(drafts[0].1.as_bytes()), parse(text.as_bytes()));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(attachments_of(&Request::Backup { drafts: vec![("aa".into(), text)], files: false }), [""; 0]);
    assert_eq!(read_backup(b"PK rubbish"), Err(Failure::NoBackup));
}

#[test]
fn a_draft_that_cannot_be_read_is_named_and_the_others_are_taken() {
    let file = zipped(&[
        ("drafts/good.json", read(HOUSEHOLD).as_bytes()),
        ("drafts/bad.json", b"{}"),
        ("drafts/newer.json", br#"{"format":"sao-lang/draft","version":99}"#),
        ("elsewhere.json", b"{}"),
    ]);
    let back = backup::read(Cursor::new(&file)).unwrap();
    assert_eq!(back.drafts.len(), 1);
    let bad = [
        ("drafts/bad.json".to_owned(), FormatError::NotADraft),
        ("drafts/newer.json".to_owned(), FormatError::NewerVersion { found: 99 }),
    ];
    assert_eq!(back.bad, bad);
}

#[test]
fn names_that_lead_elsewhere_are_only_names() {
    let draft = with_files(&["../../evil", "photo1"]);
    let text = sao_lang::draft::to_json(&draft);
    let file = zipped(&[
        ("drafts/../../../etc/passwd.json", text.as_bytes()),
        ("files/../../evil", PHOTO),
        ("files/photo1", b"<script>alert(1)</script>"),
    ]);
    let back = backup::read(Cursor::new(&file)).unwrap();
    assert_eq!(back.drafts.keys().collect::<Vec<_>>(), ["draft-0"]);
    assert_eq!(back.files.into_iter().collect::<Vec<_>>(), ["photo1"]);
    assert_eq!(attachment(Cursor::new(&file), "photo1"), None, "neither a picture nor a PDF");
}

#[test]
fn what_unpacks_to_more_than_a_draft_is_not_unpacked() {
    let bomb = vec![b' '; 200_000_000];
    let file = zipped(&[("drafts/bomb.json", &bomb), ("drafts/good.json", read(HOUSEHOLD).as_bytes())]);
    assert!(file.len() < 1_000_000);
    let back = backup::read(Cursor::new(&file)).unwrap();
    assert_eq!(back.bad, [("drafts/bomb.json".to_owned(), FormatError::TooLarge(1_000_001))]);
    assert_eq!(back.drafts.len(), 1);
}

#[test]
fn the_file_of_the_breakdown_page_and_a_single_draft_are_read() {
    let (entry, _) = sao_lang::shelf::wrap(&household(), 7);
    let rescued = serde_json::json!({
        "format": "sao-lang/drafts",
        "version": 1,
        "entries": { "sao-lang/draft/aa": entry, "sao-lang/previous/aa": "x", "sao-lang/draft/bb": "broken" },
    });
    let back = backup::read(Cursor::new(rescued.to_string())).unwrap();
    assert_eq!(back.drafts, [("aa".to_owned(), household())].into());
    assert_eq!(back.bad.len(), 1);
    assert_eq!(backup::read(Cursor::new(read(HOUSEHOLD))).unwrap().drafts.len(), 1);
}

#[test]
fn anything_else_is_refused() {
    let read = |bytes: &[u8]| backup::read(Cursor::new(bytes)).map(|_| ());
    for bytes in [&b""[..], b"P", b"PK", b"[]", b"{}", br#"{"format":"other","entries":{}}"#, b"\xff\xd8\xff"] {
        assert_eq!(read(bytes), Err(BackupError::NotABackup), "{bytes:?}");
    }
    assert_eq!(read(&zipped(&[("a.txt", b"x")])), Err(BackupError::Empty));
    assert_eq!(read("[".repeat(1_000_000).as_bytes()), Err(BackupError::NotABackup));
}

#[test]
fn what_would_change_is_known_before_it_does() {
    let mut other = household();
    other.product.name = "khác".into();
    let drafts =
        [("new".to_owned(), household()), ("same".to_owned(), household()), ("differs".to_owned(), household())];
    let here = |id: &str| match id {
        "same" => Some(household()),
        "differs" => Some(other.clone()),
        _ => None,
    };
    let found: Vec<_> = changes(drafts.into(), here).into_iter().map(|c| (c.id, c.found)).collect();
    let expected = [("differs", Found::Differs), ("new", Found::New), ("same", Found::Same)];
    assert_eq!(found, expected.map(|(id, found)| (id.to_owned(), found)));
    assert_eq!(Choice::default(), Choice::Both, "nothing is lost unless it is asked for");
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn any_drafts_go_there_and_back(drafts in prop::collection::btree_map("[a-z0-9]{8}", generate::draft(), 1..4)) {
        let list: Vec<_> = drafts.clone().into_iter().collect();
        let back = backup::read(Cursor::new(made(&list, &[]))).unwrap();
        prop_assert_eq!(back.drafts, drafts);
        prop_assert_eq!(back.bad, []);
    }
}
