//! The diary as an Excel workbook: all entries of the span, and their sums.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::super::Options;
use super::super::workbook::{Table, Value, properties, text};
use super::DiaryBook;
use crate::diary::table::Column;
use crate::diary::{Entry, Thousandths, totals};
use crate::locale::{Lang, Message, msg};

/// The widths of the columns of [`Column::ALL`] in characters.
const WIDTHS: [u16; 14] = [12, 12, 28, 12, 10, 24, 16, 12, 22, 14, 14, 12, 32, 24];

/// The columns of the sheet of sums, with their widths in characters.
const SUMS: [(Message, u16); 6] = [
    (msg::DIARY_COL_KIND, 14),
    (msg::DIARY_COL_ITEM, 30),
    (msg::DIARY_COL_PARTNER, 28),
    (msg::DIARY_COL_AMOUNT, 14),
    (msg::DIARY_COL_UNIT, 12),
    (msg::DIARY_COL_MONEY, 18),
];

/// The bytes of the workbook; the same entries give the same bytes on the same day. It has no formulas, whatever the
/// texts of the entries are.
///
/// # Errors
/// Fails if a sheet cannot hold the entries, or if the archive cannot be written, which does not happen in memory.
pub fn diary_workbook(book: &DiaryBook, options: &Options) -> Result<Vec<u8>, XlsxError> {
    let lang = options.lang;
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(options.today)?);
    let columns = Column::ALL.iter().zip(WIDTHS).map(|(column, width)| (column.label().text(lang).to_owned(), width));
    let columns: Vec<(String, u16)> = columns.collect();
    let name = book.span.name(book.month, lang);
    let sheet = workbook.add_worksheet();
    Table::headed(sheet, [msg::DIARY_BOOK_SHEET_ENTRIES.text(lang), &name], &columns, 1, lang)?;
    let mut table = Table::at(sheet, 0, lang);
    for entry in book.of_span() {
        table.add(Column::ALL.iter().map(|column| value(*column, entry, lang)))?;
    }
    let sheet = workbook.add_worksheet();
    let columns: Vec<(String, u16)> = SUMS.iter().map(|(m, width)| (m.text(lang).to_owned(), *width)).collect();
    Table::headed(sheet, [msg::DIARY_BOOK_SHEET_SUMS.text(lang), &name], &columns, 1, lang)?;
    let mut table = Table::at(sheet, 0, lang);
    let (from, to) = book.span.days(book.month);
    for line in totals(book.entries, from, to).lines {
        let has_amount = line.amount > Thousandths::default();
        table.add([
            text(line.kind.name().text(lang)),
            text(line.item.as_str()),
            text(line.partner.as_str()),
            if has_amount { Value::Amount(line.amount.0) } else { text("") },
            text(if has_amount { line.unit.name().text(lang) } else { "" }),
            if line.money > 0 { Value::Amount(line.money.saturating_mul(1000)) } else { text("") },
        ])?;
    }
    workbook.save_to_buffer()
}

/// The value of a column: days and numbers as such, so that Excel can sort and add them.
fn value(column: Column, entry: &Entry, lang: Lang) -> Value {
    let number = |read: Option<u64>| read.map_or_else(|| text(column.text(entry, lang)), Value::Amount);
    match column {
        Column::Day => Value::Day(entry.day),
        Column::Amount => number(entry.amount.read().ok().flatten().map(|amount| amount.0)),
        Column::Used => number(entry.used.read().ok().flatten().map(|amount| amount.0)),
        Column::Money => number(entry.price().ok().flatten().map(|money| money.saturating_mul(1000))),
        _ => text(column.text(entry, lang)),
    }
}
