//! Tests how answers from before the app come into a draft. The tests of the files with the questions are in
//! `src/prerender`, which draws them.
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use sao_lang_core::before_app::{EarlyAnswers, begun};
use sao_lang_core::catalogue::{NO_LEVEL, catalogue};
use sao_lang_core::draft::{Draft, VERSION};

#[test]
fn the_script_knows_the_version() {
    let script = fs::read_to_string(Path::new(test_support::ROOT).join("public/early/store.js")).unwrap();
    assert!(script.contains(&format!("const VERSION = {VERSION};")));
}

#[test]
fn a_draft_is_begun_where_there_is_such_a_set() {
    let now = "2026-11-25T08:00:00Z";
    let begin = |entry: &str| begun(entry, catalogue(), now);
    assert_eq!(begin(r#"{"edition":"qd26-2026","set":8}"#), Some(Draft::new(8, now)));
    assert_eq!(begin(r#"{"set":8,"answers":{"1.1":2}}"#), Some(Draft::new(8, now)));
    for entry in [r#"{"set":0}"#, r#"{"set":99}"#, r#"{"set":"8"}"#, r#"{"answers":{}}"#, "", "[]"] {
        assert_eq!(begin(entry), None, "{entry}");
    }
}

#[test]
fn answers_come_into_the_draft() {
    let edition = catalogue().newest();
    let set = edition.set(1).unwrap();
    let mut draft = Draft::new(1, "");
    draft.choose("1.2", Some(1));
    draft.choose("1.3", Some(1));
    let early =
        EarlyAnswers::read(r#"{"answers":{"1.1":2,"1.2":null,"9.9":1,"1.3":200,"1.4":0,"2.1":0}}"#, edition, set);
    early.put_into(&mut draft);
    assert_eq!(draft.option("1.1"), Some(2));
    assert_eq!(draft.option("1.2"), None);
    assert_eq!(draft.option("1.3"), Some(1), "an option that there is not changes nothing");
    // An answer of 0 means the option that is worth 0 points. If the criterion has no such option, no level is reached.
    assert_eq!((draft.option("1.4"), draft.option("2.1")), (Some(NO_LEVEL), Some(1)));
    assert_eq!(
        early.put_off(&draft).collect::<Vec<_>>(),
        [("1.1", false), ("1.2", true), ("1.4", false), ("2.1", false)]
    );
}

#[test]
fn conditions_come_into_the_draft() {
    let edition = catalogue().newest();
    let set = edition.set(8).unwrap();
    let mut draft = Draft::new(8, "");
    draft.knock_outs.insert("food-safety-certificate".to_owned(), true);
    let said =
        r#"{"forged-papers":true,"same-as-another":false,"food-safety-certificate":null,"production-licence":true}"#;
    let early = EarlyAnswers::read(&format!(r#"{{"answers":{{"1.1":2}},"conditions":{said}}}"#), edition, set);
    early.put_into(&mut draft);
    let kept: Vec<(&str, bool)> = draft.knock_outs.iter().map(|(key, applies)| (key.as_str(), *applies)).collect();
    assert_eq!(kept, [("forged-papers", true), ("same-as-another", false)], "set 8 asks for no licence");
    assert_eq!(draft.option("1.1"), Some(2));
    let put_off: Vec<&str> = early.put_off(&draft).filter(|(_, off)| *off).map(|(key, _)| key).collect();
    assert_eq!(put_off, ["food-safety-certificate"]);
    assert_eq!(early.put_off(&draft).count(), 4);
    assert!(!EarlyAnswers::read(r#"{"conditions":{"forged-papers":null}}"#, edition, set).is_empty());
}

#[test]
fn what_was_gone_past_takes_no_answer_away() {
    let edition = catalogue().newest();
    let set = edition.set(8).unwrap();
    let mut draft = Draft::new(8, "");
    draft.choose("1.1", Some(2));
    draft.knock_outs.insert("forged-papers".to_owned(), false);
    let early = EarlyAnswers::read(
        r#"{"passed":["1.1","1.2","forged-papers","same-as-another","9.9","production-licence"]}"#,
        edition,
        set,
    );
    assert!(early.is_empty(), "nothing was answered");
    early.put_into(&mut draft);
    assert_eq!(draft.option("1.1"), Some(2));
    assert_eq!(draft.knock_outs.get("forged-papers"), Some(&false));
    let put_off: Vec<_> = early.put_off(&draft).collect();
    assert_eq!(put_off, [("1.2", true), ("same-as-another", true)]);
}

#[test]
fn what_is_no_entry_says_nothing() {
    let edition = catalogue().newest();
    let set = edition.set(1).unwrap();
    let long = format!("{{\"answers\":{{{}\"1.1\":1}}}}", "\"x\":1,".repeat(3000));
    let values = ["\"2\"", "-1", "2.5", "[1]"].map(|value| format!("{{\"answers\":{{\"1.1\":{value}}}}}"));
    let conditions =
        ["\"forged-papers\":1", "\"none\":true", "\"\":null"].map(|said| format!("{{\"conditions\":{{{said}}}}}"));
    let others = values.iter().chain(&conditions).map(String::as_str);
    for entry in ["", "null", "[1]", "{", r#"{"1.1":1}"#, &long].into_iter().chain(others) {
        assert!(EarlyAnswers::read(entry, edition, set).is_empty(), "{entry:.40}");
    }
}

proptest! {
    #[test]
    fn whatever_stands_there_leaves_a_draft_that_can_be_read(entry in any::<String>(), option in any::<u8>(), no in 1u16..=26) {
        let edition = catalogue().newest();
        let set = edition.set(no).unwrap();
        let answer = format!("{{\"answers\":{{\"{}\":{option}}}}}", set.criteria().next().unwrap().id);
        let condition = format!("{{\"conditions\":{{{entry:?}:true,\"forged-papers\":{}}}}}", option > 9);
        for entry in [entry, answer, condition] {
            let mut draft = Draft::new(no, "");
            EarlyAnswers::read(&entry, edition, set).put_into(&mut draft);
            let text = sao_lang_core::draft::to_json(&draft);
            prop_assert_eq!(sao_lang_core::draft::parse(text.as_bytes()).unwrap(), draft);
        }
    }
}
