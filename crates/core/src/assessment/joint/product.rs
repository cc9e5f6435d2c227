//! One product in a joint plan: the effort that remains once the effort of shared steps is counted.

use crate::assessment::plan::moves::{self, Move, Raise};
use crate::assessment::plan::solve::{self, Cost};
use crate::assessment::sheet::{Choices, Sheet};

use super::Product;

/// A way to treat a criterion with shared options: raise it to an option, or leave it.
#[derive(Debug, Clone)]
pub struct SharedMove {
    /// The raise; `None` where the criterion stays at its option.
    pub raise: Option<Raise>,
    /// The points of the criterion after the raise.
    pub points: u16,
    /// The shared options that the raise passes through, as bits by option.
    pub needs: u32,
    /// The total weight of the other options that the raise passes through.
    pub own: u32,
}

/// A criterion with shared options.
#[derive(Debug, Clone)]
pub struct SharedCriterion {
    /// Index into the edition's questions.
    pub question: u16,
    /// Index of the criterion on the sheet.
    pub criterion: usize,
    /// The moves that reach the star marks of the target.
    pub moves: Vec<SharedMove>,
}

/// A product that has not reached its target.
pub struct Open<'a> {
    /// The index of the product in the list that was passed in.
    pub index: usize,
    pub sheet: Sheet<'a>,
    pub given: Choices,
    pub needed: u16,
    /// The criteria with shared options.
    pub shared: Vec<SharedCriterion>,
    /// The moves of all other groups of criteria.
    groups: Vec<Vec<Move>>,
    /// The cost of at least 0, 1, 2 ... points from these groups.
    costs: Vec<Option<Cost>>,
}

/// The shared options of a criterion, as bits: options whose usual papers all belong to the applicant.
fn shared_options(sheet: &Sheet, criterion: usize) -> u32 {
    let options = (1..u32::BITS).zip(&sheet.questions[criterion].options);
    options.filter(|(_, o)| sheet.edition.serve_all_products(&o.papers)).fold(0, |bits, (o, _)| bits | 1 << o)
}

impl<'a> Open<'a> {
    /// The product, or `None` where it has reached its target.
    pub fn new(product: &Product<'a>, index: usize) -> Option<Open<'a>> {
        let target = &product.target;
        let sheet = Sheet::new(product.edition, product.set);
        let given = sheet.choices(product.draft);
        let needed = target.needed(product.edition);
        if target.is_reached(&sheet.figure(&given), product.edition) {
            return None;
        }
        let mut open = Open { index, given, needed, shared: Vec::new(), groups: Vec::new(), costs: Vec::new(), sheet };
        for members in moves::members(&open.sheet) {
            match members.as_slice() {
                [only] if open.may_share(*only) => open.add_shared(*only, product),
                _ => open.groups.push(moves::group_moves(&open.sheet, &open.given, target, &members)),
            }
        }
        open.costs = solve::costs(&open.groups, usize::from(needed));
        Some(open)
    }

    fn may_share(&self, criterion: usize) -> bool {
        self.sheet.questions[criterion].cases.is_empty() && shared_options(&self.sheet, criterion) != 0
    }

    fn add_shared(&mut self, criterion: usize, product: &Product) {
        let sheet = &self.sheet;
        let shared = shared_options(sheet, criterion);
        let given = self.given[criterion];
        let needs = moves::needs(sheet, criterion, product.target.stars);
        let raised = moves::raises(sheet, given, criterion, &product.target).into_iter().map(|raise| {
            let way = moves::options_on_way(sheet, criterion, given, raise.to);
            let (common, own): (Vec<usize>, Vec<usize>) = way.into_iter().partition(|o| shared >> *o & 1 == 1);
            let choices = own.iter().filter_map(|o| sheet.questions[criterion].option(*o));
            SharedMove {
                points: sheet.own_points(criterion, Some(raise.to)),
                needs: common.iter().fold(0, |bits, o| bits | 1 << o),
                own: choices.map(|o| sheet.edition.effort_weight(o.effort)).sum(),
                raise: Some(raise),
            }
        });
        let stay = SharedMove { raise: None, points: sheet.own_points(criterion, given), needs: 0, own: 0 };
        let moves = [stay].into_iter().chain(raised).filter(|m| m.points >= needs).collect();
        let question = sheet.criteria[criterion].question;
        self.shared.push(SharedCriterion { question, criterion, moves });
    }

    /// The least effort of the product beyond the shared options that `paid` gives for each question, as bits.
    pub fn cost(&self, paid: &dyn Fn(u16) -> u32) -> Option<u32> {
        self.search(0, 0, 0, paid, &mut Vec::new(), &mut None)
    }

    /// The raises of the plan of least effort under `paid`.
    pub fn raises(&self, paid: &dyn Fn(u16) -> u32) -> Vec<Raise> {
        let mut best = None;
        self.search(0, 0, 0, paid, &mut Vec::new(), &mut best);
        let Some(chosen) = best else { return Vec::new() };
        let chosen: Vec<&SharedMove> =
            self.shared.iter().zip(&chosen).filter_map(|(s, index)| s.moves.get(*index)).collect();
        let points: u16 = chosen.iter().map(|m| m.points).sum();
        let rest = usize::from(self.needed.saturating_sub(points));
        let others = solve::solve(&self.groups, rest, 1).into_iter().next().unwrap_or_default();
        let others = others.into_iter().flat_map(|m| m.raises.iter().cloned());
        chosen.into_iter().filter_map(|m| m.raise.clone()).chain(others).collect()
    }

    fn shared_move(&self, raise: &Raise) -> Option<(u16, &SharedMove)> {
        let shared = self.shared.iter().find(|s| s.criterion == raise.criterion)?;
        let chosen = shared.moves.iter().find(|m| m.raise.as_ref() == Some(raise))?;
        Some((shared.question, chosen))
    }

    /// The question of a raise, and the shared options that the raise passes through, as bits. `None` where the
    /// criterion has no shared options.
    pub fn needs_of(&self, raise: &Raise) -> Option<(u16, u32)> {
        self.shared_move(raise).map(|(question, m)| (question, m.needs))
    }

    /// The total weight of the options that a raise passes through and that are not shared.
    pub fn own_of(&self, raise: &Raise) -> u32 {
        self.shared_move(raise).map_or(raise.weight, |(_, m)| m.own)
    }

    /// Tries the moves of the shared criteria from `index` on whose shared options are paid for. Returns the least
    /// effort. `best` receives the indexes of the moves with that effort; among equal ones, those with the fewest
    /// raises.
    fn search(
        &self,
        index: usize,
        points: u16,
        own: u32,
        paid: &dyn Fn(u16) -> u32,
        chosen: &mut Vec<usize>,
        best: &mut Option<Vec<usize>>,
    ) -> Option<u32> {
        let Some(shared) = self.shared.get(index) else {
            let (weight, _) = self.costs[usize::from(self.needed.saturating_sub(points))]?;
            *best = Some(chosen.clone());
            return Some(own + weight);
        };
        let bought = paid(shared.question);
        let open: Vec<(usize, &SharedMove)> =
            shared.moves.iter().enumerate().filter(|(_, m)| m.needs & !bought == 0).collect();
        let mut least: Option<u32> = None;
        for (nth, m) in &open {
            // A move that brings no more points for no less effort is never needed.
            let worse = open.iter().any(|(other, o)| {
                o.points >= m.points && o.own <= m.own && (o.points > m.points || o.own < m.own || other < nth)
            });
            if worse {
                continue;
            }
            chosen.push(*nth);
            let mut way = None;
            let cost = self.search(index + 1, points + m.points, own + m.own, paid, chosen, &mut way);
            chosen.pop();
            if let Some(cost) = cost
                && least.is_none_or(|l| cost < l)
            {
                least = Some(cost);
                *best = way;
            }
        }
        least
    }

    /// A lower bound of the effort of the product, however many products share its steps. The weight of each shared
    /// option is divided by the number of products that could share it. The unit is 1 / `scale` of a weight.
    pub fn fair_cost(&self, scale: u32, share: &dyn Fn(u16, usize) -> u32) -> Option<u32> {
        let scaled = |m: &Move| Move { weight: m.weight * scale, ..m.clone() };
        let mut groups: Vec<Vec<Move>> = self.groups.iter().map(|g| g.iter().map(scaled).collect()).collect();
        groups.extend(self.shared.iter().map(|s| {
            let weigh = |m: &SharedMove| {
                let bits = (0..u32::BITS as usize).filter(|o| m.needs >> o & 1 == 1);
                let common: u32 = bits.map(|o| share(s.question, o)).sum();
                Move { raises: m.raise.iter().cloned().collect(), points: m.points, weight: m.own * scale + common }
            };
            s.moves.iter().map(weigh).collect::<Vec<_>>()
        }));
        let costs = solve::costs(&groups, usize::from(self.needed));
        costs.last().copied().flatten().map(|(weight, _)| weight)
    }
}
