//! Draft files go there and back unharmed, and everything else is refused with a reason.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sao_lang_core::assessment::assess;
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::documents::dossier_docx;
use sao_lang_core::draft::{Answer, FormatError, MAX_BYTES, Remark, parse, remarks, to_json};
use sao_lang_core::form::Field;
use sao_lang_core::locale::Lang;
use serde_json::{Value, json};
use test_support::files::{least, parse_value, with, wrong_values};
use test_support::{HOUSEHOLD, cases, criterion, each_text, edition, generate, household, read, set, work};

#[test]
fn the_households_file_is_written_as_it_was_read() {
    assert_eq!(to_json(&household()), read(HOUSEHOLD));
}

#[test]
fn the_household_says_everything_the_forms_ask_for() {
    let mut draft = household();
    let first = draft.kind;
    each_text(&mut draft, |place, text| {
        let asked = Field::of(place).is_none_or(|f| f.needed && f.step.is_asked(first));
        assert!(!asked || !text.is_empty(), "{place}");
    });
    assert_eq!(remarks(&draft, edition(), set(8)), []);
    let asked: Vec<&str> = set(8).asked_knock_outs().map(|(k, _)| edition().knock_out(k).key.as_str()).collect();
    assert_eq!(draft.knock_outs.keys().collect::<BTreeSet<_>>().len(), asked.len());
    for (id, answer) in &draft.answers {
        let usual = &edition().question(criterion(set(8), id)).options;
        for key in &answer.papers {
            let paper = edition().paper_index(key).expect(key);
            assert!(usual.iter().any(|o| o.papers.contains(&paper)), "{key} proves nothing in {id}");
        }
    }
}

#[test]
fn members_that_hold_their_default_are_left_out() {
    let draft = parse_value(&with("kind", json!("first"))).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&to_json(&draft)).unwrap(), least());
}

#[test]
fn unknown_members_are_kept_where_they_stand() {
    let file = json!({
        "format": "sao-lang/draft",
        "version": 2,
        "edition": "qd26-2026",
        "set": 8,
        "product": {
            "name": "Cá khô",
            "ticks": { "patent": true, "sáng kiến": [1, -2, 0.1] },
            "photo": { "sizes": [{ "w": 1 }] },
        },
        "applicant": { "name": "Bà Hai", "fax": null },
        "answers": { "1.1": { "option": 3, "note": "x", "asked_on": "2026-10-05", "by": { "name": "con gái" } } },
        "zz": 18446744073709551615u64,
        "aa": "\u{0}\u{1f}\"\\",
        "": 5e-324,
    });
    let written = to_json(&parse_value(&file).unwrap());
    let again: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(again, file);
    let at = |name: &str| written.find(name).unwrap();
    assert!(at("\"zz\"") < at("\"aa\""), "unknown members keep their order");
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let marked = format!("\u{feff}{}", read(HOUSEHOLD));
    assert_eq!(parse(marked.as_bytes()), Ok(household()));
}

#[test]
fn an_option_of_null_is_an_open_answer() {
    let draft = parse_value(&with("answers/1.1", json!({ "option": null, "note": "x" }))).unwrap();
    assert_eq!(draft.answers["1.1"], Answer { note: "x".into(), ..Answer::default() });
}

#[test]
fn what_is_not_json_is_told_with_line_and_column() {
    for (bytes, line, column) in [
        (&b""[..], 1, 0),
        (b"sao", 1, 1),
        (b"{\"format\":\n \"sao-lang/draft\",}", 2, 19),
        (b"{\"format\": \"sao-lang/draft\"} {}", 1, 30),
        (b"{\"a\": 1e999}", 1, 11),
    ] {
        assert_eq!(parse(bytes), Err(FormatError::NotJson { line, column }), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn json_that_is_not_a_draft_is_told_so() {
    for text in [
        "null",
        "1",
        "[]",
        "{}",
        r#"{"version":1}"#,
        r#"{"format":"other","version":1}"#,
        r#"{"format":["sao-lang/draft"]}"#,
    ] {
        assert_eq!(parse(text.as_bytes()), Err(FormatError::NotADraft), "{text}");
    }
}

#[test]
fn a_newer_version_is_told_with_its_number_whatever_else_is_in_it() {
    for version in [3, 4, u64::MAX] {
        let file = json!({ "format": "sao-lang/draft", "version": version, "answers": "in another form" });
        assert_eq!(parse_value(&file), Err(FormatError::NewerVersion { found: version }));
    }
}

#[test]
fn a_file_of_the_largest_size_is_read_and_one_byte_more_is_refused() {
    let padded = |size: usize| {
        let file = least().to_string();
        file.clone() + &" ".repeat(size - file.len())
    };
    assert_eq!(MAX_BYTES, 1_000_000);
    assert!(parse(padded(MAX_BYTES).as_bytes()).is_ok());
    assert_eq!(parse(padded(MAX_BYTES + 1).as_bytes()), Err(FormatError::TooLarge(MAX_BYTES + 1)));
}

#[test]
fn a_draft_that_could_be_read_can_be_read_once_written() {
    // Indented, each of these numbers takes a line: more than a file may have.
    let draft = parse_value(&with("numbers", json!(vec![0; 300_000]))).unwrap();
    assert!(parse(to_json(&draft).as_bytes()) == Ok(draft));
}

#[test]
fn bytes_that_are_not_utf_8_are_refused() {
    let utf_16: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [&b"{\"format\": \"\xff\"}"[..], &utf_16, b"\xed\xa0\x80"] {
        assert_eq!(parse(bytes), Err(FormatError::NotText), "{bytes:?}");
    }
}

#[test]
fn deep_nesting_is_refused_before_it_does_harm() {
    for opener in ["[", "{\"a\":"] {
        assert_eq!(parse(opener.repeat(150_000).as_bytes()), Err(FormatError::NotADraft));
    }
    let nested = |depth: usize| {
        let list = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        parse_value(&with("deep", serde_json::from_str(&list).unwrap()))
    };
    // The draft itself is the first level.
    assert!(nested(31).is_ok());
    assert_eq!(nested(32), Err(FormatError::NotADraft));
}

#[test]
fn brackets_in_texts_are_not_nesting() {
    let note = "[{\"\\".repeat(100);
    let draft = parse_value(&with("product/name", json!(note))).unwrap();
    assert_eq!(draft.product.name, note);
}

#[test]
fn an_unknown_set_edition_or_option_is_named() {
    for set in [0, 27, u16::MAX] {
        assert_eq!(parse_value(&with("set", json!(set))), Err(FormatError::UnknownSet(set)));
    }
    let edition = with("edition", json!("qd148-2023"));
    assert_eq!(parse_value(&edition), Err(FormatError::UnknownEdition("qd148-2023".into())));
    for (criterion, option) in [("1.1", 4), ("2.4", 3), ("8", 255)] {
        let file = with(&format!("answers/{criterion}"), json!({ "option": option }));
        assert_eq!(parse_value(&file), Err(FormatError::UnknownOption { criterion: criterion.into(), option }));
    }
}

#[test]
fn a_wrong_type_or_value_is_damage_and_the_reason_is_told() {
    for (place, value, reason) in wrong_values() {
        let file = with(place, value);
        match parse_value(&file) {
            Err(FormatError::Damaged(told)) => assert!(told.contains(reason), "{file}: {told}"),
            other => panic!("{file}: {other:?}"),
        }
    }
}

#[test]
fn a_missing_member_is_named() {
    for name in ["edition", "set"] {
        let mut file = least();
        file.as_object_mut().unwrap().remove(name);
        assert_eq!(parse_value(&file), Err(FormatError::Damaged(format!("missing field `{name}`"))));
    }
}

#[test]
fn unknown_criteria_and_knock_outs_are_kept_and_reported() {
    let mut draft = household();
    draft.choose("9.9", Some(77));
    draft.knock_outs.insert("water-test-zero".into(), true);
    let read = parse(to_json(&draft).as_bytes()).unwrap();
    assert_eq!(read, draft);
    let expected = [Remark::UnknownCriterion("9.9".into()), Remark::UnknownKnockOut("water-test-zero".into())];
    assert_eq!(remarks(&read, edition(), set(8)), expected);
}

#[test]
fn messages_say_what_is_wrong_in_words() {
    let message = |bytes: &[u8]| parse(bytes).unwrap_err().to_string();
    assert_eq!(message(b"{"), "the file is not JSON (line 1, column 1)");
    assert_eq!(message(b"{}"), "the file is not a Sao Làng draft");
    assert_eq!(message(b"\xff"), "the file is not text in UTF-8");
    let wrong = with("answers/1.1", json!({ "option": 4 })).to_string();
    assert_eq!(message(wrong.as_bytes()), "criterion 1.1 has no option 4");
}

/// A change to the bytes of a file.
#[derive(Debug, Clone)]
enum Change {
    Overwrite(prop::sample::Index, u8),
    Insert(prop::sample::Index, Vec<u8>),
    Remove(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<prop::sample::Index>;
    let json =
        proptest::sample::select(&["{", "}", "[", "]", "\"", ",", ":", "null", "-1", "1e9", "\\u0000", "\u{feff}"][..]);
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Change::Overwrite(at, byte)),
        (at(), json).prop_map(|(at, text)| Change::Insert(at, text.into())),
        (at(), 1usize..60).prop_map(|(at, count)| Change::Remove(at, count)),
        (at(), 1usize..200).prop_map(|(at, count)| Change::Repeat(at, count)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let at = |index: &prop::sample::Index| index.index(bytes.len().max(1)).min(bytes.len());
        match change {
            Change::Overwrite(index, byte) => {
                let at = at(index);
                bytes.splice(at..(at + 1).min(bytes.len()), [*byte]);
            }
            Change::Insert(index, more) => {
                let at = at(index);
                bytes.splice(at..at, more.iter().copied());
            }
            Change::Remove(index, count) => {
                let at = at(index);
                bytes.drain(at..(at + count).min(bytes.len()));
            }
            Change::Repeat(index, count) => {
                let at = at(index);
                let again = bytes[at..(at + count).min(bytes.len())].to_vec();
                bytes.splice(at..at, again);
            }
        }
    }
    bytes
}

/// Where random JSON is put; the whole file first.
const PLACES: [&str; 9] =
    ["", "set", "kind", "product", "product/ticks", "applicant", "knock_outs", "answers", "answers/1.1"];

/// Whatever can be read can be assessed, made a dossier of, and written.
fn use_it(bytes: &[u8]) -> Result<(), TestCaseError> {
    if let Ok(draft) = parse(bytes) {
        let (edition, set) = draft.edition_and_set(catalogue()).unwrap();
        prop_assert!(assess(&draft, edition, set).score.total <= 100);
        prop_assert!(dossier_docx(&draft, edition, set, &work(Lang::Vi)).is_ok());
        prop_assert_eq!(parse(to_json(&draft).as_bytes()), Ok(draft));
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn any_draft_goes_there_and_back(draft in generate::draft()) {
        let written = to_json(&draft);
        let read = parse(written.as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&draft));
        prop_assert_eq!(to_json(&read.unwrap()), written);
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn changed_files_never_panic(changes in prop::collection::vec(change(), 1..6)) {
        use_it(&changed(read(HOUSEHOLD).into_bytes(), &changes))?;
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        use_it(&bytes)?;
    }

    #[test]
    fn random_json_never_panics(value in generate::json(), place in prop::sample::select(&PLACES[..])) {
        let file = if place.is_empty() { value } else { with(place, value) };
        use_it(file.to_string().as_bytes())?;
    }
}
