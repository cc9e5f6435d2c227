//! The effort to reach an option.

use serde::{Deserialize, Serialize};

/// The effort to get from the next lower option to this one.
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

impl Effort {
    /// The name of the class in the data files.
    pub fn key(self) -> &'static str {
        match self {
            Effort::Days => "days",
            Effort::Weeks => "weeks",
            Effort::Months => "months",
            Effort::Seasons => "seasons",
            Effort::Fixed => "fixed",
        }
    }
}

/// The weight of a class of effort in comparison with the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EffortWeight {
    /// The class.
    pub class: Effort,
    /// The weight, which is roughly the number of working days.
    pub weight: u32,
}
