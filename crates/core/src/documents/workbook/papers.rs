//! The sheet of papers.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::catalogue::{Edition, ProductSet};
use crate::draft::{Draft, Paper, TestResult};
use crate::locale::{Lang, Message, msg};

use super::super::register::{Entry, entries};
use super::sheet::{About, begin};
use super::table::{Value, day, text};

/// A column of the sheet.
struct Column {
    label: Message,
    /// The width in characters.
    width: u16,
    /// Whether only a copy for work has the column: a copy to hand in shows neither the state of papers nor file
    /// names.
    work: bool,
    value: fn(&Entry, &Edition, Lang) -> Value,
}

impl Column {
    const fn new(label: Message, width: u16, value: fn(&Entry, &Edition, Lang) -> Value) -> Column {
        Column { label, width, work: false, value }
    }

    const fn for_work(self) -> Column {
        Column { work: true, ..self }
    }
}

static COLUMNS: [Column; 14] = [
    Column::new(msg::REGISTER_NO, 5, |e, _, _| Value::Number(u32::try_from(e.no).unwrap_or(u32::MAX))),
    Column::new(msg::REGISTER_PAPER, 26, |e, edition, lang| text(e.name(edition, lang))),
    Column::new(msg::WORKBOOK_STATE, 14, |e, _, lang| text(e.state.list_words().text(lang))).for_work(),
    Column::new(msg::BOOK_DUE, 11, |e, _, _| on(e, |p| &p.due, day)).for_work(),
    Column::new(msg::WORKBOOK_NUMBER, 12, |e, _, _| on(e, |p| &p.number, said)),
    Column::new(msg::WORKBOOK_ISSUER, 15, |e, _, _| on(e, |p| &p.issuer, said)),
    Column::new(msg::WORKBOOK_ISSUED, 11, |e, _, _| on(e, |p| &p.issued, day)),
    Column::new(msg::WORKBOOK_VALID_UNTIL, 11, |e, _, _| on(e, |p| &p.valid_until, day)),
    Column::new(msg::BOOK_INDICATORS, 20, |e, _, _| e.paper.map_or(text(""), indicators)),
    Column::new(msg::BOOK_HOLDER, 15, |e, _, _| on(e, |p| &p.holder, said)),
    Column::new(msg::BOOK_ADDRESS, 16, |e, _, _| on(e, |p| &p.address, said)),
    Column::new(msg::BOOK_ON_PAPER, 14, |e, _, _| on(e, |p| &p.product, said)),
    Column::new(msg::WORKBOOK_USED_BY, 10, |e, _, _| text(e.criteria.join(", "))),
    Column::new(msg::BOOK_FILES, 18, |e, _, _| e.paper.map_or(text(""), files)).for_work(),
];

fn said(text: &str) -> Value {
    Value::Text(text.trim().to_owned())
}

/// A field of a paper; empty if the paper is not in the register.
fn on(entry: &Entry, read: fn(&Paper) -> &String, as_value: fn(&str) -> Value) -> Value {
    entry.paper.map_or(text(""), |paper| as_value(read(paper)))
}

/// The list of indicators of a paper, then those with limit or result, one per line: name, result, limit and unit.
fn indicators(paper: &Paper) -> Value {
    let row = |row: &TestResult| {
        let parts = [&row.name, &row.result, &row.limit, &row.unit].map(|part| part.trim());
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" | ")
    };
    let list = Some(paper.indicators.trim().to_owned()).filter(|list| !list.is_empty());
    let rows = paper.results.iter().filter(|row| !row.is_blank()).map(row);
    text(list.into_iter().chain(rows).collect::<Vec<_>>().join("\n"))
}

/// The files of a paper, one per line.
fn files(paper: &Paper) -> Value {
    let file = |f: &crate::draft::Attachment| match f.caption.trim() {
        "" => f.name.clone(),
        caption => format!("{} ({caption})", f.name),
    };
    text(paper.files.iter().map(file).collect::<Vec<_>>().join("\n"))
}

pub(super) fn papers(
    sheet: &mut Worksheet,
    about: &About,
    draft: &Draft,
    edition: &Edition,
    set: &ProductSet,
) -> Result<(), XlsxError> {
    let columns: Vec<&Column> = COLUMNS.iter().filter(|c| !c.work || !about.options.to_hand_in()).collect();
    let heads: Vec<(Message, u16)> = columns.iter().map(|c| (c.label, c.width)).collect();
    let names = [msg::WORKBOOK_PAPERS, msg::BOOK_PAPERS_TITLE];
    let mut table = begin(sheet, about, names, &heads, Vec::new())?;
    let head = table.row;
    for entry in entries(draft, edition, set, about.options.purpose) {
        table.add(columns.iter().map(|column| (column.value)(&entry, edition, about.lang)))?;
    }
    table.filter(head, columns.len())
}
