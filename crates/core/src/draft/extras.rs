//! What goes with the answers: how the result grew, and what the producer wishes of the plan.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Unknown, is_default};
use crate::catalogue::Effort;

/// The result on one day.
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
    /// Answered criteria.
    #[serde(skip_serializing_if = "is_default")]
    pub answered: u16,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// What the producer wishes of the plan to the next star.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanWishes {
    /// Stars to reach; absent for the next class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stars: Option<u8>,
    /// Points above the least of the class.
    #[serde(skip_serializing_if = "is_default")]
    pub margin: u8,
    /// Criteria that cannot change.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub locked: BTreeSet<String>,
    /// Classes of effort that are out of the question.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub without: BTreeSet<Effort>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}
