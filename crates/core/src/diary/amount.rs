//! Amounts as people type them, read as exact whole numbers.

use thiserror::Error;

use crate::locale::Lang;

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
        let whole = lang.number(self.0 / 1000);
        let rest = format!("{:03}", self.0 % 1000);
        match (rest.trim_end_matches('0'), lang) {
            ("", _) => whole,
            (rest, Lang::Vi) => format!("{whole},{rest}"),
            (rest, Lang::En) => format!("{whole}.{rest}"),
        }
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

/// Reads a number in Vietnamese notation: a comma before the decimals, a full stop between thousands. A full stop that
/// stands before one or two last digits is read as the decimal mark, because some telephones offer no comma.
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
    let text = text.trim();
    let (whole, decimals) = match text.split_once(',') {
        Some((whole, decimals)) => (whole, decimals),
        None => match text.split_once('.') {
            Some((whole, decimals)) if (1..=2).contains(&decimals.len()) => (whole, decimals),
            _ => (text, ""),
        },
    };
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let has_decimals = whole.len() < text.len();
    if has_decimals && !is_number(decimals) {
        return Err(AmountError::NotANumber);
    }
    if decimals.len() > 3 {
        return Err(AmountError::TooFine);
    }
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let groups: Vec<&str> = groups.collect();
    let grouped = !groups.is_empty();
    if !is_number(first)
        || (grouped && first.len() > 3)
        || !groups.iter().all(|group| group.len() == 3 && is_number(group))
    {
        return Err(AmountError::NotANumber);
    }
    let digits: String = std::iter::once(first).chain(groups).collect();
    let whole: u64 = match digits.trim_start_matches('0') {
        "" => 0,
        digits => digits.parse().map_err(|_| AmountError::TooLarge)?,
    };
    if whole > MOST {
        return Err(AmountError::TooLarge);
    }
    let parts: u64 = format!("{decimals:0<3}").parse().map_err(|_| AmountError::NotANumber)?;
    Ok(Thousandths(whole * 1000 + parts))
}

/// Reads an amount of money in đồng.
///
/// # Errors
/// See [`AmountError`].
pub fn money(text: &str) -> Result<u64, AmountError> {
    let Thousandths(parts) = amount(text)?;
    if parts.is_multiple_of(1000) { Ok(parts / 1000) } else { Err(AmountError::NotWhole) }
}
