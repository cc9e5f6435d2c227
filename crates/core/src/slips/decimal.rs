//! Exact decimals.

/// The number of decimals that are kept exactly.
const DECIMALS: u32 = 9;
/// The maximum number of digits before the decimal comma. With the decimals and a conversion of units, a value has less
/// than 38 digits, so that it always fits into an `i128`.
const MOST_DIGITS: usize = 15;

/// An exact decimal, as a whole number of billionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i128);

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal(0);

    /// The sum; `None` where it is too large.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        self.0.checked_add(other.0).map(Decimal)
    }

    /// The difference; `None` where it is too large.
    pub fn minus(self, other: Decimal) -> Option<Decimal> {
        self.0.checked_sub(other.0).map(Decimal)
    }

    /// The product with a whole number; `None` where it is too large.
    pub fn times(self, factor: i128) -> Option<Decimal> {
        self.0.checked_mul(factor).map(Decimal)
    }

    /// The product with 10 to the power of `exponent`; `None` where it is too large or needs more decimals than are
    /// kept.
    pub fn shifted(self, exponent: i32) -> Option<Decimal> {
        let power = 10i128.checked_pow(exponent.unsigned_abs())?;
        if exponent >= 0 {
            return self.times(power);
        }
        (self.0 % power == 0).then_some(Decimal(self.0 / power))
    }
}

/// Reads a decimal as it is written in Viet Nam: a comma before the decimals, dots or spaces between thousands. A single
/// dot that cannot stand between thousands stands before decimals. `None` where the text is no such number, or has more
/// digits than are kept exactly.
///
/// ```
/// use sao_lang_core::slips::decimal;
/// assert_eq!(decimal("1.234,5"), decimal("1234.5"));
/// assert_eq!(decimal("0,05"), decimal("0.05"));
/// assert_eq!([decimal("1,2,3"), decimal("1.2.3"), decimal("")], [None; 3]);
/// ```
pub fn decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let (negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, part) = match text.split_once(',') {
        Some((whole, part)) => (thousands(whole)?, part),
        None => match thousands(text) {
            Some(whole) => (whole, "0"),
            None => {
                let (whole, part) = text.split_once('.')?;
                (thousands(whole)?, part)
            }
        },
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let part = if part.len() > 1 { part.trim_end_matches('0') } else { part };
    let part = if part.is_empty() { "0" } else { part };
    if !digits(&whole) || whole.len() > MOST_DIGITS || !digits(part) || part.len() > DECIMALS as usize {
        return None;
    }
    let missing = DECIMALS - u32::try_from(part.len()).ok()?;
    let value = whole.parse::<i128>().ok()? * 10i128.pow(DECIMALS) + part.parse::<i128>().ok()? * 10i128.pow(missing);
    Some(Decimal(if negative { -value } else { value }))
}

/// The digits of a whole number, without the dots or spaces between its thousands. `None` where the groups are not
/// thousands.
fn thousands(text: &str) -> Option<String> {
    let between = |c: char| c == '.' || c == ' ' || c == '\u{a0}' || c == '\u{202f}';
    let groups: Vec<&str> = text.split(between).collect();
    let (first, rest) = groups.split_first()?;
    if rest.is_empty() {
        return Some((*first).to_owned());
    }
    let is_first = (1..=3).contains(&first.len()) && !first.starts_with('0');
    (is_first && rest.iter().all(|group| group.len() == 3)).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_between_thousands_are_none_before_decimals() {
        assert_eq!(decimal("1.234"), decimal("1234"));
        assert_eq!(decimal("12 345"), decimal("12345"));
        assert_eq!(decimal("0.234"), decimal("0,234"));
        assert_eq!(decimal("1.2345"), decimal("1,2345"));
        assert_eq!(decimal("-1,50"), decimal("-1.5"));
        assert!(decimal("0,05") < decimal("0,1"));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", ",", ".", "1,", ",5", "1..2", "1.23.456", "1 2", "١", "1e3", "9999999999999999"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn shifting_back_keeps_every_digit_or_refuses() {
        assert_eq!(decimal("1,2").and_then(|d| d.shifted(3)), decimal("1200"));
        assert_eq!(decimal("1200").and_then(|d| d.shifted(-3)), decimal("1,2"));
        assert_eq!(decimal("0,000000001").and_then(|d| d.shifted(-1)), None);
        assert_eq!(decimal("1").and_then(|d| d.shifted(38)), None);
    }
}
