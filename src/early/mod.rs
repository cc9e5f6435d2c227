//! What was answered before the app was there. `public/early.js` draws questions from files that `source.rs` writes at
//! build time, and lays answers aside in the storage; here they come into the draft.
//!
//! An entry is `{"1.1":2,"1.2":null}`: a criterion, and the option's place on the official sheet from 1 on, or `null`
//! for "not sure yet". It comes from outside: whatever in it is no criterion or no option of the set is left out.

use std::collections::BTreeMap;

use crate::catalogue::ProductSet;
use crate::draft::Draft;

/// Entries of early answers: this, then the draft's id.
pub const EARLY: &str = "sao-lang/early/";

/// What an entry can weigh at most, in bytes: a set has some 30 criteria.
const MOST: usize = 10_000;

/// Answers by criterion; `None` for those that were put off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EarlyAnswers(BTreeMap<String, Option<u8>>);

impl EarlyAnswers {
    /// What an entry says that fits the set.
    pub fn read(entry: &str, set: &ProductSet) -> EarlyAnswers {
        if entry.len() > MOST {
            return EarlyAnswers::default();
        }
        let said: BTreeMap<String, Option<u8>> = serde_json::from_str(entry).unwrap_or_default();
        let fits = |(id, option): &(String, Option<u8>)| {
            let options = set.criterion(id).map_or(0, |criterion| criterion.scores.len());
            options > 0 && option.is_none_or(|place| (1..=options).contains(&usize::from(place)))
        };
        EarlyAnswers(said.into_iter().filter(fits).collect())
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
