//! A month of the diary as the screen shows it.

use chrono::NaiveDate;

use super::{Entry, Kind, Month, totals};
use crate::locale::{Lang, msg, values, written_day};

/// A month as the screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The sums of each kind that has entries: the name of the kind, and its sums in words.
    pub totals: Vec<(&'static str, String)>,
    /// The days with entries, the latest first.
    pub days: Vec<DayGroup>,
    /// The number of entries of the month.
    pub entries: usize,
}

/// A day with its entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayGroup {
    /// The day in words.
    pub title: String,
    /// The entries, the last written first.
    pub entries: Vec<EntryLine>,
}

/// An entry in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryLine {
    /// The entry.
    pub entry: Entry,
    /// The name of its kind.
    pub kind: &'static str,
    /// What it is about.
    pub title: String,
    /// Everything else that it says.
    pub details: String,
}

/// The page of a month with its last `most` entries. The sums are those of the whole month.
pub fn page(entries: &[Entry], month: Month, most: usize, today: NaiveDate, lang: Lang) -> Page {
    let sums = totals(entries, month.first(), month.last());
    let of_kind = |kind: Kind| (kind.name().text(lang), sums.words(kind, lang));
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|a, b| (b.day, &b.id).cmp(&(a.day, &a.id)));
    let mut days: Vec<DayGroup> = Vec::new();
    let mut last = None;
    for entry in sorted.into_iter().take(most) {
        if last != Some(entry.day) {
            days.push(DayGroup { title: day_words(entry.day, today, lang), entries: Vec::new() });
            last = Some(entry.day);
        }
        if let Some(group) = days.last_mut() {
            group.entries.push(line(entry, lang));
        }
    }
    let has_entries = |kind: &Kind| sums.entries(*kind) > 0;
    Page { totals: Kind::ALL.into_iter().filter(has_entries).map(of_kind).collect(), days, entries: entries.len() }
}

fn line(entry: &Entry, lang: Lang) -> EntryLine {
    EntryLine {
        kind: entry.kind.name().text(lang),
        title: entry.title(lang),
        details: entry.details(lang),
        entry: entry.clone(),
    }
}

/// A day in words; today and yesterday by name.
fn day_words(day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let written = lang.day(&day.to_string()).unwrap_or_else(|| written_day(day));
    if day == today {
        msg::DIARY_TODAY.fill(lang, values::Day { day: &written })
    } else if day.succ_opt() == Some(today) {
        msg::DIARY_YESTERDAY.fill(lang, values::Day { day: &written })
    } else {
        written
    }
}
