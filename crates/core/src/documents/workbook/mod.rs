//! The draft as an Excel workbook: criteria with points, papers, details. Each sheet is ready to print.

mod cell;
mod criteria;
mod details;
mod papers;
mod set_up;
mod sheet;
mod table;

pub(super) use set_up::set_up;
pub(super) use table::{Table, Value, day, number, properties, text, timestamp};

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;

use super::Options;
use sheet::About;

/// The bytes of the workbook; the same draft gives the same bytes on the same day. The workbook has no formulas,
/// whatever the texts of the draft are.
///
/// # Errors
/// Fails only if the archive cannot be written, which does not happen in memory.
pub fn workbook(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(options.today)?);
    let about = About::of(draft, edition, set, options);
    criteria::criteria(book.add_worksheet(), &about, draft, edition, set)?;
    papers::papers(book.add_worksheet(), &about, draft, edition, set)?;
    details::details(book.add_worksheet(), &about, draft, edition)?;
    book.save_to_buffer()
}
