//! The first section of both reports: the number of products by readiness and by verdict, and the overdue days.

use crate::board::{Class, Pictures};
use crate::locale::{Lang, Message, msg, values};

use super::super::model::{Block, Cell, Paragraph, Row, Table};
use super::super::parts::{header_row, small, small_bold, written_date};
use super::Products;

/// A label, and its list of lines with the number of products of each.
type Counts = (Message, Vec<(String, usize)>);

/// The heading of a section.
pub fn heading(text: &str) -> Block {
    Paragraph::bold(text).spaced(10).heading(2).into()
}

/// A line of a list.
pub fn item(text: impl std::fmt::Display) -> Block {
    Paragraph::new(format!("- {text}")).indented(5).spaced(2).into()
}

/// Two lists with their sums: the number of products by readiness and by verdict.
pub fn overview(products: &Products, width: u16, lang: Lang) -> Vec<Block> {
    let pictures = Pictures::of(&products.board.rows);
    let lists = [classes(&pictures, lang), verdicts(&pictures, lang)];
    vec![heading(msg::REPORT_PICTURES.text(lang)), Block::Table(counts(&lists, width, lang))]
}

/// The number of products by readiness, the products nearest to the hand-in first.
fn classes(pictures: &Pictures, lang: Lang) -> Counts {
    let lines = Class::ALL.iter().zip(pictures.readiness);
    (msg::REPORTS_READINESS, lines.map(|(class, n)| (class.words().text(lang).to_owned(), n)).collect())
}

/// The number of products by verdict, the most stars first.
fn verdicts(pictures: &Pictures, lang: Lang) -> Counts {
    let stars = pictures.stars.iter().enumerate().rev().filter(|(stars, products)| *stars > 0 || **products > 0);
    let mut lines: Vec<(String, usize)> =
        stars.map(|(stars, products)| (msg::REPORT_STAR_ROW.fill(lang, values::N { n: &stars }), *products)).collect();
    lines.push((msg::REPORT_REJECTED.text(lang).to_owned(), pictures.rejected));
    lines.push((msg::VERDICT_TOO_EARLY.text(lang).to_owned(), pictures.too_early));
    (msg::TABLE_STARS, lines)
}

/// Lists side by side, with their sums in the last row.
fn counts(lists: &[Counts], width: u16, lang: Lang) -> Table {
    const NUMBER: u16 = 22;
    let number_of = u16::try_from(lists.len()).unwrap_or(1).max(1);
    let mut widths: Vec<u16> = lists.iter().flat_map(|_| [width / number_of - NUMBER, NUMBER]).collect();
    // Adds the remainder of the division, so that the table is as wide as the text.
    if let Some(first) = widths.first_mut() {
        *first += width % number_of;
    }
    let cell = |m: Message| Cell::new(vec![small_bold(m.text(lang)).centred()]).shaded();
    let head = lists.iter().flat_map(|(label, _)| [cell(*label), cell(msg::REPORT_PRODUCTS)]).collect();
    let mut rows = vec![Row { cells: head, header: true }];
    let longest = lists.iter().map(|(_, lines)| lines.len()).max().unwrap_or_default();
    for place in 0..longest {
        let cells = lists.iter().flat_map(|(_, lines)| match lines.get(place) {
            Some((words, n)) => {
                [Cell::new(vec![small(words.as_str())]), Cell::new(vec![small(n.to_string()).centred()])]
            }
            None => [Cell::new(vec![small("")]), Cell::new(vec![small("")])],
        });
        rows.push(Row { cells: cells.collect(), header: false }.kept());
    }
    let sums = lists.iter().flat_map(|(_, lines)| {
        let sum: usize = lines.iter().map(|(_, n)| n).sum();
        let total = small_bold(msg::REPORTS_TOTAL.text(lang));
        [Cell::new(vec![total]).shaded(), Cell::new(vec![small_bold(sum.to_string()).centred()]).shaded()]
    });
    rows.push(Row { cells: sums.collect(), header: false });
    Table { widths, lines: true, rows }
}

/// The table of overdue and expired days, the oldest first, with the person to call; no block if no day is overdue.
pub fn overdue(products: &Products, widths: [u16; 5], lang: Lang) -> Vec<Block> {
    let days = products.overdue();
    if days.is_empty() {
        return Vec::new();
    }
    let labels = [msg::REPORTS_DATE, msg::TABLE_WHAT, msg::TABLE_PRODUCT, msg::TABLE_APPLICANT, msg::REPORTS_PERSON];
    let mut rows = vec![header_row(labels, lang)];
    for (day, place) in days {
        let Some(product) = products.all.get(place) else { continue };
        let mut applicant = vec![small(product.row.applicant.as_str())];
        let phone = product.row.phone.as_str();
        applicant.extend((!phone.is_empty()).then(|| small(phone)));
        rows.push(Row {
            cells: vec![
                Cell::new(vec![small(written_date(&day.day))]),
                Cell::new(vec![small_bold(day.what.words().text(lang))]),
                Cell::new(vec![small(product.row.name(lang))]),
                Cell::new(applicant),
                Cell::new(vec![small(product.row.person.as_str())]),
            ],
            header: false,
        });
    }
    vec![
        heading(msg::REPORTS_OVERDUE_TITLE.text(lang)),
        Block::Table(Table { widths: widths.to_vec(), lines: true, rows }),
    ]
}
