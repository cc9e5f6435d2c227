//! One bound for drafts: what is taken from outside can be stored, opened again, backed up and handed over.

use sao_lang_core::backup;
use sao_lang_core::draft::{
    Draft, FormatError, MAX_BYTES, MAX_PAPERS, Paper, Snapshot, YEARS, parse, parse_stored, to_compact_json, to_json,
};
use sao_lang_core::repository::{DRAFT, Repository, RepositoryError, wrap};
use test_support::household;
use test_support::memory::Memory;

const HEAD: &str = r#"{"format":"sao-lang/draft","version":2,"edition":"qd26-2026","set":8"#;

/// A draft whose JSON has about so many bytes.
fn large(bytes: usize) -> Draft {
    let mut draft = household();
    draft.product.business.quality = "x".to_owned();
    draft.product.business.quality = "x".repeat(bytes - to_compact_json(&draft).len());
    draft
}

/// Stores, opens, backs up and restores it.
fn goes_everywhere(draft: &Draft) {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    repository.save("aa", draft, None).unwrap();
    assert_eq!(repository.open("aa").unwrap().draft, *draft);
    assert_eq!(parse(to_json(draft).as_bytes()).as_ref(), Ok(draft), "as a file");
    let texts = [("aa".to_owned(), to_compact_json(draft))];
    let (file, written) = backup::Writer::new(Vec::new(), &texts, false, None).unwrap().finish().unwrap();
    assert_eq!(written.drafts, 1);
    let back = backup::read(std::io::Cursor::new(file)).unwrap();
    assert_eq!(back.drafts.values().next(), Some(draft));
}

#[test]
fn a_draft_that_is_just_small_enough_goes_everywhere() {
    let draft = large(MAX_BYTES);
    assert!(to_compact_json(&draft).len() > MAX_BYTES - 40);
    goes_everywhere(&draft);
}

#[test]
fn what_is_too_large_is_not_called_saved_and_the_former_stays() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let (before, _) = repository.save("aa", &household(), None).unwrap();
    let refused = repository.save("aa", &large(MAX_BYTES + 200), Some(before));
    assert!(matches!(refused, Err(RepositoryError::TooLarge(size)) if size > MAX_BYTES), "{refused:?}");
    assert_eq!(repository.open("aa").unwrap().draft, household());
}

#[test]
fn what_an_earlier_build_stored_too_large_opens_and_can_shrink() {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let (text, version) = wrap(&large(MAX_BYTES + 300_000), 7);
    memory.put(&format!("{DRAFT}aa"), &text);
    assert_eq!(repository.open("aa").unwrap().version, version);
    assert!(repository.summaries().unwrap()[0].summary.is_ok());
    let grown = repository.save("aa", &large(MAX_BYTES + 300_100), Some(version));
    assert!(matches!(grown, Err(RepositoryError::TooLarge(_))), "{grown:?}");
    let (version, _) = repository.save("aa", &large(MAX_BYTES + 100_000), Some(version)).expect("a step on the way");
    repository.save("aa", &large(MAX_BYTES - 100), Some(version)).unwrap();
    assert_eq!(parse(to_json(&repository.open("aa").unwrap().draft).as_bytes()).as_ref(), Ok(&large(MAX_BYTES - 100)));
}

#[test]
fn members_that_say_nothing_are_not_written() {
    let empty = format!(r#"{HEAD},"papers":[{{}},{{"files":[{{}}]}}],"history":[{{}},{{}}]}}"#);
    let draft = parse(empty.as_bytes()).unwrap();
    assert_eq!(draft.papers.len(), 2);
    assert_eq!(to_compact_json(&draft), empty);
    assert_eq!((draft.papers[0].clone(), draft.history[0].clone()), (Paper::default(), Snapshot::default()));
}

#[test]
fn lists_have_an_end() {
    let of = |list: &str, entry: &str, count: usize| format!(r#"{HEAD},"{list}":[{}]}}"#, vec![entry; count].join(","));
    let parsed = parse(of("papers", "{}", MAX_PAPERS).as_bytes()).unwrap();
    assert_eq!(parsed.papers.len(), MAX_PAPERS);
    for (list, entry, count) in [("papers", "{}", MAX_PAPERS + 1), ("history", "{}", 5_001)] {
        let refused = parse(of(list, entry, count).as_bytes());
        assert!(
            matches!(&refused, Err(FormatError::TooMany { list: of, found, .. }) if of == list && *found == count),
            "{refused:?}"
        );
    }
    let years = |count: usize| format!(r#"{HEAD},"recognition":{{"years":[{}]}}}}"#, vec!["{}"; count].join(","));
    assert_eq!(parse(years(YEARS).as_bytes()).unwrap().recognition.years.len(), YEARS);
    let refused = parse(years(YEARS + 1).as_bytes());
    assert!(matches!(&refused, Err(FormatError::TooMany { list, found: 4, .. }) if list == "years"), "{refused:?}");
    let results = |count: usize| format!(r#"{{"results":[{}]}}"#, vec!["{}"; count].join(","));
    assert_eq!(parse(of("papers", &results(500), 2).as_bytes()).unwrap().papers[1].results.len(), 500);
    let refused = parse(of("papers", &results(501), 2).as_bytes());
    assert!(
        matches!(&refused, Err(FormatError::TooMany { list, found: 1_002, .. }) if list == "results"),
        "{refused:?}"
    );
    let files = format!(r#"{{"files":[{}]}}"#, vec!["{}"; 600].join(","));
    let refused = parse(of("papers", &files, 2).as_bytes());
    assert!(matches!(&refused, Err(FormatError::TooMany { list, found: 1_200, .. }) if list == "files"), "{refused:?}");
}

#[test]
fn what_would_grow_beyond_the_bound_is_not_taken() {
    // Numbers are written out in full: 400 KB become 1.7 MB.
    let numbers = format!(r#"{HEAD},"more":[{}]}}"#, vec!["1e15"; 80_000].join(","));
    assert!(numbers.len() < MAX_BYTES);
    assert!(matches!(parse(numbers.as_bytes()), Err(FormatError::TooLarge(size)) if size > MAX_BYTES));
    assert!(parse_stored(&numbers).is_ok(), "what is stored can be opened all the same");
    let fewer = format!(r#"{HEAD},"more":[{}]}}"#, vec!["1e15"; 40_000].join(","));
    goes_everywhere(&parse(fewer.as_bytes()).unwrap());
}
