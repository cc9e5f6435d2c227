//! The joint plan: the steps that lift the most of several products per effort.
//!
//! A trade mark or a food-safety certificate serves all products of its applicant, so its effort counts once. The
//! catalogue decides which options are shared in this way: the question stands by itself, and all usual papers of the
//! option belong to the applicant ([`crate::catalogue::Paper::shared`]).
//!
//! The plan has the least effort for each number of products. Within the products of one applicant it is exact as long
//! as all combinations of shared steps can be tried (see [`family`]). Beyond that, each stage gives a lower bound of
//! the effort of any plan. Applicants share no steps, so the plans of several applicants combine exactly.
//!
//! A product to which a knock-out applies is left out: it would be rejected whatever its points are.

mod family;
mod product;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalogue::{Edition, Effort, ProductSet, TextId};
use crate::draft::Draft;
use catalogue_model::search_key::search_key;

use super::knock_outs::knock_outs;
use super::plan::Target;
use family::Family;

/// One product to lift, with its target.
#[derive(Debug, Clone)]
pub struct Product<'a> {
    /// The draft of the product.
    pub draft: &'a Draft,
    /// The edition of the draft.
    pub edition: &'a Edition,
    /// The product set of the draft.
    pub set: &'a ProductSet,
    /// The stars to reach, and the exclusions.
    pub target: Target,
}

/// The result of the search for a joint plan. A product is named by its index in the list that was passed in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct JointPlan {
    /// The plans of least effort for 1, 2, 3 ... products.
    pub stages: Vec<Stage>,
    /// Products that have already reached their target.
    pub reached: Vec<usize>,
    /// Products that cannot reach their target with any plan.
    pub out_of_reach: Vec<usize>,
    /// Products that would be rejected at present (QĐ 26/2026, Appendix II). No step lifts them before the knock-out
    /// is resolved, so they are in no stage, whatever their points are.
    #[serde(default)]
    pub rejected: Vec<usize>,
}

/// The best plan found for one number of products.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stage {
    /// The products that reach their target, in ascending order.
    pub lifted: Vec<usize>,
    /// Total effort in the edition's weights.
    pub weight: u32,
    /// The lower bound of the effort of any plan for as many products. It equals `weight` where the plan is proved to
    /// be the best.
    pub at_least: u32,
    /// The steps of the plan: those that serve the most products first, then those of the least effort.
    pub steps: Vec<JointStep>,
}

/// One step of a joint plan, for one or more products.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointStep {
    /// Title of the criterion.
    pub title: TextId,
    /// Index into [`Edition::questions`].
    pub question: u16,
    /// Whether the effort counts once for all products of the step.
    pub shared: bool,
    /// The largest effort among the options that the step passes through.
    pub effort: Effort,
    /// Effort in the edition's weights.
    pub weight: u32,
    /// The criteria that the step lifts, one for each product.
    pub lifts: Vec<Lift>,
}

/// The effect of a step on one product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lift {
    /// The index of the product in the list that was passed in.
    pub product: usize,
    /// The id of the criterion in the product set.
    pub criterion: String,
    /// The present option, from 1; `None` where the question is open.
    pub from: Option<usize>,
    /// The option to reach, from 1.
    pub to: usize,
}

impl JointPlan {
    /// The stage that lifts `count` products. Where no such stage exists, or `count` is `None`, it is the stage with
    /// the most products per effort.
    pub fn stage(&self, count: Option<usize>) -> Option<&Stage> {
        let asked = count.and_then(|count| self.stages.iter().find(|s| s.lifted.len() == count));
        asked.or_else(|| self.best_value())
    }

    /// The stage that lifts the most products per effort; among equal ones, the stage that lifts more products.
    pub fn best_value(&self) -> Option<&Stage> {
        let value = |s: &Stage| (s.lifted.len() as u64, u64::from(s.weight.max(1)));
        self.stages.iter().max_by(|a, b| {
            let ((a_lifted, a_weight), (b_lifted, b_weight)) = (value(a), value(b));
            (a_lifted * b_weight).cmp(&(b_lifted * a_weight)).then(a_lifted.cmp(&b_lifted))
        })
    }
}

/// The maximum number of combinations of shared steps, times products, that are tried for one applicant. They take a
/// moment to compute, and an applicant with 20 products of one set usually has fewer.
const TRIALS: usize = 400_000;

/// Finds the joint plan for these products.
pub fn joint_plan(products: &[Product]) -> JointPlan {
    joint_plan_within(products, TRIALS)
}

/// Finds the joint plan with a given limit to the combinations that are tried. Above the limit, [`Stage::at_least`] may
/// be below [`Stage::weight`].
pub fn joint_plan_within(products: &[Product], trials: usize) -> JointPlan {
    let mut families: BTreeMap<(String, &str), Vec<usize>> = BTreeMap::new();
    let mut plan = JointPlan::default();
    for (index, product) in products.iter().enumerate() {
        if !knock_outs(product.draft, product.edition, product.set).is_empty() {
            plan.rejected.push(index);
            continue;
        }
        // An applicant without a name shares steps with nobody.
        let name = match search_key(&product.draft.applicant.name) {
            name if name.is_empty() => format!("\u{0}{index}"),
            name => name,
        };
        families.entry((name, product.edition.id.as_str())).or_default().push(index);
    }
    let families: Vec<Family> =
        families.values().map(|places| Family::new(products, places, &mut plan)).filter(|f| !f.is_empty()).collect();
    plan.reached.sort_unstable();
    plan.out_of_reach.sort_unstable();
    let found: Vec<family::FamilySolution> = families.iter().map(|f| f.solve(trials)).collect();
    let weights: Vec<Vec<u32>> = found.iter().map(|f| f.weights()).collect();
    let bounds: Vec<Vec<u32>> = found.iter().map(|f| f.bounds.clone()).collect();
    let (totals, shares) = combine(&weights);
    let (least, _) = combine(&bounds);
    for (lifted, weight) in totals.iter().enumerate().skip(1) {
        let mut stage = Stage { weight: *weight, at_least: least[lifted], ..Stage::default() };
        for ((family, found), count) in families.iter().zip(&found).zip(&shares[lifted]) {
            family.tell(found, *count, &mut stage);
        }
        stage.lifted.sort_unstable();
        stage.steps.sort_by_key(|s| (std::cmp::Reverse(s.lifts.len()), s.weight, s.lifts[0].product));
        plan.stages.push(stage);
    }
    plan
}

/// Combines lists that give a weight for 0, 1, 2 ... products. Returns the least sum of weights for each total number
/// of products, and the number of products that each list contributes to it.
fn combine(lists: &[Vec<u32>]) -> (Vec<u32>, Vec<Vec<usize>>) {
    let mut totals: Vec<u32> = vec![0];
    let mut shares = vec![Vec::new()];
    for list in lists {
        let count = totals.len() + list.len() - 1;
        let (mut next, mut next_shares) = (vec![u32::MAX; count], vec![Vec::new(); count]);
        for (so_far, total) in totals.iter().enumerate() {
            for (more, weight) in list.iter().enumerate() {
                let sum = total.saturating_add(*weight);
                if sum < next[so_far + more] {
                    next[so_far + more] = sum;
                    next_shares[so_far + more] = [shares[so_far].as_slice(), &[more]].concat();
                }
            }
        }
        (totals, shares) = (next, next_shares);
    }
    (totals, shares)
}
