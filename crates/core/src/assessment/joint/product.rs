//! One product in a joint plan: what it takes once shared steps are paid for.

use crate::assessment::plan::moves::{self, Move, Raise};
use crate::assessment::plan::solve::{self, Cost};
use crate::assessment::sheet::{Choices, Sheet};

use super::Product;

/// A way to raise a criterion whose steps may be shared.
#[derive(Debug, Clone)]
pub struct SharedMove {
    /// The raise; `None`: it stays as it is.
    pub raise: Option<Raise>,
    /// Points of the criterion afterwards.
    pub points: u16,
    /// The shared options on the way, as bits by option.
    pub needs: u32,
    /// What the other options on the way weigh.
    pub own: u32,
}

/// A criterion whose steps may be shared.
#[derive(Debug, Clone)]
pub struct SharedCriterion {
    /// Index into the edition's questions.
    pub question: u16,
    /// Index on the sheet.
    pub criterion: usize,
    /// The ways that meet the target's marks.
    pub moves: Vec<SharedMove>,
}

/// A product that has not reached its target.
pub struct Open<'a> {
    /// Its place among those asked about.
    pub index: usize,
    pub sheet: Sheet<'a>,
    pub given: Choices,
    pub needed: u16,
    /// Criteria whose steps may be shared.
    pub shared: Vec<SharedCriterion>,
    /// Moves of all other groups.
    groups: Vec<Vec<Move>>,
    /// Cost of at least so many points by them.
    costs: Vec<Option<Cost>>,
}

/// Options of a criterion that are shared, as bits: all of their usual papers are the applicant's.
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

    /// The least that the product takes beside the shared options that `paid` gives per question, as bits.
    pub fn cost(&self, paid: &dyn Fn(u16) -> u32) -> Option<u32> {
        self.search(0, 0, 0, paid, &mut Vec::new(), &mut None)
    }

    /// The raises of the cheapest way under `paid`.
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

    /// The question of a raise and the shared options on its way, as bits; `None` where nothing of it is shared.
    pub fn needs_of(&self, raise: &Raise) -> Option<(u16, u32)> {
        self.shared_move(raise).map(|(question, m)| (question, m.needs))
    }

    /// What the options on the way of a raise weigh that are not shared.
    pub fn own_of(&self, raise: &Raise) -> u32 {
        self.shared_move(raise).map_or(raise.weight, |(_, m)| m.own)
    }

    /// Tries the moves of the shared criteria from `index` on that are paid for; `best` gets the moves' places
    /// of the cheapest way, the one with the fewest raises among equals.
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
        for (index, m) in &open {
            // One that brings no more for no less is never needed.
            let worse = open.iter().any(|(other, o)| {
                o.points >= m.points && o.own <= m.own && (o.points > m.points || o.own < m.own || other < index)
            });
            if worse {
                continue;
            }
            chosen.push(*index);
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

    /// A part of the least effort that a product takes however many share with it: each shared option at
    /// its weight divided by the number of products that could share it. In units of 1 / `scale`.
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
