//! A new entry that begins as the last one of its kind.

use chrono::NaiveDate;

use super::{Amount, Entry, Kind};

impl Entry {
    /// A new entry with the names and units of an earlier one, without its amounts. A batch gets the next number.
    pub fn like(last: &Entry, id: String, day: NaiveDate) -> Entry {
        let unit = |amount: &Amount| Amount { text: String::new(), unit: amount.unit };
        let batch = match last.kind {
            Kind::Made => next_batch(&last.batch),
            Kind::Sold | Kind::Waste | Kind::Check | Kind::Bought => String::new(),
        };
        Entry {
            id,
            day,
            amount: unit(&last.amount),
            used: unit(&last.used),
            money: String::new(),
            note: if last.kind == Kind::Waste { last.note.clone() } else { String::new() },
            good: last.good.map(|_| true),
            batch,
            ..last.clone()
        }
    }

    /// The same entry with the amounts of an earlier one.
    #[must_use]
    pub fn with_amounts_of(self, last: &Entry) -> Entry {
        Entry { amount: last.amount.clone(), used: last.used.clone(), money: last.money.clone(), ..self }
    }
}

/// The number after a batch number: the digits at its end count on, and keep their width. Other texts stay.
fn next_batch(batch: &str) -> String {
    let batch = batch.trim();
    let stem = batch.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &batch[stem.len()..];
    match digits.parse::<u64>().ok().and_then(|n| n.checked_add(1)) {
        Some(next) => format!("{stem}{next:0width$}", width = digits.len()),
        None => batch.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::next_batch;

    #[test]
    fn batches_count_on() {
        let rows =
            [("L12", "L13"), ("009", "010"), ("99", "100"), ("mẻ 7", "mẻ 8"), ("A", "A"), ("", ""), ("7b", "7b")];
        for (batch, next) in rows {
            assert_eq!(next_batch(batch), next);
        }
        assert_eq!(next_batch("99999999999999999999"), "99999999999999999999");
    }
}
