//! How a draft's result grew: one dated snapshot a day, bounded.

use crate::draft::{Draft, Snapshot, not_before};

use super::{Assessment, Standing, assessed};

/// At most this many snapshots are kept: the first, and the latest.
const MOST: usize = 60;

/// Notes in a draft that was changed when that was, and what it comes to: `result` is its assessment after the change, which
/// what is noted leaves as it is. `now` is an RFC 3339 timestamp.
pub fn note(draft: &mut Draft, result: &Assessment, now: &str) {
    record(draft, result, now);
    draft.changed = not_before(&draft.changed, now);
}

/// As [`note`], assessed in the draft's own place of the catalogue; of a draft that has none, only when it was changed. What
/// the draft comes to is given back, for whoever stores it next.
pub fn note_change(draft: &mut Draft, now: &str) -> Option<Assessment> {
    let result = assessed(draft);
    match &result {
        Some(result) => note(draft, result, now),
        None => now.clone_into(&mut draft.changed),
    }
    result
}

/// Notes today's result in the draft. `now` is an RFC 3339 timestamp or a date; a day has one
/// snapshot, its last. A clock that was set back rewrites the last snapshot instead of adding one
/// out of order.
pub fn record(draft: &mut Draft, result: &Assessment, now: &str) {
    let Some(date) = now.get(..10) else { return };
    let snapshot = Snapshot {
        date: date.to_owned(),
        points: result.score.total,
        stars: result.stars,
        answered: u16::try_from(result.answered).unwrap_or(u16::MAX),
        ..Snapshot::default()
    };
    match draft.history.last_mut() {
        Some(last) if last.date.as_str() >= date => {
            let date = std::mem::take(&mut last.date);
            *last = Snapshot { date, ..snapshot };
        }
        _ => draft.history.push(snapshot),
    }
    // The first one shows where it began; those after it make room. At once: a file from outside may hold very many.
    let over = draft.history.len().saturating_sub(MOST);
    if over > 0 {
        draft.history.drain(1..=over);
    }
}

/// The last snapshot before the day of `now`: where the producer stood at the last look.
pub fn last_look<'d>(draft: &'d Draft, now: &str) -> Option<&'d Snapshot> {
    let date = now.get(..10)?;
    draft.history.iter().rev().find(|s| s.date.as_str() < date)
}

/// What could be said of the product on the day of a snapshot. `asked` are the questions that it asks now: on that day it may
/// have been some more or fewer. Of knock-outs a snapshot says nothing.
pub fn standing_on(day: &Snapshot, asked: usize) -> Standing {
    Standing { stars: day.stars, answered: day.answered.into(), asked, ..Standing::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(draft: &mut Draft, now: &str) -> Result<(), &'static str> {
        let result = assessed(draft).ok_or("no such set")?;
        super::note(draft, &result, now);
        Ok(())
    }

    #[test]
    fn a_day_has_one_snapshot_its_last() -> Result<(), &'static str> {
        let mut draft = Draft::new(8, "");
        note(&mut draft, "2026-11-22T10:00:00Z")?;
        draft.choose("1.1", Some(3));
        note(&mut draft, "2026-11-22T11:00:00Z")?;
        draft.choose("1.1", Some(2));
        note(&mut draft, "2026-11-23T08:00:00Z")?;
        let seen: Vec<_> = draft.history.iter().map(|s| (s.date.as_str(), s.points, s.answered)).collect();
        assert_eq!(seen, [("2026-11-22", 3, 1), ("2026-11-23", 2, 1)]);
        assert_eq!(last_look(&draft, "2026-11-23T09:00:00Z").map(|s| s.points), Some(3));
        assert_eq!(last_look(&draft, "2026-11-22T09:00:00Z"), None);
        Ok(())
    }

    #[test]
    fn a_clock_set_back_adds_nothing() -> Result<(), &'static str> {
        let mut draft = Draft::new(8, "");
        note(&mut draft, "2026-11-23")?;
        draft.choose("1.1", Some(3));
        note(&mut draft, "2020-01-01")?;
        assert_eq!(draft.history.len(), 1);
        assert_eq!((draft.history[0].date.as_str(), draft.history[0].points), ("2026-11-23", 3));
        Ok(())
    }

    #[test]
    fn the_number_is_bounded_and_the_first_stays() -> Result<(), &'static str> {
        let mut draft = Draft::new(8, "");
        for day in 0..200 {
            note(&mut draft, &format!("2026-{:02}-{:02}", 1 + day / 28, 1 + day % 28))?;
        }
        assert_eq!(draft.history.len(), MOST);
        assert_eq!(draft.history[0].date, "2026-01-01");
        assert_eq!(draft.history[MOST - 1].date, "2026-08-04");
        Ok(())
    }

    #[test]
    fn of_a_very_long_history_the_first_and_the_latest_stay() -> Result<(), &'static str> {
        let mut draft = Draft::new(8, "");
        let dated = |n: u32| Snapshot { date: format!("1{n:06}"), ..Snapshot::default() };
        draft.history = (0..100_000).map(dated).collect();
        note(&mut draft, "2026-11-23")?;
        assert_eq!(draft.history.len(), MOST);
        assert_eq!(draft.history[0], dated(0));
        // The day of the note is one more than the 100,000.
        let kept: Vec<Snapshot> = (100_000 - 58..100_000).map(dated).collect();
        assert_eq!(draft.history[1..MOST - 1], kept);
        assert_eq!(draft.history[MOST - 1].date, "2026-11-23");
        Ok(())
    }

    #[test]
    fn a_moment_that_is_none_is_left_out() -> Result<(), &'static str> {
        let mut draft = Draft::new(8, "");
        note(&mut draft, "")?;
        assert!(draft.history.is_empty());
        Ok(())
    }
}
