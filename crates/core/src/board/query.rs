//! Which rows to show, and in which order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Class, Deadline, OwnDay, Row};
use crate::assessment::{MOST_STARS, Verdict};
use crate::calendar::{day, days_until, round_aimed_at};
use crate::catalogue::{Text as _, catalogue};
use catalogue_model::search_key::search_key;

/// What rows are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// What is past its day first, then the soonest day, then what lacks the least for the next stars.
    #[default]
    Urgency,
    /// Last change, the latest first.
    Changed,
    /// Name of the product.
    Product,
    /// Name of the applicant, then of the product.
    Applicant,
    /// Number of the set.
    Set,
    /// Likely stars, then points, the most first; what would be rejected and what has no result yet come last.
    Stars,
    /// Likely points, the fewest first.
    FewestPoints,
    /// Evidence, the least ready first.
    Evidence,
}

impl Sort {
    /// All of them, in the order of the list to choose from.
    pub const ALL: [Sort; 8] = [
        Sort::Urgency,
        Sort::Stars,
        Sort::FewestPoints,
        Sort::Evidence,
        Sort::Changed,
        Sort::Product,
        Sort::Applicant,
        Sort::Set,
    ];

    /// Its name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Sort::Urgency => "urgency",
            Sort::Changed => "changed",
            Sort::Product => "product",
            Sort::Applicant => "applicant",
            Sort::Set => "set",
            Sort::Stars => "stars",
            Sort::FewestPoints => "points",
            Sort::Evidence => "evidence",
        }
    }
}

/// A state to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The dossier would be rejected.
    Rejected,
    /// A star mark caps the stars.
    HeldBack,
    /// Questions are open.
    Unfinished,
    /// Evidence is missing.
    Unproven,
    /// Five points or fewer to the stars that it aims at.
    Near,
    /// Too few questions are answered to say anything.
    TooEarly,
    /// A day of its own is past: a paper is not there or has ended, a certificate has ended.
    Overdue,
    /// A day of its own, or the last day to hand in, comes within [`SOON`] days.
    Soon,
    /// The time for a re-rating has come.
    ReRating,
}

/// Days that [`State::Soon`] looks ahead.
pub const SOON: i64 = 30;

impl State {
    /// All of them, those of days first.
    pub const ALL: [State; 9] = [
        State::Overdue,
        State::Soon,
        State::ReRating,
        State::Rejected,
        State::HeldBack,
        State::Unfinished,
        State::Unproven,
        State::Near,
        State::TooEarly,
    ];

    /// Those that tell of days.
    pub const OF_DAYS: [State; 3] = [State::Overdue, State::Soon, State::ReRating];

    /// Its name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            State::Overdue => "overdue",
            State::Soon => "soon",
            State::ReRating => "re-rating",
            State::Rejected => "rejected",
            State::HeldBack => "held-back",
            State::Unfinished => "unfinished",
            State::Unproven => "unproven",
            State::Near => "near",
            State::TooEarly => "too-early",
        }
    }

    fn holds(self, row: &Row, soon: bool) -> bool {
        match self {
            State::Overdue => !row.overdue().is_empty(),
            State::Soon => soon,
            State::ReRating => row.to_re_rate,
            State::Rejected => row.is_rejected(),
            State::HeldBack => matches!(row.holds, super::Holds::Mark(_)),
            State::Unfinished => row.answered < row.asked,
            State::Unproven => row.evidence.is_some_and(|e| e < 100),
            State::Near => matches!(row.holds, super::Holds::Points { points: 1..=5, .. }),
            State::TooEarly => row.verdict() == Verdict::TooEarly,
        }
    }
}

/// What to show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words that product, applicant or set must have; marks and case do not matter.
    pub search: String,
    /// Only this set.
    pub set: Option<u16>,
    /// Only those whose verdict is so many stars.
    pub stars: Option<u8>,
    /// Only in this state.
    pub state: Option<State>,
    /// Only of this readiness.
    pub readiness: Option<Class>,
    /// Only those that this person is in charge of; empty: those that nobody is in charge of.
    pub person: Option<String>,
    /// Order.
    pub sort: Sort,
}

/// What rows are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// The applicant, however it is written as to marks and case.
    Applicant,
    /// The set.
    Set,
    /// The person in charge.
    Person,
}

impl By {
    /// All of them, in the order of the list to choose from.
    pub const ALL: [By; 3] = [By::Applicant, By::Person, By::Set];

    /// Its name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            By::Applicant => "applicant",
            By::Set => "set",
            By::Person => "person",
        }
    }

    /// What a name in an address stands for.
    pub fn from_key(key: &str) -> Option<By> {
        By::ALL.into_iter().find(|by| by.key() == key)
    }
}

/// Rows that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Name of the applicant or the person in charge as its first row writes it; empty for a set and where none is named.
    pub name: String,
    /// Number of the set; 0 where rows are grouped by a name.
    pub set: u16,
    /// Places of the rows, in the order given.
    pub rows: Vec<usize>,
    /// Number of products with 0, 1, ... 5 likely stars, of those that a verdict gives stars.
    pub stars: [usize; 6],
    /// The average likely points of those of which something can be said, rounded down; `None` where there are none.
    pub points: Option<u16>,
}

/// Rows with what looking through them needs.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// The rows.
    pub rows: Vec<Row>,
    /// For each, its words without marks: product, applicant, set.
    words: Vec<String>,
    /// For each, its names without marks, to order by.
    names: Vec<[String; 2]>,
    /// For each, the person in charge, without marks.
    persons: Vec<String>,
    /// For each, the most urgent day.
    next: Vec<Option<OwnDay>>,
    /// For each, whether a day comes within [`SOON`] days.
    soon: Vec<bool>,
    /// The day for which it holds.
    today: NaiveDate,
}

impl Board {
    /// The board of these rows on a day. It is the day for which the rows were worked out.
    pub fn new(rows: Vec<Row>, today: NaiveDate) -> Board {
        let mut hand_in: BTreeMap<String, Option<String>> = BTreeMap::new();
        let mut board = Board { today, ..Board::default() };
        let ahead = [today, today.checked_add_days(Days::new(SOON.unsigned_abs())).unwrap_or(today)];
        let [first, last] = ahead.map(|day| day.to_string());
        for row in &rows {
            let edition = catalogue().edition(&row.edition);
            let round = hand_in
                .entry(row.edition.clone())
                .or_insert_with(|| round_aimed_at(edition?, today)?.own.map(|own| own.hand_in.to_string()));
            let round = round.clone().map(|day| OwnDay { day, what: Deadline::HandIn });
            let days = || row.days.iter().chain(&round);
            board.soon.push(days().any(|d| first <= d.day && d.day <= last));
            // What is past is still to be dealt with, and is the most urgent.
            board.next.push(days().min_by(|a, b| a.day.cmp(&b.day)).cloned());
            let name = [search_key(&row.product), search_key(&row.applicant)];
            let set = edition.and_then(|e| e.set(row.set));
            let set = set.map(|s| crate::locale::Lang::ALL.map(|lang| search_key(s.short.text(lang))).join(" "));
            board.words.push(format!("{} {} {}", name[0], name[1], set.unwrap_or_default()));
            board.names.push(name);
            board.persons.push(search_key(&row.person));
        }
        Board { rows, ..board }
    }

    /// The day for which it holds.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// The most urgent day of a row: the oldest of those that are past, else the next one.
    pub fn next(&self, row: usize) -> Option<&OwnDay> {
        self.next.get(row)?.as_ref()
    }

    /// How many days ago the most urgent day of a row was; `None` where it has not passed.
    pub fn days_late(&self, row: usize) -> Option<i64> {
        Some(-days_until(self.today, day(&self.next(row)?.day)?)).filter(|days| *days > 0)
    }

    /// How many rows are in a state.
    pub fn count(&self, state: State) -> usize {
        self.rows.iter().zip(&self.soon).filter(|(row, soon)| state.holds(row, **soon)).count()
    }

    /// The names of those in charge, by name, as the first row of each writes it.
    pub fn persons(&self) -> Vec<&str> {
        let named = self.persons.iter().zip(&self.rows).filter(|(name, _)| !name.is_empty());
        let mut known: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, row) in named {
            known.entry(name).or_insert(&row.person);
        }
        known.into_values().collect()
    }

    /// Places of the rows to show, in order.
    pub fn select(&self, query: &Query) -> Vec<usize> {
        let wanted = search_key(&query.search);
        let wanted: Vec<&str> = wanted.split(' ').filter(|w| !w.is_empty()).collect();
        let person = query.person.as_ref().map(|name| search_key(name));
        let shown = |index: &usize| {
            let row = &self.rows[*index];
            query.set.is_none_or(|set| row.set == set)
                && query.stars.is_none_or(|stars| row.verdict() == Verdict::Stars(stars))
                && query.state.is_none_or(|state| state.holds(row, self.soon[*index]))
                && query.readiness.is_none_or(|class| row.readiness.class() == class)
                && person.as_ref().is_none_or(|name| self.persons[*index] == *name)
                && wanted.iter().all(|w| self.words[*index].contains(w))
        };
        let mut found: Vec<usize> = (0..self.rows.len()).filter(shown).collect();
        // Rows that are alike stay in the order of the last change, then of the id.
        found.sort_by(|a, b| self.order(query.sort, *a, *b).then_with(|| self.order(Sort::Changed, *a, *b)));
        found
    }

    fn order(&self, sort: Sort, a: usize, b: usize) -> Ordering {
        let (x, y) = (&self.rows[a], &self.rows[b]);
        match sort {
            Sort::Changed => y.changed.cmp(&x.changed).then_with(|| x.id.cmp(&y.id)),
            Sort::Product => unnamed_last(&self.names[a][0], &self.names[b][0]),
            Sort::Applicant => unnamed_last(&self.names[a][1], &self.names[b][1])
                .then_with(|| unnamed_last(&self.names[a][0], &self.names[b][0])),
            Sort::Set => x.set.cmp(&y.set),
            Sort::Stars => (rank(y), y.total()).cmp(&(rank(x), x.total())),
            Sort::FewestPoints => x.total().cmp(&y.total()),
            Sort::Evidence => x.evidence.unwrap_or(100).cmp(&y.evidence.unwrap_or(100)),
            Sort::Urgency => {
                let day = |index: usize| self.next(index).map(|d| &d.day);
                let lacks = |row: &Row| row.distance.map(|d| (d.points, d.conditions));
                first_some(day(a), day(b)).then_with(|| first_some(lacks(x), lacks(y)))
            }
        }
    }

    /// Groups rows, in the order in which their first ones stand.
    pub fn group(&self, rows: &[usize], by: By) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let mut known: BTreeMap<(&str, u16), usize> = BTreeMap::new();
        for row_index in rows {
            let row = &self.rows[*row_index];
            let (key, name) = match by {
                By::Applicant => ((self.names[*row_index][1].as_str(), 0), row.applicant.clone()),
                By::Person => ((self.persons[*row_index].as_str(), 0), row.person.clone()),
                By::Set => (("", row.set), String::new()),
            };
            let index = *known.entry(key).or_insert_with(|| {
                groups.push(Group { name, set: key.1, rows: Vec::new(), stars: [0; 6], points: None });
                groups.len() - 1
            });
            groups[index].rows.push(*row_index);
            if let Verdict::Stars(stars) = row.verdict() {
                groups[index].stars[usize::from(stars.min(MOST_STARS))] += 1;
            }
        }
        for group in &mut groups {
            let told = group.rows.iter().map(|r| &self.rows[*r]).filter(|r| r.verdict() != Verdict::TooEarly);
            let points: Vec<usize> = told.map(|r| r.total().into()).collect();
            let average = points.iter().sum::<usize>().checked_div(points.len());
            group.points = average.and_then(|n| u16::try_from(n).ok());
        }
        groups
    }
}

/// A verdict's place among others: more stars first, then what would be rejected, then what has no result yet.
fn rank(row: &Row) -> u8 {
    match row.verdict() {
        Verdict::TooEarly => 0,
        Verdict::Rejected => 1,
        Verdict::Stars(stars) => stars.saturating_add(2),
    }
}

/// What is there in its order, then what is not.
fn first_some<T: Ord>(a: Option<T>, b: Option<T>) -> Ordering {
    a.is_none().cmp(&b.is_none()).then_with(|| a.cmp(&b))
}

fn unnamed_last(a: &str, b: &str) -> Ordering {
    a.is_empty().cmp(&b.is_empty()).then_with(|| a.cmp(b))
}
