//! Exact decimal numbers.

use thiserror::Error;

/// An exact number, as a whole number of billionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Decimal(i128);

/// The number of decimal places.
const PLACES: u32 = 9;
/// One, in billionths.
const ONE: i128 = 10_i128.pow(PLACES);
/// The largest number that is read: a thousand times a thousand billion, more than any household or company counts.
const MOST: i128 = 1_000_000_000_000_000 * ONE;

/// The reason why digits with marks are no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotANumber {
    /// There is no digit, or a mark stands in a place where no number has one.
    #[error("the marks are not those of a number")]
    Marks,
    /// The number is larger than anything that is counted here, or has too many places.
    #[error("the number is too large or has too many places")]
    TooLarge,
}

impl Decimal {
    /// Nothing.
    pub const ZERO: Decimal = Decimal(0);

    /// A whole number.
    pub fn whole(number: i64) -> Decimal {
        Decimal(i128::from(number) * ONE)
    }

    /// A number of thousandths.
    pub fn thousandths(number: i64) -> Decimal {
        Decimal(i128::from(number) * (ONE / 1000))
    }

    /// A number of billionths.
    pub fn of_billionths(number: i128) -> Decimal {
        Decimal(number)
    }

    /// The number in billionths.
    pub fn billionths(self) -> i128 {
        self.0
    }

    /// Whether the number is a whole one.
    pub fn is_whole(self) -> bool {
        self.0 % ONE == 0
    }

    /// Whether the number is below 0.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The number with the other sign.
    pub fn negated(self) -> Decimal {
        Decimal(-self.0)
    }

    /// The sum; `None` where it is too large.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        self.0.checked_add(other.0).map(Decimal)
    }

    /// The difference; `None` where it is too large.
    pub fn minus(self, other: Decimal) -> Option<Decimal> {
        self.0.checked_sub(other.0).map(Decimal)
    }

    /// The product with a whole number; `None` where it is too large.
    pub fn multiplied(self, factor: i128) -> Option<Decimal> {
        self.0.checked_mul(factor).map(Decimal)
    }

    /// The product with 10 to the power of `exponent`; `None` where it is too large or needs more decimal places than
    /// are kept.
    pub fn shifted(self, exponent: i32) -> Option<Decimal> {
        let power = 10i128.checked_pow(exponent.unsigned_abs())?;
        if exponent >= 0 {
            return self.multiplied(power);
        }
        (self.0 % power == 0).then_some(Decimal(self.0 / power))
    }

    /// The number times `factor`; `None` where that is too large, or needs more decimal places than are kept.
    pub fn times(self, factor: Decimal) -> Option<Decimal> {
        let product = self.0.checked_mul(factor.0)?;
        let value = product / ONE;
        (product % ONE == 0 && value.abs() <= MOST).then_some(Decimal(value))
    }

    /// Reads digits with marks as Vietnamese people write them: `.` between thousands and `,` before decimals. The
    /// other way round is read where only that can be meant: `1,234.5`, `2,000,000`, `1.5`. Where `whole` is set,
    /// a part of one makes no sense, so `1,500` is read as one and a half thousand.
    ///
    /// # Errors
    /// See [`NotANumber`].
    ///
    /// ```
    /// use sao_lang_core::quantity::Decimal;
    /// let read = |text| Decimal::read(text, false);
    /// assert_eq!(read("1.234,5"), Ok(Decimal::thousandths(1_234_500)));
    /// assert_eq!(read("2.000.000"), Ok(Decimal::whole(2_000_000)));
    /// assert_eq!((read("1,5"), read("1.5")), (Ok(Decimal::thousandths(1_500)), Ok(Decimal::thousandths(1_500))));
    /// assert_eq!((read("1.500"), read("1,500")), (Ok(Decimal::whole(1_500)), Ok(Decimal::thousandths(1_500))));
    /// ```
    pub fn read(text: &str, whole: bool) -> Result<Decimal, NotANumber> {
        let dots = text.matches('.').count();
        let commas = text.matches(',').count();
        let (thousands, decimal) = match (dots, commas) {
            (0, 0) => (None, None),
            (0, 1) if whole && is_grouped(text, ',') => (Some(','), None),
            (0, 1) => (None, Some(',')),
            (0, _) => (Some(','), None),
            (1, 0) if is_grouped(text, '.') => (Some('.'), None),
            // "1234.000" could be either.
            (1, 0) if text.split_once('.').is_some_and(|(whole, rest)| whole.len() > 3 && rest.len() == 3) => {
                return Err(NotANumber::Marks);
            }
            (1, 0) => (None, Some('.')),
            (_, 0) => (Some('.'), None),
            // With both marks, the one that comes last stands before the decimals.
            _ if text.rfind(',') > text.rfind('.') => (Some('.'), Some(',')),
            _ => (Some(','), Some('.')),
        };
        let (before, after) = match decimal {
            Some(mark) => text.split_once(mark).ok_or(NotANumber::Marks)?,
            None => (text, ""),
        };
        if decimal.is_some() && after.is_empty() {
            return Err(NotANumber::Marks);
        }
        if thousands.is_some_and(|mark| before.contains(mark) && !is_grouped(before, mark)) {
            return Err(NotANumber::Marks);
        }
        let digits: String = before.chars().filter(|c| Some(*c) != thousands).collect();
        let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if digits.is_empty() || !are_digits(&digits) || !are_digits(after) {
            return Err(NotANumber::Marks);
        }
        let after = after.trim_end_matches('0');
        let places = u32::try_from(after.len()).map_err(|_| NotANumber::TooLarge)?;
        if places > PLACES || digits.trim_start_matches('0').len() > 18 {
            return Err(NotANumber::TooLarge);
        }
        let whole: i128 = digits.parse().map_err(|_| NotANumber::TooLarge)?;
        let part: i128 = if after.is_empty() { 0 } else { after.parse().map_err(|_| NotANumber::TooLarge)? };
        let value = whole * ONE + part * 10_i128.pow(PLACES - places);
        if value > MOST { Err(NotANumber::TooLarge) } else { Ok(Decimal(value)) }
    }
}

/// Whether the mark stands between groups of three digits, as between thousands: `1.500`, and not `0.500`.
fn is_grouped(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3)
}
