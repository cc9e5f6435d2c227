//! Dates: when the rounds are, by when to hand in, when a certificate ends.
//!
//! "Before 30 April" is read strictly: 29 April is the last day. Where the Decision leaves room the
//! earlier day is taken, so that who follows it is never late.

mod certificate;
mod holidays;
mod ics;
mod rounds;

pub use certificate::{Certificate, Renewal, certificate};
pub use holidays::{LAST_KNOWN, is_holiday, is_working};
pub use ics::{ics, ics_of_all};
pub use rounds::{ComingRound, OwnDays, coming_rounds, round_aimed_at};

use chrono::{Days, NaiveDate};

/// A day as drafts write it, `YYYY-MM-DD`; `None` for anything else.
pub fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    // chrono alone would take 2026-1-5 as well.
    (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

/// The last day on which something can be handed in that takes so many working days and must be done on `day`:
/// the working days after it, up to `day`, are `count`.
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

/// Days from one day to another; below 0 where it has passed.
pub fn days_until(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

fn earlier(day: NaiveDate, days: u16) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(days.into()))
}
