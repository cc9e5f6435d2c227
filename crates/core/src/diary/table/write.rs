//! Writing the table.

use super::Column;
use super::defuse::defused;
use crate::diary::Entry;
use crate::locale::Lang;

/// The table of these entries, in their order. It begins with a byte order mark; without the mark, Excel assumes
/// another encoding. All cells are quoted, so that a program that splits at semicolons takes no text apart.
///
/// # Errors
/// Fails only if the table cannot be written, which does not happen in memory.
pub fn write_table(entries: &[Entry], lang: Lang) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::WriterBuilder::new();
    table.terminator(csv::Terminator::CRLF).quote_style(csv::QuoteStyle::Always);
    let mut out = table.from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(Column::ALL.iter().map(|column| column.label().text(lang)))?;
    for entry in entries {
        out.write_record(Column::ALL.iter().map(|column| defused(&column.text(entry, lang))))?;
    }
    out.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}
