//! The joint plan: across several products, what lifts the most of them per effort.
//!
//! A trade mark or a food-safety certificate serves all products of its applicant, so what it takes counts
//! once. Which steps are such follows from the catalogue: an option of a question that stands by itself,
//! all of whose usual papers are the applicant's ([`crate::catalogue::Paper::shared`]).
//!
//! For each number of products the least effort is sought. Within an applicant's products that is exact
//! while the combinations of shared steps can be tried out (see [`family`]); beyond that each stage says
//! the least that any plan could take. Applicants share nothing, so theirs combine exactly.
//!
//! A product for which a knock-out applies is not planned for: it would be rejected with any points.

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

/// One product to lift, and what for.
#[derive(Debug, Clone)]
pub struct Product<'a> {
    /// Its draft.
    pub draft: &'a Draft,
    /// The edition of the draft.
    pub edition: &'a Edition,
    /// Its set.
    pub set: &'a ProductSet,
    /// The stars to reach, and what is out of the question.
    pub target: Target,
}

/// What came of the search. Products are named by their place among those asked about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct JointPlan {
    /// The least effort for 1, 2, 3 ... products.
    pub stages: Vec<Stage>,
    /// Products that have reached their target already.
    pub reached: Vec<usize>,
    /// Products that no plan lifts to their target.
    pub out_of_reach: Vec<usize>,
    /// Products that would be rejected as they are (QĐ 26/2026, Appendix II): no step lifts them before that is put right,
    /// so they are in no stage, whatever their points.
    #[serde(default)]
    pub rejected: Vec<usize>,
}

/// The best way found to lift so many products.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stage {
    /// The products that reach their target, in order.
    pub lifted: Vec<usize>,
    /// Total effort in the edition's weights.
    pub weight: u32,
    /// No plan for as many products takes less. The same as `weight` where the plan is proved to be best.
    pub at_least: u32,
    /// What to do: what serves the most products first, then the lightest.
    pub steps: Vec<JointStep>,
}

/// One thing to do, for one or more products.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointStep {
    /// Title of the criterion.
    pub title: TextId,
    /// Index into [`Edition::questions`].
    pub question: u16,
    /// Whether the effort counts once for all products of the step.
    pub shared: bool,
    /// The largest effort on the way.
    pub effort: Effort,
    /// Effort in the edition's weights.
    pub weight: u32,
    /// Where it lifts a criterion.
    pub lifts: Vec<Lift>,
}

/// What a step does for one product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lift {
    /// Place of the product among those asked about.
    pub product: usize,
    /// Criterion id in its set.
    pub criterion: String,
    /// 1-based option now; `None` where the question is open.
    pub from: Option<usize>,
    /// 1-based option to reach.
    pub to: usize,
}

impl JointPlan {
    /// The stage that lifts so many products; where there is none of so many, or none is asked for, the one that is worth
    /// most.
    pub fn stage(&self, count: Option<usize>) -> Option<&Stage> {
        let asked = count.and_then(|count| self.stages.iter().find(|s| s.lifted.len() == count));
        asked.or_else(|| self.best_value())
    }

    /// The stage that lifts the most products per effort; of equals, the one that lifts more.
    pub fn best_value(&self) -> Option<&Stage> {
        let value = |s: &Stage| (s.lifted.len() as u64, u64::from(s.weight.max(1)));
        self.stages.iter().max_by(|a, b| {
            let ((a_lifted, a_weight), (b_lifted, b_weight)) = (value(a), value(b));
            (a_lifted * b_weight).cmp(&(b_lifted * a_weight)).then(a_lifted.cmp(&b_lifted))
        })
    }
}

/// At most so many combinations of shared steps times products are tried out for one applicant: a moment's
/// work, and more than an applicant of 20 products of one set usually has.
const TRIALS: usize = 400_000;

/// Finds the joint plan of these products.
pub fn joint_plan(products: &[Product]) -> JointPlan {
    joint_plan_within(products, TRIALS)
}

/// The same with a limit of one's own to what is tried out: above it, [`Stage::at_least`] may be below [`Stage::weight`].
pub fn joint_plan_within(products: &[Product], trials: usize) -> JointPlan {
    let mut families: BTreeMap<(String, &str), Vec<usize>> = BTreeMap::new();
    let mut plan = JointPlan::default();
    for (index, product) in products.iter().enumerate() {
        if !knock_outs(product.draft, product.edition, product.set).is_empty() {
            plan.rejected.push(index);
            continue;
        }
        // Who has not said their name shares with nobody.
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

/// The least sum for each total number when each list gives its weight for 0, 1, 2 ... products, and how
/// many each list gives to it.
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
