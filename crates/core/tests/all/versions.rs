//! Files of every version of the format there ever was are read, and the chain of migrations holds together.

use sao_lang_core::draft::migrate::{FIRST, Members, STEPS, Step, migrate};
use sao_lang_core::draft::{FormatError, VERSION, parse, to_json};
use serde_json::{Value, json};
use test_support::path;

/// Samples of a version: name and content.
fn samples(version: u32) -> Vec<(String, Vec<u8>)> {
    let prefix = format!("v{version}-");
    let folder = std::fs::read_dir(path("tests/fixtures/versions")).unwrap();
    folder
        .map(|entry| entry.unwrap())
        .filter_map(|e| e.file_name().into_string().ok().filter(|n| n.starts_with(&prefix)).map(|n| (n, e.path())))
        .map(|(name, path)| (name, std::fs::read(path).unwrap()))
        .collect()
}

#[test]
fn every_version_has_a_step_and_samples() {
    assert_eq!(STEPS.len() as u64, u64::from(VERSION) - FIRST, "a step from each version to the next");
    for version in u32::try_from(FIRST).unwrap()..=VERSION {
        assert!(!samples(version).is_empty(), "tests/fixtures/versions has no v{version}-*.json");
    }
}

#[test]
fn every_sample_is_read_and_written_in_the_present_version_without_losing_a_member() {
    for version in u32::try_from(FIRST).unwrap()..=VERSION {
        for (name, bytes) in samples(version) {
            let draft = parse(&bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(draft.version, VERSION, "{name}");
            let written = to_json(&draft);
            assert_eq!(parse(written.as_bytes()).as_ref(), Ok(&draft), "{name}");
            if version == VERSION {
                let members = |text: &[u8]| serde_json::from_slice::<Value>(text).unwrap();
                assert_eq!(members(written.as_bytes()), members(&bytes), "{name}");
            }
        }
    }
}

/// A chain as it may be one day: a member renamed, then split.
const CHAIN: &[Step] = &[
    |members| {
        if let Some(name) = members.remove("title") {
            members.insert("name".to_owned(), name);
        }
        Ok(())
    },
    |members| match members.remove("name") {
        Some(Value::String(name)) => {
            members.insert("words".to_owned(), name.split(' ').map(Value::from).collect());
            Ok(())
        }
        Some(_) => Err(FormatError::Damaged("name".to_owned())),
        None => Ok(()),
    },
];

fn members(value: Value) -> Members {
    value.as_object().unwrap().clone()
}

#[test]
fn a_file_goes_through_the_steps_that_are_left_and_no_other() {
    let end = json!({ "version": 3, "words": ["cá", "khô"], "other": [1] });
    for (start, from) in [
        (json!({ "version": 1, "title": "cá khô", "other": [1] }), 1),
        (json!({ "version": 2, "name": "cá khô", "other": [1] }), 2),
        (end.clone(), 3),
    ] {
        let mut file = members(start);
        assert_eq!(migrate(&mut file, from, CHAIN), Ok(3));
        assert_eq!(Value::from(file), end);
    }
}

#[test]
fn a_step_that_cannot_understand_a_file_refuses_it() {
    let mut file = members(json!({ "version": 1, "title": 5 }));
    assert_eq!(migrate(&mut file, 1, CHAIN), Err(FormatError::Damaged("name".to_owned())));
}
