//! The way to the next star: the least effort that reaches the marks and the points of a target.
//!
//! Exact, not greedy: criteria that do not depend on one another are independent but for the sum
//! of their points, so a table over "points so far" (dynamic programming) finds the least total
//! effort, the fewest steps among equals, and the other plans that are just as good.

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

/// The next stars that are worth aiming at from the present ones: below 3 there is no certificate (QĐ 26/2026, Art. 4.1).
fn next_stars(present: u8) -> u8 {
    (present + 1).clamp(CERTIFIED, MOST)
}

/// The stars that a product with the present ones aims at: those that its producer wishes for where they are more, else
/// the next. `None` at the top. Result, summary, plan and board all name these.
pub fn aim(draft: &Draft, present: u8) -> Option<u8> {
    let more = |stars: &u8| *stars > present;
    wished_stars(draft).filter(more).or(Some(next_stars(present)).filter(more))
}

/// The stars that the producer wishes for, among those that can be aimed at.
fn wished_stars(draft: &Draft) -> Option<u8> {
    draft.plan.stars.map(|stars| stars.clamp(CERTIFIED, MOST))
}

/// What a producer asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Stars to reach, 3 to 5.
    pub stars: u8,
    /// Points above the least of the class, against a stricter council.
    pub margin: u16,
    /// Criteria that cannot change.
    pub locked: BTreeSet<String>,
    /// Classes of effort that are out of the question.
    pub without: BTreeSet<Effort>,
}

impl Target {
    /// A target without margin, locks or exclusions.
    pub fn stars(stars: u8) -> Target {
        Target { stars, margin: 0, locked: BTreeSet::new(), without: BTreeSet::new() }
    }

    /// The points that it needs: the least of the class (QĐ 26/2026, Art. 3.3) and the margin, but no more than there are.
    pub fn needed(&self, edition: &Edition) -> u16 {
        edition.least_points(self.stars).saturating_add(self.margin).min(100)
    }

    /// Whether these figures reach it, by points and by star marks.
    pub fn is_reached(&self, figure: &Figure, edition: &Edition) -> bool {
        !bars(figure.cap, self.stars) && figure.score.total >= self.needed(edition)
    }

    /// What a draft's producer wishes: its stars, else the class above its present one, and at least 3.
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

/// One thing to do: raise one criterion from an option to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step {
    /// Criterion id.
    pub criterion: String,
    /// 1-based option now; `None` where the question is open: then answering it may be all there is to do.
    pub from: Option<usize>,
    /// 1-based option to reach.
    pub to: usize,
    /// Points that it brings, with what comes to count through it.
    pub gain: u16,
    /// The largest effort on the way.
    pub effort: Effort,
    /// Effort in the edition's weights, summed over the options on the way.
    pub weight: u32,
}

/// A set of steps that reaches the target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What to do, in the order of the sheet.
    pub steps: Vec<Step>,
    /// Total effort in the edition's weights.
    pub weight: u32,
    /// What the draft comes to when all is done.
    pub after: Figure,
}

impl Step {
    /// Points that these steps bring.
    pub fn gain_of(steps: &[Step]) -> u16 {
        steps.iter().map(|step| step.gain).sum()
    }

    /// Those of one class of effort, in their order.
    pub fn of_effort(steps: &[Step], effort: Effort) -> impl Iterator<Item = &Step> {
        steps.iter().filter(move |step| step.effort == effort)
    }

    /// The least effort that one of them takes; `None` where there are none.
    pub fn lightest(steps: &[Step]) -> Option<Effort> {
        steps.iter().map(|step| step.effort).min()
    }
}

impl Plan {
    /// The largest effort among the steps: how long the plan takes at least.
    pub fn slowest(&self) -> Option<Effort> {
        self.steps.iter().map(|s| s.effort).max()
    }
}

/// What came of the search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanOutcome {
    /// The target is reached already.
    Reached,
    /// The plans of least effort and fewest steps: one, and others just as good.
    Plans(Vec<Plan>),
    /// No plan reaches it.
    Unreachable {
        /// What stands in the way.
        obstacles: Vec<Obstacle>,
        /// The most points that can be reached under the locks and exclusions.
        most: u16,
        /// Points that the target needs.
        needed: u16,
    },
}

/// At most this many plans that are equally good are offered.
const ALTERNATIVES: usize = 4;

/// Finds the way from a draft to a target.
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

/// What can be done next in each criterion by itself, most points first: the next better option,
/// what it brings and what it takes. Locks and exclusions are left out.
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

/// A raise in the words of the sheet; `reached` are the points of the criterion afterwards.
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

/// The plan that a choice of moves stands for.
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
    // What comes to count through a step is that step's gain: 5.2 and 5.3 through a first story.
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
