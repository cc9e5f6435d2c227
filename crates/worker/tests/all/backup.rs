//! A backup is written and read without a change; the program refuses any other file and stores nothing of it.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use proptest::prelude::*;
use sao_lang_core::backup::{
    self, BackupError, Change, Files, RestoreChoice, RestoreState, Step, Writer, Written, changes, step,
};
use sao_lang_core::draft::{Attachment, Draft, FormatError, MAX_BYTES, Paper, parse, to_compact_json};
use sao_lang_core::repository::{Repository, RepositoryError};
use sao_lang_worker::handlers::read_backup;
use test_support::memory::Memory;
use test_support::{HOUSEHOLD, cases, generate, household, read};
use worker_protocol::{BackupContents, Failure};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PHOTO: &[u8] = b"\xff\xd8\xff rest of a photo";

fn with_files(ids: &[&str]) -> Draft {
    let mut draft = household();
    let files = ids.iter().map(|id| Attachment { id: (*id).to_owned(), ..Attachment::default() }).collect();
    draft.papers.push(Paper { paper: "label-sample".into(), files, ..Paper::default() });
    draft
}

fn stored(drafts: &[(String, Draft)]) -> Vec<(String, String)> {
    drafts.iter().map(|(id, draft)| (id.clone(), to_compact_json(draft))).collect()
}

/// A backup of these texts with photos of `bytes` bytes each, and the list of its contents.
fn packed(drafts: &[(String, String)], has: &[&str], bytes: usize, after: Option<&str>) -> (Vec<u8>, Written) {
    let mut writer = Writer::new(Vec::new(), drafts, true, after).unwrap();
    let photo = [PHOTO, &vec![0; bytes]].concat();
    while let Some(id) = writer.next() {
        let content = has.contains(&id).then_some(photo.as_slice());
        writer.add(content).unwrap();
    }
    writer.finish().unwrap()
}

fn made(drafts: &[(String, Draft)], has: &[&str]) -> Vec<u8> {
    packed(&stored(drafts), has, 0, None).0
}

fn attachment(file: &[u8], id: &str) -> Option<(Vec<u8>, &'static str)> {
    Files::open(Cursor::new(file)).get(id, 30_000_000)
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
    assert_eq!(attachment(&file, "photo1"), Some((PHOTO.to_vec(), "image/jpeg")));
    assert_eq!(attachment(&file, "gone"), None);
}

#[test]
fn a_backup_tells_what_went_into_it_and_what_did_not() {
    let mut large = household();
    large.product.business.quality = "x".repeat(MAX_BYTES);
    let mut drafts =
        stored(&[("aa".to_owned(), with_files(&["photo1", "photo2", "gone"])), ("bb".to_owned(), household())]);
    drafts.push(("cc".to_owned(), to_compact_json(&large)));
    drafts.push(("dd".to_owned(), r#"{"format":"sao-lang/draft","version":99}"#.to_owned()));
    let (file, written) = packed(&drafts, &["photo1", "photo2"], 0, None);
    let left: Vec<&str> = written.left.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!((written.drafts, left, written.files, written.missing), (2, vec!["cc", "dd"], 2, 1));
    assert!(matches!(written.left[0].1, FormatError::TooLarge(_)), "{:?}", written.left[0]);
    assert_eq!(written.left[1].1, FormatError::NewerVersion { found: 99 });
    assert_eq!((written.bytes, written.more_after), (2 * PHOTO.len() as u64, None));
    let back = backup::read(Cursor::new(&file)).unwrap();
    assert_eq!((back.drafts.len(), back.files.len(), back.bad.len()), (2, 2, 0), "all that was counted comes back");
}

#[test]
fn attachments_that_do_not_fit_go_into_the_next_file() {
    let ids: Vec<String> = (0..12).map(|n| format!("photo{n:02}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let drafts = stored(&[("aa".to_owned(), with_files(&ids))]);
    let (mut after, mut found, mut parts) = (None::<String>, Vec::new(), 0);
    loop {
        let (file, written) = packed(&drafts, &ids, 30_000_000 - PHOTO.len(), after.as_deref());
        assert!(file.len() as u64 <= backup::MAX_BYTES, "a part can be read again: {}", file.len());
        let back = backup::read(Cursor::new(&file)).unwrap();
        assert_eq!((back.drafts.len(), back.files.len()), (1, written.files));
        found.extend(back.files);
        parts += 1;
        after = written.more_after;
        if after.is_none() {
            break;
        }
    }
    assert_eq!((parts, found), (2, ids.iter().map(|id| (*id).to_owned()).collect()));
}

#[test]
fn the_worker_reads_a_backup() {
    let file = made(&[("aa".to_owned(), with_files(&["photo1"]))], &["photo1"]);
    match read_backup(Cursor::new(&file)) {
        Ok(BackupContents { drafts, files, bad, .. }) => {
            assert_eq!((drafts.len(), drafts[0].0.as_str(), files, bad.len()), (1, "aa", vec!["photo1".to_owned()], 0));
            assert_eq!(parse(drafts[0].1.as_bytes()), Ok(with_files(&["photo1"])));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(read_backup(Cursor::new(b"PK rubbish")), Err(Failure::NoBackup));
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
    let text = sao_lang_core::draft::to_json(&draft);
    let file = zipped(&[
        ("drafts/../../../etc/passwd.json", text.as_bytes()),
        ("files/../../evil", PHOTO),
        ("files/photo1", b"<script>alert(1)</script>"),
    ]);
    let back = backup::read(Cursor::new(&file)).unwrap();
    let ids: Vec<&String> = back.drafts.keys().collect();
    assert!(matches!(ids.as_slice(), [id] if id.starts_with("draft-") && id.len() == 22), "{ids:?}");
    assert_eq!(back.files.into_iter().collect::<Vec<_>>(), ["photo1"]);
    assert_eq!(attachment(&file, "photo1"), None, "neither a picture nor a PDF");
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
    let (entry, _) = sao_lang_core::repository::wrap(&household(), 7);
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
fn a_draft_without_a_name_of_its_own_is_known_again_and_no_other_is_taken_for_it() {
    let id =
        |draft: &Draft| backup::read(Cursor::new(to_compact_json(draft))).unwrap().drafts.into_keys().next().unwrap();
    let mut other = household();
    other.product.name = "khác".into();
    assert_eq!(id(&household()), id(&household()));
    assert_ne!(id(&household()), id(&other));
    // A name with which the draft would belong to one tab only is not used.
    let file = zipped(&[("drafts/practice-x.json", read(HOUSEHOLD).as_bytes())]);
    assert_eq!(backup::read(Cursor::new(&file)).unwrap().drafts.into_keys().next(), Some(id(&household())));
}

#[test]
fn the_rescue_file_gives_the_version_before_where_the_last_is_damaged_or_gone() {
    let (whole, _) = sao_lang_core::repository::wrap(&household(), 7);
    let damaged = whole.replace("Vĩnh Long", "Vĩnh Lo#g");
    assert_ne!(whole, damaged);
    let rescued = serde_json::json!({
        "format": "sao-lang/drafts",
        "version": 1,
        "entries": {
            "sao-lang/draft/aa": damaged, "sao-lang/previous/aa": whole,
            "sao-lang/previous/bb": whole,
            "sao-lang/draft/cc": damaged,
        },
    });
    let back = backup::read(Cursor::new(rescued.to_string())).unwrap();
    assert_eq!(back.drafts, BTreeMap::from([("aa".to_owned(), household()), ("bb".to_owned(), household())]));
    assert!(matches!(back.bad.as_slice(), [(name, FormatError::Damaged(_))] if name.ends_with("cc")), "{:?}", back.bad);
}

/// A repository with these drafts, each saved under its id.
fn repository_with<'m>(memory: &'m Memory, drafts: &[(&str, &Draft)]) -> Repository<&'m Memory> {
    let repository = Repository { store: memory };
    for (id, draft) in drafts {
        repository.save(id, draft, None).unwrap();
    }
    repository
}

fn named(name: &str) -> Draft {
    let mut draft = household();
    draft.product.name = name.to_owned();
    draft
}

/// Restores as the app does. If the store refuses a step, the earlier steps stay.
fn restore(changes: &[Change], choice: RestoreChoice, repository: Repository<&Memory>) -> Result<(), RepositoryError> {
    for change in changes {
        match step(change, choice, repository)? {
            Step::Save(id, base) => drop(repository.save(&id, &change.draft, base)?),
            Step::There | Step::Leave => {}
        }
    }
    Ok(())
}

#[test]
fn what_would_change_is_known_before_it_does() {
    let memory = Memory::default();
    let repository = repository_with(&memory, &[("same", &household()), ("differs", &named("khác"))]);
    let drafts = ["new", "same", "differs"].map(|id| (id.to_owned(), household()));
    let found: Vec<_> = changes(drafts.into(), repository).unwrap().into_iter().map(|c| (c.id, c.found)).collect();
    let expected = [("differs", RestoreState::Differs), ("new", RestoreState::New), ("same", RestoreState::Same)];
    assert_eq!(found, expected.map(|(id, found)| (id.to_owned(), found)));
    assert_eq!(RestoreChoice::default(), RestoreChoice::Both, "nothing is lost unless it is asked for");
}

#[test]
fn a_draft_that_was_changed_since_it_was_shown_is_not_replaced() {
    let memory = Memory::default();
    let repository = repository_with(&memory, &[("aa", &named("cũ"))]);
    let shown = changes([("aa".to_owned(), household())].into(), repository).unwrap();
    repository.save("aa", &named("vừa sửa"), None).unwrap();
    assert_eq!(restore(&shown, RestoreChoice::Backup, repository), Err(RepositoryError::Changed));
    assert_eq!(repository.open("aa").unwrap().draft.product.name, "vừa sửa");
    let again = changes([("aa".to_owned(), household())].into(), repository).unwrap();
    restore(&again, RestoreChoice::Backup, repository).unwrap();
    assert_eq!(repository.open("aa").unwrap().draft, household());
}

#[test]
fn a_copy_that_the_user_went_on_with_is_left_alone() {
    let memory = Memory::default();
    let repository = repository_with(&memory, &[("aa", &named("trong máy"))]);
    let of = || changes([("aa".to_owned(), household())].into(), repository).unwrap();
    restore(&of(), RestoreChoice::Both, repository).unwrap();
    let copy = repository.ids().unwrap().into_iter().find(|id| id != "aa").unwrap();
    repository.save(&copy, &named("làm tiếp"), None).unwrap();
    assert_eq!(of()[0].found, RestoreState::Same, "it is here already");
    restore(&of(), RestoreChoice::Both, repository).unwrap();
    assert_eq!(repository.ids().unwrap().len(), 2);
    assert_eq!(repository.open(&copy).unwrap().draft.product.name, "làm tiếp");
}

proptest! {
    #![proptest_config(cases(12))]

    /// Restoring is interrupted after each operation of the storage and then repeated: the result is the same as
    /// without the interruption.
    #[test]
    fn restoring_can_be_broken_off_anywhere(
        drafts in prop::collection::btree_map("[a-c]", generate::draft(), 1..4),
        here in prop::collection::btree_map("[a-c]", generate::draft(), 0..3),
        choice in prop::sample::select(vec![RestoreChoice::Both, RestoreChoice::Device, RestoreChoice::Backup]),
    ) {
        let start = Memory::default();
        let here: Vec<(&str, &Draft)> = here.iter().map(|(id, draft)| (id.as_str(), draft)).collect();
        repository_with(&start, &here);
        let contents = |memory: &Memory| -> BTreeMap<String, Draft> {
            let repository = Repository { store: memory };
            repository.ids().unwrap().into_iter().map(|id| { let draft = repository.open(&id).unwrap().draft; (id, draft) }).collect()
        };
        let whole = start.clone();
        restore(&changes(drafts.clone(), Repository { store: &whole }).unwrap(), choice, Repository { store: &whole }).unwrap();
        for operations in 0.. {
            let memory = start.clone();
            let repository = Repository { store: &memory };
            let shown = changes(drafts.clone(), repository).unwrap();
            memory.lives.set(Some(operations));
            let broken = restore(&shown, choice, repository);
            let all = memory.lives.take() != Some(0);
            // Repeating with the shown list or with a new list leads to the same result.
            let anew = memory.clone();
            restore(&changes(drafts.clone(), Repository { store: &anew }).unwrap(), choice, Repository { store: &anew }).unwrap();
            prop_assert_eq!(contents(&anew), contents(&whole));
            if restore(&shown, choice, repository).is_ok() {
                prop_assert_eq!(contents(&memory), contents(&whole));
            }
            if broken.is_ok() && all {
                break;
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(60))]
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
