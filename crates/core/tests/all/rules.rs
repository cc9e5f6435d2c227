//! Rules that once stood in several places: each stands once, and those who ask say the same.

use proptest::prelude::*;
use sao_lang_core::assessment::{
    Award, Proofs, SectionState, Target, aim, assess, assessed, award, is_certified, note_change, stars_with,
};
use sao_lang_core::board::{KeptRow, Row};
use sao_lang_core::documents::{Purpose, entries};
use sao_lang_core::draft::{Draft, EvidenceState, Paper};
use sao_lang_core::locale::Lang;
use sao_lang_core::repository::{EntryVersion, Summary};
use test_support::small::{self, Dice};
use test_support::{bottom, cases, edition, household, set, work};

#[test]
fn stars_and_who_awards_them_are_one_rule() {
    let awards = [0, 1, 2, 3, 4, 5].map(award);
    let [nobody, province, ministry] = [Award::Nobody, Award::Province, Award::Ministry];
    assert_eq!(awards, [nobody, nobody, nobody, province, province, ministry]);
    for stars in 0..=5 {
        assert_eq!(is_certified(stars), award(stars) != Award::Nobody, "{stars}");
    }
    assert!(!is_certified(9), "a draft from outside may say anything");
    assert_eq!([stars_with(4, None), stars_with(5, Some(4)), stars_with(3, Some(5))], [4, 3, 3]);
}

#[test]
fn a_product_with_1_star_misses_the_same_for_3_whoever_asks() {
    let draft = bottom(8);
    let result = assess(&draft, edition(), set(8));
    let gap = result.next_stars(&draft, edition()).unwrap();
    assert_eq!(gap.stars, 3);
    assert_eq!(gap.points, edition().least_points(3) - result.score.total);
    let row = Row::of("x", &draft, edition(), set(8), work(Lang::Vi).today);
    let missed: Vec<&str> = gap.marks.iter().map(|unmet| unmet.criterion.as_str()).collect();
    assert_eq!(row.missed, missed);
    assert_eq!(Target::wished(&draft, result.stars).stars, gap.stars);
}

#[test]
fn the_criteria_of_a_paper_are_in_the_order_of_the_sheet_wherever_they_are_named() {
    let mut draft = household();
    let ids: Vec<&str> = set(draft.set).criteria().map(|criterion| criterion.id.as_str()).collect();
    let key = edition().papers.iter().find(|paper| !paper.sample).unwrap().key.clone();
    for id in &ids {
        draft.edit_answer(id, |answer| answer.papers.push(key.clone()));
    }
    draft.add_paper(Paper { paper: key.clone(), label: " bản 2 ".to_owned(), ..Paper::default() });
    let result = assess(&draft, edition(), set(draft.set));
    let proofs = Proofs::of(&draft, set(draft.set), &result);
    let asked = |id: &&str| result.criterion(id).is_some_and(|state| state.asked);
    assert_eq!(proofs.criteria(&key), ids.iter().copied().filter(asked).collect::<Vec<_>>());
    let register = entries(&draft, edition(), set(draft.set), Purpose::Work);
    for entry in &register {
        assert_eq!(entry.criteria, proofs.criteria(entry.key));
    }
    let entered = register.iter().find(|entry| entry.paper.is_some_and(|paper| !paper.label.is_empty())).unwrap();
    let paper = entered.paper.unwrap();
    assert_eq!(entered.name(edition(), Lang::Vi), paper.full_name(edition(), Lang::Vi));
    assert!(paper.full_name(edition(), Lang::Vi).ends_with("(bản 2)"));
}

#[test]
fn states_of_evidence_have_words_of_their_own() {
    for lang in Lang::ALL {
        let words =
            [EvidenceState::Ready, EvidenceState::Preparing, EvidenceState::None].map(|state| state.words().text(lang));
        assert!(words[0] != words[1] && words[1] != words[2] && words[0] != words[2]);
    }
}

#[test]
fn a_kept_row_is_right_while_the_same_is_stored_on_the_same_day() {
    let today = work(Lang::Vi).today;
    let row = Row::of("x", &household(), edition(), set(household().set), today);
    let version = EntryVersion { revision: 4, sum: 7 };
    let kept = KeptRow { version, row };
    let day = today.to_string();
    assert!(kept.is_right(version, &day));
    assert!(!kept.is_right(EntryVersion { revision: 5, ..version }, &day));
    assert!(!kept.is_right(EntryVersion { sum: 8, ..version }, &day));
    assert!(!kept.is_right(version, "2099-01-01"));
    let again: KeptRow = serde_json::from_str(&serde_json::to_string(&kept).unwrap()).unwrap();
    assert_eq!(again, kept);
}

#[test]
fn drafts_that_say_the_same_have_one_fingerprint() {
    let draft = household();
    let mut other = draft.clone();
    assert_eq!(draft.fingerprint(), other.fingerprint());
    other.product.name.push('x');
    assert_ne!(draft.fingerprint(), other.fingerprint());
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn an_assessment_that_is_handed_on_says_what_a_new_one_would(seed in any::<u64>(), no in 1u16..=26) {
        let s = set(no);
        let mut draft = small::draft(&mut Dice::new(seed), s);
        let before = assessed(&draft).unwrap();
        let noted = note_change(&mut draft, "2026-11-28T08:00:00Z").unwrap();
        // What is noted of a change leaves the assessment as it was.
        prop_assert_eq!(&noted, &before);
        prop_assert_eq!(&noted, &assess(&draft, edition(), s));
        prop_assert_eq!(Summary::with(&draft, Some(&noted)), Summary::of(&draft));
    }

    #[test]
    fn sections_add_up_to_the_whole(seed in any::<u64>(), no in 1u16..=26) {
        let s = set(no);
        let draft = small::draft(&mut Dice::new(seed), s);
        let result = assess(&draft, edition(), s);
        let all: Vec<SectionState> = s.sections().map(|section| result.section(section)).collect();
        prop_assert_eq!(all.iter().map(|state| state.points).sum::<u16>(), result.score.total);
        prop_assert_eq!(all.iter().map(|state| state.asked).sum::<usize>(), result.asked);
        prop_assert_eq!(all.iter().map(|state| state.answered).sum::<usize>(), result.answered);
        prop_assert_eq!(result.next_stars(&draft, edition()).map(|gap| gap.stars), aim(&draft, result.stars));
        // A product is held back exactly where a missed mark sets the cap below its points.
        prop_assert_eq!(result.is_held_back(), result.cap < result.stars_by_points);
        prop_assert_eq!(result.barring().count() > 0, result.cap < 5);
    }

    #[test]
    fn a_draft_of_an_unknown_set_has_a_summary_without_stars(name in "[a-z]{0,9}") {
        let mut draft = Draft { edition: "qd0-1900".to_owned(), ..household() };
        draft.product.name.clone_from(&name);
        prop_assert_eq!(assessed(&draft), None);
        let summary = Summary::of(&draft);
        prop_assert_eq!((summary.name, summary.stars, summary.asked), (name, 0, 0));
    }
}
