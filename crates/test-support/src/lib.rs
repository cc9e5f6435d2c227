//! Code that several test files share. Each of them uses a part of it.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, missing_docs)]

pub mod files;
pub mod generate;
pub mod memory;
pub mod scene;
pub mod small;

use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use proptest::test_runner::{Config, RngSeed};
use sao_lang_core::catalogue::{Criterion, Edition, NO_LEVEL, ProductSet, catalogue};
use sao_lang_core::documents::Options;
use sao_lang_core::draft::{Answer, Draft, EvidenceState, parse};
use sao_lang_core::form::FIELDS;
use sao_lang_core::locale::Lang;
use serde_json::Value;
use zip::ZipArchive;

/// The folder of the project.
pub const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The path of the household's draft, which several tests read.
pub const HOUSEHOLD: &str = "tests/fixtures/ca-kho-ba-hai.json";

/// The path of a file of the project.
pub fn path(relative: &str) -> PathBuf {
    Path::new(ROOT).join(relative)
}

/// The content of a file of the project.
pub fn read(relative: &str) -> String {
    std::fs::read_to_string(path(relative)).expect(relative)
}

/// The content of a JSON file of the project.
pub fn json(relative: &str) -> Value {
    serde_json::from_str(&read(relative)).expect(relative)
}

/// The household's draft.
pub fn household() -> Draft {
    parse(read(HOUSEHOLD).as_bytes()).expect("the household's draft is readable")
}

/// The options for documents to work with, made on a fixed day.
pub fn work(lang: Lang) -> Options {
    Options::work(lang, NaiveDate::from_ymd_opt(2026, 11, 29).expect("a day"))
}

/// The options for documents to hand in, made on the same day.
pub fn hand_in() -> Options {
    Options::hand_in(Lang::Vi, work(Lang::Vi).today)
}

/// The edition in force.
pub fn edition() -> &'static Edition {
    catalogue().edition("qd26-2026").expect("the edition of 2026 is in the catalogue")
}

/// A set of the edition in force.
pub fn set(no: u16) -> &'static ProductSet {
    edition().set(no).expect("the set is in the catalogue")
}

/// A criterion of a set.
pub fn criterion(set: &'static ProductSet, id: &str) -> &'static Criterion {
    set.criterion(id).expect("the criterion is in the set")
}

/// The numbers of a criterion's options, from 1.
pub fn options(criterion: &Criterion) -> std::ops::RangeInclusive<u8> {
    1..=u8::try_from(criterion.scores.len()).expect("few options")
}

/// The possible answers: the numbers of a criterion's options, and 0 if none of them is worth 0 points.
pub fn places(criterion: &Criterion) -> std::ops::RangeInclusive<u8> {
    u8::from(criterion.zero_option().is_some())..=*options(criterion).end()
}

/// A draft of a set whose product reaches no level of any criterion.
pub fn bottom(no: u16) -> Draft {
    let lowest = |c: &Criterion| u8::try_from(c.zero_option().unwrap_or(NO_LEVEL)).ok();
    with_answers(no, set(no).criteria().map(|c| (c.id.clone(), lowest(c))))
}

/// The points of an option.
pub fn points(criterion: &Criterion, option: u8) -> u8 {
    criterion.score(usize::from(option)).expect("the option is the criterion's").points
}

/// The last of the options with the most points.
pub fn best(criterion: &Criterion) -> u8 {
    options(criterion).max_by_key(|o| points(criterion, *o)).expect("a criterion has options")
}

/// A draft of a set with the best option chosen everywhere.
pub fn top(no: u16) -> Draft {
    with_answers(no, set(no).criteria().map(|c| (c.id.clone(), Some(best(c)))))
}

/// A draft of a set with these options chosen.
pub fn with_answers(no: u16, answers: impl IntoIterator<Item = (String, Option<u8>)>) -> Draft {
    let mut draft = Draft::new(no, "2026-10-05T13:45:00Z");
    for (id, option) in answers {
        draft.answers.insert(id, Answer { option, evidence: EvidenceState::Ready, ..Answer::default() });
    }
    draft
}

/// Changes every free text of the forms; `edit` gets the key of its field.
pub fn each_text(draft: &mut Draft, mut edit: impl FnMut(&'static str, &mut String)) {
    for field in FIELDS {
        edit(field.key, field.text_mut(draft));
    }
    edit("product.ticks.other", &mut draft.product.ticks.other);
}

/// The settings of a property test: the number of cases, and the same cases on every run.
pub fn cases(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(26), failure_persistence: None, ..Config::default() }
}

/// All text of a DOCX file.
pub fn docx_text(bytes: &[u8]) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(|n| n.unwrap().into_owned()).collect();
    let mut all = String::new();
    for name in names.iter().filter(|n| n.starts_with("word/") && n.ends_with(".xml")) {
        let mut xml = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
        let document = roxmltree::Document::parse(&xml).unwrap();
        all.extend(document.descendants().filter(|n| n.tag_name().name() == "t").filter_map(|n| n.text()));
    }
    all
}
