//! The account book: income and expense by day, with the sums of the months and the balance that is carried on.

use super::super::Options;
use super::super::model::{Block, Cell, Paragraph, Row, Table};
use super::super::parts::{TEXT_WIDTH, header_row, small, small_bold};
use super::{DiaryBook, signed, sum_row};
use crate::diary::{Entry, Kind, Month, Totals, totals};
use crate::locale::{Lang, Message, msg, values, written_day};

/// Widths of the columns in millimetres: day, content, income, expense.
const WIDTHS: [u16; 4] = [23, 73, 32, 32];

/// Income and expense, in đồng.
#[derive(Debug, Clone, Copy, Default)]
struct Flow {
    income: u64,
    expense: u64,
}

impl Flow {
    fn of(sums: &Totals) -> Flow {
        Flow { income: sums.money_sold(), expense: sums.money_bought() }
    }

    /// What is left. It is negative where more was paid than earned.
    fn left(self) -> i128 {
        i128::from(self.income) - i128::from(self.expense)
    }
}

/// A balance with its sign.
fn signed_number(value: i128, lang: Lang) -> String {
    let number = lang.number(u64::try_from(value.unsigned_abs()).unwrap_or(u64::MAX));
    // The minus sign of typography, so that no program takes it for a hyphen to break at.
    if value < 0 { format!("\u{2212}{number}") } else { number }
}

/// The account book of a span of days. Only entries with a price are in it.
pub fn account_book(book: &DiaryBook, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let (from, to) = book.span.days(book.month);
    let entries = book.of_span();
    let before = from.pred_opt().map(|day| Flow::of(&totals(book.entries, chrono::NaiveDate::MIN, day)));
    let carried = before.unwrap_or_default().left();
    let head = [msg::DIARY_BOOK_DAY, msg::DIARY_BOOK_CONTENT, msg::DIARY_BOOK_INCOME, msg::DIARY_BOOK_EXPENSE];
    let mut rows = vec![header_row(head, lang)];
    rows.push(balance(msg::DIARY_BOOK_CARRIED.fill(lang, values::Day { day: &written_day(from) }), carried, lang));
    let mut left = carried;
    let mut month = Month::of(from);
    while month.first() <= to {
        let of_month = entries.iter().filter(|entry| Month::of(entry.day) == month);
        let lines: Vec<Row> = of_month.filter_map(|entry| line(entry, lang)).collect();
        if !lines.is_empty() {
            let flow = Flow::of(&totals(book.entries, month.first(), month.last()));
            left += flow.left();
            rows.extend(lines);
            let name = month.name(lang);
            rows.push(flow_row(msg::DIARY_BOOK_MONTH_SUM.fill(lang, values::Month { month: &name }), flow, lang));
            rows.push(balance(msg::DIARY_BOOK_MONTH_LEFT.fill(lang, values::Month { month: &name }), left, lang));
        }
        let next = month.next();
        // The calendar of the library ends somewhere.
        if next <= month {
            break;
        }
        month = next;
    }
    let sums = totals(book.entries, from, to);
    if Month::of(from).last() < to {
        let name = book.span.name(book.month, lang);
        rows.push(flow_row(msg::DIARY_BOOK_SPAN_SUM.fill(lang, values::Name { name: &name }), Flow::of(&sums), lang));
    }
    rows.push(balance(msg::DIARY_BOOK_LEFT.text(lang).to_owned(), left, lang));
    let mut blocks = book.head(msg::DIARY_BOOK_ACCOUNTS, options);
    blocks.push(Paragraph::new("").into());
    blocks.push(Block::Table(Table { widths: WIDTHS.to_vec(), lines: true, rows }));
    if sums.unread > 0 {
        let unread = msg::DIARY_BOOK_UNREAD.fill(lang, values::N { n: &sums.unread });
        blocks.push(Paragraph::italic(unread).spaced(6).into());
    }
    debug_assert_eq!(WIDTHS.iter().sum::<u16>(), TEXT_WIDTH);
    signed(blocks, options)
}

/// The line of an entry; `None` if no money was paid.
fn line(entry: &Entry, lang: Lang) -> Option<Row> {
    let money = match entry.price() {
        Ok(None) => return None,
        Ok(Some(money)) => lang.number(money),
        Err(_) => entry.money.trim().to_owned(),
    };
    let verb: Message<values::What<'static>> = match entry.kind {
        Kind::Bought => msg::DIARY_BOOK_BUY,
        Kind::Sold => msg::DIARY_BOOK_SELL,
        Kind::Made | Kind::Waste | Kind::Check => return None,
    };
    let parts = [entry.title(lang), entry.amount.words(lang), entry.partner.trim().to_owned()];
    let what = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let content = verb.fill(lang, values::What { what: &what });
    let (income, expense) = if entry.kind == Kind::Sold { (money, String::new()) } else { (String::new(), money) };
    let cells = [small(written_day(entry.day)), small(content), small(income).at_right(), small(expense).at_right()];
    Some(Row { cells: cells.into_iter().map(|p| Cell::new(vec![p])).collect(), header: false })
}

fn flow_row(name: String, flow: Flow, lang: Lang) -> Row {
    sum_row(name, 2, [flow.income, flow.expense].map(|money| small_bold(lang.number(money)).at_right()))
}

/// A row with a balance over both columns of money.
fn balance(name: String, value: i128, lang: Lang) -> Row {
    let mut row = sum_row(name, 2, [small_bold(signed_number(value, lang)).at_right()]);
    if let Some(last) = row.cells.last_mut() {
        last.columns = 2;
    }
    row
}
