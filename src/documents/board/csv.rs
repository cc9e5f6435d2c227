//! All criteria of all drafts as a table of comma-separated values (RFC 4180), row by row.

use std::io::Write;

use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;
use crate::locale::Lang;

use super::super::workbook::Value;
use super::{CRITERIA, criteria_of};

/// A table in the making. It begins with a byte order mark: without one, Excel takes it for another encoding.
pub struct CriteriaCsv<W: Write> {
    out: csv::Writer<W>,
    lang: Lang,
}

impl<W: Write> CriteriaCsv<W> {
    /// A table with its heading.
    ///
    /// # Errors
    /// What the writer says.
    pub fn new(mut out: W, lang: Lang) -> Result<CriteriaCsv<W>, csv::Error> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        out.write_record(CRITERIA.iter().map(|(label, _)| label.text(lang)))?;
        Ok(CriteriaCsv { out, lang })
    }

    /// Adds all criteria of a draft.
    ///
    /// # Errors
    /// What the writer says.
    pub fn add(&mut self, name: &str, draft: &Draft, edition: &Edition, set: &ProductSet) -> Result<(), csv::Error> {
        for row in criteria_of(name, draft, edition, set, self.lang) {
            self.out.write_record(row.map(|value| match value {
                Value::Number(n) => n.to_string(),
                Value::Text(text) => harmless(text),
            }))?;
        }
        Ok(())
    }

    /// The writer, with all rows in it.
    ///
    /// # Errors
    /// What the writer says.
    pub fn finish(self) -> Result<W, csv::Error> {
        self.out.into_inner().map_err(|e| csv::Error::from(e.into_error()))
    }
}

/// A text that a spreadsheet does not take for a formula: what a member wrote is not run on another's computer.
fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}
