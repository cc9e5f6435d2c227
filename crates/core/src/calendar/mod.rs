//! Dates: the rounds, the last days to hand in, and the validity of certificates.
//!
//! "Before 30 April" is read strictly: 29 April is the last day. Where the Decision leaves room, the program uses the
//! earlier day, so that a producer who follows it is never late.

mod certificate;
mod holidays;
mod ics;
mod rounds;

pub use certificate::{Certificate, Renewal, certificate};
pub use holidays::{LAST_KNOWN, is_holiday, is_working};
pub use ics::{ics, ics_of_all};
pub use rounds::{ComingRound, OwnDays, coming_rounds, round_aimed_at};

use chrono::{Days, NaiveDate};

/// A day in the format of drafts, `YYYY-MM-DD`; `None` for any other text.
pub fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    // chrono alone would also accept 2026-1-5.
    (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

/// The last day to hand in something that must be done on `day` and takes `count` working days: between the hand-in and
/// `day`, with `day` itself included, there are `count` working days.
pub fn working_days_before(day: NaiveDate, count: u16) -> Option<NaiveDate> {
    let mut at = last_working(day)?;
    for _ in 0..count {
        at = last_working(at.pred_opt()?)?;
    }
    Some(at)
}

/// The day itself, or the last working day before it.
fn last_working(day: NaiveDate) -> Option<NaiveDate> {
    let mut at = day;
    while !is_working(at) {
        at = at.pred_opt()?;
    }
    Some(at)
}

/// The number of days from one day to another; negative where the other day is in the past.
pub fn days_until(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

fn earlier(day: NaiveDate, days: u16) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(days.into()))
}
