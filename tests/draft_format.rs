//! Draft files go there and back unharmed, and everything else is refused with a reason.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::{HOUSEHOLD, cases, criterion, each_text, edition, generate, household, json, read, set};
use jsonschema::Validator;
use proptest::prelude::*;
use sao_lang::assessment::assess;
use sao_lang::catalogue::{Effort, catalogue};
use sao_lang::documents::dossier_docx;
use sao_lang::draft::{
    Answer, Attachment, Draft, EvidenceState, FormatError, MAX_BYTES, Paper, PlanWishes, RatingKind, Remark, Snapshot,
    parse, remarks, to_json,
};
use sao_lang::form::Field;
use sao_lang::locale::Lang;
use serde_json::{Value, json};

const SCHEMA: &str = "public/draft.schema.json";
const DOCUMENT: &str = "docs/draft-format.md";

/// A draft with nothing but what must be there.
fn least() -> Value {
    json!({ "format": "sao-lang/draft", "version": 1, "edition": "qd26-2026", "set": 8 })
}

/// The least draft with a member set, by its JSON pointer without the first slash.
fn with(place: &str, value: Value) -> Value {
    let mut file = least();
    let mut at = &mut file;
    for name in place.split('/') {
        at = &mut at[name];
    }
    *at = value;
    file
}

fn parse_value(value: &Value) -> Result<Draft, FormatError> {
    parse(value.to_string().as_bytes())
}

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| jsonschema::draft202012::new(&json(SCHEMA)).unwrap());

/// What the schema has against a file.
fn fault(file: &Value) -> Option<String> {
    VALIDATOR.validate(file).err().map(|e| format!("{}: {e}", e.instance_path()))
}

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
    let asked: Vec<&str> = set(8).asked_knock_outs().map(|k| edition().knock_out(k).key.as_str()).collect();
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
        "version": 1,
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
    for version in [2, 3, u64::MAX] {
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
    for (criterion, option) in [("1.1", 0), ("1.1", 4), ("2.4", 3), ("8", 255)] {
        let file = with(&format!("answers/{criterion}"), json!({ "option": option }));
        assert_eq!(parse_value(&file), Err(FormatError::UnknownOption { criterion: criterion.into(), option }));
    }
}

/// Places of the least draft with values of a wrong type, and what the reason mentions.
fn wrong_values() -> Vec<(&'static str, Value, &'static str)> {
    vec![
        ("version", json!("1"), "version"),
        ("version", json!(0), "version"),
        ("version", json!(1.5), "version"),
        ("edition", json!(26), "string"),
        ("set", json!("8"), "u16"),
        ("set", json!(-1), "u16"),
        ("set", json!(70_000), "u16"),
        ("set", json!(8.5), "u16"),
        ("created", json!(20261005), "string"),
        ("kind", json!("second"), "re-rating"),
        ("product", json!([]), "Product"),
        ("product/name", json!(["Cá khô"]), "string"),
        ("product/ticks", json!(true), "Ticks"),
        ("product/ticks/patent", json!("yes"), "boolean"),
        ("product/ticks/other", json!(false), "string"),
        ("applicant", json!("Bà Hai"), "Applicant"),
        ("applicant/phone", json!(900_000_188), "string"),
        ("knock_outs", json!(["forged-papers"]), "map"),
        ("knock_outs/forged-papers", json!("no"), "boolean"),
        ("answers", json!([3]), "map"),
        ("answers/1.1", json!(3), "Answer"),
        ("answers/1.1/option", json!("3"), "u8"),
        ("answers/1.1/option", json!(256), "u8"),
        ("answers/1.1/option", json!(1.5), "u8"),
        ("answers/1.1/evidence", json!("done"), "preparing"),
        ("answers/1.1/papers", json!("label-sample"), "sequence"),
        ("answers/1.1/papers", json!([1]), "string"),
        ("answers/1.1/note", json!(null), "string"),
    ]
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

#[test]
fn the_schema_is_a_schema() {
    jsonschema::draft202012::meta::validate(&json(SCHEMA)).unwrap();
}

#[test]
fn the_schema_accepts_the_household_and_the_least_draft() {
    assert_eq!(fault(&json(HOUSEHOLD)), None);
    assert_eq!(fault(&least()), None);
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let wrong = wrong_values().into_iter().map(|(place, value, _)| with(place, value)).chain([
        json!(null),
        json!([]),
        json!({}),
        with("format", json!("other")),
        with("version", json!(2)),
        with("edition", json!("qd148-2023")),
        with("set", json!(0)),
        with("set", json!(27)),
        with("answers/1.1/option", json!(0)),
    ]);
    for file in wrong {
        assert!(parse_value(&file).is_err(), "{file}");
        assert!(fault(&file).is_some(), "{file}");
    }
    for name in ["format", "version", "edition", "set"] {
        let mut file = least();
        file.as_object_mut().unwrap().remove(name);
        assert!(parse_value(&file).is_err() && fault(&file).is_some(), "without {name}");
    }
}

/// A paper with every member said.
fn whole_paper() -> Paper {
    let said = || "x".to_owned();
    let file =
        Attachment { id: said(), name: said(), media_type: said(), bytes: 1, caption: said(), ..Attachment::default() };
    Paper {
        paper: said(),
        label: said(),
        state: EvidenceState::Ready,
        due: said(),
        number: said(),
        issuer: said(),
        issued: said(),
        valid_until: said(),
        holder: said(),
        address: said(),
        product: said(),
        indicators: said(),
        files: vec![file],
        ..Paper::default()
    }
}

#[test]
fn the_schema_and_the_document_name_every_member_and_no_other() {
    let mut draft = household();
    draft.kind = RatingKind::Upgrade;
    let ticks = &mut draft.product.ticks;
    let boxes = [&mut ticks.production_certificate, &mut ticks.trade_mark, &mut ticks.indication, &mut ticks.patent];
    boxes.into_iter().chain([&mut ticks.design, &mut ticks.copyright]).for_each(|b| *b = true);
    draft.plan = PlanWishes {
        stars: Some(4),
        margin: 3,
        locked: ["1.1".to_owned()].into(),
        without: [Effort::Seasons].into(),
        ..PlanWishes::default()
    };
    draft.history = vec![Snapshot::default()];
    each_text(&mut draft, |_, text| *text = "x".to_owned());
    draft.recognition.stars = 3;
    draft.story.checked.insert("who".to_owned());
    draft.papers = vec![whole_paper()];
    let file: Value = serde_json::from_str(&to_json(&draft)).unwrap();
    let (schema, document) = (json(SCHEMA), read(DOCUMENT));
    for (written, described) in [
        ("", ""),
        ("/product", "/properties/product"),
        ("/product/ticks", "/$defs/ticks"),
        ("/product/business", "/properties/product/properties/business"),
        ("/product/outlook", "/properties/product/properties/outlook"),
        ("/recognition", "/properties/recognition"),
        ("/recognition/changes", "/properties/recognition/properties/changes"),
        ("/story", "/properties/story"),
        ("/papers/0", "/$defs/paper"),
        ("/papers/0/files/0", "/$defs/attachment"),
        ("/applicant", "/properties/applicant"),
        ("/answers/1.1", "/$defs/answer"),
        ("/plan", "/properties/plan"),
        ("/history/0", "/properties/history/items"),
    ] {
        let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
        let members = names(file.pointer(written).unwrap());
        assert_eq!(members, names(&schema.pointer(described).unwrap()["properties"]), "{described}");
        for name in members {
            assert!(document.contains(&format!("`{name}`")), "{DOCUMENT} does not name {name}");
        }
    }
}

#[test]
fn the_schema_knows_the_editions_and_sets_of_the_catalogue() {
    let schema = json(SCHEMA);
    let editions: Vec<&str> = catalogue().editions.iter().map(|e| e.id.as_str()).collect();
    assert_eq!(schema["properties"]["edition"]["enum"], json!(editions));
    let highest = catalogue().editions.iter().flat_map(|e| &e.sets).map(|s| s.no).max();
    assert_eq!(schema["properties"]["set"]["maximum"], json!(highest));
}

#[test]
fn the_example_in_the_document_is_a_draft() {
    let document = read(DOCUMENT);
    let example = document.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let draft = parse(example.as_bytes()).unwrap();
    assert_eq!(draft.answers["1.1"].option, Some(3));
    assert_eq!(remarks(&draft, edition(), set(draft.set)), []);
    assert_eq!(fault(&serde_json::from_str(example).unwrap()), None);
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
        let (edition, set) = draft.place(catalogue()).unwrap();
        prop_assert!(assess(&draft, edition, set).score.total <= 100);
        prop_assert!(dossier_docx(&draft, edition, set, Lang::Vi).is_ok());
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

    #[test]
    fn the_schema_accepts_any_draft(draft in generate::draft()) {
        let file = serde_json::from_str(&to_json(&draft)).unwrap();
        prop_assert_eq!(fault(&file), None);
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
