//! The way to the next star: against brute force on small catalogues, and by following it in all 26 sets.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use sao_lang_core::assessment::{Obstacle, Plan, PlanOutcome, Target, assess, plan};
use sao_lang_core::catalogue::{Criterion, Edition, Effort, ProductSet};
use sao_lang_core::draft::Draft;
use test_support::small::{self, Dice};
use test_support::{cases, edition, set, top, with_answers};

/// Effort in weights, then number of criteria raised.
type Cost = (u32, usize);

/// Whether a draft has the target's stars, with the margin.
fn reaches(draft: &Draft, edition: &Edition, set: &ProductSet, target: &Target) -> bool {
    let result = assess(draft, edition, set);
    let least = edition.classes.iter().find(|c| c.stars == target.stars).unwrap().min_points;
    result.cap >= target.stars && result.score.total >= (least + target.margin).min(100)
}

/// What it takes to raise a criterion to an option (1-based), or `None` where that may not be. Written
/// from the description, not from the program: every option on the way that brings more points, in
/// the same case, asks for its effort.
fn price(draft: &Draft, edition: &Edition, criterion: &Criterion, to: usize, target: &Target) -> Option<u32> {
    let options = &edition.question(criterion).options;
    let from = draft.option(&criterion.id);
    let points = |option: usize| if option == 0 { 0 } else { criterion.scores[option - 1].points };
    let mut reached = from.map_or(0, points);
    if target.locked.contains(&criterion.id) || points(to) <= reached {
        return None;
    }
    if from.is_some_and(|f| f > 0 && options[f - 1].case != options[to - 1].case) {
        return None;
    }
    let mut price = 0;
    for option in from.map_or(1, |f| f + 1)..=to {
        if options[option - 1].case != options[to - 1].case || points(option) <= reached {
            continue;
        }
        let effort = options[option - 1].effort;
        if effort == Effort::Fixed || target.without.contains(&effort) {
            return None;
        }
        price += edition.effort_weight(effort);
        reached = points(option);
    }
    Some(price)
}

/// The least cost over all combinations of options, by trying each, and in how many of the cheapest
/// ways the most points are reached.
fn brute_force(draft: &Draft, edition: &Edition, set: &ProductSet, target: &Target) -> Option<(Cost, usize)> {
    let criteria: Vec<&Criterion> = set.criteria().collect();
    // For a cost and the points (fewer points later): the number of ways.
    let mut ways: BTreeMap<(Cost, Reverse<u16>), usize> = BTreeMap::new();
    let mut open = vec![(draft.clone(), 0, (0, 0))];
    while let Some((draft_so_far, index, cost)) = open.pop() {
        let Some(criterion) = criteria.get(index) else {
            if reaches(&draft_so_far, edition, set, target) {
                let total = assess(&draft_so_far, edition, set).score.total;
                *ways.entry((cost, Reverse(total))).or_default() += 1;
            }
            continue;
        };
        for to in 1..=criterion.scores.len() {
            if let Some(price) = price(draft, edition, criterion, to, target) {
                let mut raised = draft_so_far.clone();
                raised.choose(&criterion.id, u8::try_from(to).ok());
                open.push((raised, index + 1, (cost.0 + price, cost.1 + 1)));
            }
        }
        open.push((draft_so_far, index + 1, cost));
    }
    ways.into_iter().next().map(|((cost, _), count)| (cost, count))
}

/// The draft after following a plan, all its steps or all but one.
fn follow(draft: &Draft, plan: &Plan, but: Option<usize>) -> Draft {
    let mut after = draft.clone();
    for (_, step) in plan.steps.iter().enumerate().filter(|(i, _)| Some(*i) != but) {
        after.choose(&step.criterion, u8::try_from(step.to).ok());
    }
    after
}

/// All that must hold of a plan, whatever the catalogue.
fn check_plan(draft: &Draft, edition: &Edition, set: &ProductSet, target: &Target, plan: &Plan) {
    let after = follow(draft, plan, None);
    assert!(reaches(&after, edition, set, target), "the plan does not reach the target: {plan:?}");
    let result = assess(&after, edition, set);
    assert_eq!((&plan.after.score, plan.after.stars), (&result.score, result.stars));
    let before = assess(draft, edition, set);
    let gain: u16 = plan.steps.iter().map(|s| s.gain).sum();
    assert_eq!(before.score.total + gain, result.score.total, "{plan:?}");
    assert_eq!(plan.weight, plan.steps.iter().map(|s| s.weight).sum::<u32>());
    for (index, step) in plan.steps.iter().enumerate() {
        let less = follow(draft, plan, Some(index));
        assert!(!reaches(&less, edition, set, target), "{} is not needed: {plan:?}", step.criterion);
        let criterion = set.criterion(&step.criterion).unwrap();
        assert_eq!(price(draft, edition, criterion, step.to, target), Some(step.weight));
        assert_eq!(step.from, draft.option(&step.criterion));
    }
}

fn cost(plan: &Plan) -> Cost {
    (plan.weight, plan.steps.len())
}

/// What a search costs: nothing where the target is reached, nothing at all where it cannot be.
fn cost_of(outcome: &PlanOutcome) -> Option<Cost> {
    match outcome {
        PlanOutcome::Reached => Some((0, 0)),
        PlanOutcome::Plans(plans) => Some(cost(&plans[0])),
        PlanOutcome::Unreachable { .. } => None,
    }
}

fn small_case(seed: u64) -> (Edition, Draft, Target) {
    let mut dice = Dice::new(seed);
    let edition = small::edition(&mut dice);
    let draft = small::draft(&mut dice, &edition.sets[0]);
    let mut target = Target::stars(3 + dice.below(3) as u8);
    target.margin = dice.below(3) as u16;
    if dice.once_in(3) {
        target.without.insert([Effort::Days, Effort::Weeks, Effort::Months, Effort::Seasons][dice.below(4)]);
    }
    if dice.once_in(3) {
        target.locked.insert(format!("1.{}", 1 + dice.below(6)));
    }
    (edition, draft, target)
}

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn a_plan_is_what_brute_force_finds(seed: u64) {
        let (edition, draft, target) = small_case(seed);
        let set = &edition.sets[0];
        let best = brute_force(&draft, &edition, set, &target);
        let outcome = plan(&draft, &edition, set, &target);
        prop_assert_eq!(cost_of(&outcome), best.map(|(cost, _)| cost));
        match outcome {
            PlanOutcome::Reached => prop_assert!(reaches(&draft, &edition, set, &target)),
            PlanOutcome::Plans(plans) => {
                let different: BTreeSet<_> = plans.iter().map(|p| p.steps.clone()).collect();
                prop_assert_eq!(different.len(), plans.len(), "alternatives repeat one another");
                let best = best.unwrap();
                prop_assert!(plans.len() >= best.1.min(4), "{} plans for {best:?}", plans.len());
                for plan in &plans {
                    prop_assert_eq!(cost(plan), best.0);
                    check_plan(&draft, &edition, set, &target, plan);
                }
            }
            PlanOutcome::Unreachable { obstacles, most, needed } => {
                let best = assess(&best_effort(&draft, &edition, set, &target), &edition, set);
                prop_assert_eq!(most, best.score.total);
                prop_assert!(!obstacles.is_empty());
                prop_assert_eq!(obstacles == [Obstacle::Points], best.cap >= target.stars);
                if best.cap >= target.stars {
                    prop_assert!(most < needed, "{most} {needed}");
                }
            }
        }
    }

    #[test]
    fn a_named_obstacle_is_one(seed: u64) {
        let (edition, draft, target) = small_case(seed);
        let set = &edition.sets[0];
        let PlanOutcome::Unreachable { obstacles, .. } = plan(&draft, &edition, set, &target) else { return Ok(()) };
        let unbarred = Target { without: BTreeSet::new(), ..target.clone() };
        for (place, obstacle) in obstacles.iter().enumerate() {
            prop_assert!(!obstacles[..place].contains(obstacle), "{obstacle:?} is named twice");
            let (Obstacle::Locked { criterion } | Obstacle::Effort { criterion, .. }) = obstacle else { continue };
            prop_assert!(holds_back(&draft, &edition, set, &target, criterion), "{obstacle:?} is none");
            // What cannot be changed is said where no exclusion is to blame, and only there.
            if let Obstacle::Effort { effort, .. } = obstacle {
                let fixed = holds_back(&draft, &edition, set, &unbarred, criterion);
                prop_assert_eq!(*effort == Effort::Fixed, fixed, "{:?}", obstacle);
            }
        }
        // Without the locks and exclusions that are named, none of them is named again.
        let mut freer = target.clone();
        for obstacle in &obstacles {
            match obstacle {
                Obstacle::Locked { criterion } => {
                    prop_assert!(target.locked.contains(criterion));
                    freer.locked.remove(criterion);
                }
                Obstacle::Effort { effort, .. } => {
                    prop_assert!(*effort == Effort::Fixed || target.without.contains(effort));
                    freer.without.remove(effort);
                }
                Obstacle::Points => {}
            }
        }
        if let PlanOutcome::Unreachable { obstacles: left, .. } = plan(&draft, &edition, set, &freer) {
            for obstacle in left {
                let lifted = match &obstacle {
                    Obstacle::Locked { criterion } => !freer.locked.contains(criterion),
                    Obstacle::Effort { effort, .. } => *effort != Effort::Fixed && !freer.without.contains(effort),
                    Obstacle::Points => false,
                };
                prop_assert!(!lifted, "{obstacle:?} was lifted");
            }
        }
    }

    #[test]
    fn locks_exclusions_and_margins_only_ever_cost_more(seed: u64) {
        let (edition, draft, target) = small_case(seed);
        let set = &edition.sets[0];
        let now = cost_of(&plan(&draft, &edition, set, &target));
        let mut harder: Vec<Target> = set
            .criteria()
            .map(|c| Target { locked: target.locked.iter().cloned().chain([c.id.clone()]).collect(), ..target.clone() })
            .collect();
        harder.extend([Effort::Days, Effort::Weeks, Effort::Months, Effort::Seasons].map(|class| Target {
            without: target.without.iter().copied().chain([class]).collect(),
            ..target.clone()
        }));
        harder.push(Target { margin: target.margin + 1, ..target.clone() });
        for harder in harder {
            match (now, cost_of(&plan(&draft, &edition, set, &harder))) {
                (Some(now), Some(then)) => prop_assert!(now <= then, "{target:?} {harder:?}"),
                (None, Some(_)) => prop_assert!(false, "{target:?} is out of reach, but {harder:?} is not"),
                (_, None) => {}
            }
        }
    }
}

#[test]
fn in_all_sets_plans_from_nothing_and_from_random_drafts_hold_or_are_refused_rightly() {
    let (mut found, mut refused) = (0, 0);
    for no in 1..=26 {
        let set = set(no);
        let mut dice = Dice::new(u64::from(no));
        let drafts = (0..200).map(|_| small::draft(&mut dice, set)).collect::<Vec<_>>();
        for draft in drafts.iter().chain([&Draft::new(no, "")]) {
            for stars in 3..=5 {
                let target = Target::stars(stars);
                match plan(draft, edition(), set, &target) {
                    PlanOutcome::Reached => assert!(reaches(draft, edition(), set, &target)),
                    PlanOutcome::Plans(plans) => {
                        found += 1;
                        plans.iter().for_each(|p| check_plan(draft, edition(), set, &target, p));
                    }
                    PlanOutcome::Unreachable { .. } => {
                        refused += 1;
                        let best = best_effort(draft, edition(), set, &target);
                        assert!(!reaches(&best, edition(), set, &target), "set {no}, {stars} stars");
                    }
                }
            }
        }
    }
    assert!(found > 10_000, "{found} plans, {refused} refusals");
}

/// The draft with every criterion raised as far as it can be. More points never lower anything, so a
/// target that this misses cannot be reached.
fn best_effort(draft: &Draft, edition: &Edition, set: &ProductSet, target: &Target) -> Draft {
    let mut best = draft.clone();
    for criterion in set.criteria() {
        let reachable =
            (1..=criterion.scores.len()).filter(|to| price(draft, edition, criterion, *to, target).is_some());
        if let Some(to) = reachable.max_by_key(|to| criterion.scores[to - 1].points) {
            best.choose(&criterion.id, u8::try_from(to).ok());
        }
    }
    best
}

/// Whether the target's marks are missed for this criterion alone: it can do no more than the target
/// lets it, all others are at their best.
fn holds_back(draft: &Draft, edition: &Edition, set: &ProductSet, target: &Target, criterion: &str) -> bool {
    let mut best = best_effort(draft, edition, set, target);
    for other in set.criteria().filter(|c| c.id != criterion) {
        best.choose(&other.id, Some(test_support::best(other)));
    }
    assess(&best, edition, set).cap < target.stars
}

#[test]
fn a_product_with_93_points_and_one_missed_mark_needs_one_step() {
    let mut draft = top(8);
    for (id, option) in [("1.5", 2), ("4.3", 4), ("1.2", 2), ("3.1", 2), ("2.4", 1)] {
        draft.choose(id, Some(option));
    }
    let before = assess(&draft, edition(), set(8));
    assert_eq!((before.score.total, before.stars_by_points, before.stars), (93, 5, 3));
    let PlanOutcome::Plans(plans) = plan(&draft, edition(), set(8), &Target::stars(4)) else { panic!("no plan") };
    let steps: Vec<_> = plans[0].steps.iter().map(|s| (s.criterion.as_str(), s.from, s.to)).collect();
    assert_eq!(steps, [("1.5", Some(2), 3)]);
    assert_eq!(assess(&follow(&draft, &plans[0], None), edition(), set(8)).stars, 4);
}

#[test]
fn a_target_that_is_reached_needs_nothing_but_its_margin_may() {
    let all = with_answers(8, top(8).answers.into_iter().map(|(id, a)| (id, a.option)));
    assert_eq!(plan(&all, edition(), set(8), &Target::stars(5)), PlanOutcome::Reached);
    let mut short = all.clone();
    short.choose("2.4", Some(1));
    assert_eq!(plan(&short, edition(), set(8), &Target::stars(5)), PlanOutcome::Reached);
    let margin = Target { margin: 10, ..Target::stars(5) };
    let PlanOutcome::Plans(plans) = plan(&short, edition(), set(8), &margin) else { panic!("no plan") };
    assert_eq!(plans[0].steps.len(), 1);
    assert_eq!(plans[0].after.score.total, 100);
}

#[test]
fn a_first_story_brings_what_counts_through_it() {
    // 5.1 says no story, but 5.2 and 5.3 were answered before: they count again once there is one.
    let mut draft = top(8);
    draft.choose("5.1", Some(1));
    let target = Target { locked: ["5.2", "5.3"].map(str::to_owned).into(), ..Target::stars(5) };
    let PlanOutcome::Plans(plans) = plan(&draft, edition(), set(8), &target) else { panic!("no plan") };
    check_plan(&draft, edition(), set(8), &target, &plans[0]);
    assert_eq!(plans[0].steps[0].criterion, "5.1");
    assert!(plans[0].steps[0].gain > 5, "{:?}", plans[0].steps[0]);
}

/// Criterion, option now and option to reach, of each step.
fn steps(plan: &Plan) -> Vec<(&str, Option<usize>, usize)> {
    plan.steps.iter().map(|s| (s.criterion.as_str(), s.from, s.to)).collect()
}

fn only_plan(draft: &Draft, target: &Target) -> Plan {
    let PlanOutcome::Plans(plans) = plan(draft, edition(), set(draft.set), target) else { panic!("no plan") };
    assert_eq!(plans.len(), 1, "{plans:?}");
    plans.into_iter().next().unwrap()
}

fn refusal(draft: &Draft, target: &Target) -> (Vec<Obstacle>, u16, u16) {
    let outcome = plan(draft, edition(), set(draft.set), target);
    let PlanOutcome::Unreachable { obstacles, most, needed } = outcome else { panic!("{outcome:?}") };
    (obstacles, most, needed)
}

#[test]
fn the_household_needs_a_better_pack_and_a_trade_mark_for_3_stars() {
    // 52 points are enough; 2.2 takes weeks (10) and 3.5 months (60).
    let household = test_support::household();
    let plain = only_plan(&household, &Target::stars(3));
    assert_eq!(steps(&plain), [("2.2", Some(2), 3), ("3.5", None, 1)]);
    assert_eq!((plain.weight, plain.slowest()), (70, Some(Effort::Months)));
    assert_eq!((plain.after.score.total, plain.after.stars), (54, 3));
    // One point more: 5.2 takes days (2), nothing else so little.
    let safer = only_plan(&household, &Target { margin: 5, ..Target::stars(3) });
    assert_eq!(steps(&safer), [("2.2", Some(2), 3), ("3.5", None, 1), ("5.2", Some(2), 3)]);
    assert_eq!((safer.weight, safer.after.score.total), (72, 55));
}

#[test]
fn a_refusal_says_what_stands_in_the_way() {
    let household = test_support::household();
    let locked = Target { locked: ["2.2".to_owned()].into(), ..Target::stars(3) };
    // 2.2 stays at 1 of 3 points; all the rest can be raised.
    assert_eq!(refusal(&household, &locked), (vec![Obstacle::Locked { criterion: "2.2".into() }], 98, 50));
    let quick = Target { without: [Effort::Months, Effort::Seasons].into(), ..Target::stars(3) };
    let (obstacles, ..) = refusal(&household, &quick);
    assert_eq!(obstacles, [Obstacle::Effort { criterion: "3.5".into(), effort: Effort::Months }]);
    // A margin that no product can have counts as 100 points; 3.2 is fixed and worth 1.
    let mut draft = top(8);
    draft.choose("3.2", Some(1));
    let whole = Target { margin: u16::MAX, ..Target::stars(5) };
    assert_eq!(refusal(&draft, &whole), (vec![Obstacle::Points], 99, 100));
}

#[test]
fn a_story_that_cannot_be_told_is_named_as_the_obstacle() {
    // 5.3 has the points for its mark, but they count only with a story.
    let mut draft = top(8);
    draft.choose("5.1", Some(1));
    let target = Target { without: [Effort::Days].into(), ..Target::stars(3) };
    let expected = Obstacle::Effort { criterion: "5.1".into(), effort: Effort::Days };
    assert_eq!(refusal(&draft, &target), (vec![expected], 88, 50));
    // Locked, it is named once, though 5.1 and 5.3 both miss their marks for it.
    let target = Target { locked: ["5.1".to_owned()].into(), ..Target::stars(4) };
    assert_eq!(refusal(&draft, &target), (vec![Obstacle::Locked { criterion: "5.1".into() }], 88, 70));
}
