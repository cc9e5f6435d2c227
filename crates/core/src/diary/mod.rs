//! The diary of a product: what was bought, made, sold, thrown away and checked, a line a day. Its totals give the
//! figures of a month, and its pages are the production log and the account book.
//!
//! Entries are no part of the draft's file, because the file has at most a megabyte and a diary grows for years. Each
//! entry is a record of its own (`docs/decisions/0018-diary.md`): [`keys`] says under which key.

mod amount;
mod check;
mod entry;
mod fields;
pub mod keys;
mod like;
mod merge;
mod page;
mod span;
pub mod table;
mod totals;
mod words;

pub use amount::{AmountError, Thousandths, amount, amount_in, money};
pub use check::{EntryError, MAX_ENTRIES, MAX_TEXT};
pub use entry::{Amount, Entry, Kind, Unit, entry_id};
pub use fields::Field;
pub use merge::{Diary, missing_here, read_diary, read_entries, write_diary};
pub use page::{DayGroup, EntryLine, Page, page};
pub use span::{Month, Span};
pub use totals::{Line, Totals, totals};
