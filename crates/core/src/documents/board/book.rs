//! The report as a workbook, written row by row, so that rows need not stay in memory.

use chrono::NaiveDate;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::assessment::effort_words;
use crate::board::{Board, Class, Pictures};
use crate::catalogue::{Edition, ProductSet, Text as _};
use crate::draft::Draft;
use crate::locale::{Lang, msg, values, written_day};

use super::super::workbook::{Table, Value, properties, set_up, text};
use super::columns::{COLUMNS, FROZEN, PRINTED, Told};
use super::reported::Reported;
use super::{CRITERIA, criteria_of, day_and_what};

/// The maximum number of rows of a sheet without its heading (Excel's own limit).
const MOST_ROWS: u32 = 1_048_575;
/// The indexes of the sheets.
const BOARD: usize = 0;
const PICTURES: usize = 1;
/// The maximum number of lines for each picture.
const MOST_LINES: usize = 30;

/// A workbook while it is being written. Added rows go to a temporary file, if there is a file system.
pub struct BoardBook {
    book: Workbook,
    lang: Lang,
    today: NaiveDate,
    row: u32,
    pictures: Pictures,
    /// The index of the sheet of criteria that is being filled, and the number of its last row.
    criteria: Option<(usize, u32)>,
}

/// Adds a sheet. A sheet with constant memory needs a temporary file, which a browser does not have.
fn sheet(book: &mut Workbook) -> Result<&mut Worksheet, XlsxError> {
    #[cfg(not(target_arch = "wasm32"))]
    return book.add_worksheet_with_constant_memory();
    #[cfg(target_arch = "wasm32")]
    Ok(book.add_worksheet())
}

impl BoardBook {
    /// Starts an empty workbook; with `criteria`, it also gets a sheet of all criteria of all drafts.
    ///
    /// # Errors
    /// Fails if no temporary file can be made.
    pub fn new(today: NaiveDate, criteria: bool, lang: Lang) -> Result<BoardBook, XlsxError> {
        let mut book = Workbook::new();
        book.set_properties(&properties(today)?);
        let headings: Vec<(String, u16)> = COLUMNS.iter().map(|column| (column.label(lang), column.width)).collect();
        let name = msg::REPORT_BOARD.text(lang);
        let title = msg::REPORTS_BOOK_TITLE.fill(lang, values::Day { day: &written_day(today) });
        Table::headed(sheet(&mut book)?, [name, &title], &headings, FROZEN, lang)?;
        let pictures = sheet(&mut book)?;
        pictures.set_name(msg::REPORT_PICTURES.text(lang))?;
        set_up(pictures, [&title, ""], "", lang);
        let mut made = BoardBook { book, lang, today, row: 0, pictures: Pictures::default(), criteria: None };
        if criteria {
            made.add_criteria_sheet(1)?;
        }
        Ok(made)
    }

    fn add_criteria_sheet(&mut self, number: usize) -> Result<(), XlsxError> {
        let name = match number {
            1 => msg::REPORT_CRITERIA.text(self.lang).to_owned(),
            n => msg::REPORT_CRITERIA_NEXT.fill(self.lang, values::N { n: &n }),
        };
        let headings: Vec<(String, u16)> =
            CRITERIA.iter().map(|(m, width)| (m.text(self.lang).to_owned(), *width)).collect();
        Table::headed(sheet(&mut self.book)?, [&name, &name], &headings, FROZEN, self.lang)?;
        self.criteria = Some((PICTURES + number, 0));
        Ok(())
    }

    /// Adds the row of a draft and, if the workbook has a sheet of criteria, the draft's criteria.
    ///
    /// # Errors
    /// Fails if the temporary file cannot be written, or if there are more drafts than a sheet has rows.
    pub fn add(&mut self, name: &str, draft: &Draft, edition: &Edition, set: &ProductSet) -> Result<(), XlsxError> {
        let product = Reported::of((name, draft, edition, set), self.today);
        self.add_product(&product)?;
        let Some((place, last)) = self.criteria else { return Ok(()) };
        let rows = criteria_of(&product, self.lang);
        let (mut place, mut last) = (place, last);
        if last + u32::try_from(rows.len()).unwrap_or(MOST_ROWS) > MOST_ROWS {
            self.filter_criteria()?;
            self.add_criteria_sheet(place - PICTURES + 1)?;
            (place, last) = (place + 1, 0);
        }
        let mut table = Table::at(self.book.worksheet_from_index(place)?, last, self.lang);
        for row in rows {
            table.add(row)?;
        }
        self.criteria = Some((place, table.row));
        Ok(())
    }

    fn add_product(&mut self, product: &Reported) -> Result<(), XlsxError> {
        self.pictures.add(&product.row);
        let lang = self.lang;
        let board = Board::new(vec![product.row.clone()], self.today);
        let findings = product.findings(lang);
        let told = Told { product, next: day_and_what(board.next(0), lang), findings: &findings, lang };
        let widths = COLUMNS.iter().map(|column| column.width).collect();
        let mut table = Table::lined(self.book.worksheet_from_index(BOARD)?, self.row, lang, widths);
        table.add(COLUMNS.iter().map(|column| column.value(&told)))?;
        self.row = table.row;
        Ok(())
    }

    /// Adds a filter to the sheet of criteria when it is full or complete.
    fn filter_criteria(&mut self) -> Result<(), XlsxError> {
        let Some((place, last)) = self.criteria else { return Ok(()) };
        let columns = u16::try_from(CRITERIA.len()).unwrap_or(u16::MAX);
        self.book.worksheet_from_index(place)?.autofilter(0, 0, last.max(1), columns.saturating_sub(1)).map(|_| ())
    }

    /// The number of drafts added so far.
    pub fn drafts(&self) -> u32 {
        self.row
    }

    /// Adds the overview and returns the workbook, ready to be saved.
    ///
    /// # Errors
    /// Fails for the same reasons as [`BoardBook::add`].
    pub fn finish(mut self) -> Result<Workbook, XlsxError> {
        let lang = self.lang;
        let columns = u16::try_from(COLUMNS.len()).unwrap_or(u16::MAX);
        let board = self.book.worksheet_from_index(BOARD)?;
        board.autofilter(0, 0, self.row.max(1), columns.saturating_sub(1))?;
        board.set_print_area(0, 0, self.row.max(1), PRINTED - 1)?;
        self.filter_criteria()?;
        let sheet = self.book.worksheet_from_index(PICTURES)?;
        for (column, width) in (0..).zip([50.0, 14.0, 12.0, 12.0]) {
            sheet.set_column_width(column, width)?;
        }
        let pictures = &self.pictures;
        let mut table = Table::at(sheet, 0, lang);
        let count = |n: usize| Value::Number(u32::try_from(n).unwrap_or(u32::MAX));
        table.add([text(msg::TABLE_STARS.text(lang)), text(msg::REPORT_PRODUCTS.text(lang))])?;
        for (stars, products) in pictures.stars.iter().enumerate().skip(1).rev() {
            table.add([text(msg::REPORT_STAR_ROW.fill(lang, values::N { n: &stars })), count(*products)])?;
        }
        table.add([text(msg::REPORT_REJECTED.text(lang)), count(pictures.rejected)])?;
        table.add([text(msg::VERDICT_TOO_EARLY.text(lang)), count(pictures.too_early)])?;
        table.add([text(msg::REPORTS_TOTAL.text(lang)), count(pictures.products())])?;
        table.row += 1;
        table.add([text(msg::REPORTS_READINESS.text(lang)), text(msg::REPORT_PRODUCTS.text(lang))])?;
        for (class, products) in Class::ALL.iter().zip(pictures.readiness) {
            table.add([text(class.words().text(lang)), count(products)])?;
        }
        table.add([text(msg::REPORTS_TOTAL.text(lang)), count(pictures.products())])?;
        table.row += 1;
        table.add([text(msg::REPORT_MISSED.text(lang)), text(msg::REPORT_PRODUCTS.text(lang))])?;
        for missed in pictures.missed(MOST_LINES) {
            table.add([text(missed.title.text(lang)), count(missed.products)])?;
        }
        table.row += 1;
        let headings = [msg::REPORT_GAINS, msg::REPORT_PRODUCTS, msg::REPORT_GAIN, msg::REPORT_EFFORT];
        table.add(headings.map(|m| text(m.text(lang))))?;
        for gain in pictures.gains(MOST_LINES) {
            let large = |n: u64| Value::Number(u32::try_from(n).unwrap_or(u32::MAX));
            table.add([
                text(gain.title.text(lang)),
                count(gain.products),
                large(gain.gain.into()),
                text(effort_words(gain.effort).text(lang)),
            ])?;
        }
        Ok(self.book)
    }
}
