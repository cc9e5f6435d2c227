//! Months, and the spans of days for which pages are made.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::locale::{Lang, msg, values};

/// A month of the calendar. It is known by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(NaiveDate);

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Month {
        Month(day.with_day(1).unwrap_or(day))
    }

    /// The first day of the month.
    pub fn first(self) -> NaiveDate {
        self.0
    }

    /// The last day of the month.
    pub fn last(self) -> NaiveDate {
        last_before(self.0.checked_add_months(Months::new(1)), self.0)
    }

    /// The month after this one.
    #[must_use]
    pub fn next(self) -> Month {
        Month(self.0.checked_add_months(Months::new(1)).unwrap_or(self.0))
    }

    /// The month before this one.
    #[must_use]
    pub fn previous(self) -> Month {
        Month(self.0.checked_sub_months(Months::new(1)).unwrap_or(self.0))
    }

    /// The name of the month: `Tháng 11/2026`.
    pub fn name(self, lang: Lang) -> String {
        msg::DIARY_MONTH.fill(lang, values::MonthYear { month: &self.0.month(), year: &self.0.year() })
    }
}

/// The day before a day; `otherwise` at the end of the calendar.
fn last_before(day: Option<NaiveDate>, otherwise: NaiveDate) -> NaiveDate {
    day.and_then(|day| day.checked_sub_days(Days::new(1))).unwrap_or(otherwise)
}

/// A span of days for which pages are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Span {
    /// A month.
    #[default]
    Month,
    /// A quarter.
    Quarter,
    /// A year.
    Year,
}

impl Span {
    /// All spans, the shortest first.
    pub const ALL: [Span; 3] = [Span::Month, Span::Quarter, Span::Year];

    /// The name of the span in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Span::Month => "month",
            Span::Quarter => "quarter",
            Span::Year => "year",
        }
    }

    /// The span with this name in addresses.
    pub fn from_key(key: &str) -> Option<Span> {
        Span::ALL.into_iter().find(|span| span.key() == key)
    }

    /// The number of months of the span.
    fn months(self) -> u32 {
        match self {
            Span::Month => 1,
            Span::Quarter => 3,
            Span::Year => 12,
        }
    }

    /// The first and the last day of the span that a month is in.
    pub fn days(self, month: Month) -> (NaiveDate, NaiveDate) {
        let first = month.first();
        let back = first.month0() % self.months();
        let from = first.checked_sub_months(Months::new(back)).unwrap_or(first);
        (from, last_before(from.checked_add_months(Months::new(self.months())), month.last()))
    }

    /// The name of the span that a month is in: `Tháng 11/2026`, `Quý 4/2026`, `Năm 2026`.
    pub fn name(self, month: Month, lang: Lang) -> String {
        let first = month.first();
        match self {
            Span::Month => month.name(lang),
            Span::Quarter => {
                let quarter = first.month0() / 3 + 1;
                msg::DIARY_QUARTER.fill(lang, values::QuarterYear { quarter: &quarter, year: &first.year() })
            }
            Span::Year => msg::DIARY_YEAR.fill(lang, values::Year { year: &first.year() }),
        }
    }
}
