//! The law beside the Decision: where it is shown, and that its state is said in words.

use std::collections::BTreeSet;

use sao_lang_core::catalogue::{EditionTexts as _, Law, LawState};
use sao_lang_core::locale::Lang;
use test_support::{criterion, edition, set};

fn law(key: &str) -> &'static Law {
    edition().laws.iter().find(|law| law.key == key).expect(key)
}

#[test]
fn the_state_says_since_when_and_what_took_its_place() {
    let said = |key: &str, lang: Lang| edition().law_state(law(key), lang);
    assert_eq!(said("labels-2026", Lang::Vi), "Áp dụng từ 23/01/2026");
    assert_eq!(said("labels-2017", Lang::Vi), "Hết áp dụng từ 23/01/2026, thay bằng Nghị định 37/2026/NĐ-CP");
    assert_eq!(said("food-safety-2026", Lang::En), "Suspended from 6 Apr 2026 by Resolution 15/2026/NQ-CP");
    for law in &edition().laws {
        assert_eq!(law.by.is_none(), law.state == LawState::InForce, "{}", law.key);
        assert!(law.looked >= law.since, "{} was looked at before its state began", law.key);
    }
}

#[test]
fn a_question_shows_what_its_papers_rest_on_each_once() {
    // 2.3 of set 8 asks about the label, which is proved by the label.
    let question = edition().question(criterion(set(8), "2.3"));
    let laws = edition().laws_of(question);
    let keys: Vec<&str> = laws.iter().map(|l| edition().law(*l).key.as_str()).collect();
    assert!(keys.contains(&"labels-2026") && keys.contains(&"nutrition-2026"), "{keys:?}");
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    let declared = edition().laws_of(edition().question(criterion(set(8), "8")));
    assert!(declared.iter().any(|l| edition().law(*l).key == "food-safety-2018"));
}

#[test]
fn every_law_is_relied_on_or_stands_in_for_one_that_is() {
    let questions = edition().questions.iter().flat_map(|q| edition().laws_of(q));
    let terms = edition().glossary.iter().flat_map(|t| t.laws.clone());
    let named: BTreeSet<u16> = questions.chain(terms).collect();
    for (place, law) in (0u16..).zip(&edition().laws) {
        let stands_in = edition().laws.iter().any(|other| other.by == Some(place));
        let stood_in_for = law.by.is_some_and(|by| named.contains(&by));
        assert!(named.contains(&place) || stands_in || stood_in_for, "{} is named by nothing", law.key);
    }
}
