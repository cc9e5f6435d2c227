//! The production log: batches with their material, what was bought and from whom, what was sold and to whom, waste,
//! checks. Prices are not in it.

use super::super::Options;
use super::super::model::{Block, Paragraph, Row, Table};
use super::super::parts::{TEXT_WIDTH, header_row, small_bold};
use super::{DiaryBook, row, signed, sum_row};
use crate::diary::{Entry, Kind, Totals, totals};
use crate::locale::{Lang, Message, msg, written_day};

/// A column: its heading, its width in millimetres, and its text.
type Column = (Message, u16, fn(&Entry, Lang) -> String);

/// The parts of the log: kind, heading, columns. The first two columns stand under the word for a sum.
const PARTS: [(Kind, Message, &[Column]); 5] = [
    (
        Kind::Made,
        msg::DIARY_BOOK_LOG_MADE,
        &[
            DAY,
            (msg::DIARY_BOOK_BATCH, 20, batch),
            (msg::DIARY_BOOK_ITEM, 36, item),
            (msg::DIARY_BOOK_AMOUNT, 24, amount),
            (msg::DIARY_BOOK_MATERIAL, 32, |entry, lang| entry.material_words(lang)),
            (msg::DIARY_BOOK_NOTE, 25, note),
        ],
    ),
    (
        Kind::Bought,
        msg::DIARY_BOOK_LOG_BOUGHT,
        &[
            DAY,
            (msg::DIARY_BOOK_ITEM, 42, item),
            (msg::DIARY_BOOK_AMOUNT, 26, amount),
            (msg::DIARY_BOOK_FROM, 42, partner),
            (msg::DIARY_BOOK_NOTE, 27, note),
        ],
    ),
    (
        Kind::Sold,
        msg::DIARY_BOOK_LOG_SOLD,
        &[
            DAY,
            (msg::DIARY_BOOK_ITEM, 36, item),
            (msg::DIARY_BOOK_AMOUNT, 26, amount),
            (msg::DIARY_BOOK_TO, 34, partner),
            (msg::DIARY_BOOK_BATCH, 18, batch),
            (msg::DIARY_BOOK_NOTE, 23, note),
        ],
    ),
    (
        Kind::Waste,
        msg::DIARY_BOOK_LOG_WASTE,
        &[
            DAY,
            (msg::DIARY_BOOK_ITEM, 42, item),
            (msg::DIARY_BOOK_AMOUNT, 26, amount),
            (msg::DIARY_BOOK_BATCH, 20, batch),
            (msg::DIARY_BOOK_DONE, 49, note),
        ],
    ),
    (
        Kind::Check,
        msg::DIARY_BOOK_LOG_CHECK,
        &[
            DAY,
            (msg::DIARY_BOOK_WHAT, 40, item),
            (msg::DIARY_BOOK_RESULT, 22, |entry, lang| entry.result(lang).to_owned()),
            (msg::DIARY_BOOK_BY, 28, partner),
            (msg::DIARY_BOOK_BATCH, 18, batch),
            (msg::DIARY_BOOK_NOTE, 29, note),
        ],
    ),
];

const DAY: Column = (msg::DIARY_BOOK_DAY, 23, |entry, _| written_day(entry.day));

fn item(entry: &Entry, _: Lang) -> String {
    entry.item.trim().to_owned()
}

fn amount(entry: &Entry, lang: Lang) -> String {
    entry.amount.words(lang)
}

fn partner(entry: &Entry, _: Lang) -> String {
    entry.partner.trim().to_owned()
}

fn batch(entry: &Entry, _: Lang) -> String {
    entry.batch.trim().to_owned()
}

fn note(entry: &Entry, _: Lang) -> String {
    entry.note.trim().to_owned()
}

/// The production log of a span of days.
pub fn production_log(book: &DiaryBook, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let entries = book.of_span();
    let (from, to) = book.span.days(book.month);
    let sums = totals(book.entries, from, to);
    let mut blocks = book.head(msg::DIARY_BOOK_LOG, options);
    for (kind, heading, columns) in PARTS {
        blocks.push(Paragraph::bold(heading.text(lang)).spaced(10).kept().heading(2).into());
        let of_kind: Vec<&Entry> = entries.iter().copied().filter(|entry| entry.kind == kind).collect();
        if of_kind.is_empty() {
            blocks.push(Paragraph::new(msg::DIARY_BOOK_NOTHING.text(lang)).into());
        } else {
            blocks.push(Block::Table(table(columns, &of_kind, &sums, lang)));
        }
    }
    signed(blocks, options)
}

fn table(columns: &[Column], entries: &[&Entry], sums: &Totals, lang: Lang) -> Table {
    let mut rows = vec![head(columns, lang)];
    for entry in entries {
        rows.push(row(columns.iter().map(|(.., text)| text(entry, lang))));
    }
    if let Some(kind) = entries.first().map(|entry| entry.kind)
        && kind != Kind::Check
    {
        let words = sums.amount_words(kind, lang);
        if !words.is_empty() {
            let rest = small_bold(words);
            let mut sum = sum_row(msg::DIARY_BOOK_SUM.text(lang).to_owned(), 2, [rest]);
            if let Some(last) = sum.cells.last_mut() {
                last.columns = columns.len() - 2;
            }
            rows.push(sum);
        }
    }
    debug_assert_eq!(columns.iter().map(|(_, width, _)| width).sum::<u16>(), TEXT_WIDTH);
    Table { widths: columns.iter().map(|(_, width, _)| *width).collect(), lines: true, rows }
}

fn head(columns: &[Column], lang: Lang) -> Row {
    let cells = columns.iter().flat_map(|(label, ..)| header_row([*label], lang).cells);
    Row { cells: cells.collect(), header: true }
}
