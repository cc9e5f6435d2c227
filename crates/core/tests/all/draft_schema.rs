//! The JSON Schema, the document on the format and the program say the same.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jsonschema::Validator;
use proptest::prelude::*;
use sao_lang_core::catalogue::{Effort, catalogue};
use sao_lang_core::draft::{
    Attachment, EvidenceState, Paper, PlanWishes, RatingKind, Snapshot, TaskNote, TestResult, Topic, Work, Year, parse,
    remarks, to_json,
};
use sao_lang_core::handed_in::{freeze, sha256};
use serde_json::{Value, json};
use test_support::files::{least, parse_value, with, wrong_values};
use test_support::{HOUSEHOLD, cases, each_text, edition, generate, hand_in, household, json, read, set};

const SCHEMA: &str = "public/draft.schema.json";
const DOCUMENT: &str = "docs/draft-format.md";

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| jsonschema::draft202012::new(&json(SCHEMA)).unwrap());

/// What the schema has against a file.
fn fault(file: &Value) -> Option<String> {
    VALIDATOR.validate(file).err().map(|e| format!("{}: {e}", e.instance_path()))
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
        with("version", json!(3)),
        with("edition", json!("qd148-2023")),
        with("set", json!(0)),
        with("set", json!(27)),
        with("answers/1.1/option", json!(-1)),
        with("recognition/years", json!([{}, {}, {}, {}])),
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
    let result = TestResult { name: said(), limit: said(), result: said(), unit: said(), ..TestResult::default() };
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
        results: vec![result],
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
    let note = TaskNote { person: "x".into(), due: "x".into(), done: "x".into(), ..TaskNote::default() };
    draft.work = Work { person: "x".into(), tasks: [("x".to_owned(), note)].into(), ..Work::default() };
    draft.history =
        vec![Snapshot { date: "2026-11-28".into(), points: 1, stars: 1, answered: 1, ..Snapshot::default() }];
    each_text(&mut draft, |_, text| *text = "x".to_owned());
    draft.recognition.stars = 3;
    draft.recognition.tick_unchanged(Topic::Tests, true);
    draft.recognition.tick_paper(Topic::Materials, "material-invoices", true);
    let said = || "x".to_owned();
    draft.recognition.years = vec![Year { year: 2025, output: said(), revenue: said(), ..Year::default() }];
    draft.product.figures.set("agents", "5");
    draft.applicant.figures.set("workers", "10 người");
    draft.product.written.set("material-contract.seller", "x");
    draft.applicant.written.set("labour-list.people", "x");
    draft.story.checked.insert("who".to_owned());
    draft.papers = vec![whole_paper()];
    freeze(&mut draft, &[("x".to_owned(), sha256(b"x"))], hand_in().today, "x", "x").unwrap();
    let file: Value = serde_json::from_str(&to_json(&draft)).unwrap();
    let (schema, document) = (json(SCHEMA), read(DOCUMENT));
    for (written, described) in [
        ("", ""),
        ("/product", "/properties/product"),
        ("/product/ticks", "/$defs/ticks"),
        ("/product/business", "/properties/product/properties/business"),
        ("/product/outlook", "/properties/product/properties/outlook"),
        ("/recognition", "/properties/recognition"),
        ("/recognition/before", "/properties/recognition/properties/before"),
        ("/recognition/changes", "/properties/recognition/properties/changes"),
        ("/recognition/years/0", "/properties/recognition/properties/years/items"),
        ("/story", "/properties/story"),
        ("/papers/0", "/$defs/paper"),
        ("/papers/0/results/0", "/$defs/result"),
        ("/papers/0/files/0", "/$defs/attachment"),
        ("/applicant", "/properties/applicant"),
        ("/answers/1.1", "/$defs/answer"),
        ("/plan", "/properties/plan"),
        ("/work", "/properties/work"),
        ("/work/tasks/x", "/$defs/task"),
        ("/history/0", "/properties/history/items"),
        ("/handed_in/0", "/$defs/round"),
        ("/handed_in/0/files/0", "/$defs/handed_in_file"),
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

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn the_schema_accepts_any_draft(draft in generate::draft()) {
        let file = serde_json::from_str(&to_json(&draft)).unwrap();
        prop_assert_eq!(fault(&file), None);
    }
}
