//! What is sure, likely and possible: the three figures never cross, and the lists name what lies between them.

use proptest::prelude::*;
use sao_lang_core::assessment::{Figure, Range, assess, range};
use sao_lang_core::catalogue::{Criterion, Edition, ProductSet};
use sao_lang_core::draft::{Draft, EvidenceState};
use test_support::small::{self, Dice};
use test_support::{cases, edition, generate, household, set, top, with_answers};

fn result(draft: &Draft) -> Range {
    range(draft, edition(), set(draft.set))
}

fn stars(range: &Range) -> [u8; 3] {
    [&range.sure, &range.likely, &range.possible].map(|f| f.stars)
}

fn points(range: &Range) -> [u16; 3] {
    [&range.sure, &range.likely, &range.possible].map(|f| f.score.total)
}

#[test]
fn the_household_has_the_range_worked_out_by_hand() {
    // Sure: papers are not ready for 1.4, 1.6, 2.1, 3.3, 3.4, 4.2, 5.1 and 7, and 5.2 and 5.3 fall with the story.
    //  1: 3 + 0 + 2 + 0 + 0 + 0 + 1 = 6    2: 0 + (1 -> 0) + 2 + 0 = 2    3: 1 + 1 + 0 + 0 + 0 = 2     A = 10
    //  4: 2 + 0 + 2 = 4                    5: 0                                                        B =  4
    //  6: (2 -> 1) + (2 -> 1) + (2 -> 1) + (3 -> 2) + (2 -> 1) = 6        7 to 11: 0 + 2 + 1 + 2 + 0    C = 11
    // Possible: 3.5 and 11 are open and worth 3 each at best.
    //  A = 22 + 1 (2.2) + 3 (3.5) = 26     B = 11 + 1 (5.2) + 2 (5.3) = 14
    //  C = 19 + 1 (6.2) + 1 (6.3) + 2 (6.5) + 2 (7) + 3 (11) = 28; 6.1 and 6.4 are at their best.
    // Possible cap: 2.2 and 3.5 reach their marks, but 1.5 misses the one for 4 stars.
    let range = result(&household());
    assert_eq!(range.sure.score.parts, [10, 4, 11]);
    assert_eq!(range.likely.score.parts, [22, 11, 19]);
    assert_eq!(range.possible.score.parts, [26, 14, 28]);
    assert_eq!(points(&range), [25, 52, 68]);
    assert_eq!(stars(&range), [1, 2, 3]);
    assert_eq!([range.sure.cap, range.likely.cap, range.possible.cap], [2, 2, 3]);
    assert_eq!(range.open, ["3.5", "11"]);
    assert_eq!(range.unproven, ["1.4", "1.6", "2.1", "3.3", "3.4", "4.2", "5.1", "7"]);
    assert_eq!(range.judged, 9, "2.2, 5.2, 5.3, 6.1 to 6.5 and 7");
}

#[test]
fn with_nothing_answered_anything_is_possible() {
    for set in &edition().sets {
        let range = result(&Draft::new(set.no, ""));
        assert_eq!((points(&range), stars(&range)), ([0, 0, 100], [1, 1, 5]), "set {}", set.no);
        assert_eq!(range.open.len(), set.criteria().count(), "set {}", set.no);
        assert_eq!((range.unproven.len(), range.judged), (0, 0), "set {}", set.no);
    }
}

#[test]
fn with_all_papers_ready_only_the_councils_judgement_is_unsure() {
    // 100 less 1 each for 2.2, 5.2, 6.1 to 6.4 and 2 each for 5.3, 6.5 and 7.
    let range = result(&top(8));
    assert_eq!(points(&range), [88, 100, 100]);
    assert_eq!((range.open, range.unproven), (vec![], vec![]));
}

#[test]
fn the_sample_in_the_dossier_is_evidence_enough() {
    // 6.3 is proven by the product itself, 8 only by papers.
    let mut draft = Draft::new(8, "");
    draft.choose("6.3", Some(3));
    draft.choose("8", Some(2));
    let range = result(&draft);
    assert_eq!(points(&range)[..2], [1, 6], "6.3 one option lower; 8 is not proven");
    assert_eq!(range.unproven, ["8"]);
}

#[test]
fn papers_in_preparation_are_likely_but_not_sure() {
    let mut draft = Draft::new(8, "");
    draft.choose("8", Some(2));
    for (state, sure) in [(EvidenceState::None, 0), (EvidenceState::Preparing, 0), (EvidenceState::Ready, 4)] {
        draft.edit_answer("8", |a| a.evidence = state);
        assert_eq!(points(&result(&draft))[..2], [sure, 4], "{state:?}");
    }
}

#[test]
fn an_answer_without_points_needs_no_proof() {
    let draft = with_answers(8, [("1.5".to_owned(), Some(1))]);
    let mut unready = draft.clone();
    unready.edit_answer("1.5", |a| a.evidence = EvidenceState::None);
    assert_eq!(result(&draft), result(&unready));
}

#[test]
fn without_a_story_its_other_criteria_are_neither_open_nor_possible() {
    let told = result(&with_answers(8, [("5.1".to_owned(), Some(2))]));
    assert!(told.open.contains(&"5.2".to_owned()) && told.open.contains(&"5.3".to_owned()));
    let none = result(&with_answers(8, [("5.1".to_owned(), Some(1))]));
    assert!(!none.open.contains(&"5.2".to_owned()) && !none.open.contains(&"5.3".to_owned()));
    assert_eq!(none.possible.score.parts[1], 13);
}

#[test]
fn an_option_of_another_case_is_never_taken_for_the_next_one() {
    // Set 26, criterion 8: 1 or 3 points in either case. Its papers are not ready, its judgement is not the council's.
    let mut draft = top(26);
    draft.choose("8", Some(3));
    assert_eq!(result(&draft).possible.score.total, 98);
}

/// Options of the same case as `option` (1-based), this one included, with their points.
fn siblings(edition: &Edition, criterion: &Criterion, option: u8) -> Vec<(u8, u8)> {
    // Who reaches no level has no other option that the council could take for it.
    if option == 0 {
        return vec![(0, 0)];
    }
    let case = |o: u8| edition.question(criterion).option(usize::from(o)).unwrap().case;
    test_support::options(criterion)
        .filter(|o| case(*o) == case(option))
        .map(|o| (o, test_support::points(criterion, o)))
        .collect()
}

/// Whether nothing is missing to prove an answer.
fn proven(edition: &Edition, criterion: &Criterion, draft: &Draft) -> bool {
    let Some(answer) = draft.answers.get(&criterion.id) else { return false };
    let papers = |option: u8| edition.question(criterion).option(usize::from(option)).map_or(&[][..], |o| &o.papers);
    answer.evidence == EvidenceState::Ready
        || answer.option.is_some_and(|o| o > 0 && papers(o).iter().all(|p| edition.paper(*p).sample))
}

/// The draft as it would be with every answer changed.
fn changed(draft: &Draft, set: &ProductSet, change: impl Fn(&Criterion, Option<u8>) -> Option<u8>) -> Draft {
    let mut other = draft.clone();
    for criterion in set.criteria() {
        let option = draft.answers.get(&criterion.id).and_then(|a| a.option);
        other.choose(&criterion.id, change(criterion, option));
    }
    other
}

/// The range of a draft, worked out by assessing the draft it would be at worst and at best.
fn check(draft: &Draft, edition: &Edition, set: &ProductSet) -> Result<(), TestCaseError> {
    let range = range(draft, edition, set);
    let [sure, likely, possible] = [&range.sure, &range.likely, &range.possible];
    for (less, more) in [(sure, likely), (likely, possible)] {
        prop_assert!(less.score.total <= more.score.total);
        prop_assert!(less.score.parts.iter().zip(&more.score.parts).all(|(l, m)| l <= m));
        prop_assert!(less.stars_by_points <= more.stars_by_points && less.cap <= more.cap && less.stars <= more.stars);
    }

    let figure = |draft: &Draft| {
        let a = assess(draft, edition, set);
        Figure { score: a.score, stars_by_points: a.stars_by_points, cap: a.cap, stars: a.stars }
    };
    prop_assert_eq!(likely, &figure(draft));
    let at_worst = changed(draft, set, |criterion, option| {
        let option = option.filter(|_| proven(edition, criterion, draft))?;
        let (siblings, points) = (siblings(edition, criterion, option), test_support::points(criterion, option));
        let lower = siblings.into_iter().filter(|(_, p)| *p < points).max_by_key(|(_, p)| *p);
        Some(lower.filter(|_| edition.question(criterion).council).map_or(option, |(o, _)| o))
    });
    prop_assert_eq!(sure, &figure(&at_worst));
    let at_best = changed(draft, set, |criterion, option| {
        let Some(option) = option else { return Some(test_support::best(criterion)) };
        let (siblings, points) = (siblings(edition, criterion, option), test_support::points(criterion, option));
        let higher = siblings.into_iter().filter(|(_, p)| *p > points).min_by_key(|(_, p)| *p);
        Some(higher.filter(|_| edition.question(criterion).council).map_or(option, |(o, _)| o))
    });
    prop_assert_eq!(possible, &figure(&at_best));

    let now = assess(draft, edition, set);
    let ids = |keep: &dyn Fn(&Criterion) -> bool| -> Vec<String> {
        set.criteria().filter(|c| keep(c)).map(|c| c.id.clone()).collect()
    };
    let state = |c: &Criterion| now.criterion(&c.id).unwrap();
    prop_assert_eq!(&range.open, &ids(&|c| state(c).asked && state(c).option.is_none()));
    prop_assert_eq!(&range.unproven, &ids(&|c| state(c).points > 0 && !proven(edition, c, draft)));
    prop_assert_eq!(
        range.judged,
        ids(&|c| state(c).option.is_some_and(|o| o > 0) && edition.question(c).council).len()
    );
    Ok(())
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn small_editions_have_sound_ranges(seed: u64) {
        let mut dice = Dice::new(seed);
        let edition = small::edition(&mut dice);
        let set = &edition.sets[0];
        check(&small::draft(&mut dice, set), &edition, set)?;
    }

    #[test]
    fn all_sets_have_sound_ranges(seed: u64, no in generate::set_no()) {
        check(&small::draft(&mut Dice::new(seed), set(no)), edition(), set(no))?;
    }

    #[test]
    fn more_evidence_makes_only_more_sure(seed: u64) {
        let mut dice = Dice::new(seed);
        let edition = small::edition(&mut dice);
        let set = &edition.sets[0];
        let draft = small::draft(&mut dice, set);
        let before = range(&draft, &edition, set);
        for criterion in set.criteria() {
            let mut more = draft.clone();
            more.edit_answer(&criterion.id, |a| a.evidence = EvidenceState::Ready);
            let after = range(&more, &edition, set);
            prop_assert!(before.sure.score.total <= after.sure.score.total && before.sure.stars <= after.sure.stars);
            prop_assert_eq!((&before.likely, &before.possible), (&after.likely, &after.possible));
        }
    }
}
