//! The catalogue agrees with the Decision, and its texts can be read by the people it is for.

use std::collections::{BTreeMap, BTreeSet};

use catalogue_model::search_key::search_key;
use sao_lang_core::catalogue::{
    Edition, NO_LEVEL, ProductSet, QuestionTexts as _, Text as _, TextId, catalogue, figures,
};
use sao_lang_core::locale::Lang;
use serde_json::{Value, json};
use test_support::{criterion, edition, json, set};
use unicode_normalization::is_nfc;

/// Most words of a Vietnamese question.
const QUESTION_WORDS: usize = 25;
/// Most words of a Vietnamese option.
const OPTION_WORDS: usize = 30;
/// Most characters of a Vietnamese plain name.
const PLAIN_LENGTH: usize = 40;

/// Every text of an edition with the place it is used at.
fn texts(edition: &Edition) -> Vec<(String, TextId)> {
    let mut all = vec![("decision".to_owned(), edition.decision), ("decision_long".to_owned(), edition.decision_long)];
    let lists = [&edition.industries, &edition.groups, &edition.ministries, &edition.evidence_kinds];
    all.extend(lists.into_iter().flatten().map(|n| (n.key.clone(), n.name)));
    all.extend(edition.papers.iter().map(|p| (format!("paper {}", p.key), p.name)));
    for k in &edition.knock_outs {
        all.extend([k.ask, k.result, k.place].map(|t| (format!("knock-out {}", k.key), t)));
    }
    for t in &edition.glossary {
        all.extend(
            [Some(t.term), Some(t.what), t.who, t.effort].into_iter().flatten().map(|i| (format!("term {}", t.key), i)),
        );
    }
    for q in &edition.questions {
        let ids = [q.ask, q.why].into_iter().chain(q.cases.iter().copied()).chain(q.options.iter().map(|o| o.text));
        all.extend(ids.map(|t| (format!("question {}", q.key), t)));
    }
    for s in &edition.sets {
        all.extend([s.name, s.short, s.about, s.examples].map(|t| (format!("set {}", s.no), t)));
        all.extend(s.parts.iter().flat_map(|p| [p.title, p.plain].map(|t| (format!("set {} part {}", s.no, p.id), t))));
        for section in s.sections() {
            all.extend([section.title, section.plain].map(|t| (format!("set {} section {}", s.no, section.id), t)));
            all.extend(section.groups.iter().map(|g| (format!("set {} group {}", s.no, g.id), g.title)));
        }
        all.extend(s.criteria().map(|c| (format!("set {} criterion {}", s.no, c.id), c.title)));
    }
    all
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The examples of a set in a language.
fn examples(set: &ProductSet, lang: Lang) -> impl Iterator<Item = &'static str> {
    set.examples.text(lang).split("; ")
}

/// The keys of the knock-outs at these indexes.
fn keys(indexes: &[u16]) -> Vec<&'static str> {
    indexes.iter().map(|k| edition().knock_out(*k).key.as_str()).collect()
}

#[test]
fn figures_of_all_787_criteria_are_those_of_the_decision() {
    let figures = figures(catalogue());
    let edition = figures["editions"].as_array().unwrap().iter().find(|e| e["id"] == "qd26-2026").unwrap();
    let ours: BTreeMap<u64, &Value> =
        edition["sets"].as_array().unwrap().iter().map(|s| (s["no"].as_u64().unwrap(), s)).collect();
    let reference = json("tests/fixtures/qd26-2026-points.json");
    let mut compared = 0;
    for set in reference["sets"].as_array().unwrap() {
        let no = set["no"].as_u64().unwrap();
        let parts: Vec<Value> = set["parts"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(id, part)| {
                let sections: Vec<Value> = part["sections"].as_array().unwrap().iter().map(expected_section).collect();
                compared += part["sections"].as_array().unwrap().iter().map(count).sum::<usize>();
                json!({ "id": id, "max": part["max"], "sections": sections })
            })
            .collect();
        for (ours, expected) in ours[&no]["parts"].as_array().unwrap().iter().zip(&parts) {
            assert_eq!(ours, expected, "set {no}");
        }
        assert_eq!(ours[&no]["parts"].as_array().unwrap().len(), parts.len(), "parts of set {no}");
    }
    assert_eq!((compared, ours.len()), (787, 26));
}

fn count(section: &Value) -> usize {
    section["criteria"].as_array().unwrap().len()
}

/// A section of the reference in the form that the catalogue exports.
fn expected_section(section: &Value) -> Value {
    let criteria: Vec<Value> = section["criteria"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| {
            let pairs = c["points"].as_array().unwrap().iter().zip(c["stars"].as_array().unwrap());
            let options: Vec<Value> = pairs.map(|(p, s)| json!({ "points": p, "min_stars": s })).collect();
            json!({ "id": c["id"], "max": c["max"], "options": options })
        })
        .collect();
    json!({ "id": section["id"], "max": section["max"], "criteria": criteria })
}

#[test]
fn sets_are_numbered_1_to_26_and_have_100_points() {
    let numbers: Vec<u16> = edition().sets.iter().map(|s| s.no).collect();
    assert_eq!(numbers, (1..=26).collect::<Vec<_>>());
    for set in &edition().sets {
        let sum: u16 = set.criteria().map(|c| u16::from(c.max())).sum();
        assert_eq!(sum, 100, "set {}", set.no);
        let parts: Vec<(&str, u16)> = set.parts.iter().map(|p| (p.id.as_str(), p.max)).collect();
        assert_eq!(parts, [("A", 40), ("B", 25), ("C", 35)], "set {}", set.no);
    }
}

#[test]
fn set_names_are_the_official_ones() {
    for reference in json("tests/fixtures/qd26-2026-points.json")["sets"].as_array().unwrap() {
        let no = u16::try_from(reference["no"].as_u64().unwrap()).unwrap();
        let industry = &edition().industries[usize::from(set(no).industry)];
        assert_eq!(
            search_key(set(no).name.text(Lang::Vi)),
            search_key(reference["name"].as_str().unwrap()),
            "set {no}"
        );
        assert_eq!(industry.key, reference["industry"].as_str().unwrap(), "industry of set {no}");
    }
}

#[test]
fn every_text_is_there_in_both_languages() {
    for (place, id) in texts(edition()) {
        for lang in Lang::ALL {
            assert!(!id.text(lang).trim().is_empty(), "{place} has no text in {lang:?}");
        }
    }
    for set in &edition().sets {
        for lang in Lang::ALL {
            assert!(examples(set, lang).all(|e| !e.trim().is_empty()), "set {} has an empty example", set.no);
        }
    }
}

#[test]
fn every_section_and_part_has_a_short_plain_name_of_its_own() {
    for set in &edition().sets {
        let parts = set.parts.iter().map(|p| (&p.id, p.title, p.plain, false));
        // A section that is itself a criterion may keep the criterion's title, where that is short and plain.
        let sections = set.sections().map(|s| (&s.id, s.title, s.plain, s.criteria[0].id == s.id));
        let mut seen = BTreeSet::new();
        for (id, title, plain, single) in parts.chain(sections) {
            let name = plain.text(Lang::Vi);
            assert!(!name.is_empty() && !plain.text(Lang::En).is_empty(), "set {}, {id}: no plain name", set.no);
            assert!(name.chars().count() <= PLAIN_LENGTH, "set {}, {id}: {name:?}", set.no);
            for lang in [Lang::Vi, Lang::En] {
                assert!(single || plain.text(lang) != title.text(lang), "set {}, {id}: {name:?} is the title", set.no);
            }
            assert!(seen.insert(name), "set {}, {id}: {name:?} names two", set.no);
        }
    }
}

#[test]
fn every_section_has_a_picture() {
    let mut pictures = BTreeSet::new();
    for set in &edition().sets {
        for section in set.sections() {
            assert!(section.picture.starts_with('M'), "set {}, section {}", set.no, section.id);
            pictures.insert(section.picture.as_str());
        }
    }
    assert!(pictures.len() >= 8, "{} pictures tell little apart", pictures.len());
}

#[test]
fn plain_names_name_only_what_is_asked() {
    let plain = |no: u16, id: &str| set(no).section(id).unwrap().plain.text(Lang::Vi);
    // No question of sets 24 and 25 is about packaging, raw meat and fish are not tasted.
    assert_eq!(plain(1, "2"), "Ý tưởng, bao bì và nhãn");
    assert_eq!([plain(24, "2"), plain(25, "2")], ["Ý tưởng và nhãn sản phẩm"; 2]);
    assert_eq!([plain(1, "6"), plain(2, "6")], ["Nhìn, ngửi, nếm thấy gì", "Nhìn và ngửi thấy gì"]);
    assert_eq!(plain(26, "2"), "Ý tưởng, nhóm khách, di sản");
    assert_eq!(set(26).section("2").unwrap().title, set(1).section("2").unwrap().title);
}

#[test]
fn every_text_is_in_normal_form_c() {
    for (place, id) in texts(edition()) {
        for lang in Lang::ALL {
            assert!(is_nfc(id.text(lang)), "{place}: {}", id.text(lang));
        }
    }
}

#[test]
fn questions_and_options_are_translated() {
    for question in &edition().questions {
        for id in question.options.iter().map(|o| o.text).chain([question.ask, question.why]) {
            assert_ne!(id.text(Lang::Vi), id.text(Lang::En), "question {}", question.key);
        }
    }
}

#[test]
fn vietnamese_questions_and_options_are_short() {
    for question in &edition().questions {
        let ask = question.ask.text(Lang::Vi);
        assert!(words(ask) <= QUESTION_WORDS, "{}: {} words: {ask}", question.key, words(ask));
        for option in &question.options {
            let text = option.text.text(Lang::Vi);
            assert!(words(text) <= OPTION_WORDS, "{}: {} words: {text}", question.key, words(text));
        }
    }
    for knock_out in &edition().knock_outs {
        let ask = knock_out.ask.text(Lang::Vi);
        assert!(words(ask) <= QUESTION_WORDS, "{}: {} words: {ask}", knock_out.key, words(ask));
    }
}

#[test]
fn every_question_ends_with_a_question_mark() {
    let asks = edition().questions.iter().map(|q| (&q.key, q.ask));
    for (key, ask) in asks.chain(edition().knock_outs.iter().map(|k| (&k.key, k.ask))) {
        for lang in Lang::ALL {
            assert!(ask.text(lang).ends_with('?'), "{key}: {}", ask.text(lang));
        }
    }
}

#[test]
fn no_option_is_repeated_within_a_case() {
    for question in &edition().questions {
        for lang in Lang::ALL {
            let mut seen = BTreeSet::new();
            for option in &question.options {
                let text = option.text.text(lang);
                assert!(seen.insert((option.case, search_key(text))), "{}: {text}", question.key);
            }
        }
    }
}

#[test]
fn no_case_is_repeated_within_a_question() {
    for question in &edition().questions {
        for lang in Lang::ALL {
            let cases: BTreeSet<&str> = question.cases.iter().map(|c| c.text(lang)).collect();
            assert_eq!(cases.len(), question.cases.len(), "{}", question.key);
        }
    }
}

#[test]
fn an_example_belongs_to_one_set_only() {
    for lang in Lang::ALL {
        let mut seen: BTreeMap<String, u16> = BTreeMap::new();
        for set in &edition().sets {
            for example in examples(set, lang) {
                // Vietnamese marks tell words apart, so only case is evened out.
                let other = seen.insert(example.to_lowercase(), set.no);
                assert_eq!(other, None, "{example:?} of set {} stands elsewhere too", set.no);
            }
        }
    }
}

#[test]
fn only_criteria_8_9_and_15_of_set_26_have_two_cases_of_two_options_each() {
    let mut with_cases = Vec::new();
    for set in &edition().sets {
        for criterion in set.criteria() {
            let question = edition().question(criterion);
            if !question.cases.is_empty() {
                let cases: Vec<Option<u8>> = question.options.iter().map(|o| o.case).collect();
                assert_eq!(cases, [Some(0), Some(0), Some(1), Some(1)], "set {} {}", set.no, criterion.id);
                assert_eq!(question.cases.len(), 2, "set {} {}", set.no, criterion.id);
                with_cases.push((set.no, criterion.id.as_str()));
            }
        }
    }
    assert_eq!(with_cases, [(26, "8"), (26, "9"), (26, "15")]);
}

#[test]
fn story_criteria_depend_on_there_being_a_story() {
    for set in &edition().sets {
        let dependent: Vec<(&str, &str)> =
            set.criteria().filter_map(|c| Some((c.id.as_str(), c.only_if.as_deref()?))).collect();
        let expected: &[(&str, &str)] = if set.no == 26 { &[] } else { &[("5.2", "5.1"), ("5.3", "5.1")] };
        assert_eq!(dependent, expected, "set {}", set.no);
    }
}

#[test]
fn zero_points_for_water_reject_set_16_only() {
    for set in &edition().sets {
        let rules: Vec<(&str, &str)> = set
            .criteria()
            .filter_map(|c| Some((c.id.as_str(), edition().knock_out(c.zero_rejects?).key.as_str())))
            .collect();
        let expected: Vec<(&str, &str)> = match set.no {
            16 => ["6.1", "6.2", "6.3", "6.4"].map(|id| (id, "water-test-zero")).into(),
            _ => Vec::new(),
        };
        assert_eq!(rules, expected, "set {}", set.no);
    }
}

#[test]
fn sets_19_and_20_ask_for_the_product_notification() {
    assert_eq!(keys(&criterion(set(19), "6").knock_outs), ["cosmetics-notification"]);
    assert_eq!(keys(&criterion(set(20), "6").knock_outs), ["product-notification"]);
    for set in edition().sets.iter().filter(|s| ![19, 20].contains(&s.no)) {
        let asked: Vec<u16> = set.asked_knock_outs().map(|(k, _)| k).collect();
        assert!(!keys(&asked).iter().any(|k| k.ends_with("-notification")), "set {}", set.no);
    }
}

#[test]
fn all_sets_but_tourism_ask_about_forged_and_incomplete_papers() {
    for set in &edition().sets {
        let above = keys(&set.knock_outs);
        let asked = above.contains(&"forged-papers") && above.contains(&"incomplete-dossier");
        assert_eq!(asked, set.no != 26, "set {}: {above:?}", set.no);
    }
}

#[test]
fn every_knock_out_is_asked_about_or_follows_from_an_option() {
    let rules = |set: &'static ProductSet| set.criteria().filter_map(|c| c.zero_rejects);
    let used: BTreeSet<u16> =
        edition().sets.iter().flat_map(|s| s.asked_knock_outs().map(|(k, _)| k).chain(rules(s))).collect();
    for (index, knock_out) in (0u16..).zip(&edition().knock_outs) {
        assert!(used.contains(&index), "no set uses {}", knock_out.key);
    }
}

#[test]
fn tourism_hands_in_no_samples_and_all_others_five() {
    for set in &edition().sets {
        assert_eq!(set.samples, if set.no == 26 { 0 } else { 5 }, "set {}", set.no);
    }
}

#[test]
fn star_classes_are_those_of_article_3() {
    let classes: Vec<(u8, u16)> = edition().classes.iter().map(|c| (c.stars, c.min_points)).collect();
    assert_eq!(classes, [(5, 90), (4, 70), (3, 50), (2, 30), (1, 0)]);
}

/// An option is shown to the producer and printed in the report: it speaks of the product and its maker.
#[test]
fn options_address_nobody() {
    for question in &edition().questions {
        for option in &question.options {
            for (lang, addressed) in [(Lang::Vi, &["bạn", "tôi"][..]), (Lang::En, &["you", "your", "yours"][..])] {
                let text = option.text.text(lang).to_lowercase();
                let said = text.split(|c: char| !c.is_alphanumeric()).find(|word| addressed.contains(word));
                assert_eq!(said, None, "{}: {text}", question.key);
            }
        }
    }
}

#[test]
fn a_statement_stands_alone() {
    let mut going_on = 0;
    for question in &edition().questions {
        for (place, choice) in (1..).zip(&question.options) {
            let statement = question.statement(place, Lang::Vi).unwrap();
            assert!(statement.ends_with(choice.text.text(Lang::Vi)));
            assert!(!statement.starts_with("Như trên"), "{}: {statement}", question.key);
            going_on += usize::from(choice.above);
        }
        assert_eq!(question.statement(NO_LEVEL, Lang::Vi).as_deref(), Some("Chưa đạt mức nào"));
        assert_eq!(question.statement(question.options.len() + 1, Lang::Vi), None);
    }
    assert!(going_on > 0);
}
