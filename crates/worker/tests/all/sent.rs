//! Archives from other people: an entry that cannot be read does not stop the others, and the amount that is read is
//! limited.

use std::io::{Cursor, Write};

use sao_lang_core::documents::{UnpackError, Unpacked, Unread, attachment_paths, drafts_in};
use sao_lang_core::draft::{Attachment, Draft, FormatError, MAX_FILES, Paper, to_json};
use sao_lang_worker::many_drafts::{attachments_in, sent};
use test_support::{HOUSEHOLD, household, read, set};
use worker_protocol::Failure;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

fn zipped<N: AsRef<str>, B: AsRef<[u8]>>(entries: &[(N, B)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let method = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(name.as_ref(), method).unwrap();
        zip.write_all(content.as_ref()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An archive with the same content under each of these names; the content is compressed only once.
fn repeated(content: &str, names: &[String]) -> Vec<u8> {
    let mut once = ZipArchive::new(Cursor::new(zipped(&[("once", content)]))).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        zip.raw_copy_file_rename(once.by_index_raw(0).unwrap(), name.as_str()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Changes both headers of an entry: the one before its content and the one in the list at the end. `edit` gets the
/// fields after the version: flags, method, time, checksum.
fn forge(archive: &mut [u8], name: &str, edit: impl Fn(&mut [u8])) {
    let mut heads = 0;
    for (start, name_at, fields_at) in [(*b"PK\x03\x04", 30, 6), (*b"PK\x01\x02", 46, 8)] {
        for at in 0..archive.len().saturating_sub(name_at + name.len()) {
            if archive[at..].starts_with(&start) && archive[at + name_at..].starts_with(name.as_bytes()) {
                edit(&mut archive[at + fields_at..at + fields_at + 12]);
                heads += 1;
            }
        }
    }
    assert_eq!(heads, 2, "{name}");
}

/// Marks the entry as encrypted.
fn encrypt(fields: &mut [u8]) {
    fields[0] |= 1;
}

/// The household with one photo for each of these ids.
fn with_photos(ids: &[String]) -> Draft {
    let mut draft = household();
    let file = |id: &String| Attachment { id: id.clone(), media_type: "image/jpeg".into(), ..Attachment::default() };
    let files = ids.iter().map(file).collect();
    draft.papers.push(Paper { paper: "label-sample".into(), files, ..Paper::default() });
    draft
}

fn paths(draft: &Draft) -> Vec<String> {
    let all = attachment_paths(draft, test_support::edition(), set(draft.set));
    all.into_iter().map(|(_, paths)| paths[0].clone()).collect()
}

#[test]
fn what_a_mac_adds_is_passed_over_and_what_cannot_be_read_is_named() {
    let good = read(HOUSEHOLD);
    let mut archive = zipped(&[
        ("__MACOSX/._a.json", "rubbish"),
        ("__MACOSX/nhom/b.json", "rubbish"),
        ("nhom/._a.json", "rubbish"),
        ("foreign.json", "{}"),
        ("locked.json", good.as_str()),
        ("strange.json", good.as_str()),
        ("damaged.json", good.as_str()),
        ("ảnh.jpg", "locked, too"),
        ("nhom/A.JSON", good.as_str()),
    ]);
    forge(&mut archive, "locked.json", encrypt);
    forge(&mut archive, "ảnh.jpg", encrypt);
    forge(&mut archive, "strange.json", |fields| fields[2] = 14);
    forge(&mut archive, "damaged.json", |fields| fields[8] ^= 1);
    let found = sent(&archive).unwrap();
    let names: Vec<&str> = found.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["foreign.json", "locked.json", "strange.json", "damaged.json", "nhom/A.JSON"]);
    assert_eq!(found[0].draft.as_ref().err(), Some(&FormatError::NotADraft));
    for unread in &found[1..4] {
        assert_eq!(unread.draft.as_ref().err(), Some(&FormatError::Damaged("zip".to_owned())), "{}", unread.name);
    }
    assert_eq!(found[4].draft.as_ref().map(|d| d.text.as_str()), Ok(to_json(&household()).as_str()));
}

#[test]
fn an_archive_of_nothing_but_unreadable_drafts_names_them() {
    let mut archive = zipped(&[("a.json", "{}")]);
    forge(&mut archive, "a.json", encrypt);
    let found = drafts_in(Cursor::new(&archive)).unwrap();
    assert_eq!((found.len(), &found[0].bytes), (1, &Err(Unread)));
    // Without any draft file, there is no name to report.
    for entries in [&[("__MACOSX/._a.json", "x"), ("a.txt", "x")][..], &[]] {
        assert!(matches!(drafts_in(Cursor::new(zipped(entries))), Err(UnpackError::Nothing)));
    }
    assert!(matches!(drafts_in(Cursor::new(b"PK\x03\x04 rubbish")), Err(UnpackError::Damaged(_))));
    assert_eq!(sent(b"PK\x03\x04 rubbish"), Err(Failure::NotSent));
}

#[test]
fn the_bounds_hold_for_unreadable_entries_too() {
    let names = |count: usize| (0..count).map(|n| (format!("{n}.json"), "{}")).collect::<Vec<_>>();
    assert_eq!(drafts_in(Cursor::new(zipped(&names(1_000)))).unwrap().len(), 1_000);
    let mut archive = zipped(&names(1_001));
    forge(&mut archive, "1000.json", encrypt);
    assert_eq!(sent(&archive), Err(Failure::TooMuch));
    // Entries that unpack into many bytes before their wrong checksum is found.
    let much = " ".repeat(1_000_000);
    let mut archive = repeated(&much, &(0..70).map(|n| format!("{n:02}.json")).collect::<Vec<_>>());
    for n in 0..70 {
        forge(&mut archive, &format!("{n:02}.json"), |fields| fields[8] ^= 1);
    }
    assert!(archive.len() < 100_000);
    assert_eq!(sent(&archive), Err(Failure::TooMuch));
}

#[test]
fn a_long_name_is_cut() {
    let name = format!("{}.json", "ế".repeat(10_000));
    let found = drafts_in(Cursor::new(zipped(&[(name, "{}")]))).unwrap();
    assert_eq!(found[0].name.chars().count(), 200);
}

#[test]
fn the_first_name_that_can_be_read_is_taken() {
    let mut archive = zipped(&[("a", "one"), ("b", "two"), ("c", "three")]);
    forge(&mut archive, "a", encrypt);
    let mut archive = Unpacked::open(Cursor::new(archive)).unwrap();
    assert_eq!(archive.file(&["none", "a", "b", "c"], 3).as_deref(), Some(&b"two"[..]));
    assert_eq!(archive.file(&["c"], 4), None);
    assert_eq!(archive.file(&["c"], u64::MAX).as_deref(), Some(&b"three"[..]));
    assert_eq!(archive.file(&[""; 0], 9), None);
}

#[test]
fn attachments_that_can_be_read_are_taken_each_id_once() {
    let draft = with_photos(&["a", "b", "c", "b", "d"].map(str::to_owned));
    let paths = paths(&draft);
    let mut entries: Vec<(&str, &str)> = paths.iter().map(|p| (p.as_str(), "a photo")).collect();
    entries.remove(2);
    let mut archive = zipped(&entries);
    forge(&mut archive, &paths[0], encrypt);
    let found = attachments_in(&archive, &to_json(&draft)).unwrap();
    let ids: Vec<&str> = found.iter().map(|(id, ..)| id.as_str()).collect();
    assert_eq!(ids, ["b", "d"]);
    assert!(found.iter().all(|(_, kind, bytes)| kind == "image/jpeg" && bytes == b"a photo"));
    assert_eq!(attachments_in(b"PK\x03\x04 rubbish", &to_json(&draft)), Err(Failure::NotSent));
    assert_eq!(attachments_in(&archive, "{}"), Err(Failure::Draft));
}

#[test]
fn an_archive_of_a_thousand_photos_is_opened_once() {
    let ids: Vec<String> = (0..MAX_FILES).map(|n| format!("photo-{n}")).collect();
    let draft = with_photos(&ids);
    let paths = paths(&draft);
    let archive = zipped(&paths.iter().map(|p| (p, "photo")).collect::<Vec<_>>());
    // The draft names as many attachments as it may.
    assert_eq!(attachments_in(&archive, &to_json(&draft)).unwrap().len(), ids.len());
}
