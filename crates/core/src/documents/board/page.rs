//! The report as pages: the overview, the overdue days, then one table of all products, or one for each group.

use crate::assessment::Verdict;
use crate::board::{By, Group, Pictures};
use crate::catalogue::{Text as _, catalogue};
use crate::locale::{Lang, msg, values, written_day};

use super::super::model::{Block, Cell, Paragraph, Row, Table};
use super::super::parts::{ACROSS_WIDTH, document_title, header_row, small, small_bold, written_date};
use super::overview::{heading, item, overdue, overview};
use super::reported::Reported;
use super::{Products, readiness};

/// Widths of the columns in millimetres: number; product, applicant and set; telephone and person in charge;
/// readiness; stars; points; missing for the next star; findings; days.
const WIDTHS: [u16; 9] = [10, 42, 28, 31, 30, 24, 32, 29, 31];
/// Widths of the columns of the overdue days in millimetres: day; event; product; applicant; person in charge.
const OVERDUE: [u16; 5] = [28, 56, 66, 66, 41];
/// The maximum number of lines for each picture.
const MOST_LINES: usize = 10;
/// The number of findings that the table shows in words.
const FINDINGS_TOLD: usize = 2;

/// The pages of a report over these products, in their order and groups. The pages are landscape.
pub fn board_page(products: &Products, lang: Lang) -> Vec<Block> {
    let day = written_day(products.today);
    let mut blocks: Vec<Block> = vec![
        Block::Across,
        document_title(msg::REPORT_TITLE.text(lang)).into(),
        Paragraph::new(msg::REPORT_ABOUT.fill(lang, values::DayN { n: &products.all.len(), day: &day }))
            .justified()
            .spaced(6)
            .into(),
    ];
    blocks.extend(overview(products, ACROSS_WIDTH, lang));
    blocks.extend(overdue(products, OVERDUE, lang));
    let missed = Pictures::of(&products.board.rows).missed(MOST_LINES);
    if !missed.is_empty() {
        blocks.push(heading(msg::REPORT_MISSED.text(lang)));
        blocks.extend(missed.iter().map(|m| item(format!("{}: {}", m.title.text(lang), m.products))));
    }
    let groups = products.groups(products.by);
    if groups.is_empty() {
        blocks.push(heading(msg::REPORT_BOARD.text(lang)));
        let places: Vec<usize> = (0..products.all.len()).collect();
        blocks.push(Block::Table(table(products, &places, lang)));
    }
    for group in groups {
        blocks.push(heading(&group_words(&group, products.by, lang)));
        blocks.push(Block::Table(table(products, &group.rows, lang)));
    }
    blocks
}

/// The name of a group, and a line with its number of products and its points.
fn group_words(group: &Group, by: Option<By>, lang: Lang) -> String {
    let name = match by {
        Some(By::Set) => {
            let set = catalogue().newest().set(group.set);
            format!("{}. {}", group.set, set.map_or("", |set| set.short.text(lang)))
        }
        _ if group.name.is_empty() => msg::BOARD_LIST_NOT_NAMED.text(lang).to_owned(),
        _ => group.name.clone(),
    };
    let n = group.rows.len();
    let line = match group.points {
        Some(points) => msg::BOARD_GROUP_LINE.fill(lang, values::NPoints { n: &n, points: &points }),
        None => msg::BOARD_FOUND.fill(lang, values::N { n: &n }),
    };
    format!("{name}: {line}")
}

fn table(products: &Products, places: &[usize], lang: Lang) -> Table {
    let labels = [
        msg::REPORT_NO,
        msg::TABLE_PRODUCT,
        msg::REPORTS_CONTACT,
        msg::REPORTS_READINESS,
        msg::TABLE_STARS,
        msg::TABLE_POINTS,
        msg::TABLE_HOLDS,
        msg::REPORTS_FINDINGS,
        msg::TABLE_DAY,
    ];
    let mut rows = vec![header_row(labels, lang)];
    for (no, product) in (1_usize..).zip(products.at(places)) {
        let cells = [
            vec![small(no.to_string())],
            names(product, lang),
            said([product.row.phone.as_str(), product.row.person.as_str()]),
            readiness(product, lang).into_iter().map(small).collect(),
            verdict(product, lang),
            points(product),
            lacks(product, lang),
            findings(product, lang),
            days(product, lang),
        ];
        rows.push(Row { cells: cells.map(Cell::new).into(), header: false });
    }
    debug_assert_eq!(WIDTHS.iter().sum::<u16>(), ACROSS_WIDTH);
    Table { widths: WIDTHS.to_vec(), lines: true, rows }
}

/// The texts that are not empty, one per line.
fn said<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<Paragraph> {
    texts.into_iter().filter(|text| !text.is_empty()).map(small).collect()
}

fn names(product: &Reported, lang: Lang) -> Vec<Paragraph> {
    let mut names = vec![small_bold(product.row.name(lang))];
    names.extend(said([product.row.applicant.as_str(), product.set.short.text(lang)]));
    names
}

fn verdict(product: &Reported, lang: Lang) -> Vec<Paragraph> {
    let standing = product.row.standing();
    let mut said = vec![small_bold(standing.words(lang)).centred()];
    if let Verdict::Stars(_) = standing.verdict() {
        let [least, _, most] = product.row.stars;
        said.push(small(format!("({least}-{most})")).centred());
    }
    said
}

fn points(product: &Reported) -> Vec<Paragraph> {
    let parts: Vec<String> = product.row.parts.iter().map(u16::to_string).collect();
    vec![small_bold(product.row.total().to_string()).centred(), small(format!("({})", parts.join("+"))).centred()]
}

/// The text on the missing points and marks for the next star, and the percentage of ready evidence.
fn lacks(product: &Reported, lang: Lang) -> Vec<Paragraph> {
    let evidence = product.row.evidence.map(|n| msg::BOARD_EVIDENCE.fill(lang, values::N { n: &n }));
    [Some(product.lacks(lang)), evidence].into_iter().flatten().map(small).collect()
}

/// The number of findings, and the first of them in words.
fn findings(product: &Reported, lang: Lang) -> Vec<Paragraph> {
    let found = product.findings(lang);
    let mut lines = vec![small_bold(found.len().to_string())];
    lines.extend(found.into_iter().take(FINDINGS_TOLD).map(|words| small(format!("- {words}"))));
    lines
}

/// The days that have passed, then the next day.
fn days(product: &Reported, lang: Lang) -> Vec<Paragraph> {
    let passed = product.row.overdue().iter();
    let mut lines: Vec<Paragraph> = passed
        .flat_map(|d| {
            let day = msg::REPORTS_PASSED.fill(lang, values::Day { day: &written_date(&d.day) });
            [small_bold(day), small(d.what.words().text(lang))]
        })
        .collect();
    if let Some(next) = product.coming().first() {
        lines.extend(said([written_date(&next.day).as_str(), next.what.words().text(lang)]));
    }
    lines
}
