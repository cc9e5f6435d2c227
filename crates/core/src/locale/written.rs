//! Numbers and days in the format of each language.

use std::fmt::Display;

use chrono::{Datelike, NaiveDate};

use super::Lang;

/// The names of months in English dates.
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day in the format of Vietnamese documents, with two digits for day and month (Decree 30/2020/NĐ-CP, Appendix I):
/// `04/02/2026`.
pub fn written_day(day: NaiveDate) -> String {
    two_digits(day.day(), day.month(), day.year())
}

fn two_digits(day: impl Display, month: impl Display, year: impl Display) -> String {
    format!("{day:0>2}/{month:0>2}/{year}")
}

impl Lang {
    /// The decimal mark.
    pub(crate) fn decimal_mark(self) -> char {
        match self {
            Lang::Vi => ',',
            Lang::En => '.',
        }
    }

    /// The mark between thousands.
    fn thousands_mark(self) -> char {
        match self {
            Lang::Vi => '.',
            Lang::En => ',',
        }
    }

    /// A whole number with marks between thousands.
    ///
    /// ```
    /// use sao_lang_core::locale::Lang;
    /// assert_eq!((Lang::Vi.number(1_234_567), Lang::En.number(1_234)), ("1.234.567".into(), "1,234".into()));
    /// ```
    pub fn number(self, value: u64) -> String {
        let digits = value.to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                out.push(self.thousands_mark());
            }
            out.push(digit);
        }
        out
    }

    /// A number of tenths, as a number with one decimal.
    ///
    /// ```
    /// use sao_lang_core::locale::Lang;
    /// assert_eq!((Lang::Vi.tenths(12_345), Lang::En.tenths(705)), ("1.234,5".into(), "70.5".into()));
    /// ```
    pub fn tenths(self, value: u64) -> String {
        format!("{}{}{}", self.number(value / 10), self.decimal_mark(), value % 10)
    }

    /// A day (`YYYY-MM-DD`) in the format of [`Lang::day`]; a text that is no day stays unchanged.
    pub fn day_or_text(self, written: &str) -> String {
        self.day(written).unwrap_or_else(|| written.to_owned())
    }

    /// A day (`YYYY-MM-DD`) in the format of the language; `None` for any other text.
    ///
    /// ```
    /// use sao_lang_core::locale::Lang;
    /// assert_eq!(Lang::Vi.day("2026-05-22").as_deref(), Some("22/05/2026"));
    /// assert_eq!(Lang::En.day("2026-05-22").as_deref(), Some("22 May 2026"));
    /// ```
    pub fn day(self, date: &str) -> Option<String> {
        let mut parts = date.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let (year, month, day): (u16, usize, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let name = MONTHS.get(month.checked_sub(1)?)?;
        // The days of months are written out here, so that a first visit does not load the code of the calendar crate.
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if parts.next().is_some() || !(1..=last).contains(&day) {
            return None;
        }
        Some(match self {
            Lang::Vi => two_digits(day, month, year),
            Lang::En => format!("{day} {name} {year}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_only_where_there_are_some() {
        let rows = [(0, "0"), (999, "999"), (1000, "1.000"), (100_000, "100.000"), (1_000_000, "1.000.000")];
        for (value, written) in rows {
            assert_eq!(Lang::Vi.number(value), written);
        }
    }

    #[test]
    fn what_is_no_day_is_not_written() {
        for date in [
            "",
            "2026",
            "2026-05",
            "2026-13-01",
            "2026-00-01",
            "2026-05-32",
            "2026-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-05-22-1",
            "x-y-z",
        ] {
            assert_eq!(Lang::Vi.day(date), None, "{date}");
        }
    }
}
