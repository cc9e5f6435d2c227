//! The report as a workbook, written row by row: what is written can be forgotten.

use chrono::NaiveDate;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::assessment::Verdict;
use crate::board::{Board, Pictures, Row};
use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;
use crate::locale::{Lang, Message, msg};

use super::super::workbook::{Table, Value, properties, text};
use super::{CRITERIA, criteria_of, day_and_what, open_conditions, place_of};

/// The rows of a sheet, without its heading (Excel's own limit).
const MOST_ROWS: u32 = 1_048_575;
/// Places of the sheets.
const BOARD: usize = 0;
const PICTURES: usize = 1;
/// At most this many lines for each picture.
const MOST_LINES: usize = 30;

/// A workbook in the making. Rows go to a temporary file as they are added, where there is a file system.
pub struct BoardBook {
    book: Workbook,
    lang: Lang,
    today: NaiveDate,
    row: u32,
    pictures: Pictures,
    /// Place of the sheet of criteria that is being filled, and its last row.
    criteria: Option<(usize, u32)>,
}

/// A new sheet. One that is written as it grows needs a temporary file, which a browser does not have.
fn sheet(book: &mut Workbook) -> Result<&mut Worksheet, XlsxError> {
    #[cfg(not(target_arch = "wasm32"))]
    return book.add_worksheet_with_constant_memory();
    #[cfg(target_arch = "wasm32")]
    Ok(book.add_worksheet())
}

/// Columns of the board, with widths in characters. Parts A, B and C stand for all sets' parts.
fn columns() -> [(Message, u16); 22] {
    [
        (msg::TABLE_PRODUCT, 30),
        (msg::TABLE_APPLICANT, 30),
        (msg::TABLE_SET, 8),
        (msg::TABLE_SET, 26),
        (msg::STANDING_VERDICT, 30),
        (msg::TABLE_STARS, 9),
        (msg::TABLE_STARS_LEAST, 9),
        (msg::TABLE_STARS_MOST, 9),
        (msg::TABLE_POINTS, 8),
        (msg::TABLE_POINTS_LEAST, 9),
        (msg::TABLE_POINTS_MOST, 9),
        (msg::TABLE_PART, 8),
        (msg::TABLE_PART, 8),
        (msg::TABLE_PART, 8),
        (msg::TABLE_ANSWERED, 9),
        (msg::TABLE_ASKED, 8),
        (msg::STANDING_OPEN_CONDITIONS, 12),
        (msg::TABLE_HOLDS, 50),
        (msg::TABLE_EVIDENCE, 11),
        (msg::TABLE_DAY, 12),
        (msg::TABLE_WHAT, 24),
        (msg::TABLE_CHANGED, 22),
    ]
}

impl BoardBook {
    /// An empty workbook; with `criteria`, it gets a sheet of all criteria of all drafts.
    ///
    /// # Errors
    /// Where no temporary file can be made.
    pub fn new(today: NaiveDate, criteria: bool, lang: Lang) -> Result<BoardBook, XlsxError> {
        let mut book = Workbook::new();
        book.set_properties(&properties(today)?);
        let mut headings: Vec<(String, u16)> =
            columns().iter().map(|(m, width)| (m.text(lang).to_owned(), *width)).collect();
        for (column, part) in (11..).zip(["A", "B", "C"]) {
            headings[column].0 = msg::TABLE_PART.fill(lang, &[("id", &part)]);
        }
        headings[2].0 = msg::REPORT_SET_NO.text(lang).to_owned();
        headings.push((msg::TABLE_FILE.text(lang).to_owned(), 30));
        Table::headed(sheet(&mut book)?, msg::REPORT_BOARD.text(lang), &headings)?;
        sheet(&mut book)?.set_name(msg::REPORT_PICTURES.text(lang))?;
        let mut made = BoardBook { book, lang, today, row: 0, pictures: Pictures::default(), criteria: None };
        if criteria {
            made.add_criteria_sheet(1)?;
        }
        Ok(made)
    }

    fn add_criteria_sheet(&mut self, number: usize) -> Result<(), XlsxError> {
        let name = match number {
            1 => msg::REPORT_CRITERIA.text(self.lang).to_owned(),
            n => msg::REPORT_CRITERIA_NEXT.fill(self.lang, &[("n", &n)]),
        };
        let headings: Vec<(String, u16)> =
            CRITERIA.iter().map(|(m, width)| (m.text(self.lang).to_owned(), *width)).collect();
        Table::headed(sheet(&mut self.book)?, &name, &headings)?;
        self.criteria = Some((PICTURES + number, 0));
        Ok(())
    }

    /// Adds a draft's row and, where they are wanted, its criteria.
    ///
    /// # Errors
    /// Where the temporary file cannot be written, or there are more drafts than a sheet has rows.
    pub fn add(&mut self, name: &str, draft: &Draft, edition: &Edition, set: &ProductSet) -> Result<(), XlsxError> {
        self.add_row(&Row::of(name, draft, edition, set, self.today))?;
        let Some((place, last)) = self.criteria else { return Ok(()) };
        let rows = criteria_of(name, draft, edition, set, self.lang);
        let (mut place, mut last) = (place, last);
        if last + u32::try_from(rows.len()).unwrap_or(MOST_ROWS) > MOST_ROWS {
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

    /// Adds a row.
    ///
    /// # Errors
    /// As [`BoardBook::add`].
    pub fn add_row(&mut self, row: &Row) -> Result<(), XlsxError> {
        self.pictures.add(row);
        let lang = self.lang;
        let board = Board::new(vec![row.clone()], self.today);
        let [day, what] = day_and_what(board.next(0), lang);
        let part = |n: usize| row.parts.get(n).map_or(text(""), |p| Value::Number((*p).into()));
        // Numbers that no verdict allows are not there to be counted.
        let stars = |n: usize| match row.verdict() {
            Verdict::Stars(_) => Value::Number(row.stars[n].into()),
            Verdict::Rejected | Verdict::TooEarly => text(""),
        };
        let place = place_of(row);
        let mut table = Table::at(self.book.worksheet_from_index(BOARD)?, self.row, lang);
        table.add([
            text(row.product.as_str()),
            text(row.applicant.as_str()),
            Value::Number(row.set.into()),
            text(place.map_or("", |(_, set)| set.short.text(lang))),
            text(row.standing().words(lang)),
            stars(1),
            stars(0),
            stars(2),
            Value::Number(row.total().into()),
            Value::Number(row.points[0].into()),
            Value::Number(row.points[2].into()),
            part(0),
            part(1),
            part(2),
            Value::Number(row.answered.into()),
            Value::Number(row.asked.into()),
            open_conditions(row.standing()),
            text(place.map_or(String::new(), |(edition, set)| row.holds.words(edition, set, lang))),
            match row.evidence {
                Some(percent) => Value::Number(percent.into()),
                None if row.answered == 0 => text(""),
                None => text(msg::REPORT_EVIDENCE_NONE.text(lang)),
            },
            text(day),
            text(what),
            text(row.changed.as_str()),
            text(row.id.as_str()),
        ])?;
        self.row = table.row;
        Ok(())
    }

    /// Number of drafts so far.
    pub fn drafts(&self) -> u32 {
        self.row
    }

    /// The workbook with its overview, to be saved.
    ///
    /// # Errors
    /// As [`BoardBook::add`].
    pub fn finish(mut self) -> Result<Workbook, XlsxError> {
        let lang = self.lang;
        self.book.worksheet_from_index(BOARD)?.autofilter(0, 0, self.row.max(1), 22)?;
        let sheet = self.book.worksheet_from_index(PICTURES)?;
        for (column, width) in (0..).zip([50.0, 14.0, 12.0, 12.0]) {
            sheet.set_column_width(column, width)?;
        }
        let pictures = &self.pictures;
        let mut table = Table::at(sheet, 0, lang);
        let count = |n: usize| Value::Number(u32::try_from(n).unwrap_or(u32::MAX));
        table.add([text(msg::TABLE_STARS.text(lang)), text(msg::REPORT_PRODUCTS.text(lang))])?;
        for (stars, products) in pictures.stars.iter().enumerate().skip(1).rev() {
            table.add([text(msg::REPORT_STAR_ROW.fill(lang, &[("n", &stars)])), count(*products)])?;
        }
        table.add([text(msg::REPORT_REJECTED.text(lang)), count(pictures.rejected)])?;
        table.add([text(msg::VERDICT_TOO_EARLY.text(lang)), count(pictures.too_early)])?;
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
                large(gain.weight),
            ])?;
        }
        Ok(self.book)
    }
}
