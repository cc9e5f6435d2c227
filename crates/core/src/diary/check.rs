//! What has to hold before an entry is stored.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{AmountError, Entry, Field, Kind};

/// The largest number of characters of a text of an entry.
pub const MAX_TEXT: usize = 500;
/// The largest number of entries that are read from one file.
pub const MAX_ENTRIES: usize = 50_000;
/// The years in which days are accepted: a year outside is a slip of the finger, and would never be found again.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Why an entry is not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryError {
    /// The entry does not say what it is about.
    #[error("the item is missing")]
    NoItem,
    /// The day is missing, or no day of the calendar, or in another century.
    #[error("the day is not one")]
    Day,
    /// An amount is no number.
    #[error("an amount cannot be read: {0}")]
    Amount(AmountError),
    /// The price is no amount of money.
    #[error("the price cannot be read: {0}")]
    Money(AmountError),
    /// A text is longer than [`MAX_TEXT`].
    #[error("a text is too long")]
    TooLong,
    /// The id cannot be part of a key.
    #[error("the id is not one")]
    Id,
}

impl EntryError {
    /// The field that the user has to look at.
    pub fn field(self) -> Option<Field> {
        match self {
            EntryError::NoItem => Some(Field::Item),
            EntryError::Amount(_) => Some(Field::Amount),
            EntryError::Money(_) => Some(Field::Money),
            EntryError::Day | EntryError::TooLong | EntryError::Id => None,
        }
    }
}

impl Entry {
    /// Whether the entry may be stored.
    ///
    /// # Errors
    /// See [`EntryError`].
    pub fn check(&self) -> Result<(), EntryError> {
        if !crate::draft::is_plain_id(&self.id) {
            return Err(EntryError::Id);
        }
        if !is_near(self.day) {
            return Err(EntryError::Day);
        }
        // A batch may be known by its number alone.
        let named_by_batch = self.kind == Kind::Made && !self.batch.trim().is_empty();
        if self.item.trim().is_empty() && !named_by_batch {
            return Err(EntryError::NoItem);
        }
        let texts = [
            &self.item,
            &self.partner,
            &self.amount.text,
            &self.money,
            &self.batch,
            &self.material,
            &self.used.text,
            &self.note,
        ];
        if texts.iter().any(|text| text.chars().count() > MAX_TEXT) {
            return Err(EntryError::TooLong);
        }
        self.amount.read().map_err(EntryError::Amount)?;
        self.used.read().map_err(EntryError::Amount)?;
        self.price().map_err(EntryError::Money)?;
        Ok(())
    }
}

/// Whether a day is in a year of which a diary can tell.
fn is_near(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}
