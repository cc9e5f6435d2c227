//! GS1 Application Identifiers: the numbers that say what follows them.

use chrono::{Datelike, Days, Months, NaiveDate};

/// What a code says about the goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// The batch.
    Batch,
    /// The number of the single package.
    Serial,
    /// The day on which it was made.
    Made,
    /// The day on which it was packed.
    Packed,
    /// The day on which it was harvested.
    Harvested,
    /// The day until which it is at its best.
    BestBefore,
    /// The last day on which it may be used.
    Expiry,
    /// Something else, by the number that says what it is.
    Other(&'static str),
}

impl MarkKind {
    /// Whether it tells this batch, or this package, from others.
    pub fn is_of_batch(self) -> bool {
        !matches!(self, MarkKind::Other(_))
    }

    /// Whether it is a day.
    pub fn is_day(self) -> bool {
        use MarkKind::*;
        matches!(self, Made | Packed | Harvested | BestBefore | Expiry)
    }
}

/// A number that says what follows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Identifier {
    /// The number. An `n` at its end stands for a digit that gives the place of the decimal mark.
    code: &'static str,
    /// The least and the greatest number of characters that follow.
    least: usize,
    most: usize,
    /// Whether they are all digits.
    digits: bool,
    /// What it means; `None` for the number of the goods.
    pub mark: Option<MarkKind>,
}

const fn number(code: &'static str, length: usize) -> Identifier {
    Identifier { code, least: length, most: length, digits: true, mark: Some(MarkKind::Other(code)) }
}

const fn day(code: &'static str, kind: MarkKind) -> Identifier {
    Identifier { code, least: 6, most: 6, digits: true, mark: Some(kind) }
}

const fn text(code: &'static str, most: usize) -> Identifier {
    Identifier { code, least: 1, most, digits: false, mark: Some(MarkKind::Other(code)) }
}

/// The identifiers that stand on food and other goods for consumers (GS1 General Specifications, section 3).
const IDENTIFIERS: &[Identifier] = &[
    number("00", 18),
    Identifier { mark: None, ..number("01", 14) },
    number("02", 14),
    Identifier { mark: Some(MarkKind::Batch), ..text("10", 20) },
    day("11", MarkKind::Made),
    number("12", 6),
    day("13", MarkKind::Packed),
    day("15", MarkKind::BestBefore),
    number("16", 6),
    day("17", MarkKind::Expiry),
    number("20", 2),
    Identifier { mark: Some(MarkKind::Serial), ..text("21", 20) },
    text("22", 20),
    text("235", 28),
    text("240", 30),
    text("241", 30),
    text("250", 30),
    text("251", 30),
    Identifier { least: 1, ..number("30", 8) },
    number("310n", 6),
    number("315n", 6),
    number("320n", 6),
    Identifier { least: 1, ..number("37", 8) },
    Identifier { least: 1, ..number("392n", 15) },
    text("400", 30),
    number("410", 13),
    number("412", 13),
    number("414", 13),
    number("416", 13),
    number("417", 13),
    text("420", 20),
    number("422", 3),
    Identifier { least: 3, ..number("423", 15) },
    number("424", 3),
    number("425", 3),
    number("426", 3),
    number("7003", 10),
    number("7006", 6),
    Identifier { mark: Some(MarkKind::Harvested), least: 6, ..number("7007", 12) },
    Identifier { least: 8, ..number("8008", 12) },
    text("8200", 70),
    text("90", 30),
    text("91", 90),
    text("92", 90),
    text("93", 90),
    text("94", 90),
    text("95", 90),
    text("96", 90),
    text("97", 90),
    text("98", 90),
    text("99", 90),
];

impl Identifier {
    /// The identifier with exactly this number.
    pub fn of(number: &str) -> Option<Identifier> {
        IDENTIFIERS.iter().copied().find(|id| id.length_in(number) == Some(number.len()))
    }

    /// The identifier with which a text begins, and the number of characters that it has. The numbers are such that none
    /// begins like another one.
    pub fn before(text: &str) -> Option<(Identifier, usize)> {
        IDENTIFIERS.iter().find_map(|id| Some((*id, id.length_in(text)?)))
    }

    /// The number of characters of the identifier with which the text begins.
    fn length_in(&self, text: &str) -> Option<usize> {
        match self.code.strip_suffix('n') {
            None => text.starts_with(self.code).then_some(self.code.len()),
            Some(start) => {
                let rest = text.strip_prefix(start)?;
                rest.starts_with(|c: char| c.is_ascii_digit()).then_some(self.code.len())
            }
        }
    }

    /// The most characters that may follow.
    pub fn most(&self) -> usize {
        self.most
    }

    /// Whether this may follow the number.
    pub fn takes(&self, value: &str) -> bool {
        let length = value.chars().count();
        (self.least..=self.most).contains(&length)
            && value.chars().all(|c| if self.digits { c.is_ascii_digit() } else { !c.is_control() })
    }
}

/// A day of six digits (`YYMMDD`) as `YYYY-MM-DD`. Day 00 is the last day of the month. Years are those of this century:
/// goods are not older. `None` if there is no such day.
pub(super) fn day_of(digits: &str) -> Option<String> {
    let digits = digits.get(..6)?;
    let part = |range| digits.get::<std::ops::Range<usize>>(range)?.parse::<u32>().ok();
    let (year, month, day) = (part(0..2)?, part(2..4)?, part(4..6)?);
    let first = NaiveDate::from_ymd_opt(2000 + i32::try_from(year).ok()?, month, 1)?;
    let date = match day {
        0 => first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?,
        _ => first.with_day(day)?,
    };
    Some(date.format("%Y-%m-%d").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_identifier_begins_like_another_one() {
        for (place, one) in IDENTIFIERS.iter().enumerate() {
            for other in &IDENTIFIERS[place + 1..] {
                let start = |id: &Identifier| id.code.trim_end_matches('n');
                assert!(!start(one).starts_with(start(other)), "{} {}", one.code, other.code);
                assert!(!start(other).starts_with(start(one)), "{} {}", one.code, other.code);
            }
        }
    }

    #[test]
    fn a_day_without_a_day_is_the_last_one_of_its_month() {
        let rows = [("280200", Some("2028-02-29")), ("261205", Some("2026-12-05")), ("261300", None), ("260230", None)];
        for (digits, day) in rows {
            assert_eq!(day_of(digits).as_deref(), day, "{digits}");
        }
    }
}
