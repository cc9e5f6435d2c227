//! All criteria of all drafts as a table of comma-separated values (RFC 4180), written row by row.

use std::io::Write;

use chrono::NaiveDate;

use crate::catalogue::{Edition, ProductSet};
use crate::diary::Thousandths;
use crate::draft::Draft;
use crate::locale::Lang;

use super::super::workbook::Value;
use super::reported::Reported;
use super::{CRITERIA, criteria_of};

/// A CSV table while it is being written. It begins with a byte order mark; without the mark, Excel assumes another
/// encoding.
pub struct CriteriaCsv<W: Write> {
    out: csv::Writer<W>,
    today: NaiveDate,
    lang: Lang,
}

impl<W: Write> CriteriaCsv<W> {
    /// Starts a table with its heading; the products are reported as they are on the day `today`.
    ///
    /// # Errors
    /// Returns the error of the writer.
    pub fn new(mut out: W, today: NaiveDate, lang: Lang) -> Result<CriteriaCsv<W>, csv::Error> {
        out.write_all("\u{feff}".as_bytes())?;
        // Excel with Vietnamese settings splits lines at semicolons. Without quotes, it would split a text with a
        // semicolon into several cells.
        let mut table = csv::WriterBuilder::new();
        table.terminator(csv::Terminator::CRLF).quote_style(csv::QuoteStyle::Always);
        let mut out = table.from_writer(out);
        out.write_record(CRITERIA.iter().map(|(label, _)| label.text(lang)))?;
        Ok(CriteriaCsv { out, today, lang })
    }

    /// Adds all criteria of a draft.
    ///
    /// # Errors
    /// Returns the error of the writer.
    pub fn add(&mut self, name: &str, draft: &Draft, edition: &Edition, set: &ProductSet) -> Result<(), csv::Error> {
        let product = Reported::of((name, draft, edition, set), self.today);
        for row in criteria_of(&product, self.lang) {
            self.out.write_record(row.map(|value| match value {
                Value::Number(n) => n.to_string(),
                Value::Amount(n) => Thousandths(n).written(self.lang),
                Value::Day(day) => day.to_string(),
                Value::Timestamp(timestamp) => timestamp.to_string(),
                Value::Text(text) => harmless(text),
            }))?;
        }
        Ok(())
    }

    /// Returns the writer after all rows are written.
    ///
    /// # Errors
    /// Returns the error of the writer.
    pub fn finish(self) -> Result<W, csv::Error> {
        self.out.into_inner().map_err(|e| csv::Error::from(e.into_error()))
    }
}

/// Changes a text so that no spreadsheet program reads it as a formula. Else a text of one member could run on the
/// computer of another person.
///
/// An apostrophe goes before each sign that can begin a formula: at the start of the text, and after a semicolon, a
/// tab or the end of a line, because a program that does not split at commas may begin a cell there. Some programs
/// ignore blanks and quotes before the sign, and read full-width signs as the plain signs.
fn harmless(text: String) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    if text.starts_with(['\t', '\r', '\n']) {
        out.push('\'');
    }
    let mut begins = true;
    for c in text.chars() {
        if begins && begins_formula(c) {
            out.push('\'');
        }
        begins = matches!(c, ';' | '\t' | '\r' | '\n') || (begins && is_left_out(c));
        out.push(c);
    }
    out
}

/// Whether a spreadsheet program may read a cell that begins with this character as a formula.
pub(crate) fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

/// Whether a spreadsheet program may ignore the character at the start of a cell.
pub(crate) fn is_left_out(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '"' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::catalogue;

    #[test]
    fn what_may_be_taken_for_a_formula_gets_an_apostrophe() {
        for text in ["=1+1", "+1", "-1", "@x", "＝1+1", "＋1", "－1", "＠x"] {
            assert_eq!(harmless(text.to_owned()), format!("'{text}"));
            for before in
                [" ", "\u{a0}", "\u{3000}", "\u{feff}", "\u{200b}", "\0", "\"", "Cá khô; ", "a;\"", "a\t", "a\nb\r\n"]
            {
                assert_eq!(harmless(format!("{before}{text}")), format!("{before}'{text}"));
            }
            for before in ["\t", "\r", "\n", "\n "] {
                assert_eq!(harmless(format!("{before}{text}")), format!("'{before}'{text}"));
            }
        }
        assert_eq!(harmless("\tCá".to_owned()), "'\tCá");
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in ["", "Cá khô", "a=1+1", "Nước mắm - 40 độ đạm", "ba; bốn", "a@b.vn", "1-2\n3", "a,=b"]
        {
            assert_eq!(harmless(text.to_owned()), text);
        }
    }

    #[test]
    fn all_cells_are_quoted_and_come_back() -> Result<(), Box<dyn std::error::Error>> {
        let mut draft = Draft::new(8, "");
        draft.product.name = "a;=1+1".to_owned();
        draft.applicant.name = "\"Bà\", Hai\nvà em".to_owned();
        let (edition, set) = draft.edition_and_set(catalogue()).ok_or("no such set")?;
        let mut table = CriteriaCsv::new(Vec::new(), NaiveDate::default(), Lang::Vi)?;
        table.add("x", &draft, edition, set)?;
        let text = String::from_utf8(table.finish()?)?;
        let text = text.strip_prefix('\u{feff}').ok_or("no mark")?;
        assert!(text.starts_with('"') && text.contains("\r\n\"a;'=1+1\",\"\"\"Bà\"\", Hai\nvà em\","));
        let rows: Vec<csv::StringRecord> =
            csv::Reader::from_reader(text.as_bytes()).records().collect::<Result<_, _>>()?;
        assert_eq!(rows.len(), set.criteria().count());
        assert!(rows.iter().all(|row| &row[1] == "\"Bà\", Hai\nvà em"));
        Ok(())
    }
}
