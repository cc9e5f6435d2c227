//! The boxes of form 02, I.7, tied to the register both ways: a box is ticked where a paper that makes it true is ready. Which
//! papers those are is data of the edition ([`Edition::tick_papers`]).

use super::{Draft, EvidenceState, Paper, Ticks};
use crate::catalogue::{Edition, Tick, catalogue};

/// A box and the register that say different things, as in drafts from before the two were tied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TickContradiction {
    /// The box.
    pub tick: Tick,
    /// Whether it is ticked. If so, the register has no paper ready that makes it true; if not, it has one.
    pub ticked: bool,
}

impl Ticks {
    /// Whether a box is ticked.
    pub fn get(&self, tick: Tick) -> bool {
        match tick {
            Tick::BusinessRegistration => self.business_registration,
            Tick::QualityDeclared => self.quality_declared,
            Tick::FoodSafety => self.food_safety,
            Tick::ProductionCertificate => self.production_certificate,
            Tick::TradeMark => self.trade_mark,
            Tick::Indication => self.indication,
            Tick::Patent => self.patent,
            Tick::Design => self.design,
            Tick::Copyright => self.copyright,
        }
    }

    /// Ticks a box or takes its tick away. The register does not follow: see [`Draft::set_tick`].
    pub fn set(&mut self, tick: Tick, on: bool) {
        let index = match tick {
            Tick::BusinessRegistration => &mut self.business_registration,
            Tick::QualityDeclared => &mut self.quality_declared,
            Tick::FoodSafety => &mut self.food_safety,
            Tick::ProductionCertificate => &mut self.production_certificate,
            Tick::TradeMark => &mut self.trade_mark,
            Tick::Indication => &mut self.indication,
            Tick::Patent => &mut self.patent,
            Tick::Design => &mut self.design,
            Tick::Copyright => &mut self.copyright,
        };
        *index = on;
    }
}

impl Draft {
    /// Ticks a box of form 02, I.7, or takes its tick away, and has the register say the same.
    ///
    /// Ticked, where none of the box's papers is ready: the first of them that the register has becomes ready; where it has
    /// none, a new one is entered as ready, of the first key of the box that answers name, else that questions of the set name,
    /// else of its first key.
    /// Not ticked: those that were ready are so no longer. Answers that the papers prove follow the register.
    pub fn set_tick(&mut self, tick: Tick, on: bool) {
        self.product.ticks.set(tick, on);
        let Some(edition) = catalogue().edition(&self.edition) else { return };
        let of_tick = |paper: &Paper| edition.tick_of(&paper.paper) == Some(tick);
        let ready: Vec<usize> = places(self, |p| of_tick(p) && p.state == EvidenceState::Ready);
        let mut changed: Vec<String> = Vec::new();
        if !on {
            for index in ready {
                self.papers[index].state = EvidenceState::None;
                changed.push(self.papers[index].paper.clone());
            }
        } else if ready.is_empty() {
            let first = places(self, of_tick).first().copied();
            let entered = first.or_else(|| {
                let paper = key_to_enter(self, edition, tick)?.to_owned();
                self.papers.push(Paper { paper, ..Paper::default() });
                Some(self.papers.len() - 1)
            });
            if let Some(paper) = entered.and_then(|index| self.papers.get_mut(index)) {
                paper.state = EvidenceState::Ready;
                changed.push(paper.paper.clone());
            }
        }
        changed.sort();
        changed.dedup();
        for key in changed {
            self.follow_register(&key);
        }
    }

    /// Has the box that papers of a key make true say what the register says.
    pub(super) fn follow_with_tick(&mut self, key: &str) {
        let Some(edition) = catalogue().edition(&self.edition) else { return };
        if let Some(tick) = edition.tick_of(key) {
            let ready = is_ready(self, edition, tick);
            self.product.ticks.set(tick, ready);
        }
    }

    /// The boxes that say otherwise than the register, in the order of the form.
    pub fn tick_contradictions(&self, edition: &Edition) -> Vec<TickContradiction> {
        let said = Tick::ALL.map(|tick| TickContradiction { tick, ticked: self.product.ticks.get(tick) });
        said.into_iter().filter(|said| said.ticked != is_ready(self, edition, said.tick)).collect()
    }
}

/// Whether the register has a paper ready that makes a box true.
fn is_ready(draft: &Draft, edition: &Edition, tick: Tick) -> bool {
    draft.papers.iter().any(|p| p.state == EvidenceState::Ready && edition.tick_of(&p.paper) == Some(tick))
}

/// Places in the register, from 0.
fn places(draft: &Draft, is: impl Fn(&Paper) -> bool) -> Vec<usize> {
    (0..draft.papers.len()).filter(|index| is(&draft.papers[*index])).collect()
}

/// The key under which a paper is entered for a box: one that answers name already, else one that questions of the set
/// name, since a declaration of food is another paper than one of cosmetics; else the box's first.
fn key_to_enter<'e>(draft: &Draft, edition: &'e Edition, tick: Tick) -> Option<&'e str> {
    let papers = edition.tick_papers(tick);
    let criteria = || edition.set(draft.set).into_iter().flat_map(|set| set.criteria());
    let answered = |paper: &&u16| {
        let key = &edition.paper(**paper).key;
        criteria().filter_map(|c| draft.answers.get(&c.id)).any(|answer| answer.names(key))
    };
    let asked = |paper: &&u16| {
        criteria().flat_map(|c| &edition.question(c).options).any(|option| option.papers.contains(paper))
    };
    let chosen = papers.iter().find(answered).or_else(|| papers.iter().find(asked)).or(papers.first())?;
    Some(&edition.paper(*chosen).key)
}
