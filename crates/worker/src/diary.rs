//! The handlers for diaries.

use sao_lang_core::calendar::day;
use sao_lang_core::diary::table::write_table;
use sao_lang_core::diary::{Entry, Month};
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{
    DiaryBook, Options, Printable, Properties, account_book, diary_workbook, production_log,
};
use sao_lang_core::draft::LocatedDraft;
use sao_lang_core::locale::msg;
use worker_protocol::{DiaryPaper, DiarySpan, Failure, MakeDiaryTable, MakeDiaryWord, TableReport};

use crate::handlers::options;
use crate::respond::open;

/// Calls a function with a book and its options.
fn with_book<T>(
    about: &DiarySpan,
    make: impl FnOnce(&DiaryBook, &Options) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let LocatedDraft { draft, .. } = open(&about.draft)?;
    let month = Month::of(day(&about.day).ok_or(Failure::Write)?);
    let book = DiaryBook { draft: &draft, entries: &about.entries, month, span: about.span };
    make(&book, &options(&about.how)?)
}

/// The pages of a book.
pub(super) fn blocks(paper: DiaryPaper, about: &DiarySpan) -> Result<Vec<Block>, Failure> {
    with_book(about, |book, options| Ok(pages(paper, book, options)))
}

fn pages(paper: DiaryPaper, book: &DiaryBook, options: &Options) -> Vec<Block> {
    match paper {
        DiaryPaper::Log => production_log(book, options),
        DiaryPaper::Accounts => account_book(book, options),
    }
}

/// A book as a document.
pub(super) fn printable(MakeDiaryWord { paper, about }: &MakeDiaryWord) -> Result<Printable, Failure> {
    with_book(about, |book, options| {
        let title = match paper {
            DiaryPaper::Log => msg::DIARY_BOOK_LOG_NAME,
            DiaryPaper::Accounts => msg::DIARY_BOOK_ACCOUNTS_NAME,
        };
        let properties = Properties::of(title, book.draft, options.lang);
        Ok(Printable::new(pages(*paper, book, options), properties, options))
    })
}

/// The entries of a span as a table.
pub(super) fn table(MakeDiaryTable { table, about }: &MakeDiaryTable) -> Result<Vec<u8>, Failure> {
    with_book(about, |book, options| match table {
        TableReport::Workbook => diary_workbook(book, options).map_err(|_| Failure::Write),
        TableReport::Csv => {
            let entries: Vec<Entry> = book.of_span().into_iter().cloned().collect();
            write_table(&entries, options.lang).map_err(|_| Failure::Write)
        }
    })
}
