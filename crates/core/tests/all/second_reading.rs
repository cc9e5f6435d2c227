//! What the second reading of the catalogue against the law found does not come back: by key, what a text must say and
//! must not. The rows are in `tests/fixtures/second_reading`.

use sao_lang_core::catalogue::Text as _;
use sao_lang_core::locale::Lang;
use serde::Deserialize;
use test_support::{criterion, edition, path, read, set};
use toml::{Table, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    said: Vec<Said>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    /// Row of the review.
    row: String,
    /// Data file of the edition.
    file: String,
    /// Way to the text or list.
    at: String,
    #[serde(default)]
    must: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
}

/// What stands at the end of the way; options are counted from 1.
fn find<'v>(file: &'v Table, at: &str) -> Option<&'v Value> {
    let mut steps = at.split('.');
    let mut value = file.get(steps.next()?)?;
    for step in steps {
        value = match value {
            Value::Array(list) => list.get(step.parse::<usize>().ok()?.checked_sub(1)?)?,
            other => other.get(step)?,
        };
    }
    Some(value)
}

#[test]
fn what_the_second_reading_mended_stays_mended() {
    let mut files: Vec<_> =
        std::fs::read_dir(path("tests/fixtures/second_reading")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in &files {
        let rows: Rows = toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for said in rows.said {
            let source: Table =
                toml::from_str(&read(&format!("crates/core/data/catalogue/qd26-2026/{}", said.file))).unwrap();
            let Some(value) = find(&source, &said.at) else {
                wrong.push(format!("{}: {} has no {}", said.row, said.file, said.at));
                continue;
            };
            let has = |words: &String| match value {
                Value::Array(list) => list.iter().any(|v| v.as_str() == Some(words)),
                other => other.as_str().is_some_and(|text| text.contains(words)),
            };
            let problems = (said.must.iter().filter(|w| !has(w)).map(|w| format!("lacks {w:?}")))
                .chain(said.never.iter().filter(|w| has(w)).map(|w| format!("says {w:?}")));
            wrong.extend(problems.map(|what| format!("{}: {} {what}", said.row, said.at)));
            assert!(!said.must.is_empty() || !said.never.is_empty(), "{} asks for nothing", said.at);
        }
    }
    assert!(files.len() >= 2, "rows of both parts");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Sets whose note on dangerous foreign matter names soil (QĐ 26/2026, Appendix II, section 6).
const SOIL: [u16; 7] = [5, 6, 7, 8, 13, 15, 17];

#[test]
fn dangerous_foreign_matter_is_asked_about_in_the_words_of_each_set() {
    let mut asked = 0;
    for set in &edition().sets {
        let notes = set.criteria().flat_map(|c| &c.knock_outs).map(|k| edition().knock_out(*k));
        for note in notes.filter(|k| k.key == "dangerous-foreign-matter") {
            asked += 1;
            assert_eq!(note.ask.text(Lang::Vi).contains("đất"), SOIL.contains(&set.no), "set {}", set.no);
            assert_eq!(note.ask.text(Lang::En).contains("soil"), SOIL.contains(&set.no), "set {}", set.no);
        }
    }
    assert_eq!(asked, 15, "sets 1 to 13, 15 and 17");
}

#[test]
fn titles_are_those_of_the_sheet() {
    let rows = [
        (1, "1.4", "Năng lực sản xuất đáp ứng yêu cầu phân phối"),
        (1, "1.5", "Liên kết sản xuất"),
        (3, "9", "Công bố sản phẩm"),
        (4, "9", "Công bố sản phẩm"),
        (13, "6.1.2", "Trạng thái/hình dạng"),
    ];
    for (no, id, title) in rows {
        assert_eq!(criterion(set(no), id).title.text(Lang::Vi), title, "set {no}, {id}");
    }
}
