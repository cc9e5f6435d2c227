//! What is done with each draft from outside: by what is here, by what came before it, and by what the user has chosen.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::take::Taken;
use sao_lang_core::board::{Arrival, Identity, judge, twin};
use sao_lang_core::merge::Choices;
use worker_protocol::SentDraft;

/// What is done with a state that differs from the one that is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// It is added beside the one here.
    #[default]
    Both,
    /// Both are put together, place by place.
    Together,
    /// It takes the place of the one here.
    Theirs,
    /// The one here stays, this one is left.
    Mine,
}

/// What is done with states that differ.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ways {
    /// With all that have no way of their own.
    pub all: Way,
    /// With single ones, by their place among the drafts that were read.
    pub own: BTreeMap<usize, Way>,
    /// What is taken where both say different things, by the place among the drafts that were read.
    pub choices: BTreeMap<usize, Choices>,
}

impl Ways {
    /// What is done with the draft at a place.
    pub fn of(&self, at: usize) -> Way {
        self.own.get(&at).copied().unwrap_or(self.all)
    }
}

/// What is done with a draft.
pub enum Deed {
    /// It is left.
    Nothing,
    /// Added; its place among all drafts.
    Add,
    /// In the place of the draft at this place.
    Replace(usize),
    /// Put together with the draft at this place.
    Merge(usize),
}

/// What is done with a draft, and what it meets: places among all drafts.
pub struct Judged {
    /// What is done.
    pub deed: Deed,
    /// What becomes of it.
    pub taken: Taken,
    /// The draft of which it is the very same or another state, and when it was changed, compared with that.
    pub met: Option<(usize, Ordering)>,
    /// A draft of the same product that was begun by itself.
    pub twin: Option<usize>,
}

/// The drafts that are here, and what is done with others that come. Each is judged by all that came before it.
#[derive(Clone)]
pub struct Judge {
    /// What tells each of them from others.
    pub identities: Vec<Identity>,
    /// For each of them its place among the drafts that were read, where it came along.
    pub came: Vec<Option<usize>>,
}

impl Judge {
    /// Judges the draft at a place among those that were read, by all that came before it.
    pub fn judge(&mut self, at: usize, draft: &SentDraft, way: Way) -> Judged {
        let identity = Identity::of_row(&draft.row);
        let name = draft.row.product.clone();
        let (deed, taken, met) = match judge(&identity, &self.identities) {
            Arrival::Same(index) => (Deed::Nothing, Taken::Same(name), Some((index, Ordering::Equal))),
            Arrival::New => {
                let twin = twin(&identity, &self.identities);
                self.add(identity, at);
                return Judged { deed: Deed::Add, taken: Taken::New(name), met: None, twin };
            }
            Arrival::Differs { index, changed } => {
                let earlier = changed == Ordering::Less;
                let (deed, taken) = match way {
                    // Of two states that came, the later one stays.
                    Way::Theirs if earlier && self.came[index].is_some() => (Deed::Nothing, Taken::KeptMine(name)),
                    Way::Mine => (Deed::Nothing, Taken::KeptMine(name)),
                    Way::Theirs => {
                        self.identities[index] = identity;
                        self.came[index] = Some(at);
                        (Deed::Replace(index), Taken::Replaced(name))
                    }
                    Way::Both => {
                        self.add(identity, at);
                        (Deed::Add, Taken::KeptBoth(name))
                    }
                    Way::Together => {
                        // What comes of it is neither of both.
                        self.identities[index].content = 0;
                        (Deed::Merge(index), Taken::Merged(name))
                    }
                };
                (deed, taken, Some((index, changed)))
            }
        };
        Judged { deed, taken, met, twin: None }
    }

    fn add(&mut self, identity: Identity, at: usize) {
        self.identities.push(identity);
        self.came.push(Some(at));
    }
}
