//! The samples to practise on tell the stories that they are there for.

use sao_lang_core::assessment::{assess, range};
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::draft::{parse, remarks, to_json};
use sao_lang_core::handover::{BuiltIn, Fragment};
use sao_lang_core::practice::{
    CASES, Case, Sample, draft_id, draft_of, is_key, is_practice, is_unchanged, key_of, opens, read, told,
};

fn cases() -> Vec<Case> {
    read(CASES).expect("the packed file can be read")
}

fn case(key: &str) -> Case {
    cases().into_iter().find(|c| c.key == key).expect("there is such a case")
}

fn sample(key: &str) -> Sample {
    cases().into_iter().flat_map(|c| c.samples).find(|s| s.key == key).expect("there is such a sample")
}

#[test]
fn every_sample_comes_to_the_stars_and_points_that_are_told() {
    for sample in cases().into_iter().flat_map(|c| c.samples) {
        let draft = draft_of(&sample, "2026-06-01T00:00:00Z");
        let (edition, set) = draft.edition_and_set(catalogue()).expect("known set");
        let result = assess(&draft, edition, set);
        assert_eq!((result.stars, result.score.total), (sample.stars, sample.points), "{}", sample.key);
        assert_eq!(result.answered, result.asked, "{} leaves questions open", sample.key);
        assert_eq!(remarks(&draft, edition, set), [], "{}", sample.key);
        assert_eq!(parse(to_json(&draft).as_bytes()).as_ref(), Ok(&draft), "{}", sample.key);
    }
}

#[test]
fn ids_are_those_of_practice_and_names_say_that_it_is_a_sample() {
    let mut ids = std::collections::BTreeSet::new();
    for sample in cases().into_iter().flat_map(|c| c.samples) {
        assert!(is_practice(&draft_id(&sample)));
        assert!(ids.insert(draft_id(&sample)), "{} stands twice", sample.key);
        let draft = draft_of(&sample, "");
        assert!(draft.product.name.ends_with("(mẫu)") && draft.applicant.name.ends_with("(mẫu)"));
    }
}

#[test]
fn there_is_one_sample_per_industry() {
    let edition = catalogue().newest();
    let industries: Vec<u8> =
        case("industries").samples.iter().filter_map(|s| edition.set(s.set)).map(|set| set.industry).collect();
    assert_eq!(industries, [0, 1, 2, 3, 4, 5]);
}

#[test]
fn the_confectioner_has_16_products_of_4_stars_and_4_that_may_reach_5() {
    let samples = case("confectioner").samples;
    let with = |stars| samples.iter().filter(|s| s.stars == stars).count();
    assert_eq!((samples.len(), with(4), with(5)), (20, 16, 4));
    assert!(samples.iter().all(|s| s.applicant == samples[0].applicant));
}

#[test]
fn one_missed_mark_holds_the_fish_sauce_back() {
    let sample = sample("nuoc-mam");
    let draft = draft_of(&sample, "");
    let (edition, set) = draft.edition_and_set(catalogue()).expect("known set");
    let result = assess(&draft, edition, set);
    assert_eq!((result.stars_by_points, result.cap), (5, 3));
    let lowest: Vec<&str> = result.unmet.iter().filter(|u| u.stars == 4).map(|u| u.criterion.as_str()).collect();
    assert_eq!(lowest, ["1.4"]);
}

#[test]
fn two_points_are_all_that_the_syrup_lacks() {
    let draft = draft_of(&sample("siro-dau"), "");
    let (edition, set) = draft.edition_and_set(catalogue()).expect("known set");
    let result = assess(&draft, edition, set);
    assert_eq!((result.score.total, result.cap), (68, 4));
    let mut better = draft.clone();
    better.choose("2.4", Some(2));
    better.choose("1.6", Some(2));
    assert_eq!(assess(&better, edition, set).stars, 4);
}

#[test]
fn the_oil_would_be_rejected_and_no_other_sample() {
    for sample in cases().into_iter().flat_map(|c| c.samples) {
        let draft = draft_of(&sample, "");
        let (edition, set) = draft.edition_and_set(catalogue()).expect("known set");
        let rejected = !assess(&draft, edition, set).knock_outs.is_empty();
        assert_eq!(rejected, sample.key == "tinh-dau-tram", "{}", sample.key);
    }
}

#[test]
fn the_lantern_has_no_story_and_the_flowers_no_papers() {
    let lantern = draft_of(&sample("den-tre"), "");
    let (edition, set) = lantern.edition_and_set(catalogue()).expect("known set");
    let mut told = lantern.clone();
    for (criterion, option) in [("5.1", 3), ("5.2", 2), ("5.3", 3)] {
        told.choose(criterion, Some(option));
    }
    assert_eq!((assess(&lantern, edition, set).stars, assess(&told, edition, set).stars), (2, 3));
    let flowers = draft_of(&sample("hoa-cuc"), "");
    let (edition, set) = flowers.edition_and_set(catalogue()).expect("known set");
    let range = range(&flowers, edition, set);
    assert!(range.sure.stars < range.likely.stars, "{} {}", range.sure.stars, range.likely.stars);
}

#[test]
fn every_answer_has_a_word_of_its_own_that_every_phone_can_type() {
    let mut words = std::collections::BTreeSet::new();
    for case in cases() {
        let samples = case.samples.iter().map(|s| (&s.key, s.answer.is_some(), &s.word));
        for (key, answered, word) in std::iter::once((&case.key, case.answer.is_some(), &case.word)).chain(samples) {
            assert_eq!(answered, word.is_some(), "{key}");
            let Some(word) = word else { continue };
            assert!(words.insert(word.clone()), "{word} stands twice");
            assert!(opens(word, word) && opens(word, &format!(" {} ", word.to_uppercase())), "{word}");
            assert!(opens(word, &word.replace(' ', "")), "{word} without spaces");
            assert!(!opens(word, "") && !opens(word, "sai") && !opens(word, &word[1..]), "{word}");
        }
    }
    assert_eq!(words.len(), 7);
    assert!(opens("cay da", "Cây đa") && !opens("", ""));
}

#[test]
fn the_word_goes_where_the_exercise_goes() {
    let sample = sample("nuoc-mam");
    let told = told(&parse(to_json(&draft_of(&sample, "")).as_bytes()).expect("a draft"));
    assert_eq!((told.answer, told.word, told.lesson), (sample.answer, sample.word, sample.lesson));
}

#[test]
fn a_sample_that_nobody_has_changed_is_known_as_such() {
    let sample = sample("siro-dau");
    let mut draft = draft_of(&sample, "2026-06-01T00:00:00Z");
    draft.changed = "2026-06-02T00:00:00Z".to_owned();
    assert!(is_unchanged(&sample, &draft));
    let before = draft.answers["2.4"].option;
    draft.choose("2.4", Some(2));
    assert!(!is_unchanged(&sample, &draft));
    draft.choose("2.4", before);
    assert!(is_unchanged(&sample, &draft), "what was changed back is unchanged");
    draft.product.name.push('!');
    assert!(!is_unchanged(&sample, &draft));
}

#[test]
fn every_sample_and_case_can_be_named_in_a_code() {
    for case in cases() {
        assert!(is_key(&case.key));
        let named = BuiltIn::Case(case.key);
        assert_eq!(sao_lang_core::handover::read(&named.fragment()), Ok(Fragment::BuiltIn(named)));
        for sample in case.samples {
            assert_eq!(key_of(&draft_id(&sample)), Some(sample.key.as_str()));
            let named = BuiltIn::Sample(sample.key);
            assert_eq!(sao_lang_core::handover::read(&named.fragment()), Ok(Fragment::BuiltIn(named)));
        }
    }
    assert_eq!((key_of("abc234de"), key_of("practice-Nước"), key_of("practice-")), (None, None, None));
}
