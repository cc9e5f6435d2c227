//! The result for each draft from outside.

use crate::error::AppError;

/// The result for a draft, with the name of the product; before the user confirms, the planned result.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    /// The draft is added.
    New(String),
    /// The draft replaces the one on this device.
    Replaced(String),
    /// The draft is added beside the one on this device.
    KeptBoth(String),
    /// The draft is merged with the one on this device.
    Merged(String),
    /// The draft on this device stays, the new one is not stored.
    KeptMine(String),
    /// The same draft is on this device already.
    Same(String),
    /// The file has no draft that can be stored.
    Bad(AppError),
}

impl Taken {
    /// Whether the draft is another state of a draft on this device.
    pub fn differs(&self) -> bool {
        matches!(self, Taken::Replaced(_) | Taken::KeptBoth(_) | Taken::Merged(_) | Taken::KeptMine(_))
    }

    /// Whether a draft is stored.
    pub fn stores(&self) -> bool {
        matches!(self, Taken::New(_) | Taken::Replaced(_) | Taken::KeptBoth(_) | Taken::Merged(_))
    }

    /// Whether a draft that was on this device is changed.
    pub fn changes(&self) -> bool {
        matches!(self, Taken::Replaced(_) | Taken::Merged(_))
    }
}
