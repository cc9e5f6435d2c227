//! Which rows to show, and in which order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Deadline, OwnDay, Row};
use crate::assessment::Verdict;
use crate::calendar::round_aimed_at;
use crate::catalogue::catalogue;
use crate::fold::fold;

/// What rows are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Last change, the latest first.
    #[default]
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
    /// The next day, the soonest first.
    Deadline,
}

impl Sort {
    /// All of them, in the order of the list to choose from.
    pub const ALL: [Sort; 8] = [
        Sort::Changed,
        Sort::Stars,
        Sort::FewestPoints,
        Sort::Deadline,
        Sort::Evidence,
        Sort::Product,
        Sort::Applicant,
        Sort::Set,
    ];
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
}

impl State {
    /// All of them.
    pub const ALL: [State; 6] =
        [State::Rejected, State::HeldBack, State::Unfinished, State::Unproven, State::Near, State::TooEarly];

    fn holds(self, row: &Row) -> bool {
        match self {
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
}

/// Rows that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Name of the applicant as its first row writes it; empty for a set and for who has not said.
    pub applicant: String,
    /// Number of the set; 0 where rows are grouped by applicant.
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
    /// For each, the next day.
    next: Vec<Option<OwnDay>>,
}

impl Board {
    /// The board of these rows on a day.
    pub fn new(rows: Vec<Row>, today: NaiveDate) -> Board {
        let mut hand_in: BTreeMap<String, Option<String>> = BTreeMap::new();
        let (today_text, mut words, mut names, mut next) = (today.to_string(), Vec::new(), Vec::new(), Vec::new());
        for row in &rows {
            let edition = catalogue().edition(&row.edition);
            let round = hand_in
                .entry(row.edition.clone())
                .or_insert_with(|| round_aimed_at(edition?, today)?.own.map(|own| own.hand_in.to_string()));
            let own = row.days.iter().find(|d| d.day >= today_text).cloned();
            let round = round.clone().map(|day| OwnDay { day, what: Deadline::HandIn });
            next.push(own.into_iter().chain(round).min_by(|a, b| a.day.cmp(&b.day)));
            let name = [fold(&row.product), fold(&row.applicant)];
            let set = edition.and_then(|e| e.set(row.set));
            let set = set.map(|s| crate::locale::Lang::ALL.map(|lang| fold(s.short.text(lang))).join(" "));
            words.push(format!("{} {} {}", name[0], name[1], set.unwrap_or_default()));
            names.push(name);
        }
        Board { rows, words, names, next }
    }

    /// The next day of a row.
    pub fn next(&self, row: usize) -> Option<&OwnDay> {
        self.next.get(row)?.as_ref()
    }

    /// Places of the rows to show, in order.
    pub fn select(&self, query: &Query) -> Vec<usize> {
        let wanted = fold(&query.search);
        let wanted: Vec<&str> = wanted.split(' ').filter(|w| !w.is_empty()).collect();
        let shown = |place: &usize| {
            let row = &self.rows[*place];
            query.set.is_none_or(|set| row.set == set)
                && query.stars.is_none_or(|stars| row.verdict() == Verdict::Stars(stars))
                && query.state.is_none_or(|state| state.holds(row))
                && wanted.iter().all(|w| self.words[*place].contains(w))
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
            Sort::Deadline => {
                let day = |place: usize| self.next(place).map(|d| &d.day);
                day(a).is_none().cmp(&day(b).is_none()).then_with(|| day(a).cmp(&day(b)))
            }
        }
    }

    /// Groups rows, in the order in which their first ones stand.
    pub fn group(&self, rows: &[usize], by: By) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let mut known: BTreeMap<(&str, u16), usize> = BTreeMap::new();
        for place in rows {
            let row = &self.rows[*place];
            let (key, applicant) = match by {
                By::Applicant => ((self.names[*place][1].as_str(), 0), row.applicant.clone()),
                By::Set => (("", row.set), String::new()),
            };
            let index = *known.entry(key).or_insert_with(|| {
                groups.push(Group { applicant, set: key.1, rows: Vec::new(), stars: [0; 6], points: None });
                groups.len() - 1
            });
            groups[index].rows.push(*place);
            if let Verdict::Stars(stars) = row.verdict() {
                groups[index].stars[usize::from(stars.min(5))] += 1;
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

fn unnamed_last(a: &str, b: &str) -> Ordering {
    a.is_empty().cmp(&b.is_empty()).then_with(|| a.cmp(b))
}
