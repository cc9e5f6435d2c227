//! Decides on the action for each draft from outside. It depends on the drafts on this device, on the drafts that
//! were read before it, and on the user's choices.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::taken::Taken;
use sao_lang_core::board::{Arrival, Identity, judge, twin};
use sao_lang_core::merge::Choices;
use worker_protocol::SentDraft;

/// The way to handle a draft that is another state of a draft on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// The new draft is added beside the old one.
    #[default]
    Both,
    /// Both drafts are merged.
    Together,
    /// The new draft replaces the old one.
    Theirs,
    /// The old draft stays, the new one is not stored.
    Mine,
}

/// The user's choices for the drafts that are another state.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ways {
    /// The way for all drafts that have no way of their own in `own`.
    pub all: Way,
    /// The ways for single drafts, by their index among the drafts that were read.
    pub own: BTreeMap<usize, Way>,
    /// The values to use where a merge finds different ones, by the draft's index among the drafts that were read.
    pub choices: BTreeMap<usize, Choices>,
}

impl Ways {
    /// The way for the draft at an index.
    pub fn of(&self, at: usize) -> Way {
        self.own.get(&at).copied().unwrap_or(self.all)
    }
}

/// The action for a draft. The numbers are indexes in [`Judge::identities`].
pub enum Deed {
    /// The draft is not stored.
    Nothing,
    /// The draft is added.
    Add,
    /// The draft replaces the draft at this index.
    Replace(usize),
    /// The draft is merged with the draft at this index.
    Merge(usize),
}

/// The decision on a draft. The numbers are indexes in [`Judge::identities`].
pub struct Judged {
    /// The action.
    pub deed: Deed,
    /// The result for the report.
    pub taken: Taken,
    /// The draft that is the same or another state, and how the dates of change compare.
    pub met: Option<(usize, Ordering)>,
    /// A draft of the same product that was begun separately.
    pub twin: Option<usize>,
}

/// The drafts on this device and the drafts that were read, to decide on the next one. Each draft is compared with all
/// drafts before it.
#[derive(Clone)]
pub struct Judge {
    /// The identity of each draft.
    pub identities: Vec<Identity>,
    /// The index of each draft among those that were read; `None` for a draft on this device.
    pub came: Vec<Option<usize>>,
}

impl Judge {
    /// Decides on the draft at an index among those that were read, by all drafts before it.
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
                    // Of two states that were both read, the later one stays.
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
                        // The merged draft is the same as neither of the two.
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
