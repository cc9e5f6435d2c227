//! The books of a diary: the production log, the account book, and the table for Excel. The pages have the layout of
//! Decree 30/2020/NĐ-CP like all documents.

mod accounts;
mod book;
mod log;

pub use accounts::account_book;
pub use book::diary_workbook;
pub use log::production_log;

use super::Options;
use super::model::{Block, Cell, Paragraph, Row};
use super::parts::{document_title, field, full_address, signature, small, small_bold, with_signature};
use crate::diary::{Entry, Month, Span};
use crate::draft::Draft;
use crate::locale::{Message, msg, values, written_day};

/// What a book is about: the diary of a draft, and the span of its days.
#[derive(Debug, Clone, Copy)]
pub struct DiaryBook<'d> {
    /// The draft, for the names on the first page.
    pub draft: &'d Draft,
    /// The entries in any order. Those before the span count for the carried balance, those after it do not count.
    pub entries: &'d [Entry],
    /// A month of the span.
    pub month: Month,
    /// The span.
    pub span: Span,
}

impl<'d> DiaryBook<'d> {
    /// The entries of the span, in the order of their days.
    pub fn of_span(&self) -> Vec<&'d Entry> {
        let (from, to) = self.span.days(self.month);
        let mut entries: Vec<&Entry> = self.entries.iter().filter(|entry| (from..=to).contains(&entry.day)).collect();
        entries.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
        entries
    }

    /// The title, the span, and the names of producer and product.
    fn head(&self, title: Message, options: &Options) -> Vec<Block> {
        let lang = options.lang;
        let (from, to) = self.span.days(self.month);
        let span = values::FromNameTo {
            name: &self.span.name(self.month, lang),
            from: &written_day(from),
            to: &written_day(to),
        };
        let applicant = &self.draft.applicant;
        vec![
            document_title(title.text(lang)).into(),
            Paragraph::italic(msg::DIARY_BOOK_SPAN.fill(lang, span)).centred().into(),
            field(msg::DIARY_BOOK_OWNER.text(lang), &applicant.name).into(),
            field(msg::DIARY_BOOK_ADDRESS.text(lang), &full_address(applicant)).into(),
            field(msg::DIARY_BOOK_PRODUCT.text(lang), &self.draft.product.name).into(),
        ]
    }
}

/// The pages with the place for the signature of whoever keeps the book.
fn signed(blocks: Vec<Block>, options: &Options) -> Vec<Block> {
    let t = |m: Message| m.text(options.lang);
    let who = (t(msg::DIARY_BOOK_KEEPER), t(msg::DIARY_BOOK_KEEPER_HOW));
    with_signature(blocks, signature(Some(t(msg::DOC_PLACE_DATE)), who.0, who.1))
}

/// A row of a table.
fn row(cells: impl IntoIterator<Item = String>) -> Row {
    Row { cells: cells.into_iter().map(|text| Cell::new(vec![small(text)])).collect(), header: false }
}

/// A row with a sum: its name over the first columns, then the sums.
fn sum_row(name: String, columns: usize, sums: impl IntoIterator<Item = Paragraph>) -> Row {
    let name = Cell::new(vec![small_bold(name)]).over(columns).shaded();
    let sums = sums.into_iter().map(|sum| Cell::new(vec![sum]).shaded());
    Row { cells: std::iter::once(name).chain(sums).collect(), header: false }
}
