//! The plan for the next star: the least effort that reaches the star marks and the points of a target.
//!
//! The method is exact, not greedy. Groups of criteria are independent except for the sum of their points. So a table
//! over the points reached so far (dynamic programming) finds the least total effort, among equal plans the one with
//! the fewest steps, and the other plans that are equally good.

pub(super) mod moves;
mod obstacles;
pub(super) mod solve;
mod words;

pub use obstacles::Obstacle;
pub use words::effort_words;

use std::collections::BTreeSet;

use crate::catalogue::{Edition, Effort, ProductSet};
use crate::draft::Draft;

use super::sheet::{Figure, Sheet};
use super::stars::{CERTIFIED, MOST, bars};

/// The next stars above the present ones that are worth a plan: below 3 stars there is no certificate (QĐ 26/2026,
/// Art. 4.1).
fn next_stars(present: u8) -> u8 {
    (present + 1).clamp(CERTIFIED, MOST)
}

/// The stars that a product aims at: those that its producer wishes for where they exceed the present ones, else the
/// next stars. `None` at the most stars. Result, summary, plan and board all name these stars.
pub fn aim(draft: &Draft, present: u8) -> Option<u8> {
    let more = |stars: &u8| *stars > present;
    wished_stars(draft).filter(more).or(Some(next_stars(present)).filter(more))
}

/// The stars that the producer wishes for, limited to those with a certificate.
fn wished_stars(draft: &Draft) -> Option<u8> {
    draft.plan.stars.map(|stars| stars.clamp(CERTIFIED, MOST))
}

/// The target of a plan, with the wishes of the producer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The stars to reach, 3 to 5.
    pub stars: u8,
    /// Extra points above the minimum of the class, for the case of a stricter council.
    pub margin: u16,
    /// Criteria that cannot change.
    pub locked: BTreeSet<String>,
    /// Classes of effort that the producer excludes.
    pub without: BTreeSet<Effort>,
}

impl Target {
    /// A target without margin, locks or exclusions.
    pub fn stars(stars: u8) -> Target {
        Target { stars, margin: 0, locked: BTreeSet::new(), without: BTreeSet::new() }
    }

    /// The points that the target needs: the minimum of the class (QĐ 26/2026, Art. 3.3) plus the margin, but at most
    /// 100.
    pub fn needed(&self, edition: &Edition) -> u16 {
        edition.least_points(self.stars).saturating_add(self.margin).min(100)
    }

    /// Whether these figures reach the target, by points and by star marks.
    pub fn is_reached(&self, figure: &Figure, edition: &Edition) -> bool {
        !bars(figure.cap, self.stars) && figure.score.total >= self.needed(edition)
    }

    /// The target that the producer of a draft wishes for: the wished stars, else the class above the present stars,
    /// and at least 3.
    pub fn wished(draft: &Draft, present: u8) -> Target {
        let wishes = &draft.plan;
        Target {
            stars: wished_stars(draft).unwrap_or_else(|| next_stars(present)),
            margin: u16::from(wishes.margin),
            locked: wishes.locked.clone(),
            without: wishes.without.clone(),
        }
    }
}

/// One step of a plan: raise one criterion from an option to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step {
    /// Criterion id.
    pub criterion: String,
    /// The present option, from 1; `None` where the question is open. Then it may be enough to answer the question.
    pub from: Option<usize>,
    /// The option to reach, from 1.
    pub to: usize,
    /// The points that the step brings, with those of other criteria that count because of it.
    pub gain: u16,
    /// The largest effort among the options that the step passes through.
    pub effort: Effort,
    /// The effort in the edition's weights, as the sum over the options that the step passes through.
    pub weight: u32,
}

/// A set of steps that reaches the target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The steps, in the order of the sheet.
    pub steps: Vec<Step>,
    /// Total effort in the edition's weights.
    pub weight: u32,
    /// The points and stars of the draft once all steps are done.
    pub after: Figure,
}

impl Step {
    /// The points that these steps bring.
    pub fn gain_of(steps: &[Step]) -> u16 {
        steps.iter().map(|step| step.gain).sum()
    }

    /// The steps of one class of effort, in their given order.
    pub fn of_effort(steps: &[Step], effort: Effort) -> impl Iterator<Item = &Step> {
        steps.iter().filter(move |step| step.effort == effort)
    }

    /// The least effort among the steps; `None` where there are no steps.
    pub fn lightest(steps: &[Step]) -> Option<Effort> {
        steps.iter().map(|step| step.effort).min()
    }
}

impl Plan {
    /// The largest effort among the steps: it decides how long the plan takes at least.
    pub fn slowest(&self) -> Option<Effort> {
        self.steps.iter().map(|s| s.effort).max()
    }
}

/// The result of the search for plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanOutcome {
    /// The target is reached already.
    Reached,
    /// The plans of least effort and fewest steps: one, and the others that are equally good.
    Plans(Vec<Plan>),
    /// No plan reaches the target.
    Unreachable {
        /// The obstacles to the target.
        obstacles: Vec<Obstacle>,
        /// The most points that can be reached under the locks and exclusions.
        most: u16,
        /// Points that the target needs.
        needed: u16,
    },
}

/// The maximum number of equally good plans that are offered.
const ALTERNATIVES: usize = 4;

/// Finds the plans that lead from a draft to a target.
pub fn plan(draft: &Draft, edition: &Edition, set: &ProductSet, target: &Target) -> PlanOutcome {
    let sheet = Sheet::new(edition, set);
    let given = sheet.choices(draft);
    let needed = target.needed(edition);
    if target.is_reached(&sheet.figure(&given), edition) {
        return PlanOutcome::Reached;
    }
    let groups = moves::groups(&sheet, &given, target);
    let solutions = solve::solve(&groups, usize::from(needed), ALTERNATIVES);
    if solutions.is_empty() {
        return PlanOutcome::Unreachable {
            obstacles: obstacles::obstacles(&sheet, &given, target),
            most: moves::most(&sheet, &given, target),
            needed,
        };
    }
    let plans = solutions.into_iter().map(|moves| build(&sheet, &given, moves)).collect();
    PlanOutcome::Plans(plans)
}

/// The next better option of each criterion by itself, with its points and its effort, most points first. Locked
/// criteria and excluded classes of effort are left out.
pub fn improvements(draft: &Draft, edition: &Edition, set: &ProductSet, target: &Target) -> Vec<Step> {
    let sheet = Sheet::new(edition, set);
    let given = sheet.choices(draft);
    let mut steps: Vec<Step> = (0..given.len())
        .filter(|criterion| sheet.asked(&given, *criterion))
        .filter_map(|criterion| moves::raises(&sheet, given[criterion], criterion, target).into_iter().next())
        .map(|raise| step(&sheet, &given, &raise, sheet.own_points(raise.criterion, Some(raise.to))))
        .collect();
    steps.sort_by_key(|s| (std::cmp::Reverse(s.gain), s.weight));
    steps
}

/// The step of a plan for a raise; `reached` are the points of the criterion after the raise.
fn step(sheet: &Sheet, given: &[Option<usize>], raise: &moves::Raise, reached: u16) -> Step {
    Step {
        criterion: sheet.criteria[raise.criterion].id.clone(),
        from: given[raise.criterion],
        to: raise.to,
        gain: reached.saturating_sub(sheet.points(given, raise.criterion)),
        effort: raise.effort,
        weight: raise.weight,
    }
}

/// The plan that consists of these moves.
fn build(sheet: &Sheet, given: &[Option<usize>], moves: Vec<&moves::Move>) -> Plan {
    let mut after = given.to_vec();
    let raised: Vec<&moves::Raise> = moves.iter().flat_map(|m| &m.raises).collect();
    for raise in &raised {
        after[raise.criterion] = Some(raise.to);
    }
    let mut steps: Vec<(usize, Step)> = raised
        .iter()
        .map(|raise| (raise.criterion, step(sheet, given, raise, sheet.points(&after, raise.criterion))))
        .collect();
    // The gain of a step includes points that count only because of it: those of 5.2 and 5.3 once there is a product
    // story.
    for dependent in 0..given.len() {
        let woken = sheet.points(&after, dependent).saturating_sub(sheet.points(given, dependent));
        let moved = raised.iter().any(|r| r.criterion == dependent);
        if let (false, Some(other)) = (moved, sheet.depends_on[dependent])
            && let Some((_, step)) = steps.iter_mut().find(|(c, _)| *c == other)
        {
            step.gain += woken;
        }
    }
    steps.sort_by_key(|(criterion, _)| *criterion);
    Plan {
        weight: raised.iter().map(|r| r.weight).sum(),
        steps: steps.into_iter().map(|(_, step)| step).collect(),
        after: sheet.figure(&after),
    }
}
