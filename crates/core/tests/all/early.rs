//! What can be answered before the app is there: the files that say the questions, and what comes of the answers.
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use sao_lang_core::assessment::{asked_knock_outs, assess};
use sao_lang_core::before_app::{EarlyAnswers, begun};
use sao_lang_core::catalogue::{NO_LEVEL, Text as _, TextId, catalogue};
use sao_lang_core::draft::{Draft, VERSION};
use sao_lang_core::locale::{Lang, Message, Values, msg, values};
use serde_json::Value;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(test_support::ROOT).join(path)).unwrap()
}

/// A file as the build has written it.
fn said(name: &str) -> Value {
    let path = Path::new(concat!(env!("OUT_DIR"), "/early")).join(name);
    serde_json::from_str(&fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))).unwrap()
}

/// A text with values, in the language of the files.
fn fill<V: Values>(message: Message<V>, values: V) -> String {
    message.fill(Lang::Vi, values)
}

#[test]
fn every_set_has_a_file_that_says_what_the_app_says() {
    let mut questions = 0;
    for edition in &catalogue().editions {
        for set in &edition.sets {
            let file = said(&format!("{}-{}.json", edition.id, set.no));
            let said = file["questions"].as_array().unwrap();
            let all: Vec<_> = set.sections().flat_map(|s| s.criteria.iter().map(move |c| (s, c))).collect();
            assert_eq!(said.len(), all.len(), "set {}", set.no);
            for (index, (said, (section, criterion))) in said.iter().zip(&all).enumerate() {
                let question = edition.question(criterion);
                let vi = |id: TextId| id.text(Lang::Vi);
                assert_eq!(said["id"], criterion.id);
                let above =
                    fill(msg::FORM02_SECTION_ROW, values::IdTitle { id: &section.id, title: &vi(section.title) });
                assert_eq!(said["above"], above);
                let title = fill(msg::QUESTION_OF_ALL, values::AllNo { no: &(index + 1), all: &all.len() });
                assert_eq!(said["title"], title);
                let meta = format!(
                    "{} · {} · {}",
                    fill(msg::QUESTION_CRITERION, values::Id { id: &criterion.id }),
                    vi(criterion.title),
                    fill(msg::QUESTION_MAX, values::Max { max: &criterion.max() })
                );
                assert_eq!(said["meta"], meta);
                assert_eq!(said["ask"], vi(question.ask));
                assert_eq!(said["why"], vi(question.why));
                let decision = vi(edition.decision);
                let place = values::DecisionIdSet { decision: &decision, id: &criterion.id, set: &set.no };
                assert_eq!(said["place"], fill(msg::QUESTION_PLACE, place));
                assert_eq!(said["council"], question.council);
                assert_eq!(said["onlyIf"].as_str(), criterion.only_if.as_deref());
                assert_eq!(said["waits"], criterion.only_if.is_some() || !question.cases.is_empty());
                assert_eq!(said["zeroRejects"].as_bool().unwrap_or_default(), criterion.zero_rejects.is_some());
                let options = said["options"].as_array().unwrap();
                assert_eq!(options.len(), criterion.scores.len());
                for (said, (choice, score)) in options.iter().zip(question.options.iter().zip(&criterion.scores)) {
                    assert_eq!(said["text"], vi(choice.text));
                    assert_eq!(said["worth"], score.points);
                    assert_eq!(said["points"], fill(msg::QUESTION_POINTS, values::N { n: &score.points }));
                    let mark = (score.min_stars > 0)
                        .then(|| fill(msg::QUESTION_MARK, values::Stars { stars: &score.min_stars }));
                    assert_eq!(said["mark"].as_str(), mark.as_deref());
                }
                let none = criterion.offers_no_level().then(|| msg::QUESTION_NONE.text(Lang::Vi).to_owned());
                assert_eq!(said["none"]["text"].as_str(), none.as_deref());
                questions += 1;
            }
        }
    }
    assert!(questions > 500, "{questions}");
}

#[test]
fn every_file_has_the_conditions_that_the_app_asks_first() {
    for edition in &catalogue().editions {
        for set in &edition.sets {
            let file = said(&format!("{}-{}.json", edition.id, set.no));
            let said = file["conditions"].as_array().unwrap();
            let all = asked_knock_outs(&Draft::new(set.no, ""), edition, set);
            let (at_hand_in, all): (Vec<_>, Vec<_>) = all.iter().partition(|k| k.at_hand_in);
            assert_eq!(said.len(), all.len(), "set {}", set.no);
            for (index, (said, state)) in said.iter().zip(&all).enumerate() {
                let knock_out = edition.knock_out(state.knock_out);
                let vi = |id: TextId| id.text(Lang::Vi);
                assert_eq!(said["id"], state.key);
                let title = msg::WAY_KNOCK_OUT.fill(Lang::Vi, values::AllNo { no: &(index + 1), all: &all.len() });
                assert_eq!(said["title"], title);
                let meta = state.criterion.as_ref().map(|id| msg::QUESTION_CRITERION.fill(Lang::Vi, values::Id { id }));
                assert_eq!(said["meta"], meta.unwrap_or_default());
                assert_eq!(said["ask"], vi(knock_out.ask));
                assert_eq!(said["bad"], knock_out.bad);
                let result = msg::CHECK_BAD.fill(Lang::Vi, values::Result { result: &vi(knock_out.result) });
                assert_eq!(said["result"], result);
                assert_eq!(
                    said["place"],
                    msg::CHECK_PLACE.fill(Lang::Vi, values::Place { place: &vi(knock_out.place) })
                );
            }
            let later: Vec<&str> =
                file["atHandIn"].as_array().unwrap().iter().map(|key| key.as_str().unwrap()).collect();
            assert_eq!(later, at_hand_in.iter().map(|k| k.key.as_str()).collect::<Vec<_>>());
            // One name says which answer is meant.
            assert!(all.iter().chain(&at_hand_in).all(|k| set.criterion(&k.key).is_none()), "set {}", set.no);
        }
    }
}

#[test]
fn the_script_knows_the_words_the_version_and_the_pictures() {
    let script: String =
        ["main", "make", "question", "sets", "store"].map(|name| read(&format!("public/early/{name}.js"))).concat();
    assert!(script.contains(&format!("const VERSION = {VERSION};")));
    let (questions, list) = (said("qd26-2026-1.json"), said("sets.json"));
    for (name, word) in [&questions, &list].into_iter().flat_map(|file| file["words"].as_object().unwrap()) {
        assert!(
            script.contains(&format!("words.{name}")) || script.contains(&format!("\"{name}\"")),
            "{name} is not said"
        );
        assert!(!word.as_str().unwrap().is_empty());
    }
    let drawn = read("src/components/icons.rs");
    let paths = ["BACK", "FORWARD", "LIST", "UNDO", "WARNING"].map(|name| {
        let from = script.split_once(&format!("const {name} = \"")).unwrap().1;
        from.split('"').next().unwrap().to_owned()
    });
    for path in paths {
        assert!(drawn.contains(&format!("\"{path}\"")), "{path} is no picture of the app");
    }
}

#[test]
fn the_list_has_every_set_with_its_first_step() {
    let edition = catalogue().newest();
    let list = said("sets.json");
    assert_eq!(list["edition"], edition.id);
    let industries = list["industries"].as_array().unwrap();
    assert_eq!(industries.len(), edition.industries.len());
    let mut sets: Vec<_> = industries.iter().flat_map(|i| i["sets"].as_array().unwrap()).collect();
    sets.sort_by_key(|set| set["no"].as_u64());
    assert_eq!(sets.len(), edition.sets.len());
    for (said, set) in sets.into_iter().zip(&edition.sets) {
        assert_eq!(said["no"], set.no);
        assert_eq!(said["name"], set.short.text(Lang::Vi));
        assert_eq!(said["about"], set.about.text(Lang::Vi));
        assert_eq!(said["label"], msg::NEW_SET_NO.fill(Lang::Vi, values::No { no: &set.no }));
        let fresh = assess(&Draft::new(set.no, ""), edition, set);
        assert_eq!(said["first"], fresh.go_on(None, |_| false).screen());
    }
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
    // Where no option is worth 0 points, 0 says that none is reached; elsewhere it is that option.
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
