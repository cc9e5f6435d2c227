//! Sums of entries over a span of days. They are exact: amounts in thousandths of their unit, money in đồng.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Entry, Kind, Thousandths, Unit};

/// The sum of all entries of one kind about one item with one partner in one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The kind.
    pub kind: Kind,
    /// The item, as the first of the entries writes it.
    pub item: String,
    /// The partner, as the first of the entries writes it; empty where the entries name none.
    pub partner: String,
    /// The unit of the amount.
    pub unit: Unit,
    /// The amount.
    pub amount: Thousandths,
    /// The money in đồng.
    pub money: u64,
    /// The number of entries.
    pub entries: usize,
    name_key: (String, String),
}

/// The sums of a span of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The lines, by kind, item, partner and unit.
    pub lines: Vec<Line>,
    /// Material used for what was made, by unit.
    used: Vec<(Unit, Thousandths)>,
    /// The number of entries of which an amount or a price cannot be read and is missing in the sums. Entries are
    /// checked before they are stored, so there are none unless another release has stored them.
    pub unread: usize,
}

/// The sums of the entries from one day to another, both included. Names that differ only in capitals and blanks are
/// the same.
///
/// ```
/// use chrono::NaiveDate;
/// use sao_lang_core::diary::{Amount, Entry, Kind, Thousandths, Unit, totals};
/// let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
/// let bought = |id: &str, partner: &str, text: &str| Entry {
///     item: "Cá nục".into(),
///     partner: partner.into(),
///     amount: Amount { text: text.into(), unit: Unit::Kilogram },
///     money: "100.000".into(),
///     ..Entry::new(id.into(), day, Kind::Bought)
/// };
/// let sums = totals(&[bought("a", "Bác Ba", "1,5"), bought("b", "Cô Tư", "2")], day, day);
/// assert_eq!(sums.amount(Kind::Bought, Unit::Kilogram), Thousandths(3_500));
/// assert_eq!(sums.bought_from("bác ba", Unit::Kilogram), Thousandths(1_500));
/// assert_eq!(sums.money(Kind::Bought), 200_000);
/// ```
pub fn totals(entries: &[Entry], from: NaiveDate, to: NaiveDate) -> Totals {
    let mut sums = Totals { from, to, lines: Vec::new(), used: Vec::new(), unread: 0 };
    let mut lines = BTreeMap::new();
    for entry in entries.iter().filter(|entry| (from..=to).contains(&entry.day)) {
        sums.add(entry, &mut lines);
    }
    sums.lines = lines.into_values().collect();
    sums.used.sort_unstable();
    sums
}

/// The lines by kind, name keys of item and partner, and unit.
type Lines = BTreeMap<(Kind, (String, String), Unit), Line>;

/// A name by which entries are put together. Marks count: "Ba" and "Bà" are two persons.
fn name_key(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Totals {
    fn add(&mut self, entry: &Entry, lines: &mut Lines) {
        let (amount, money, used) = (entry.amount.read(), entry.price(), entry.used.read());
        if amount.is_err() || money.is_err() || used.is_err() {
            self.unread += 1;
        }
        let amount = amount.ok().flatten().unwrap_or_default();
        let money = money.ok().flatten().unwrap_or_default();
        let name_key = (name_key(&entry.item), name_key(&entry.partner));
        let (kind, unit) = (entry.kind, entry.amount.unit);
        let line = lines.entry((kind, name_key.clone(), unit)).or_insert_with(|| Line {
            kind,
            item: entry.item.trim().to_owned(),
            partner: entry.partner.trim().to_owned(),
            unit,
            amount: Thousandths::default(),
            money: 0,
            entries: 0,
            name_key,
        });
        line.amount = line.amount.plus(amount);
        line.money = line.money.saturating_add(money);
        line.entries += 1;
        if let Some(used) = used.ok().flatten() {
            match self.used.iter_mut().find(|(unit, _)| *unit == entry.used.unit) {
                Some((_, sum)) => *sum = sum.plus(used),
                None => self.used.push((entry.used.unit, used)),
            }
        }
    }

    fn sum(&self, unit: Unit, counts: impl Fn(&Line) -> bool) -> Thousandths {
        let of_unit = self.lines.iter().filter(|line| line.unit == unit && counts(line));
        of_unit.fold(Thousandths::default(), |sum, line| sum.plus(line.amount))
    }

    /// The amount of all entries of a kind in a unit.
    pub fn amount(&self, kind: Kind, unit: Unit) -> Thousandths {
        self.sum(unit, |line| line.kind == kind)
    }

    /// The amount that was bought in a unit, from everybody.
    pub fn bought(&self, unit: Unit) -> Thousandths {
        self.amount(Kind::Bought, unit)
    }

    /// The amount that was bought in a unit from one partner.
    pub fn bought_from(&self, partner: &str, unit: Unit) -> Thousandths {
        let partner = name_key(partner);
        self.sum(unit, |line| line.kind == Kind::Bought && line.name_key.1 == partner)
    }

    /// The partners of a kind, in the order of their names; without those entries that name none.
    pub fn partners(&self, kind: Kind) -> Vec<&str> {
        let mut found: Vec<&Line> = Vec::new();
        for line in self.lines.iter().filter(|line| line.kind == kind && !line.partner.is_empty()) {
            if found.iter().all(|other| other.name_key.1 != line.name_key.1) {
                found.push(line);
            }
        }
        found.sort_by(|a, b| a.name_key.1.cmp(&b.name_key.1));
        found.into_iter().map(|line| line.partner.as_str()).collect()
    }

    /// The amount that was made in a unit.
    pub fn made(&self, unit: Unit) -> Thousandths {
        self.amount(Kind::Made, unit)
    }

    /// The material that was used in a unit.
    pub fn used(&self, unit: Unit) -> Thousandths {
        self.used.iter().find(|(of, _)| *of == unit).map(|(_, sum)| *sum).unwrap_or_default()
    }

    /// The amount that was sold in a unit.
    pub fn sold(&self, unit: Unit) -> Thousandths {
        self.amount(Kind::Sold, unit)
    }

    /// The amount that was wasted in a unit.
    pub fn wasted(&self, unit: Unit) -> Thousandths {
        self.amount(Kind::Waste, unit)
    }

    /// The money of all entries of a kind, in đồng.
    pub fn money(&self, kind: Kind) -> u64 {
        let of_kind = self.lines.iter().filter(|line| line.kind == kind);
        of_kind.fold(0, |sum, line| line.money.saturating_add(sum))
    }

    /// The money that was paid, in đồng.
    pub fn money_bought(&self) -> u64 {
        self.money(Kind::Bought)
    }

    /// The money that was earned, in đồng.
    pub fn money_sold(&self) -> u64 {
        self.money(Kind::Sold)
    }

    /// The number of entries of a kind.
    pub fn entries(&self, kind: Kind) -> usize {
        self.lines.iter().filter(|line| line.kind == kind).map(|line| line.entries).sum()
    }
}
