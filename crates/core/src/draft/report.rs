//! Remarks on a draft: oddities that do not prevent reading it.

use super::Draft;
use crate::catalogue::{Edition, ProductSet};

/// A part of a draft that has no effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// An answer to a criterion that the set does not have. It is kept.
    UnknownCriterion(String),
    /// The answer to a knock-out that the set does not have. It is kept.
    UnknownKnockOut(String),
}

/// All remarks on a draft: criteria first, then knock-outs, each in the order of their ids.
pub fn remarks(draft: &Draft, edition: &Edition, set: &ProductSet) -> Vec<Remark> {
    let known = |key: &str| set.asked_knock_outs().any(|(k, _)| edition.knock_out(k).key == key);
    let criteria = draft.answers.keys().filter(|id| set.criterion(id).is_none()).cloned().map(Remark::UnknownCriterion);
    let knock_outs = draft.knock_outs.keys().filter(|k| !known(k)).cloned().map(Remark::UnknownKnockOut);
    criteria.chain(knock_outs).collect()
}
