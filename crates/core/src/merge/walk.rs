//! The walk through two states of a draft: it finds the parts in which they differ, and takes the content of each.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::{
    answers_apart, fill_answer, fill_paper, fill_task, fill_unknown, fill_years, has_all, history, opposed, pairs,
    papers_apart, rounds, states_apart, tasks_apart, years_apart,
};
use super::{Choices, DifferenceKind, MergeChoice, MergePart, mergeable};
use crate::catalogue::{Tick, catalogue};
use crate::draft::{Draft, PlanWishes, TypedPart, TypedTexts, Unknown};
use crate::form::FIELDS;

/// All unknown members of the draft and of those of its parts that both states have.
macro_rules! unknown_members {
    ($($by:tt)+) => {
        [
            $($by)+.unknown,
            $($by)+.product.unknown,
            $($by)+.product.business.unknown,
            $($by)+.product.outlook.unknown,
            $($by)+.product.ticks.unknown,
            $($by)+.applicant.unknown,
            $($by)+.recognition.unknown,
            $($by)+.recognition.before.unknown,
            $($by)+.recognition.changes.unknown,
            $($by)+.story.unknown,
            $($by)+.work.unknown,
        ]
    };
}

struct Walk<'d> {
    mine: &'d Draft,
    theirs: &'d Draft,
    choices: &'d Choices,
    /// The state that was changed later.
    later: MergeChoice,
    found: Vec<(MergePart, DifferenceKind)>,
    merged: Draft,
}

/// Merges both drafts, and returns the parts in which they differ.
pub fn walk(mine: &Draft, theirs: &Draft, choices: &Choices) -> (Draft, Vec<(MergePart, DifferenceKind)>) {
    if !mergeable(mine, theirs) {
        return (mine.clone(), Vec::new());
    }
    let later = if theirs.changed > mine.changed { MergeChoice::Theirs } else { MergeChoice::Mine };
    let mut walk = Walk { mine, theirs, choices, later, found: Vec::new(), merged: mine.clone() };
    // Papers come first, because the evidence of answers depends on them.
    walk.papers();
    let papers = std::mem::take(&mut walk.found);
    walk.answers();
    walk.knock_outs();
    walk.texts();
    walk.typed_texts();
    walk.found.extend(papers);
    walk.recognition();
    walk.boxes();
    walk.plan();
    walk.work();
    walk.handed_in();
    walk.unknown();
    walk.moments();
    (walk.merged, walk.found)
}

impl Walk<'_> {
    /// Records a part in which both drafts have different content, and returns the choice for it.
    fn apart(&mut self, place: MergePart, proposed: MergeChoice, both: bool) -> MergeChoice {
        let chosen = self.choices.get(&place.key()).copied();
        self.found.push((place, DifferenceKind::Apart { proposed, both }));
        chosen.filter(|choice| both || *choice != MergeChoice::Both).unwrap_or(proposed)
    }

    /// Records a part without a choice, by whether the result equals the content of `mine` or of `theirs`.
    fn noted(&mut self, place: MergePart, like_mine: bool, like_theirs: bool) {
        match (like_mine, like_theirs) {
            (true, true) => {}
            (true, false) => self.found.push((place, DifferenceKind::OnlyMine)),
            (false, true) => self.found.push((place, DifferenceKind::OnlyTheirs)),
            (false, false) => self.found.push((place, DifferenceKind::Together)),
        }
    }

    /// Merges a value of both drafts; `fill` completes its first argument with the second.
    fn both<T: Clone + PartialEq>(
        &mut self,
        place: MergePart,
        (mine, theirs): (&T, &T),
        apart: bool,
        fill: fn(&T, &T) -> T,
    ) -> T {
        if mine == theirs {
            return mine.clone();
        }
        if apart {
            return match self.apart(place, self.later, false) {
                MergeChoice::Theirs => fill(theirs, mine),
                MergeChoice::Mine | MergeChoice::Both => fill(mine, theirs),
            };
        }
        let filled = fill(mine, theirs);
        self.noted(place, filled == *mine, filled == *theirs);
        filled
    }

    fn text(&mut self, place: MergePart, mine: &str, theirs: &str) -> String {
        if mine.trim() == theirs.trim() {
            return mine.to_owned();
        }
        let fill = |leads: &String, from: &String| if leads.trim().is_empty() { from.clone() } else { leads.clone() };
        self.both(place, (&mine.to_owned(), &theirs.to_owned()), opposed(mine, theirs), fill)
    }

    fn papers(&mut self) {
        let (mine, theirs) = (&self.mine.papers, &self.theirs.papers);
        let pairs = pairs(mine, theirs);
        let (mut register, mut beside) = (Vec::new(), Vec::new());
        for (at, (paper, pair)) in mine.iter().zip(&pairs).enumerate() {
            let place = MergePart::Paper { paper: paper.paper.clone(), mine: Some(at), theirs: *pair };
            let Some(other) = pair.and_then(|place| theirs.get(place)) else {
                self.found.push((place, DifferenceKind::OnlyMine));
                register.push(paper.clone());
                continue;
            };
            if papers_apart(paper, other) {
                match self.apart(place, MergeChoice::Both, true) {
                    MergeChoice::Mine => register.push(fill_paper(paper, other)),
                    MergeChoice::Theirs => register.push(fill_paper(other, paper)),
                    MergeChoice::Both => {
                        register.push(paper.clone());
                        beside.push(other.clone());
                    }
                }
            } else {
                register.push(self.both(place, (paper, other), states_apart(paper, other), fill_paper));
            }
        }
        register.append(&mut beside);
        for (at, paper) in theirs.iter().enumerate().filter(|(at, _)| !pairs.contains(&Some(*at))) {
            let place = MergePart::Paper { paper: paper.paper.clone(), mine: None, theirs: Some(at) };
            self.found.push((place, DifferenceKind::OnlyTheirs));
            register.push(paper.clone());
        }
        self.merged.papers = register;
    }

    fn answers(&mut self) {
        // The keys of papers whose state has changed by the merge.
        let mut changed: BTreeSet<String> = self.merged.papers.iter().map(|p| p.paper.clone()).collect();
        changed.retain(|key| self.merged.state_of_key(key) != self.mine.state_of_key(key));
        for id in in_order(self.mine, keys(&self.mine.answers, &self.theirs.answers)) {
            let (mine, theirs) = (self.mine.answers.get(&id), self.theirs.answers.get(&id));
            let place = MergePart::Answer(id.clone());
            let (mine, theirs) = match (mine, theirs) {
                (Some(mine), Some(theirs)) => (mine, theirs),
                (Some(_), None) => {
                    self.found.push((place, DifferenceKind::OnlyMine));
                    continue;
                }
                (None, one) => {
                    self.found.push((place, DifferenceKind::OnlyTheirs));
                    self.merged.answers.extend(one.map(|answer| (id, answer.clone())));
                    continue;
                }
            };
            let named = || mine.papers.iter().chain(&theirs.papers);
            let registered = named().any(|key| self.merged.state_of_key(key).is_some());
            let apart = answers_apart(mine, theirs, registered);
            let answer = self.both(place, (mine, theirs), apart, fill_answer);
            if answer.papers != mine.papers {
                changed.extend(answer.papers.iter().cloned());
            }
            self.merged.answers.insert(id, answer);
        }
        for key in changed {
            self.merged.follow_register(&key);
        }
    }

    fn knock_outs(&mut self) {
        for key in keys(&self.mine.knock_outs, &self.theirs.knock_outs) {
            let (mine, theirs) = (self.mine.knock_outs.get(&key).copied(), self.theirs.knock_outs.get(&key).copied());
            let apart = mine.is_some() && theirs.is_some();
            let said = self.both(MergePart::KnockOut(key.clone()), (&mine, &theirs), apart, |a, b| a.or(*b));
            self.merged.knock_outs.extend(said.map(|said| (key, said)));
        }
    }

    fn texts(&mut self) {
        for field in FIELDS {
            let said = self.text(MergePart::Text(field), &field.read(self.mine), &field.read(self.theirs));
            *field.text_mut(&mut self.merged) = said;
        }
        let (mine, theirs) = (&self.mine.product.ticks.other, &self.theirs.product.ticks.other);
        self.merged.product.ticks.other = self.text(MergePart::OtherRights, mine, theirs);
    }

    fn typed_texts(&mut self) {
        for part in TypedPart::ALL {
            let (mine, theirs) = (self.mine.typed(part), self.theirs.typed(part));
            let keys: BTreeSet<&str> = mine.keys().chain(theirs.keys()).collect();
            let mut merged = TypedTexts::default();
            for key in keys {
                let place = MergePart::Typed { part, key: key.to_owned() };
                merged.set(key, &self.text(place, mine.text(key), theirs.text(key)));
            }
            *self.merged.typed_mut(part) = merged;
        }
    }

    fn recognition(&mut self) {
        let (mine, theirs) = (self.mine, self.theirs);
        let first = |leads: &_, _: &_| *leads;
        self.merged.kind = self.both(MergePart::Kind, (&mine.kind, &theirs.kind), true, first);
        let (mine, theirs) = (&mine.recognition, &theirs.recognition);
        let apart = mine.stars > 0 && theirs.stars > 0;
        let stars = |leads: &u8, from: &u8| if *leads > 0 { *leads } else { *from };
        self.merged.recognition.stars = self.both(MergePart::Stars, (&mine.stars, &theirs.stars), apart, stars);
        let apart = years_apart(&mine.years, &theirs.years);
        let years = |leads: &Vec<_>, from: &Vec<_>| fill_years(leads, from);
        self.merged.recognition.years = self.both(MergePart::Years, (&mine.years, &theirs.years), apart, years);
    }

    /// A box that is ticked in one of the drafts stays ticked, because an unticked box states nothing.
    fn boxes(&mut self) {
        let theirs = self.theirs;
        for tick in Tick::ALL.into_iter().filter(|tick| theirs.product.ticks.get(*tick)) {
            self.merged.product.ticks.set(tick, true);
        }
        self.merged.story.checked.extend(theirs.story.checked.iter().cloned());
        self.merged.recognition.unchanged.extend(theirs.recognition.unchanged.iter().cloned());
        for (topic, papers) in &theirs.recognition.evidence {
            let own = self.merged.recognition.evidence.entry(topic.clone()).or_default();
            let new: Vec<String> = papers.iter().filter(|key| !own.contains(key)).cloned().collect();
            own.extend(new);
        }
        let ticked = |d: &Draft| Tick::ALL.map(|tick| d.product.ticks.get(tick));
        let told = |d: &Draft| (d.recognition.unchanged.clone(), d.recognition.evidence.clone());
        let like = |one: &Draft, other: &Draft| {
            ticked(one) == ticked(other) && told(one) == told(other) && one.story.checked == other.story.checked
        };
        let (like_mine, like_theirs) = (like(&self.merged, self.mine), like(&self.merged, theirs));
        self.noted(MergePart::Boxes, like_mine, like_theirs);
    }

    fn plan(&mut self) {
        let (mine, theirs) = (&self.mine.plan, &self.theirs.plan);
        let said = |plan: &PlanWishes| PlanWishes { unknown: Unknown::new(), ..plan.clone() } != PlanWishes::default();
        let apart = said(mine) && said(theirs);
        self.merged.plan = self.both(MergePart::Plan, (mine, theirs), apart, |leads, from| {
            let nothing = PlanWishes { unknown: leads.unknown.clone(), ..PlanWishes::default() } == *leads;
            let mut plan = if nothing { from.clone() } else { leads.clone() };
            plan.unknown = leads.unknown.clone();
            fill_unknown(&mut plan.unknown, &from.unknown);
            plan
        });
    }

    fn work(&mut self) {
        let (mine, theirs) = (&self.mine.work, &self.theirs.work);
        self.merged.work.person = self.text(MergePart::Person, &mine.person, &theirs.person);
        for key in keys(&mine.tasks, &theirs.tasks) {
            let (one, other) = (mine.tasks.get(&key).cloned(), theirs.tasks.get(&key).cloned());
            let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
            let note = self.both(MergePart::Task(key.clone()), (&one, &other), tasks_apart(&one, &other), fill_task);
            self.merged.work.tasks.insert(key, note);
        }
    }

    fn handed_in(&mut self) {
        let (mine, theirs) = (&self.mine.handed_in, &self.theirs.handed_in);
        let all = rounds(mine, theirs);
        let like = |own: &[serde_json::Value]| all.len() == own.len() && has_all(own, &all);
        self.noted(MergePart::HandedIn, like(mine), like(theirs));
        self.merged.handed_in = all;
    }

    fn unknown(&mut self) {
        let theirs = unknown_members!(&self.theirs);
        let apart = |(own, other): (&Unknown, &Unknown)| other.iter().any(|(k, v)| own.get(k).is_some_and(|w| w != v));
        let is_apart = unknown_members!(&self.mine).into_iter().zip(theirs).any(apart);
        let takes_theirs = is_apart && self.apart(MergePart::Other, self.later, false) == MergeChoice::Theirs;
        let own = unknown_members!(&mut self.merged);
        for (own, theirs) in own.into_iter().zip(theirs) {
            if takes_theirs {
                own.extend(theirs.clone());
            } else {
                fill_unknown(own, theirs);
            }
        }
        if !is_apart {
            let count = |members: [&Unknown; 11]| members.iter().map(|m| m.len()).sum::<usize>();
            let all = count(unknown_members!(&self.merged));
            let (mine, theirs) = (count(unknown_members!(&self.mine)), count(theirs));
            self.noted(MergePart::Other, all == mine, all == theirs);
        }
    }

    fn moments(&mut self) {
        let theirs_is_later = self.later == MergeChoice::Theirs;
        self.merged.history = history(&self.mine.history, &self.theirs.history, theirs_is_later);
        if theirs_is_later {
            self.theirs.changed.clone_into(&mut self.merged.changed);
        }
        if self.merged.created.is_empty() {
            self.theirs.created.clone_into(&mut self.merged.created);
        }
    }
}

/// The keys of both maps.
fn keys<V>(one: &BTreeMap<String, V>, other: &BTreeMap<String, V>) -> BTreeSet<String> {
    one.keys().chain(other.keys()).cloned().collect()
}

/// Sorts ids of criteria by the order of the sheet; ids that the sheet does not have come last.
fn in_order(draft: &Draft, mut ids: BTreeSet<String>) -> Vec<String> {
    let set = draft.edition_and_set(catalogue()).map(|(_, set)| set);
    let asked = set.into_iter().flat_map(|set| set.criteria()).map(|c| c.id.clone());
    let mut order: Vec<String> = asked.filter(|id| ids.remove(id)).collect();
    order.extend(ids);
    order
}
