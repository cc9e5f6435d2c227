//! What was begun and answered before the app was there. `public/early` shows the choice of a set, conditions and questions,
//! which the app has drawn when it was built, and lays what is said aside in the storage; here it comes into a draft.
//!
//! An entry is `{"edition":"qd26-2026","set":8,"answers":{"1.1":2,"1.2":null},"conditions":{"forged-papers":false},
//! "passed":["1.3"]}`: the set of a draft that is to be begun; for criteria the option's place on the official sheet from 1
//! on, 0 for "none of the levels"; for knock-outs whether they apply; `null` for "not sure yet"; what was gone past without
//! an answer. It comes from outside: whatever in it is no set, no criterion, no option or no knock-out of the set is left
//! out.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::catalogue::{Catalogue, Edition, ProductSet};
use crate::draft::Draft;

/// What an entry can weigh at most, in bytes: a set has some 30 criteria and 10 knock-outs.
const MOST: usize = 10_000;

/// An entry as it is laid aside.
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

/// The draft that was begun, without its answers, where the entry names a set. `now` is an RFC 3339 timestamp.
pub fn begun(entry: &str, catalogue: &Catalogue, now: &str) -> Option<Draft> {
    // A newer edition may have come since: a draft is always begun under the newest.
    let set = catalogue.newest().set(read(entry).set?)?;
    Some(Draft::new(set.no, now))
}

/// Answers by criterion and by knock-out; `None` for those that were put off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EarlyAnswers {
    options: BTreeMap<String, Option<u8>>,
    knock_outs: BTreeMap<String, Option<bool>>,
    /// What was gone past without an answer. It takes none away that the draft has: the screen may not have known of it.
    passed: BTreeSet<String>,
}

impl EarlyAnswers {
    /// What an entry says that fits the set of the edition.
    pub fn read(entry: &str, edition: &Edition, set: &ProductSet) -> EarlyAnswers {
        let Entry { answers, conditions, passed, .. } = read(entry);
        let fitting = |(id, option): (String, Option<u8>)| {
            let criterion = set.criterion(&id)?;
            let number = option.map(|option| u8::try_from(criterion.option_number(usize::from(option))?).ok());
            // An option that the criterion does not have says nothing.
            (number != Some(None)).then_some((id, number.flatten()))
        };
        let asked = |key: &str| set.asked_knock_outs().any(|(k, _)| edition.knock_out(k).key == key);
        EarlyAnswers {
            options: answers.into_iter().filter_map(fitting).collect(),
            knock_outs: conditions.into_iter().filter(|(key, _)| asked(key)).collect(),
            passed: passed.into_iter().filter(|key| set.criterion(key).is_some() || asked(key)).collect(),
        }
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.options.is_empty() && self.knock_outs.is_empty()
    }

    /// Answers in the draft what was answered early.
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

    /// Each knock-out by its key and each criterion by its id, and whether its question was put off; `draft` has the answers.
    pub fn put_off(&self, draft: &Draft) -> impl Iterator<Item = (&str, bool)> {
        let knock_outs = self.knock_outs.iter().map(|(key, applies)| (key.as_str(), applies.is_none()));
        let options = self.options.iter().map(|(id, option)| (id.as_str(), option.is_none()));
        let open = |key: &&String| !draft.answers.contains_key(*key) && !draft.knock_outs.contains_key(*key);
        let passed: Vec<&str> = self.passed.iter().filter(open).map(String::as_str).collect();
        knock_outs.chain(options).chain(passed.into_iter().map(|key| (key, true)))
    }
}
