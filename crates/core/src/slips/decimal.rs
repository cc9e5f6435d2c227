//! Decimals as test slips print them.

use crate::quantity::Decimal;

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
    let number = Decimal::read(&without_spaces(text)?, false).ok()?;
    Some(if negative { number.negated() } else { number })
}

/// The number without spaces between thousands, which laboratories also write; `None` where a space stands elsewhere.
fn without_spaces(text: &str) -> Option<String> {
    let (whole, part) = text.split_once(',').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let mut groups = whole.split([' ', '\u{a0}', '\u{202f}']);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    Some(part.map_or(digits.clone(), |part| format!("{digits},{part}")))
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
