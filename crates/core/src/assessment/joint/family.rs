//! The products of one applicant: which shared steps to take, and which products they lift.
//!
//! Every combination of shared steps that some products use is tried while there are few enough
//! for a limit: then the result is exact, for with the shared steps paid for, products are independent
//! and each one's own least effort is exact. Where there are more, one shared question after the other
//! is changed while that helps, and the bound is what products take if all who could share do.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::plan::moves::Raise;
use crate::catalogue::{Edition, Effort};

use super::product::Open;
use super::{JointPlan, JointStep, Lift, Product, Stage};

/// Units of a weight in bounds.
const SCALE: u32 = 1000;

/// A question whose options may be shared.
struct Common {
    question: u16,
    /// Weight of each option by its 1-based place; nothing at 0.
    weights: Vec<u32>,
    /// The sets of options worth taking, as bits: what one or more products use.
    choices: Vec<u32>,
}

/// What is taken of each common question, as bits by option.
type Taken = Vec<u32>;

/// The products of one applicant that have not reached their targets, and can.
pub struct Family<'a> {
    products: Vec<Open<'a>>,
    common: Vec<Common>,
}

/// The best found for 0, 1, 2 ... products.
pub struct FamilySolution {
    best: Vec<(u32, Taken)>,
    /// What no plan can take less than.
    pub bounds: Vec<u32>,
}

impl FamilySolution {
    /// The weights of the best found.
    pub fn weights(&self) -> Vec<u32> {
        self.best.iter().map(|(weight, _)| *weight).collect()
    }
}

impl<'a> Family<'a> {
    /// The family of these places; notes in `plan` which products are done and which cannot be lifted.
    pub fn new(products: &[Product<'a>], places: &[usize], plan: &mut JointPlan) -> Family<'a> {
        let mut open = Vec::new();
        for index in places {
            match Open::new(&products[*index], *index) {
                None => plan.reached.push(*index),
                Some(product) if product.cost(&|_| u32::MAX).is_none() => plan.out_of_reach.push(*index),
                Some(product) => open.push(product),
            }
        }
        let edition = places.first().map(|p| products[*p].edition);
        let common = edition.map(|e| common(e, &open)).unwrap_or_default();
        Family { products: open, common }
    }

    /// Whether there is nothing to lift.
    pub fn is_empty(&self) -> bool {
        self.products.is_empty()
    }

    /// Seeks the least effort for each number of products.
    pub fn solve(&self, limit: usize) -> FamilySolution {
        let nothing: Taken = vec![0; self.common.len()];
        let mut best = vec![(u32::MAX, nothing.clone()); self.products.len() + 1];
        let trials = self.common.iter().try_fold(self.products.len(), |n, c| n.checked_mul(c.choices.len()));
        let exact = trials.is_some_and(|n| n <= limit);
        if exact {
            self.try_all(&mut nothing.clone(), 0, &mut best);
        } else {
            self.improve(&nothing, &mut best);
        }
        for (count, (weight, taken)) in best.iter_mut().enumerate() {
            // A step that none of the lifted products uses is left out.
            let (used, total) = self.used(taken, count);
            (*weight, *taken) = (total, used);
        }
        let bounds = if exact { best.iter().map(|(weight, _)| *weight).collect() } else { self.bounds() };
        FamilySolution { best, bounds }
    }

    /// Tries all choices of the common questions from `index` on.
    fn try_all(&self, taken: &mut Taken, index: usize, best: &mut [(u32, Taken)]) {
        let Some(common) = self.common.get(index) else {
            self.note(taken, best);
            return;
        };
        for choice in &common.choices {
            taken[index] = *choice;
            self.try_all(taken, index + 1, best);
        }
    }

    /// From nothing and from everything taken: changes one question at a time while that helps.
    fn improve(&self, nothing: &Taken, best: &mut [(u32, Taken)]) {
        self.note(nothing, best);
        self.note(&self.common.iter().map(|c| c.choices.iter().fold(0, |a, b| a | b)).collect(), best);
        for count in 1..best.len() {
            loop {
                let before = best[count].0;
                for (index, common) in self.common.iter().enumerate() {
                    for choice in &common.choices {
                        let mut taken = best[count].1.clone();
                        if taken[index] != *choice {
                            taken[index] = *choice;
                            self.note(&taken, best);
                        }
                    }
                }
                if best[count].0 == before {
                    break;
                }
            }
        }
    }

    /// Notes where taking this is better than the best so far.
    fn note(&self, taken: &Taken, best: &mut [(u32, Taken)]) {
        let mut sum = self.weight(taken);
        for (count, cost) in [0].into_iter().chain(self.costs(taken).into_iter().map(|(cost, _)| cost)).enumerate() {
            sum += cost;
            if sum < best[count].0 {
                best[count] = (sum, taken.clone());
            }
        }
    }

    /// What each product takes beside what is taken, the lightest first, with its index.
    fn costs(&self, taken: &Taken) -> Vec<(u32, usize)> {
        let paid = |question| self.paid(taken, question);
        let mut costs: Vec<(u32, usize)> =
            self.products.iter().enumerate().filter_map(|(i, p)| Some((p.cost(&paid)?, i))).collect();
        costs.sort_unstable();
        costs
    }

    fn paid(&self, taken: &Taken, question: u16) -> u32 {
        self.common.iter().position(|c| c.question == question).map_or(0, |i| taken[i])
    }

    fn weight(&self, taken: &Taken) -> u32 {
        self.common.iter().zip(taken).map(|(common, bits)| common.weight(*bits)).sum()
    }

    /// The raises of the `count` products that take least.
    fn lifted(&self, taken: &Taken, count: usize) -> Vec<(&Open<'a>, Vec<Raise>)> {
        let paid = |question| self.paid(taken, question);
        let chosen = self.costs(taken).into_iter().take(count).map(|(_, index)| &self.products[index]);
        chosen.map(|product| (product, product.raises(&paid))).collect()
    }

    /// What of it the lifted products use, and what all takes then.
    fn used(&self, taken: &Taken, count: usize) -> (Taken, u32) {
        let mut used = vec![0; self.common.len()];
        for (product, raises) in self.lifted(taken, count) {
            for (shared, needs) in raises.iter().filter_map(|r| product.needs_of(r)) {
                if let Some(index) = self.common.iter().position(|c| c.question == shared) {
                    used[index] |= needs;
                }
            }
        }
        let own: u32 = self.costs(taken).into_iter().take(count).map(|(cost, _)| cost).sum();
        let total = self.weight(&used) + own;
        (used, total)
    }

    /// The sums of the least that 0, 1, 2 ... products can take.
    fn bounds(&self) -> Vec<u32> {
        let users = |question: u16, option: usize| {
            let uses = |p: &&Open| {
                p.shared.iter().any(|s| s.question == question && s.moves.iter().any(|m| m.needs >> option & 1 == 1))
            };
            u32::try_from(self.products.iter().filter(uses).count()).unwrap_or(u32::MAX).max(1)
        };
        let counts: BTreeMap<u16, Vec<u32>> = self
            .common
            .iter()
            .map(|c| (c.question, (0..c.weights.len()).map(|o| users(c.question, o)).collect()))
            .collect();
        let share = |question: u16, option: usize| {
            let common = self.common.iter().find(|c| c.question == question);
            let weight = common.and_then(|c| c.weights.get(option)).copied().unwrap_or(0);
            let count = counts.get(&question).and_then(|c| c.get(option)).copied().unwrap_or(1);
            weight * SCALE / count
        };
        let mut fair: Vec<u32> = self.products.iter().filter_map(|p| p.fair_cost(SCALE, &share)).collect();
        fair.sort_unstable();
        let sums = fair.iter().scan(0u32, |sum, cost| {
            *sum = sum.saturating_add(*cost);
            Some(sum.div_ceil(SCALE))
        });
        [0].into_iter().chain(sums).collect()
    }

    /// Adds to a stage how `count` products are lifted.
    pub fn tell(&self, found: &FamilySolution, count: usize, stage: &mut Stage) {
        let Some((_, taken)) = found.best.get(count) else { return };
        let mut together: BTreeMap<u16, JointStep> = BTreeMap::new();
        for (product, raises) in self.lifted(taken, count) {
            stage.lifted.push(product.index);
            for raise in raises {
                let lift = Lift {
                    product: product.index,
                    criterion: product.sheet.criteria[raise.criterion].id.clone(),
                    from: product.given[raise.criterion],
                    to: raise.to,
                };
                let criterion = product.sheet.criteria[raise.criterion];
                let mut step = JointStep {
                    title: criterion.title,
                    question: criterion.question,
                    shared: false,
                    effort: raise.effort,
                    weight: raise.weight,
                    lifts: vec![lift],
                };
                if product.needs_of(&raise).is_none_or(|(_, needs)| needs == 0) {
                    stage.steps.push(step);
                    continue;
                }
                // What is the product's own; the shared options are added once, below.
                step.weight = product.own_of(&raise);
                let entry = together.entry(criterion.question);
                entry
                    .and_modify(|other| {
                        other.shared = true;
                        other.weight += step.weight;
                        other.effort = other.effort.max(step.effort);
                        other.lifts.append(&mut step.lifts.clone());
                    })
                    .or_insert(step);
            }
        }
        for (question, mut step) in together {
            if let Some(index) = self.common.iter().position(|c| c.question == question) {
                step.weight += self.common[index].weight(taken[index]);
            }
            step.lifts.sort_by_key(|l| l.product);
            stage.steps.push(step);
        }
    }
}

impl Common {
    fn weight(&self, bits: u32) -> u32 {
        self.weights.iter().enumerate().filter(|(o, _)| bits >> o & 1 == 1).map(|(_, weight)| weight).sum()
    }
}

/// The questions of which some product can use a shared option.
fn common(edition: &Edition, products: &[Open]) -> Vec<Common> {
    let mut uses: BTreeMap<u16, BTreeSet<u32>> = BTreeMap::new();
    for shared in products.iter().flat_map(|p| &p.shared) {
        let needs = shared.moves.iter().map(|m| m.needs).filter(|n| *n != 0);
        uses.entry(shared.question).or_default().extend(needs);
    }
    uses.retain(|_, needs| !needs.is_empty());
    let weigh = |effort: Effort| edition.effort_weight(effort);
    uses.into_iter()
        .map(|(question, needs)| {
            let mut choices = BTreeSet::from([0]);
            for need in needs {
                let with: Vec<u32> = choices.iter().map(|c| c | need).collect();
                choices.extend(with);
            }
            let options = &edition.questions[usize::from(question)].options;
            Common {
                question,
                weights: [0].into_iter().chain(options.iter().map(|o| weigh(o.effort))).collect(),
                choices: choices.into_iter().collect(),
            }
        })
        .collect()
}
