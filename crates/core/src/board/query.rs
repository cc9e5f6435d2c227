//! The query of a board: the filters and the order of its rows.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Class, Deadline, OwnDay, Row};
use crate::assessment::{MOST_STARS, Verdict};
use crate::calendar::{day, days_until, round_aimed_at};
use crate::catalogue::{Text as _, catalogue};
use catalogue_model::search_key::search_key;

/// The order of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Rows with a day in the past first, then those with the soonest day, then those that miss the least for the next
    /// stars.
    #[default]
    Urgency,
    /// The last change, the latest first.
    Changed,
    /// The name of the product.
    Product,
    /// The name of the applicant, then of the product.
    Applicant,
    /// The number of the set.
    Set,
    /// Likely stars, then points, the most first. Products that would be rejected and products without a result come
    /// last.
    Stars,
    /// Likely points, the fewest first.
    FewestPoints,
    /// Evidence, the least ready first.
    Evidence,
}

impl Sort {
    /// All orders, in the sequence of the list to choose from.
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

    /// The name of the order in addresses.
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

/// A state of a product by which rows are filtered.
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
    /// The product misses at most 5 points for the stars that it aims at.
    Near,
    /// Too few questions have an answer for a verdict.
    TooEarly,
    /// A day of the product is past: a paper is overdue or has expired, or a certificate has expired.
    Overdue,
    /// A day of the product, or the last day to hand in, comes within [`SOON`] days.
    Soon,
    /// The re-rating is due.
    ReRating,
}

/// The number of days ahead that [`State::Soon`] covers.
pub const SOON: i64 = 30;

impl State {
    /// All states, those about days first.
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

    /// The states about days.
    pub const OF_DAYS: [State; 3] = [State::Overdue, State::Soon, State::ReRating];

    /// The name of the state in addresses.
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

/// The filters and the order of the rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words that must occur in product, applicant or set; Vietnamese marks and letter case do not matter.
    pub search: String,
    /// Shows only this set.
    pub set: Option<u16>,
    /// Shows only products whose verdict is this number of stars.
    pub stars: Option<u8>,
    /// Shows only products in this state.
    pub state: Option<State>,
    /// Shows only products of this readiness.
    pub readiness: Option<Class>,
    /// Shows only products that this person is in charge of; an empty name shows those without a person in charge.
    pub person: Option<String>,
    /// The order of the rows.
    pub sort: Sort,
}

/// The feature by which rows are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// The applicant, whatever the Vietnamese marks and the letter case of the name.
    Applicant,
    /// The set.
    Set,
    /// The person in charge.
    Person,
}

impl By {
    /// All features, in the sequence of the list to choose from.
    pub const ALL: [By; 3] = [By::Applicant, By::Person, By::Set];

    /// The name of the feature in addresses.
    pub fn key(self) -> &'static str {
        match self {
            By::Applicant => "applicant",
            By::Set => "set",
            By::Person => "person",
        }
    }

    /// The feature with this name in addresses.
    pub fn from_key(key: &str) -> Option<By> {
        By::ALL.into_iter().find(|by| by.key() == key)
    }
}

/// A group of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The name of the applicant or of the person in charge, as the first row of the group writes it. Empty where rows
    /// are grouped by set, and where no name is given.
    pub name: String,
    /// The number of the set; 0 where rows are grouped by a name.
    pub set: u16,
    /// The indexes of the rows, in the given order.
    pub rows: Vec<usize>,
    /// The number of products with 0, 1, ... 5 likely stars, of those whose verdict has stars.
    pub stars: [usize; 6],
    /// The average likely points of the products with enough answers for a verdict, rounded down; `None` where there
    /// are none.
    pub points: Option<u16>,
}

/// Rows with the data that searching, sorting and filtering need.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// The rows.
    pub rows: Vec<Row>,
    /// For each row, its words without Vietnamese marks: product, applicant, set.
    words: Vec<String>,
    /// For each row, the names by which it is sorted, without Vietnamese marks: product, applicant.
    names: Vec<[String; 2]>,
    /// For each row, the person in charge, without Vietnamese marks.
    persons: Vec<String>,
    /// For each row, the most urgent day.
    next: Vec<Option<OwnDay>>,
    /// For each row, whether a day comes within [`SOON`] days.
    soon: Vec<bool>,
    /// The day for which the board is valid.
    today: NaiveDate,
}

impl Board {
    /// The board of these rows on a day. It must be the day for which the rows were made.
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
            // A day in the past is the most urgent one, because its task is still open.
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

    /// The day for which the board is valid.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// The most urgent day of a row: the oldest one in the past, else the next one.
    pub fn next(&self, row: usize) -> Option<&OwnDay> {
        self.next.get(row)?.as_ref()
    }

    /// The number of days since the most urgent day of a row; `None` where it is not in the past.
    pub fn days_late(&self, row: usize) -> Option<i64> {
        Some(-days_until(self.today, day(&self.next(row)?.day)?)).filter(|days| *days > 0)
    }

    /// The number of rows in a state.
    pub fn count(&self, state: State) -> usize {
        self.rows.iter().zip(&self.soon).filter(|(row, soon)| state.holds(row, **soon)).count()
    }

    /// The names of the persons in charge, sorted, each as the first row with the name writes it.
    pub fn persons(&self) -> Vec<&str> {
        let named = self.persons.iter().zip(&self.rows).filter(|(name, _)| !name.is_empty());
        let mut known: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, row) in named {
            known.entry(name).or_insert(&row.person);
        }
        known.into_values().collect()
    }

    /// The indexes of the rows that match the query, in its order.
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
        // Rows that are equal in this order are sorted by the last change, then by the id.
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

    /// Groups rows. The groups are in the order of their first rows.
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

/// The rank of a verdict: more stars first, then products that would be rejected, then products without a result.
fn rank(row: &Row) -> u8 {
    match row.verdict() {
        Verdict::TooEarly => 0,
        Verdict::Rejected => 1,
        Verdict::Stars(stars) => stars.saturating_add(2),
    }
}

/// Compares two optional values: present ones in their order, then missing ones.
fn first_some<T: Ord>(a: Option<T>, b: Option<T>) -> Ordering {
    a.is_none().cmp(&b.is_none()).then_with(|| a.cmp(&b))
}

fn unnamed_last(a: &str, b: &str) -> Ordering {
    a.is_empty().cmp(&b.is_empty()).then_with(|| a.cmp(b))
}
