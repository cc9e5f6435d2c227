//! What was begun and answered before the app was there. `public/early` draws the choice of a set and questions from files
//! that `source.rs` writes at build time, and lays what is said aside in the storage; here it comes into a draft.
//!
//! An entry is `{"edition":"qd26-2026","set":8,"answers":{"1.1":2,"1.2":null}}`: the set of a draft that is to be begun, and
//! for criteria the option's place on the official sheet from 1 on, 0 for "none of the levels", or `null` for "not sure yet". It comes from outside:
//! whatever in it is no set, no criterion or no option is left out.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalogue::{Catalogue, ProductSet};
use crate::draft::Draft;

/// Entries of early answers: this, then the draft's id.
pub const EARLY: &str = "sao-lang/early/";

/// What an entry can weigh at most, in bytes: a set has some 30 criteria.
const MOST: usize = 10_000;

/// An entry as it is laid aside.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Entry {
    set: Option<u16>,
    answers: BTreeMap<String, Option<u8>>,
}

fn read(entry: &str) -> Entry {
    let bounded = if entry.len() > MOST { "" } else { entry };
    serde_json::from_str(bounded).unwrap_or_default()
}

/// The draft that was begun, without its answers, where the entry names a set. `now` is an RFC 3339 moment.
pub fn begun(entry: &str, catalogue: &Catalogue, now: &str) -> Option<Draft> {
    // A newer edition may have come since: a draft is always begun under the newest.
    let set = catalogue.newest().set(read(entry).set?)?;
    Some(Draft::new(set.no, now))
}

/// Answers by criterion; `None` for those that were put off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EarlyAnswers(BTreeMap<String, Option<u8>>);

impl EarlyAnswers {
    /// What an entry says that fits the set.
    pub fn read(entry: &str, set: &ProductSet) -> EarlyAnswers {
        let fitting = |(id, option): (String, Option<u8>)| {
            let criterion = set.criterion(&id)?;
            let place = option.map(|option| u8::try_from(criterion.place(usize::from(option))?).ok());
            // An option that the criterion does not have says nothing.
            (place != Some(None)).then_some((id, place.flatten()))
        };
        EarlyAnswers(read(entry).answers.into_iter().filter_map(fitting).collect())
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Chooses in the draft what was chosen early.
    pub fn put_into(&self, draft: &mut Draft) {
        for (criterion, option) in &self.0 {
            draft.choose(criterion, *option);
        }
    }

    /// Each criterion, and whether its question was put off.
    pub fn put_off(&self) -> impl Iterator<Item = (&str, bool)> {
        self.0.iter().map(|(criterion, option)| (criterion.as_str(), option.is_none()))
    }
}
