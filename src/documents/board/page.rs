//! The report as pages: the overview, then a table of all products.

use chrono::NaiveDate;

use crate::assessment::Verdict;
use crate::board::{Board, Pictures, Query, Sort, standing_notes};
use crate::locale::{Lang, msg, written_day};

use super::super::model::{Block, Cell, Paragraph, Row, Table};
use super::super::parts::{TEXT_WIDTH, small, small_bold, written_date};
use super::{day_and_what, place_of};

/// Columns in millimetres: number, product and applicant, stars, points, what holds back, evidence, day.
const WIDTHS: [u16; 7] = [10, 44, 17, 15, 38, 14, 22];
/// At most this many lines for each picture.
const MOST_LINES: usize = 10;

/// The pages over these rows, the most stars first.
pub fn board_page(board: &Board, today: NaiveDate, lang: Lang) -> Vec<Block> {
    let pictures = Pictures::of(&board.rows);
    let day = written_day(today);
    let heading = |text: &str| Block::from(Paragraph::bold(text).spaced(10).kept().heading(2));
    let item = |text: String| Block::from(Paragraph::new(format!("- {text}")).indented(5).spaced(2));
    let mut blocks: Vec<Block> = vec![
        Paragraph::bold(msg::REPORT_TITLE.text(lang)).centred().sized(14).heading(1).into(),
        Paragraph::new(msg::REPORT_ABOUT.fill(lang, &[("n", &pictures.products()), ("day", &day)]))
            .justified()
            .spaced(6)
            .into(),
        heading(msg::REPORT_PICTURES.text(lang)),
    ];
    for (stars, products) in pictures.stars.iter().enumerate().skip(1).rev() {
        let stars = msg::REPORT_STAR_ROW.fill(lang, &[("n", &stars)]);
        blocks.push(item(format!("{stars}: {products}")));
    }
    if pictures.rejected > 0 {
        blocks.push(item(format!("{}: {}", msg::REPORT_REJECTED.text(lang), pictures.rejected)));
    }
    if pictures.too_early > 0 {
        blocks.push(item(format!("{}: {}", msg::VERDICT_TOO_EARLY.text(lang), pictures.too_early)));
    }
    let missed = pictures.missed(MOST_LINES);
    if !missed.is_empty() {
        blocks.push(heading(msg::REPORT_MISSED.text(lang)));
        blocks.extend(missed.iter().map(|m| item(format!("{}: {}", m.title.text(lang), m.products))));
    }
    blocks.push(heading(msg::REPORT_BOARD.text(lang)));
    blocks.push(Block::Table(table(board, lang)));
    blocks
}

fn table(board: &Board, lang: Lang) -> Table {
    let labels = [
        msg::REPORT_NO,
        msg::TABLE_PRODUCT,
        msg::TABLE_STARS,
        msg::TABLE_POINTS,
        msg::TABLE_HOLDS,
        msg::TABLE_EVIDENCE,
        msg::TABLE_DAY,
    ];
    let head = labels.map(|m| Cell::new(vec![small_bold(m.text(lang)).centred()]).shaded());
    let mut rows = vec![Row { cells: head.into(), header: true }];
    let places = board.select(&Query { sort: Sort::Stars, ..Query::default() });
    for (no, place) in (1..).zip(places) {
        let row = &board.rows[place];
        let [day, what] = day_and_what(board.next(place), lang);
        let found = place_of(row);
        let holds = found.map_or(String::new(), |(edition, set)| row.holds.words(edition, set, lang));
        let mut name = vec![small_bold(row.name(lang))];
        if !row.applicant.is_empty() {
            name.push(small(row.applicant.as_str()));
        }
        name.extend(found.map(|(_, set)| small(set.short.text(lang))));
        let [least, _, most] = row.stars;
        let standing = row.standing();
        let verdict = match standing.verdict() {
            Verdict::Stars(stars) => {
                vec![small_bold(stars.to_string()).centred(), small(format!("({least}-{most})")).centred()]
            }
            Verdict::Rejected | Verdict::TooEarly => vec![small_bold(standing.words(lang)).centred()],
        };
        let mut holds = vec![small(holds)];
        holds.extend(standing_notes(standing, lang).into_iter().map(small));
        let parts: Vec<String> = row.parts.iter().map(u16::to_string).collect();
        rows.push(Row {
            cells: vec![
                Cell::text(no.to_string()),
                Cell::new(name),
                Cell::new(verdict),
                Cell::new(vec![
                    small_bold(row.total().to_string()).centred(),
                    small(format!("({})", parts.join("+"))).centred(),
                ]),
                Cell::new(holds),
                Cell::new(vec![small(row.evidence.map_or(String::new(), |e| e.to_string())).centred()]),
                Cell::new(vec![small(written_date(&day)), small(what)]),
            ],
            header: false,
        });
    }
    debug_assert_eq!(WIDTHS.iter().sum::<u16>(), TEXT_WIDTH);
    Table { widths: WIDTHS.to_vec(), lines: true, rows }
}
