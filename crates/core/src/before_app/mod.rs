//! Drafts and answers from before the app. `public/early` shows the choice of a product set, conditions and questions,
//! which the app's components drew when the app was built. It stores the answers to each draft as an entry; this module
//! reads the entry and puts the answers into the draft.
//!
//! An entry is `{"edition":"qd26-2026","set":8,"answers":{"1.1":2,"1.2":null},"conditions":{"forged-papers":false},
//! "passed":["1.3"]}`:
//!
//! - `set`: the product set of a draft that is to be begun.
//! - `answers`: for each criterion the option number, 0 for "none of the levels", `null` for "not sure yet".
//! - `conditions`: for each knock-out whether it applies, `null` for "not sure yet".
//! - `passed`: the criteria and knock-outs that the producer moved past without an answer.
//!
//! The entry comes from outside. So each part of it that is not a set of the catalogue, or not a criterion, an option
//! or a knock-out of the set, is left out.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::catalogue::{Catalogue, Edition, ProductSet};
use crate::draft::Draft;

/// The largest size of an entry, in bytes. A set has some 30 criteria and 10 knock-outs.
const MOST: usize = 10_000;

/// An entry as `public/early` stores it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Entry {
    set: Option<u16>,
    answers: BTreeMap<String, Option<u8>>,
    conditions: BTreeMap<String, Option<bool>>,
    passed: BTreeSet<String>,
}

fn read(entry: &str) -> Entry {
    let bounded = if entry.len() > MOST { "" } else { entry };
    serde_json::from_str(bounded).unwrap_or_default()
}

/// The new draft that the entry begins, without its answers; `None` where the entry names no set. `now` is an RFC 3339
/// timestamp.
pub fn begun(entry: &str, catalogue: &Catalogue, now: &str) -> Option<Draft> {
    // A draft is always begun under the newest edition, which may be newer than the edition of the entry.
    let set = catalogue.newest().set(read(entry).set?)?;
    Some(Draft::new(set.no, now))
}

/// The answers of an entry by criterion and by knock-out; `None` is the answer "not sure yet".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EarlyAnswers {
    options: BTreeMap<String, Option<u8>>,
    knock_outs: BTreeMap<String, Option<bool>>,
    /// The criteria and knock-outs that the producer moved past without an answer. The draft keeps its answers to them,
    /// because the screen may not have known of these answers.
    passed: BTreeSet<String>,
}

impl EarlyAnswers {
    /// Reads the answers of an entry that fit this product set of the edition.
    pub fn read(entry: &str, edition: &Edition, set: &ProductSet) -> EarlyAnswers {
        let Entry { answers, conditions, passed, .. } = read(entry);
        let fitting = |(id, option): (String, Option<u8>)| {
            let criterion = set.criterion(&id)?;
            let number = option.map(|option| u8::try_from(criterion.option_number(usize::from(option))?).ok());
            // An option that the criterion does not have is left out.
            (number != Some(None)).then_some((id, number.flatten()))
        };
        let asked = |key: &str| set.asked_knock_outs().any(|(k, _)| edition.knock_out(k).key == key);
        EarlyAnswers {
            options: answers.into_iter().filter_map(fitting).collect(),
            knock_outs: conditions.into_iter().filter(|(key, _)| asked(key)).collect(),
            passed: passed.into_iter().filter(|key| set.criterion(key).is_some() || asked(key)).collect(),
        }
    }

    /// Whether there are no answers. A step that the producer moved past has none.
    pub fn is_empty(&self) -> bool {
        self.options.is_empty() && self.knock_outs.is_empty()
    }

    /// Puts the answers into the draft.
    pub fn put_into(&self, draft: &mut Draft) {
        for (criterion, option) in &self.options {
            draft.choose(criterion, *option);
        }
        for (key, applies) in &self.knock_outs {
            match applies {
                Some(applies) => draft.knock_outs.insert(key.clone(), *applies),
                None => draft.knock_outs.remove(key),
            };
        }
    }

    /// The key of each knock-out and the id of each criterion in the entry, with whether the producer put it off. A
    /// step that the producer moved past is put off unless `draft` has an answer to it.
    pub fn put_off(&self, draft: &Draft) -> impl Iterator<Item = (&str, bool)> {
        let knock_outs = self.knock_outs.iter().map(|(key, applies)| (key.as_str(), applies.is_none()));
        let options = self.options.iter().map(|(id, option)| (id.as_str(), option.is_none()));
        let open = |key: &&String| !draft.answers.contains_key(*key) && !draft.knock_outs.contains_key(*key);
        let passed: Vec<&str> = self.passed.iter().filter(open).map(String::as_str).collect();
        knock_outs.chain(options).chain(passed.into_iter().map(|key| (key, true)))
    }
}
