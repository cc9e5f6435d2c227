//! What is odd about a draft without making it unreadable.

use super::Draft;
use crate::catalogue::{Edition, ProductSet};

/// Something in a draft that has no effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The answer is to a criterion that the set does not have. It is kept.
    UnknownCriterion(String),
    /// The knock-out is none of the set's. It is kept.
    UnknownKnockOut(String),
}

/// All remarks on a draft, in the order of its ids.
pub fn remarks(draft: &Draft, edition: &Edition, set: &ProductSet) -> Vec<Remark> {
    let known = |key: &str| set.asked_knock_outs().any(|(k, _)| edition.knock_out(k).key == key);
    let criteria = draft.answers.keys().filter(|id| set.criterion(id).is_none()).cloned().map(Remark::UnknownCriterion);
    let knock_outs = draft.knock_outs.keys().filter(|k| !known(k)).cloned().map(Remark::UnknownKnockOut);
    criteria.chain(knock_outs).collect()
}
