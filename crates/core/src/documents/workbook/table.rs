//! Tables in sheets; the board's workbook uses them too.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::cell::cell;
use super::set_up::set_up;
use crate::form::read_day;
use crate::locale::{Lang, written_day};

/// The format of days: that of Vietnamese documents, with two digits.
const DAY: &str = "dd/mm/yyyy";
/// The format of timestamps.
const TIMESTAMP: &str = "dd/mm/yyyy hh:mm";
/// The difference in hours between the time of Viet Nam and UTC, the same all year round.
const VIET_NAM: i64 = 7;
/// The background colour of headings and sums.
const SHADE: Color = Color::RGB(0xEEEEEE);

/// The height in points of a line in a row with several lines. It also fits a font that is higher than Excel's own.
const LINE: usize = 16;
/// The maximum number of lines of a row (Excel's own limit is 409 points).
const MOST_LINES: usize = 25;

/// The format of amounts: thousands apart, decimals only where there are some.
const AMOUNT: &str = "#,##0.###";
/// The format of amounts without decimals: with [`AMOUNT`], Excel would show a decimal mark behind them.
const WHOLE: &str = "#,##0";

/// The value of a cell: a number, an amount in thousandths, a day, a timestamp in Viet Nam, or a text that is never read as a formula or a
/// link.
pub(in super::super) enum Value {
    Number(u32),
    Amount(u64),
    Day(NaiveDate),
    Timestamp(NaiveDateTime),
    Text(String),
}

impl Value {
    /// A text that may be a day; see [`day`].
    pub(in super::super) fn written_day(written: &str) -> Value {
        day(written)
    }

    /// The number of lines of the value in a column of `width` characters, broken between words.
    pub(super) fn lines(&self, width: u16) -> usize {
        let Value::Text(text) = self else { return 1 };
        let width = usize::from(width).max(1);
        let of_line = |line: &str| {
            let (mut lines, mut used) = (1, 0);
            for length in line.split_whitespace().map(|word| word.chars().count()) {
                if used > 0 && used + 1 + length > width {
                    lines += 1;
                    used = 0;
                }
                used += length + usize::from(used > 0);
                // A word that is longer than the column continues on the next line.
                lines += used.saturating_sub(1) / width;
                used = used.checked_sub(1).map_or(0, |last| last % width + 1);
            }
            lines
        };
        text.split('\n').map(of_line).sum()
    }
}

/// Sets the height of a row to a number of lines, because not every program computes it itself.
pub(super) fn set_lines(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    if lines > 1 {
        sheet.set_row_height(row, u32::try_from(lines.min(MOST_LINES) * LINE).unwrap_or(u32::MAX))?;
    }
    Ok(())
}

pub(in super::super) fn text(value: impl Into<String>) -> Value {
    Value::Text(value.into())
}

/// A number, or an empty text if there is none, because 0 would have another meaning.
pub(in super::super) fn number(value: Option<u32>) -> Value {
    value.map_or(text(""), Value::Number)
}

/// A text of the draft that may be a day. It stays a text if it is not a day, or not in Excel's calendar.
pub(in super::super) fn day(written: &str) -> Value {
    match read_day(written).filter(|day| excel_day(*day).is_ok()) {
        Some(day) => Value::Day(day),
        None => text(written.trim()),
    }
}

/// A timestamp of the draft in the time of Viet Nam. It stays a text if it is not a timestamp, or not in Excel's
/// calendar.
pub(in super::super) fn timestamp(written: &str) -> Value {
    let utc = DateTime::parse_from_rfc3339(written.trim()).ok().map(|timestamp| timestamp.naive_utc());
    let here = utc.and_then(|utc| utc.checked_add_signed(TimeDelta::hours(VIET_NAM)));
    match here.filter(|here| excel_day(here.date()).is_ok()) {
        Some(here) => Value::Timestamp(here),
        None => text(written.trim()),
    }
}

/// A day in Excel's calendar, which begins in 1900.
fn excel_day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let small = |n: u32| u8::try_from(n).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or_default(), small(day.month()), small(day.day()))
}

/// A timestamp in Excel's calendar, in whole seconds.
fn excel_timestamp(timestamp: NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    let small = |n: u32| u8::try_from(n).unwrap_or_default();
    let hour = u16::try_from(timestamp.hour()).unwrap_or_default();
    excel_day(timestamp.date())?.and_hms(hour, small(timestamp.minute()), small(timestamp.second()))
}

/// A timestamp as a text, to the minute, as a cell shows it.
fn written_timestamp(timestamp: NaiveDateTime) -> String {
    format!("{} {}", written_day(timestamp.date()), timestamp.format("%H:%M"))
}

/// The properties of a workbook with the day on which it is made; without that day, the library would write the time
/// of the clock. If the clock gives a year that Excel does not have, a fixed day replaces it.
///
/// # Errors
/// None: one of the two days is always valid.
pub(in super::super) fn properties(today: NaiveDate) -> Result<DocProperties, XlsxError> {
    let made = excel_day(today).or_else(|_| ExcelDateTime::from_ymd(2026, 1, 1))?;
    Ok(DocProperties::new().set_creation_datetime(&made))
}

/// The style of the cells of a sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Cells for the screen.
    Plain,
    /// Cells with borders, for print.
    Lined,
    /// A sum: bold and shaded.
    Sum,
}

impl Look {
    fn formats(self) -> Formats {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let text = match self {
            Look::Plain => return Formats::of(text),
            Look::Lined => text.set_border(FormatBorder::Thin),
            Look::Sum => text.set_border(FormatBorder::Thin).set_bold().set_background_color(SHADE),
        };
        Formats { number: text.clone().set_align(FormatAlign::Center), ..Formats::of(text) }
    }
}

/// The cell format of each kind of value.
pub(super) struct Formats {
    pub(super) text: Format,
    number: Format,
    day: Format,
    timestamp: Format,
    amount: Format,
    whole: Format,
}

impl Formats {
    /// Formats that align days and timestamps to the left; numbers keep the alignment of `text`.
    pub(super) fn of(text: Format) -> Formats {
        let [day, timestamp] =
            [DAY, TIMESTAMP].map(|form| text.clone().set_num_format(form).set_align(FormatAlign::Left));
        let [amount, whole] = [AMOUNT, WHOLE].map(|form| text.clone().set_num_format(form));
        Formats { number: text.clone(), text, day, timestamp, amount, whole }
    }
}

pub(in super::super) struct Table<'w> {
    pub(in super::super) sheet: &'w mut Worksheet,
    pub(in super::super) row: u32,
    lang: Lang,
    formats: Formats,
    /// Widths of the columns in characters, from which rows get their heights; empty if the spreadsheet program shall
    /// compute the heights.
    widths: Vec<u16>,
}

impl<'w> Table<'w> {
    /// Gives a sheet its name and its heading and sets it up for print. The heading row and the `frozen` columns stay
    /// visible.
    pub(in super::super) fn headed(
        sheet: &mut Worksheet,
        [name, title]: [&str; 2],
        columns: &[(String, u16)],
        frozen: u16,
        lang: Lang,
    ) -> Result<(), XlsxError> {
        sheet.set_name(name)?;
        // Widths come before rows, because a sheet that is written row by row writes its head first.
        for (column, (_, width)) in (0..).zip(columns) {
            sheet.set_column_width(column, f64::from(*width))?;
        }
        let heading = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_background_color(SHADE);
        // The filter button needs some of the width.
        let room = |(label, width): &(String, u16)| text(label.as_str()).lines(width.saturating_sub(3));
        set_lines(sheet, 0, columns.iter().map(room).max().unwrap_or(1))?;
        for (column, (label, _)) in (0..).zip(columns) {
            sheet.write_string_with_format(0, column, label, &heading)?;
        }
        sheet.set_freeze_panes(1, frozen)?;
        sheet.set_repeat_rows(0, 0)?;
        set_up(sheet, [title, ""], "", lang);
        Ok(())
    }

    /// A table that continues a sheet below a row.
    pub(in super::super) fn at(sheet: &'w mut Worksheet, row: u32, lang: Lang) -> Table<'w> {
        Table::looking(sheet, row, lang, Look::Plain, Vec::new())
    }

    /// A table that continues a sheet below a row, with borders, with columns of these widths, and with rows as high
    /// as their texts.
    pub(in super::super) fn lined(sheet: &'w mut Worksheet, row: u32, lang: Lang, widths: Vec<u16>) -> Table<'w> {
        Table::looking(sheet, row, lang, Look::Lined, widths)
    }

    /// Like [`Table::at`], with another style, and with rows as high as their texts in columns of these widths.
    pub(super) fn looking(sheet: &'w mut Worksheet, row: u32, lang: Lang, look: Look, widths: Vec<u16>) -> Table<'w> {
        Table { sheet, row, lang, formats: look.formats(), widths }
    }

    /// Adds a filter over the first `columns` columns, from the head row to the last row.
    pub(super) fn filter(&mut self, head: u32, columns: usize) -> Result<(), XlsxError> {
        let last = u16::try_from(columns).unwrap_or(u16::MAX).saturating_sub(1);
        self.sheet.autofilter(head, 0, self.row, last).map(|_| ())
    }

    /// A table for sums below this one.
    pub(super) fn sums(self) -> Table<'w> {
        Table::looking(self.sheet, self.row, self.lang, Look::Sum, self.widths)
    }

    /// Adds a row with a label that spans `columns` columns, and values after it.
    pub(super) fn sum(
        &mut self,
        label: &str,
        columns: u16,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<(), XlsxError> {
        self.row += 1;
        let label = cell(label, self.lang);
        self.sheet.merge_range(self.row, 0, self.row, columns.saturating_sub(1), &label, &self.formats.text)?;
        for (column, value) in (columns..).zip(values) {
            write(self.sheet, self.row, column, value, self.lang, &self.formats)?;
        }
        Ok(())
    }

    /// Adds a row.
    pub(in super::super) fn add(&mut self, values: impl IntoIterator<Item = Value>) -> Result<(), XlsxError> {
        self.row += 1;
        let values: Vec<Value> = values.into_iter().collect();
        let lines = values.iter().zip(&self.widths).map(|(value, width)| value.lines(*width)).max();
        set_lines(self.sheet, self.row, lines.unwrap_or(1))?;
        for (column, value) in (0..).zip(values) {
            write(self.sheet, self.row, column, value, self.lang, &self.formats)?;
        }
        Ok(())
    }
}

/// Writes a value into a cell.
pub(super) fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: Value,
    lang: Lang,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        Value::Number(n) => sheet.write_number_with_format(row, column, n, &formats.number)?,
        // Excel's numbers have 15 digits, which hold every amount that a diary reads.
        Value::Amount(n) if n.is_multiple_of(1000) => {
            sheet.write_number_with_format(row, column, (n / 1000) as f64, &formats.whole)?
        }
        Value::Amount(n) => sheet.write_number_with_format(row, column, n as f64 / 1000.0, &formats.amount)?,
        Value::Day(day) => match excel_day(day) {
            Ok(day) => sheet.write_datetime_with_format(row, column, &day, &formats.day)?,
            Err(_) => sheet.write_string_with_format(row, column, written_day(day), &formats.text)?,
        },
        Value::Timestamp(timestamp) => match excel_timestamp(timestamp) {
            Ok(timestamp) => sheet.write_datetime_with_format(row, column, &timestamp, &formats.timestamp)?,
            Err(_) => sheet.write_string_with_format(row, column, written_timestamp(timestamp), &formats.text)?,
        },
        Value::Text(text) => sheet.write_string_with_format(row, column, cell(&text, lang), &formats.text)?,
    };
    Ok(())
}
