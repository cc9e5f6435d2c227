//! "None of the levels": an answer like any other, worth nothing.

use proptest::prelude::*;
use sao_lang_core::assessment::{Obstacle, PlanOutcome, Target, assess, plan, range};
use sao_lang_core::catalogue::{Criterion, EditionTexts as _, NO_LEVEL};
use sao_lang_core::documents::{dossier, score_sheet};
use sao_lang_core::draft::{Draft, parse, to_json};
use sao_lang_core::locale::{Lang, msg};
use test_support::files::{parse_value, with};
use test_support::small::{self, Dice};
use test_support::{bottom, cases, criterion, edition, options, points, set, with_answers, work};

/// Every criterion that has no option worth 0 points, with its set.
fn offered() -> Vec<(u16, &'static Criterion)> {
    let of_set = |s: &'static sao_lang_core::catalogue::ProductSet| s.criteria().map(|c| (s.no, c));
    edition().sets.iter().flat_map(of_set).filter(|(_, c)| c.offers_no_level()).collect()
}

#[test]
fn it_is_offered_in_every_criterion_without_an_option_of_0_points() {
    let found = offered();
    assert_eq!(found.len(), 378);
    for (no, criterion) in found {
        assert!(options(criterion).all(|o| points(criterion, o) > 0), "set {no}, {}", criterion.id);
    }
}

#[test]
fn it_is_worth_nothing_and_leaves_nothing_open_in_any_criterion() {
    for (no, criterion) in offered() {
        let mut draft = Draft::new(no, "");
        let before = range(&draft, edition(), set(no));
        draft.choose(&criterion.id, Some(0));
        let (result, after) = (assess(&draft, edition(), set(no)), range(&draft, edition(), set(no)));
        let state = result.criterion(&criterion.id).unwrap();
        assert_eq!(
            (state.option, state.points, state.is_open()),
            (Some(NO_LEVEL), 0, false),
            "set {no}, {}",
            criterion.id
        );
        assert_eq!((result.score.total, result.answered), (0, 1));
        assert!(!after.open.contains(&criterion.id) && after.unproven.is_empty());
        assert_eq!(after.possible.score.total, before.possible.score.total - u16::from(criterion.max()));
        // Its marks are missed, and said to be.
        let marks = criterion.scores.iter().filter(|s| s.min_stars > 0).count();
        assert_eq!(result.unmet.iter().filter(|u| u.criterion == criterion.id).count(), marks);
    }
}

#[test]
fn a_sheet_of_nothing_is_complete_and_has_no_points_in_any_reading() {
    for s in &edition().sets {
        let draft = bottom(s.no);
        let (result, range) = (assess(&draft, edition(), s), range(&draft, edition(), s));
        assert_eq!((result.score.total, result.stars, result.answered), (0, 1, result.asked), "set {}", s.no);
        assert_eq!((range.sure.score.total, range.likely.score.total, range.open.len()), (0, 0, 0), "set {}", s.no);
        // What is judged by impression may turn out one option higher where an option was chosen.
        let chosen = s.criteria().filter(|c| !c.offers_no_level() && edition().question(c).council);
        let most: u16 = chosen.map(|c| u16::from(c.max())).sum();
        assert!(range.possible.score.total <= most, "set {}", s.no);
    }
}

#[test]
fn from_nothing_a_plan_reaches_the_stars_or_says_rightly_why_not() {
    for s in &edition().sets {
        let draft = bottom(s.no);
        for stars in 3..=5 {
            match plan(&draft, edition(), s, &Target::stars(stars)) {
                PlanOutcome::Reached => panic!("set {}: nothing is {stars} stars", s.no),
                PlanOutcome::Plans(plans) => {
                    for plan in &plans {
                        let mut after = draft.clone();
                        for step in &plan.steps {
                            assert_eq!(step.from, draft.option(&step.criterion), "set {}, {}", s.no, step.criterion);
                            after.choose(&step.criterion, u8::try_from(step.to).ok());
                        }
                        assert!(assess(&after, edition(), s).stars >= stars, "set {}, {stars} stars", s.no);
                    }
                }
                PlanOutcome::Unreachable { obstacles, most, needed } => {
                    for obstacle in &obstacles {
                        match obstacle {
                            Obstacle::Points => assert!(most < needed, "set {}: {most} points of {needed}", s.no),
                            // Nothing is locked or excluded: only what cannot be changed bars a way.
                            Obstacle::Effort { criterion: id, effort } => {
                                assert_eq!(*effort, sao_lang_core::catalogue::Effort::Fixed, "set {}, {id}", s.no);
                                let c = criterion(s, id);
                                let marked = c.scores.iter().any(|score| (1..=stars).contains(&score.min_stars));
                                let carries = s.criteria().any(|other| other.only_if.as_deref() == Some(id));
                                assert!(marked || carries, "set {}, {id} has no mark for {stars} stars", s.no);
                            }
                            Obstacle::Locked { .. } => panic!("nothing is locked"),
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn where_an_option_is_worth_0_points_it_is_read_as_that_and_never_written() {
    for s in &edition().sets {
        let ids: Vec<&str> = s.criteria().filter(|c| !c.offers_no_level()).map(|c| c.id.as_str()).collect();
        let answers: serde_json::Map<_, _> =
            ids.iter().map(|id| ((*id).to_owned(), serde_json::json!({ "option": 0, "note": "x" }))).collect();
        let mut file = with("answers", answers.into());
        file["set"] = s.no.into();
        let draft = parse_value(&file).unwrap();
        for id in ids {
            let option = draft.option(id).unwrap();
            assert_eq!(criterion(s, id).score(option).unwrap().points, 0);
            assert!(option > 0, "set {}, {id}", s.no);
        }
        assert!(!to_json(&draft).contains("\"option\": 0"), "set {}", s.no);
    }
}

#[test]
fn drafts_of_the_first_version_keep_their_meaning() {
    let first = r#"{"format":"sao-lang/draft","version":1,"edition":"qd26-2026","set":8,"answers":{"1.1":{"option":1},"2.2":{}}}"#;
    let draft = parse(first.as_bytes()).unwrap();
    assert_eq!((draft.option("1.1"), draft.option("2.2")), (Some(1), None));
    assert_eq!(range(&draft, edition(), set(8)).likely.score.total, 1);
}

#[test]
fn documents_print_it_in_words() {
    let draft = with_answers(8, [("1.1".to_owned(), Some(0))]);
    for lang in Lang::ALL {
        let print =
            |document: fn(&_, &_, &_, &_) -> _| format!("{:?}", document(&draft, edition(), set(8), &work(lang)));
        // The sheet has the levels beside it; the dossier says of how many.
        assert!(print(score_sheet).contains(msg::QUESTION_NONE.text(lang)), "{lang:?}");
        let stated = edition().printed(criterion(set(8), "1.1"), NO_LEVEL, lang).unwrap();
        assert!(print(dossier).contains(&stated), "{lang:?}: {stated}");
    }
}

proptest! {
    #![proptest_config(cases(150))]

    /// In place of any answer it takes points away or leaves them, lifts no cap and closes the question; the three
    /// figures do not cross.
    #[test]
    fn it_never_adds_anything(seed in any::<u64>(), no in 1u16..=26, place in any::<prop::sample::Index>()) {
        let s = set(no);
        let draft = small::draft(&mut Dice::new(seed), s);
        let offered: Vec<&Criterion> = s.criteria().filter(|c| c.offers_no_level()).collect();
        let criterion = offered[place.index(offered.len())];
        let mut without = draft.clone();
        without.choose(&criterion.id, Some(0));
        let (before, after) = (assess(&draft, edition(), s), assess(&without, edition(), s));
        prop_assert!(after.score.total <= before.score.total && after.cap <= before.cap && after.stars <= before.stars);
        prop_assert!(!after.criterion(&criterion.id).unwrap().is_open());
        let range = range(&without, edition(), s);
        let (sure, likely, possible) = (&range.sure, &range.likely, &range.possible);
        prop_assert!(sure.score.total <= likely.score.total && likely.score.total <= possible.score.total);
        prop_assert!(sure.cap <= likely.cap && likely.cap <= possible.cap);
        // A question left open may still turn out well; one that reaches no level may not.
        let mut open = draft;
        open.choose(&criterion.id, None);
        prop_assert!(possible.score.total <= sao_lang_core::assessment::range(&open, edition(), s).possible.score.total);
    }
}
