//! The tables of papers.

use super::super::model::{ACROSS_WIDTH, Cell, Paragraph, Row, TEXT_WIDTH, Table};
use super::super::parts::{small, small_bold};
use super::values::LANG;
use crate::locale::{Message, msg};
use crate::quantity::{Quantity, Unit, read};
use crate::templates::Ask;

/// The width of the column with the running number, in millimetres.
const NUMBER: u16 = 12;
/// The columns of the list of contents with their widths in millimetres.
const REGISTER: [(Message, u16); 5] = [
    (msg::REGISTER_NO, 18),
    (msg::WRITTEN_PAPER, 66),
    (msg::WRITTEN_NUMBER, 26),
    (msg::WRITTEN_ISSUED, 26),
    (msg::WRITTEN_SHEETS, 24),
];
/// The height of a frame for a photo, in empty lines.
const FRAME_LINES: usize = 12;
/// The number of empty rows of a list of contents without papers.
const BLANK_CONTENTS: usize = 15;

/// The table of a question: the typed rows with their sums, or empty rows to write on.
pub fn table(ask: &Ask, typed: &[Vec<String>]) -> Table {
    let labels = std::iter::once(msg::WRITTEN_ROW_NO.text(LANG)).chain(ask.columns.iter().map(|c| c.vi.as_str()));
    let mut rows = vec![head(labels)];
    let blank = vec![String::new(); ask.columns.len()];
    let shown: Vec<&Vec<String>> = match typed.is_empty() {
        true => (0..ask.blank_rows).map(|_| &blank).collect(),
        false => typed.iter().collect(),
    };
    rows.extend(shown.iter().zip(1..).map(|(cells, number)| {
        let number = Cell::new(vec![small(number.to_string()).centred()]);
        let cells = cells.iter().map(|text| Cell::new(vec![small(text.as_str())]));
        Row { cells: std::iter::once(number).chain(cells).collect(), header: false }
    }));
    rows.extend(sums(ask, typed));
    let widths = std::iter::once(NUMBER).chain(ask.columns.iter().map(|column| column.width)).collect();
    Table { widths, lines: true, rows }
}

/// The row with the sums; `None` where no column has one, or nothing is typed.
fn sums(ask: &Ask, typed: &[Vec<String>]) -> Option<Row> {
    if typed.is_empty() || !ask.columns.iter().any(|column| column.sum) {
        return None;
    }
    let title = Cell::new(vec![small_bold(msg::WRITTEN_SUM.text(LANG)).centred()]);
    let cells = ask.columns.iter().enumerate().map(|(index, column)| {
        let cells = typed.iter().filter_map(|row| row.get(index)).map(String::as_str);
        let sum = if column.sum { sum(cells).unwrap_or_default() } else { String::new() };
        Cell::new(vec![small_bold(sum)])
    });
    Some(Row { cells: std::iter::once(title).chain(cells).collect(), header: false })
}

/// The sum of cells; `None` where one of them is no quantity, or they count different things. Empty cells do not count.
fn sum<'c>(cells: impl Iterator<Item = &'c str>) -> Option<String> {
    let mut sum: Option<Quantity> = None;
    for cell in cells.filter(|cell| !cell.trim().is_empty()) {
        let Quantity { value, kind } = quantity(cell)?;
        sum = Some(match sum {
            None => Quantity { value, kind },
            Some(before) if before.kind == kind => Quantity { value: before.value.plus(value)?, kind },
            Some(_) => return None,
        });
    }
    sum.map(|sum| sum.written(LANG))
}

/// A cell as the first quantity that it can be. "2 con" and "3 con" add up, "2 con" and "2 kg" do not.
fn quantity(cell: &str) -> Option<Quantity> {
    let units = [Unit::Amount, Unit::Area, Unit::Money, Unit::Persons];
    units.into_iter().find_map(|unit| read(cell, unit, false).ok())
}

/// The list of contents of a dossier.
pub fn register(rows: &[Vec<String>]) -> Table {
    let blank = vec![String::new(); REGISTER.len()];
    let shown: Vec<&Vec<String>> = match rows.is_empty() {
        true => (0..BLANK_CONTENTS).map(|_| &blank).collect(),
        false => rows.iter().collect(),
    };
    let mut all = vec![head(REGISTER.iter().map(|(label, _)| label.text(LANG)))];
    all.extend(shown.into_iter().map(|cells| Row {
        cells: cells.iter().map(|text| Cell::new(vec![small(text.as_str())])).collect(),
        header: false,
    }));
    Table { widths: REGISTER.iter().map(|(_, width)| *width).collect(), lines: true, rows: all }
}

/// An empty frame for a photo.
pub fn frame(landscape: bool) -> Table {
    let width = if landscape { ACROSS_WIDTH } else { TEXT_WIDTH };
    let lines = (0..FRAME_LINES).map(|_| Paragraph::default().kept()).collect();
    Table { widths: vec![width], lines: true, rows: vec![Row { cells: vec![Cell::new(lines)], header: false }] }
}

fn head<'l>(labels: impl Iterator<Item = &'l str>) -> Row {
    let cell = |label: &str| Cell::new(vec![small_bold(label).centred()]).shaded();
    Row { cells: labels.map(cell).collect(), header: true }
}
