//! Reading a table. It may come from this program, from Excel with either separator, or from a person.

use std::collections::HashMap;

use catalogue_model::search_key::search_key;
use csv::{ReaderBuilder, StringRecord};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::defuse::plain;
use super::{Column, KINDS, RESULTS, UNITS};
use crate::diary::{Entry, EntryError, Kind, MAX_ENTRIES, Unit};
use crate::draft::is_plain_id;
use crate::fingerprint::fingerprint;
use crate::form::read_day;
use crate::locale::{Lang, Message, msg};

/// The largest file, in bytes: [`MAX_ENTRIES`] of usual length.
const MAX_BYTES: usize = 20_000_000;
/// The separators that spreadsheet programs use.
const SEPARATORS: [u8; 3] = *b",;\t";

/// Why a file is refused as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableError {
    /// The file is no text in UTF-8.
    #[error("no text in UTF-8")]
    NotText,
    /// The first line does not name the columns of day, kind and item.
    #[error("the first line does not name the columns")]
    NoColumns,
    /// The file is larger, or has more lines, than a diary may have.
    #[error("the file is too large")]
    TooLarge,
}

/// Why a line is not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineError {
    /// The kind is none of the five.
    #[error("the kind is not known")]
    Kind,
    /// A unit is not known.
    #[error("the unit is not known")]
    Unit,
    /// The result of a check is neither good nor bad.
    #[error("the result is not known")]
    Result,
    /// The entry may not be stored.
    #[error(transparent)]
    Entry(#[from] EntryError),
}

impl LineError {
    /// The reason in the user's language.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            LineError::Kind => msg::DIARY_NO_KIND.text(lang),
            LineError::Unit => msg::DIARY_NO_UNIT.text(lang),
            LineError::Result => msg::DIARY_NO_RESULT.text(lang),
            LineError::Entry(why) => why.words(lang),
        }
    }
}

/// A line that is not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadLine {
    /// The number of the line in the file, from 1.
    pub line: u64,
    /// The reason.
    pub why: LineError,
}

/// What a table holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TableRead {
    /// The entries that are understood.
    pub entries: Vec<Entry>,
    /// The lines that are not.
    pub bad: Vec<BadLine>,
}

/// Reads a table with `,`, `;` or a tab between its cells, and with Vietnamese or English headings. Columns may be
/// missing, and stand in any order; unknown ones and empty lines are passed over. An entry without an id gets one that
/// is made from its line, so that reading the same file again finds the same entries.
///
/// # Errors
/// Fails if the file is refused as a whole; see [`TableError`].
pub fn read_table(bytes: &[u8]) -> Result<TableRead, TableError> {
    if bytes.len() > MAX_BYTES {
        return Err(TableError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| TableError::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (separator, places) = SEPARATORS
        .into_iter()
        .filter_map(|separator| Some((separator, places(text, separator)?)))
        .max_by_key(|(_, places)| places.iter().flatten().count())
        .ok_or(TableError::NoColumns)?;
    let mut read = TableRead::default();
    let mut alike: HashMap<u64, usize> = HashMap::new();
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
    for record in reader(text, separator).records().skip(1) {
        // The text is UTF-8, and lines may have any number of cells, so there is no error left.
        let Ok(record) = record else { return Err(TableError::NotText) };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if read.entries.len() + read.bad.len() >= MAX_ENTRIES {
            return Err(TableError::TooLarge);
        }
        let cell = |column: Column| {
            let place = Column::ALL.iter().position(|c| *c == column).and_then(|n| places.get(n).copied().flatten());
            plain(place.and_then(|place| record.get(place)).unwrap_or_default())
        };
        match entry(cell) {
            Ok(entry) => {
                let entry = if entry.id.is_empty() { with_id(entry, &record, &mut alike) } else { entry };
                match entry.check() {
                    Ok(()) => read.entries.push(entry),
                    Err(why) => read.bad.push(lines.bad(&record, why.into())),
                }
            }
            Err(why) => read.bad.push(lines.bad(&record, why)),
        }
    }
    Ok(read)
}

/// Counts the lines of the file. The number that the crate gives lags behind where lines end as on Windows.
struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// A record that is not understood. Records come in the order of the file.
    fn bad(&mut self, record: &StringRecord, why: LineError) -> BadLine {
        let start = record.position().map_or(0, csv::Position::byte);
        let mut end = usize::try_from(start).unwrap_or(usize::MAX).min(self.text.len());
        while self.text.get(end).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
            end += 1;
        }
        let passed = self.text.get(self.at..end).unwrap_or_default().iter().filter(|byte| **byte == b'\n').count();
        self.line += u64::try_from(passed).unwrap_or_default();
        self.at = end;
        BadLine { line: self.line, why }
    }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes())
}

/// The place of each column of [`Column::ALL`] in the first line; `None` if the line does not name day, kind and item.
fn places(text: &str, separator: u8) -> Option<Vec<Option<usize>>> {
    let head = reader(text, separator).records().next()?.ok()?;
    let head: Vec<String> = head.iter().map(search_key).collect();
    let place = |column: &Column| {
        let vietnamese = search_key(column.label().text(Lang::Vi));
        head.iter().position(|cell| *cell == vietnamese || *cell == column.english())
    };
    let places: Vec<Option<usize>> = Column::ALL.iter().map(place).collect();
    places.iter().take(3).all(Option::is_some).then_some(places)
}

/// The value that a text names, in Vietnamese or in English.
fn named<T: Copy>(text: &str, names: &[(T, &str)], label: impl Fn(T) -> Message) -> Option<T> {
    let text = search_key(text);
    let is_named = |(value, english): &&(T, &str)| text == *english || text == search_key(label(*value).text(Lang::Vi));
    names.iter().find(is_named).map(|(value, _)| *value)
}

fn unit(text: &str) -> Result<Unit, LineError> {
    if text.trim().is_empty() {
        return Ok(Unit::default());
    }
    named(text, &UNITS, Unit::name).ok_or(LineError::Unit)
}

fn entry(cell: impl Fn(Column) -> String) -> Result<Entry, LineError> {
    let day = read_day(&cell(Column::Day)).ok_or(LineError::Entry(EntryError::Day))?;
    let kind = named(&cell(Column::Kind), &KINDS, Kind::name).ok_or(LineError::Kind)?;
    let good_words = |good| if good { msg::DIARY_GOOD_YES } else { msg::DIARY_GOOD_NO };
    let good = match (kind, cell(Column::Good).trim()) {
        // A check without a result is one that nobody has judged yet.
        (Kind::Check, "") => None,
        (Kind::Check, said) => Some(named(said, &RESULTS, good_words).ok_or(LineError::Result)?),
        _ => None,
    };
    let id = cell(Column::Id).trim().to_owned();
    let mut entry = Entry::new(if is_plain_id(&id) { id } else { String::new() }, day, kind);
    entry.item = cell(Column::Item);
    entry.partner = cell(Column::Partner);
    entry.amount.text = cell(Column::Amount);
    entry.amount.unit = unit(&cell(Column::Unit))?;
    entry.money = cell(Column::Money);
    entry.batch = cell(Column::Batch);
    entry.material = cell(Column::Material);
    entry.used.text = cell(Column::Used);
    entry.used.unit = unit(&cell(Column::UsedUnit))?;
    entry.good = good;
    entry.note = cell(Column::Note);
    Ok(entry.tidy())
}

/// The entry with an id made from its line. Of equal lines, each has an id of its own.
fn with_id(entry: Entry, record: &StringRecord, alike: &mut HashMap<u64, usize>) -> Entry {
    let cells: Vec<&[u8]> = record.iter().flat_map(|cell| [cell.as_bytes(), b"\0".as_slice()]).collect();
    let print = fingerprint(&cells);
    let number = alike.entry(print).or_default();
    *number += 1;
    Entry { id: format!("csv-{print:016x}-{number}"), ..entry }
}
