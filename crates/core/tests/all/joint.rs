//! The joint plan: against brute force on small catalogues, and by following it on the real one.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use sao_lang_core::assessment::{JointPlan, Product, Stage, Target, assess, joint_plan, joint_plan_within};
use sao_lang_core::catalogue::{Edition, ProductSet};
use sao_lang_core::draft::Draft;
use test_support::small::{self, Dice};
use test_support::{cases, edition, set};

/// Something that takes effort once: an option of a question, of an applicant or of one product only.
type Item = (String, u16, usize);

/// Two or three products of one or more applicants, in two sets that ask the same questions.
fn small_case(seed: u64) -> (Edition, Vec<(Draft, usize, Target)>) {
    let mut dice = Dice::new(seed);
    let mut edition = small::edition(&mut dice);
    for choice in edition.questions.iter_mut().flat_map(|q| &mut q.options) {
        // More options that are the applicant's than by chance.
        if dice.once_in(2) {
            choice.papers = vec![2];
        }
    }
    let mut other = edition.sets[0].clone();
    other.no = 2;
    other.parts[1].sections[0].criteria.reverse();
    edition.sets.push(other);
    let count = 2 + dice.below(2);
    let products = (0..count)
        .map(|_| {
            let place = dice.below(2);
            let mut draft = small::draft(&mut dice, &edition.sets[place]);
            draft.edition = edition.id.clone();
            draft.applicant.name = dice.one_of(&["Hợp tác xã A", "hop tac xa a", "B", ""]).to_owned();
            let mut target = Target::stars(3 + u8::try_from(dice.below(3)).unwrap());
            target.margin = u16::try_from(dice.below(2)).unwrap();
            if dice.once_in(4) {
                target.locked.insert(format!("1.{}", 1 + dice.below(6)));
            }
            (draft, place, target)
        })
        .collect();
    (edition, products)
}

fn asked<'a>(edition: &'a Edition, products: &'a [(Draft, usize, Target)]) -> Vec<Product<'a>> {
    let product = |(draft, set, target): &'a (Draft, usize, Target)| Product {
        draft,
        edition,
        set: &edition.sets[*set],
        target: target.clone(),
    };
    products.iter().map(product).collect()
}

fn reaches(draft: &Draft, product: &Product) -> bool {
    let result = assess(draft, product.edition, product.set);
    let least = product.edition.classes.iter().find(|c| c.stars == product.target.stars).unwrap().min_points;
    result.cap >= product.target.stars && result.score.total >= (least + product.target.margin).min(100)
}

/// Whether an option's effort is the applicant's, from the description: it stands by itself, without cases,
/// and all its papers serve all products.
fn is_shared(edition: &Edition, set: &ProductSet, criterion: &str, option: usize) -> bool {
    let found = set.criterion(criterion).unwrap();
    let alone = found.only_if.is_none() && set.criteria().all(|c| c.only_if.as_deref() != Some(criterion));
    let question = edition.question(found);
    let papers = &question.options[option - 1].papers;
    alone && question.cases.is_empty() && !papers.is_empty() && papers.iter().all(|p| edition.paper(*p).shared)
}

/// The options that are worked through to reach one; `None` where that may not be. By the description of the plan.
fn way(product: &Product, criterion: &str, to: usize) -> Option<Vec<usize>> {
    let found = product.set.criterion(criterion).unwrap();
    let options = &product.edition.question(found).options;
    let from = product.draft.option(criterion);
    let points = |option: usize| if option == 0 { 0 } else { found.scores[option - 1].points };
    let mut reached = from.map_or(0, points);
    if product.target.locked.contains(criterion) || points(to) <= reached {
        return None;
    }
    if from.is_some_and(|f| f > 0 && options[f - 1].case != options[to - 1].case) {
        return None;
    }
    let mut way = Vec::new();
    for option in from.map_or(1, |f| f + 1)..=to {
        if options[option - 1].case == options[to - 1].case && points(option) > reached {
            if options[option - 1].effort == sao_lang_core::catalogue::Effort::Fixed {
                return None;
            }
            way.push(option);
            reached = points(option);
        }
    }
    Some(way)
}

/// For each set of shared items, the least that a product takes beside them, over all combinations of options.
fn ways_of(product: &Product, place: usize) -> BTreeMap<BTreeSet<Item>, u32> {
    let name = catalogue_model::search_key::search_key(&product.draft.applicant.name);
    let owner = if name.is_empty() { format!("#{place}") } else { name };
    let criteria: Vec<_> = product.set.criteria().collect();
    let mut found = BTreeMap::new();
    let mut open = vec![(product.draft.clone(), 0, BTreeSet::new(), 0)];
    while let Some((draft, index, items, own)) = open.pop() {
        let Some(criterion) = criteria.get(index) else {
            if reaches(&draft, product) {
                let least = found.entry(items).or_insert(own);
                *least = own.min(*least);
            }
            continue;
        };
        for to in 1..=criterion.scores.len() {
            let Some(way) = way(product, &criterion.id, to) else { continue };
            let (mut raised, mut items, mut own) = (draft.clone(), items.clone(), own);
            raised.choose(&criterion.id, u8::try_from(to).ok());
            for option in way {
                if is_shared(product.edition, product.set, &criterion.id, option) {
                    items.insert((owner.clone(), criterion.question, option));
                } else {
                    let effort = product.edition.question(criterion).options[option - 1].effort;
                    own += product.edition.effort_weight(effort);
                }
            }
            open.push((raised, index + 1, items, own));
        }
        open.push((draft, index + 1, items, own));
    }
    found
}

/// The least total for each number of products, by trying every combination.
fn brute_force(products: &[Product]) -> BTreeMap<usize, u32> {
    let weigh = |items: &BTreeSet<Item>| -> u32 {
        let questions = &products[0].edition.questions;
        let effort = |(_, question, option): &Item| questions[usize::from(*question)].options[option - 1].effort;
        items.iter().map(|i| products[0].edition.effort_weight(effort(i))).sum()
    };
    let mut least = BTreeMap::new();
    let mut open = vec![(0, 0, BTreeSet::new(), 0)];
    let ways: Vec<_> = products.iter().enumerate().map(|(place, p)| ways_of(p, place)).collect();
    while let Some((place, lifted, items, own)) = open.pop() {
        if place == products.len() {
            let total = own + weigh(&items);
            let best = least.entry(lifted).or_insert(total);
            *best = total.min(*best);
            continue;
        }
        open.push((place + 1, lifted, items.clone(), own));
        if !reaches(products[place].draft, &products[place]) {
            for (more, weight) in &ways[place] {
                open.push((place + 1, lifted + 1, items.union(more).cloned().collect(), own + weight));
            }
        }
    }
    least
}

/// All that must hold of a stage, whatever the catalogue.
fn check_stage(products: &[Product], stage: &Stage) {
    assert_eq!(stage.steps.iter().map(|s| s.weight).sum::<u32>(), stage.weight);
    assert!(stage.at_least <= stage.weight);
    for (place, product) in products.iter().enumerate() {
        let mut after = product.draft.clone();
        for lift in stage.steps.iter().flat_map(|s| &s.lifts).filter(|l| l.product == place) {
            assert_eq!(lift.from, product.draft.option(&lift.criterion));
            after.choose(&lift.criterion, u8::try_from(lift.to).ok());
        }
        if stage.lifted.contains(&place) {
            assert!(reaches(&after, product), "{place} is not lifted: {stage:?}");
        } else {
            assert_eq!(&after, product.draft, "{place} is not lifted but worked on");
        }
    }
}

fn check_plan(products: &[Product], plan: &JointPlan) {
    for (index, stage) in plan.stages.iter().enumerate() {
        assert_eq!(stage.lifted.len(), index + 1);
        check_stage(products, stage);
    }
    let told = plan.reached.len() + plan.out_of_reach.len() + plan.rejected.len();
    assert_eq!(plan.stages.len() + told, products.len());
    for (place, product) in products.iter().enumerate() {
        let rejected = !assess(product.draft, product.edition, product.set).knock_outs.is_empty();
        assert_eq!(plan.rejected.contains(&place), rejected);
        // With any points it would be rejected: no stage lifts it, and none works on it.
        let planned = |s: &Stage| {
            s.lifted.contains(&place) || s.steps.iter().flat_map(|step| &step.lifts).any(|l| l.product == place)
        };
        assert!(!rejected || !plan.stages.iter().any(planned), "{place} is rejected and lifted");
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn the_least_effort_for_each_number_of_products(seed in any::<u64>()) {
        let (edition, products) = small_case(seed);
        let products = asked(&edition, &products);
        let plan = joint_plan(&products);
        check_plan(&products, &plan);
        let least = brute_force(&products);
        let found: BTreeMap<usize, u32> = plan.stages.iter().map(|s| (s.lifted.len(), s.weight)).collect();
        prop_assert_eq!(&found, &least.into_iter().filter(|(lifted, _)| *lifted > 0).collect());
        // Small ones are proved.
        prop_assert!(plan.stages.iter().all(|s| s.at_least == s.weight));
    }

    #[test]
    fn what_is_not_tried_out_is_bounded(seed in any::<u64>()) {
        let (edition, products) = small_case(seed);
        let products = asked(&edition, &products);
        let plan = joint_plan_within(&products, 0);
        check_plan(&products, &plan);
        let least = brute_force(&products);
        for stage in &plan.stages {
            let best = least[&stage.lifted.len()];
            prop_assert!(stage.at_least <= best && best <= stage.weight, "{} {} {}", stage.at_least, best, stage.weight);
        }
    }
}

/// Drafts of the real catalogue, all of one applicant or each of its own.
fn real(count: usize, together: bool, sets: &[u16]) -> Vec<Draft> {
    let mut dice = Dice::new(7);
    (0..count)
        .map(|n| {
            let mut draft = small::draft(&mut dice, set(sets[n % sets.len()]));
            draft.applicant.name = if together { "Bánh kẹo Làng".to_owned() } else { format!("Cơ sở {n}") };
            draft
        })
        .collect()
}

fn next_class(draft: &Draft) -> Product<'_> {
    let set = set(draft.set);
    let stars = assess(draft, edition(), set).stars;
    Product { draft, edition: edition(), set, target: Target::wished(draft, stars) }
}

#[test]
fn twenty_products_of_one_company_share_what_serves_all() {
    let drafts = real(20, true, &[6]);
    let together: Vec<Product> = drafts.iter().map(next_class).collect();
    let plan = joint_plan(&together);
    check_plan(&together, &plan);
    let apart_drafts = real(20, false, &[6]);
    let apart: Vec<Product> = apart_drafts.iter().map(next_class).collect();
    let separate = joint_plan(&apart);
    assert_eq!(plan.stages.len(), separate.stages.len());
    let (all, alone) = (plan.stages.last().unwrap(), separate.stages.last().unwrap());
    assert!(all.weight < alone.weight, "{} is not less than {}", all.weight, alone.weight);
    assert!(all.steps.iter().any(|s| s.shared && s.lifts.len() > 1));
    assert!(alone.steps.iter().all(|s| !s.shared));
}

#[test]
fn products_of_different_sets_and_applicants_are_planned_together() {
    let drafts = real(12, false, &[1, 8, 21, 26, 11, 14]);
    let products: Vec<Product> = drafts.iter().map(next_class).collect();
    check_plan(&products, &joint_plan(&products));
}

/// Real products of which some have knock-outs that apply, by an answer to a condition or to a question.
fn with_knock_outs(seed: u64) -> Vec<Draft> {
    let mut dice = Dice::new(seed);
    let mut drafts = real(8, dice.once_in(2), &[6, 8, 16, 26]);
    for draft in &mut drafts {
        for (index, _) in set(draft.set).asked_knock_outs() {
            if dice.once_in(2) {
                draft.knock_outs.insert(edition().knock_out(index).key.clone(), dice.once_in(6));
            }
        }
    }
    drafts
}

proptest! {
    #![proptest_config(cases(30))]

    #[test]
    fn what_would_be_rejected_is_in_no_stage(seed in any::<u64>()) {
        let drafts = with_knock_outs(seed);
        let products: Vec<Product> = drafts.iter().map(next_class).collect();
        check_plan(&products, &joint_plan(&products));
    }
}

#[test]
fn a_rejected_product_neither_adds_to_the_others_effort_nor_shares_it() {
    let mut drafts = real(6, true, &[6]);
    let key = edition().knock_out(set(6).knock_outs[0]).key.clone();
    drafts[2].knock_outs.insert(key, true);
    let products: Vec<Product> = drafts.iter().map(next_class).collect();
    let plan = joint_plan(&products);
    check_plan(&products, &plan);
    assert!(plan.rejected.contains(&2));
    let others: Vec<Product> = products.iter().enumerate().filter(|(n, _)| *n != 2).map(|(_, p)| p.clone()).collect();
    let without = joint_plan(&others);
    let weights = |plan: &JointPlan| plan.stages.iter().map(|s| s.weight).collect::<Vec<_>>();
    assert_eq!(weights(&plan), weights(&without));
}

#[test]
fn nothing_asked_is_nothing_planned() {
    let plan = joint_plan(&[]);
    assert_eq!(plan, JointPlan::default());
    assert_eq!(plan.best_value(), None);
}

#[test]
fn best_value_is_the_most_products_per_effort() {
    let stage = |count: usize, weight| Stage { lifted: (0..count).collect(), weight, ..Stage::default() };
    let plan =
        JointPlan { stages: vec![stage(1, 10), stage(2, 12), stage(3, 18), stage(4, 60)], ..JointPlan::default() };
    assert_eq!(plan.best_value().unwrap().lifted.len(), 3);
}
