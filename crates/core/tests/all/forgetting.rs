//! Bytes of attachments are forgotten only once nothing that is stored names them.

use sao_lang_core::draft::{Attachment, Draft, Paper, to_compact_json};
use sao_lang_core::repository::{DRAFT, QUARANTINE, Repository, attachment_ids};
use test_support::household;
use test_support::memory::Memory;

fn with_files(ids: &[&str]) -> Draft {
    let mut draft = household();
    let files = ids.iter().map(|id| Attachment { id: (*id).to_owned(), ..Attachment::default() }).collect();
    draft.papers = vec![Paper { paper: "label-sample".into(), files, ..Paper::default() }];
    draft
}

fn ids(list: &[&str]) -> Vec<String> {
    list.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn a_photo_that_another_draft_names_is_kept() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let (version, _) = repository.save("aa", &with_files(&["photo1", "photo2"]), None).unwrap();
    repository.save("copy", &with_files(&["photo1"]), None).unwrap();
    repository.save("aa", &with_files(&[]), Some(version)).unwrap();
    repository.let_go(&ids(&["photo1", "photo2"])).unwrap();
    assert_eq!(repository.forgettable().unwrap(), [""; 0], "the version before names both");
    repository.level("aa").unwrap();
    assert_eq!(repository.forgettable().unwrap(), ["photo2"]);
    repository.forgotten(&ids(&["photo2"])).unwrap();
    repository.delete("copy").unwrap();
    assert_eq!(repository.forgettable().unwrap(), ["photo1"], "it was noted, and waits");
}

#[test]
fn a_change_that_was_not_stored_lets_go_of_nothing() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let (version, _) = repository.save("aa", &with_files(&["photo1"]), None).unwrap();
    let full = Memory { room: Some(memory.used()), ..memory.clone() };
    let repository = Repository { store: &full };
    let mut longer = with_files(&[]);
    longer.product.name = "x".repeat(10_000);
    repository.save("aa", &longer, Some(version)).unwrap_err();
    // The note itself may not fit; bytes that are not noted stay.
    let _ = repository.let_go(&ids(&["photo1"]));
    assert_eq!(repository.forgettable().unwrap(), [""; 0]);
}

#[test]
fn what_cannot_be_read_still_names_its_photos() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let newer = to_compact_json(&with_files(&["photo1"])).replace("\"version\":1", "\"version\":99");
    memory.put(&format!("{DRAFT}newer"), &newer);
    memory.put(&format!("{QUARANTINE}aa/1"), "damaged \"photo2\" {");
    repository.let_go(&ids(&["photo1", "photo2", "photo3", "../x", ""])).unwrap();
    assert_eq!(repository.forgettable().unwrap(), ["photo3"]);
    assert_eq!(attachment_ids(&newer), ["photo1"], "deleting it lets go of them");
    repository.remove_quarantined(&format!("{QUARANTINE}aa/1")).unwrap();
    assert_eq!(repository.forgettable().unwrap(), ["photo2", "photo3"]);
    repository.remove_quarantined(&format!("{DRAFT}newer")).unwrap();
    assert!(memory.take(&format!("{DRAFT}newer")).is_some(), "nothing else is removed that way");
}

#[test]
fn versions_are_level_only_where_the_last_is_good() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let (version, _) = repository.save("aa", &with_files(&["photo1"]), None).unwrap();
    repository.save("aa", &with_files(&[]), Some(version)).unwrap();
    let damaged = memory.take(&format!("{DRAFT}aa")).unwrap().replace("Vĩnh Long", "Vĩnh Lo#g");
    memory.put(&format!("{DRAFT}aa"), &damaged);
    repository.level("aa").unwrap();
    assert_eq!(
        repository.open("aa").unwrap().draft,
        with_files(&["photo1"]),
        "the version before is the only good one"
    );
}

#[test]
fn a_deletion_is_newer_than_what_was_deleted() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let (version, _) = repository.save("aa", &household(), None).unwrap();
    let deletion = repository.delete("aa").unwrap();
    assert!(deletion > version.revision);
    let (again, _) = repository.save("aa", &household(), None).unwrap();
    assert!(again.revision > deletion, "saved again, it is newer than its deletion");
    repository.count_from(500).unwrap();
    repository.count_from(3).unwrap();
    let (next, _) = repository.save("bb", &household(), None).unwrap();
    assert_eq!(next.revision, 501);
}
