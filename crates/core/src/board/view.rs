//! The view of a board, as an address holds it: filters, order, groups, columns and ticks.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::{By, Class, Query, Sort, State};
use crate::assessment::MOST_STARS;

/// A column of the board besides the names, which are always shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Whether the product can be handed in.
    Readiness,
    /// The distance to the next stars.
    Distance,
    /// The most urgent day.
    Day,
    /// The person in charge.
    Person,
    /// The product set.
    Set,
    /// The stars with their range.
    Stars,
    /// The points, in total and by parts.
    Points,
    /// The main reason that holds the product back.
    Holds,
    /// The share of the evidence that is ready.
    Evidence,
    /// The last change.
    Changed,
}

impl Column {
    /// All columns, in the order of the table.
    pub const ALL: [Column; 10] = [
        Column::Readiness,
        Column::Distance,
        Column::Day,
        Column::Person,
        Column::Set,
        Column::Stars,
        Column::Points,
        Column::Holds,
        Column::Evidence,
        Column::Changed,
    ];

    /// The columns that are shown by default.
    pub const FIRST: [Column; 4] = [Column::Readiness, Column::Distance, Column::Day, Column::Person];

    /// The name of the column in addresses and settings.
    pub fn key(self) -> &'static str {
        match self {
            Column::Readiness => "ready",
            Column::Distance => "distance",
            Column::Day => "day",
            Column::Person => "person",
            Column::Set => "set",
            Column::Stars => "stars",
            Column::Points => "points",
            Column::Holds => "holds",
            Column::Evidence => "evidence",
            Column::Changed => "changed",
        }
    }
}

/// The view of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The filters and the order of the rows.
    pub query: Query,
    /// The feature by which the rows are grouped.
    pub by: Option<By>,
    /// The columns besides the names.
    pub columns: BTreeSet<Column>,
    /// The ids of the ticked drafts.
    pub picked: BTreeSet<String>,
}

impl Default for View {
    fn default() -> View {
        View { query: Query::default(), by: None, columns: Column::FIRST.into(), picked: BTreeSet::new() }
    }
}

/// The separator between the items of a list. No program changes this sign in an address; within an item it is written
/// as `%2E`.
const BETWEEN: &str = ".";

impl View {
    /// Reads the view from the query of an address, without its question mark. Unknown members are skipped.
    pub fn parse(text: &str) -> View {
        let mut view = View::default();
        let query = &mut view.query;
        for (name, value) in text.split('&').filter_map(|pair| pair.split_once('=')) {
            let said = decoded(value);
            match name {
                "q" => query.search = said,
                "set" => query.set = said.parse().ok(),
                "stars" => query.stars = said.parse().ok().filter(|n| (1..=MOST_STARS).contains(n)),
                "state" => query.state = State::ALL.into_iter().find(|s| s.key() == said),
                "ready" => query.readiness = Class::ALL.into_iter().find(|c| c.key() == said),
                "person" => query.person = Some(said),
                "sort" => query.sort = Sort::ALL.into_iter().find(|s| s.key() == said).unwrap_or_default(),
                "group" => view.by = By::from_key(&said),
                "columns" => {
                    let named: BTreeSet<String> = items(value).collect();
                    view.columns = Column::ALL.into_iter().filter(|c| named.contains(c.key())).collect();
                }
                "ids" => view.picked = items(value).collect(),
                _ => {}
            }
        }
        view
    }

    /// The view as the query of an address, without its question mark. Members with their default value are left out.
    pub fn print(&self) -> String {
        let Query { search, set, stars, state, readiness, person, sort } = &self.query;
        let list = |items: &mut dyn Iterator<Item = &str>| items.map(encoded).collect::<Vec<_>>().join(BETWEEN);
        let search = Some(search).filter(|text| !text.is_empty());
        let columns =
            (self.columns != View::default().columns).then(|| list(&mut self.columns.iter().map(|c| c.key())));
        let picked = (!self.picked.is_empty()).then(|| list(&mut self.picked.iter().map(String::as_str)));
        let pairs = [
            ("q", search.map(|text| encoded(text))),
            ("set", set.map(|no| no.to_string())),
            ("stars", stars.map(|no| no.to_string())),
            ("state", state.map(|state| state.key().to_owned())),
            ("ready", readiness.map(|class| class.key().to_owned())),
            ("person", person.as_ref().map(|name| encoded(name))),
            ("sort", Some(sort).filter(|sort| **sort != Sort::default()).map(|sort| sort.key().to_owned())),
            ("group", self.by.map(|by| by.key().to_owned())),
            ("columns", columns),
            ("ids", picked),
        ];
        let said = pairs.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        said.collect::<Vec<_>>().join("&")
    }

    /// The number of filters that hide rows.
    pub fn filters(&self) -> usize {
        let Query { search, set, stars, state, readiness, person, sort: _ } = &self.query;
        let set = [!search.trim().is_empty(), set.is_some(), stars.is_some(), state.is_some(), readiness.is_some()];
        set.into_iter().chain([person.is_some()]).filter(|is| *is).count()
    }
}

/// The items of a list in an address, without empty ones.
fn items(value: &str) -> impl Iterator<Item = String> {
    value.split(BETWEEN).map(decoded).filter(|item| !item.is_empty())
}

/// A text in which all bytes except letters, digits, `-` and `_` are written as `%` and two digits (RFC 3986, 2.1).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The text that an address encodes. A `%` without two hexadecimal digits stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let sign = after.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        match (first, sign) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
