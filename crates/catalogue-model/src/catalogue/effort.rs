//! What it takes to reach an option.

use serde::{Deserialize, Serialize};

/// What it takes to get from the next lower option to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effort {
    /// Paper work only.
    Days,
    /// Small spending.
    Weeks,
    /// An investment or a certificate.
    Months,
    /// Seasons or years, e.g. two years of growth.
    Seasons,
    /// The producer cannot change it.
    Fixed,
}

/// What a class of effort weighs against the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EffortWeight {
    /// The class.
    pub class: Effort,
    /// Its weight; roughly the working days it takes.
    pub weight: u32,
}
