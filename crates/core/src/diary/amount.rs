//! Amounts as people type them, read as exact whole numbers.

use thiserror::Error;

use super::Unit;
use crate::locale::Lang;
use crate::quantity::{Decimal, Kind, NotANumber, NotUnderstood, Unit as Measure, read};

/// The largest amount that is read, in whole units: no producer has more, and sums of it stay exact.
const MOST: u64 = 999_999_999_999;

/// An amount in thousandths of its unit: 1.5 kg are 1500.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Thousandths(pub u64);

impl Thousandths {
    /// The sum. It stays at the largest number where it would be larger.
    #[must_use]
    pub fn plus(self, other: Thousandths) -> Thousandths {
        Thousandths(self.0.saturating_add(other.0))
    }

    /// The amount in the format of the language, without zeros at its end.
    ///
    /// ```
    /// use sao_lang_core::diary::Thousandths;
    /// use sao_lang_core::locale::Lang;
    /// assert_eq!(Thousandths(1_234_500).written(Lang::Vi), "1.234,5");
    /// assert_eq!(Thousandths(2_000).written(Lang::En), "2");
    /// ```
    pub fn written(self, lang: Lang) -> String {
        lang.decimal(Decimal::thousandths(i64::try_from(self.0).unwrap_or(i64::MAX)))
    }
}

/// Why a text is not read as an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AmountError {
    /// The text has no number, or anything beside one number.
    #[error("not a number")]
    NotANumber,
    /// The number has more than three decimals.
    #[error("more than three decimals")]
    TooFine,
    /// The number is larger than any amount of a producer.
    #[error("too large")]
    TooLarge,
    /// An amount of money has parts of a đồng.
    #[error("no whole number of đồng")]
    NotWhole,
}

/// Reads a number as [`Decimal::read`] does, with at most three decimals.
///
/// # Errors
/// See [`AmountError`]; an empty text is no number.
///
/// ```
/// use sao_lang_core::diary::{Thousandths, amount};
/// let read = ["1.234,5", "12", "0,5", "2.000.000", "1.5"].map(|text| amount(text).ok());
/// assert_eq!(read, [1_234_500, 12_000, 500, 2_000_000_000, 1_500].map(|n| Some(Thousandths(n))));
/// ```
pub fn amount(text: &str) -> Result<Thousandths, AmountError> {
    let number = Decimal::read(text.trim(), false).map_err(|error| match error {
        NotANumber::Marks => AmountError::NotANumber,
        NotANumber::TooLarge => AmountError::TooLarge,
    })?;
    thousandths(number)
}

/// Reads a number with or without the unit, in any multiple of it: "1,5 tấn" where amounts are kilograms.
///
/// # Errors
/// See [`AmountError`]; another unit is no number of this one.
pub fn amount_in(text: &str, unit: Unit) -> Result<Thousandths, AmountError> {
    let quantity = read(text, Measure::Amount, false).map_err(not_understood)?;
    let fits = match quantity.kind {
        Kind::Bare => true,
        Kind::Kilograms => unit == Unit::Kilogram,
        Kind::Litres => unit == Unit::Litre,
        Kind::Pieces(_) => unit == Unit::Piece,
        _ => false,
    };
    if fits { thousandths(quantity.value) } else { Err(AmountError::NotANumber) }
}

/// Reads an amount of money in đồng: "2.000.000", "2 triệu".
///
/// # Errors
/// See [`AmountError`].
pub fn money(text: &str) -> Result<u64, AmountError> {
    let quantity = read(text, Measure::Money, false).map_err(not_understood)?;
    let Thousandths(parts) = thousandths(quantity.value)?;
    if parts.is_multiple_of(1000) { Ok(parts / 1000) } else { Err(AmountError::NotWhole) }
}

fn not_understood(error: NotUnderstood) -> AmountError {
    match error {
        NotUnderstood::TooLarge => AmountError::TooLarge,
        NotUnderstood::NotWhole => AmountError::NotWhole,
        _ => AmountError::NotANumber,
    }
}

fn thousandths(number: Decimal) -> Result<Thousandths, AmountError> {
    let parts = number.shifted(3).filter(|parts| parts.is_whole()).ok_or(AmountError::TooFine)?;
    match u64::try_from(parts.billionths() / Decimal::whole(1).billionths()) {
        Ok(parts) if parts <= MOST * 1000 => Ok(Thousandths(parts)),
        _ => Err(AmountError::TooLarge),
    }
}
