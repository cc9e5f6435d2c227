//! Further data of a draft: the history of its result, and the wishes for the plan.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Unknown, is_default};
use crate::catalogue::Effort;

/// The result of one day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Snapshot {
    /// Day, as `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Points in total, 0 to 100.
    #[serde(skip_serializing_if = "is_default")]
    pub points: u16,
    /// Likely stars.
    #[serde(skip_serializing_if = "is_default")]
    pub stars: u8,
    /// The number of answered criteria.
    #[serde(skip_serializing_if = "is_default")]
    pub answered: u16,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// The producer's wishes for the plan to the next star.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanWishes {
    /// Stars to reach; absent for the next class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stars: Option<u8>,
    /// Extra points above the minimum of the class.
    #[serde(skip_serializing_if = "is_default")]
    pub margin: u8,
    /// Criteria that cannot change.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub locked: BTreeSet<String>,
    /// Classes of effort that the producer excludes.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub without: BTreeSet<Effort>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}
