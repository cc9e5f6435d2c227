//! Days on which the commune's office is closed: weekends and public holidays (Labour Code 2019, Art. 111 and 112).

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Lunar new year and the Hung Kings' day (10th of the 3rd lunar month) as month and day, from
/// [`FIRST`] on, by the Vietnamese lunar calendar (UTC+7).
const LUNAR: [[(u32, u32); 2]; 11] = [
    [(2, 17), (4, 26)],
    [(2, 6), (4, 16)],
    [(1, 26), (4, 4)],
    [(2, 13), (4, 23)],
    [(2, 2), (4, 12)],
    [(1, 23), (4, 1)],
    [(2, 11), (4, 19)],
    [(1, 31), (4, 9)],
    [(2, 19), (4, 28)],
    [(2, 8), (4, 17)],
    [(1, 28), (4, 6)],
];
const FIRST: i32 = 2026;

/// The last year whose lunar holidays are known; for later years the program counts no lunar holidays.
pub const LAST_KNOWN: i32 = FIRST + LUNAR.len() as i32 - 1;

/// Whether offices work on a day. Days off that the government moves from year to year are not known in advance.
pub fn is_working(day: NaiveDate) -> bool {
    !is_weekend(day) && !is_holiday(day) && !is_in_lieu(day)
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Whether a day is off in lieu: a holiday that falls on a weekend moves to the next working day (Art. 111.3).
fn is_in_lieu(day: NaiveDate) -> bool {
    // The days to look back; no sequence of days off is longer.
    let Some(first) = day.checked_sub_days(Days::new(14)) else { return false };
    let run = || first.iter_days().take_while(|at| *at <= day);
    // This returns early in most cases; weekends are checked first, because that is faster.
    if !run().any(|at| is_weekend(at) && is_holiday(at)) {
        return false;
    }
    let mut owed = 0u32;
    for at in run() {
        match (is_weekend(at), is_holiday(at)) {
            (true, true) => owed += 1,
            (false, false) if owed > 0 => {
                owed -= 1;
                if at == day {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// 1 January, lunar new year (its eve and four days), Hung Kings' day, 30 April, 1 May, 1 and 2 September.
pub fn is_holiday(day: NaiveDate) -> bool {
    let fixed = [(1, 1), (4, 30), (5, 1), (9, 1), (9, 2)];
    if fixed.contains(&(day.month(), day.day())) {
        return true;
    }
    let year = usize::try_from(day.year() - FIRST).ok().and_then(|y| LUNAR.get(y));
    let Some([new_year, hung_kings]) = year else { return false };
    let of = |(month, of_month): (u32, u32)| NaiveDate::from_ymd_opt(day.year(), month, of_month);
    let from_new_year = of(*new_year).map(|d| day.signed_duration_since(d).num_days());
    from_new_year.is_some_and(|n| (-1..4).contains(&n)) || of(*hung_kings) == Some(day)
}
