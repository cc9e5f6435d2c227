//! The portfolio for a consultant or the commune: an overview, then a page for each member with all its products.

use crate::assessment::Verdict;
use crate::board::{By, Group};
use crate::catalogue::Text as _;
use crate::locale::{Lang, msg, values, written_day};

use super::super::model::{Block, Cell, Paragraph, Row, Table};
use super::super::parts::{TEXT_WIDTH, document_title, field, header_row, small, small_bold, written_date};
use super::overview::{heading, item, overdue, overview};
use super::reported::Reported;
use super::{Products, readiness, words_of};

/// Widths of the columns of the list of members in millimetres: number, name, telephone, products, next day.
const MEMBERS: [u16; 5] = [11, 61, 34, 22, 32];
/// Widths of the columns of the overdue days in millimetres: day; event; product; applicant; person in charge.
const OVERDUE: [u16; 5] = [25, 35, 38, 36, 26];
/// Widths of the columns of a member's products in millimetres: name and set, readiness, verdict, points, person in
/// charge.
const PRODUCTS: [u16; 5] = [44, 38, 34, 16, 28];
/// The number of findings of a product that the portfolio shows in words.
const FINDINGS_TOLD: usize = 5;

/// The pages of the portfolio. Each member has one section with all its products of the report, on a new page.
pub fn portfolio(products: &Products, lang: Lang) -> Vec<Block> {
    let members = products.groups(Some(By::Applicant));
    let day = written_day(products.today);
    let about = values::DayMembersN { day: &day, members: &members.len(), n: &products.all.len() };
    let mut blocks: Vec<Block> = vec![
        document_title(msg::PORTFOLIO_TITLE.text(lang)).into(),
        Paragraph::new(msg::PORTFOLIO_ABOUT.fill(lang, about)).justified().spaced(6).into(),
    ];
    blocks.extend(overview(products, TEXT_WIDTH, lang));
    blocks.extend(overdue(products, OVERDUE, lang));
    blocks.push(heading(msg::PORTFOLIO_MEMBERS.text(lang)));
    blocks.push(Block::Table(list(products, &members, lang)));
    for member in &members {
        blocks.push(Block::PageBreak);
        blocks.extend(page(products, member, lang));
    }
    blocks
}

/// The name of a member.
fn name(member: &Group, lang: Lang) -> &str {
    if member.name.is_empty() { msg::TABLE_NO_APPLICANT.text(lang) } else { &member.name }
}

/// The first text that is not empty among the texts of a member's products.
fn first_said<'p>(products: &'p Products, member: &'p Group, read: impl Fn(&Reported) -> String) -> String {
    products.at(&member.rows).map(read).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The list of all members with their telephones and next days.
fn list(products: &Products, members: &[Group], lang: Lang) -> Table {
    let labels = [msg::REPORT_NO, msg::TABLE_APPLICANT, msg::REPORTS_PHONE, msg::REPORT_PRODUCTS, msg::TABLE_DAY];
    let mut rows = vec![header_row(labels, lang)];
    for (no, member) in (1_usize..).zip(members) {
        let next =
            member.rows.iter().filter_map(|place| products.board.next(*place)).map(|next| next.day.as_str()).min();
        let cells = [
            small(no.to_string()).centred(),
            small(name(member, lang)),
            small(first_said(products, member, |p| p.row.phone.clone())),
            small(member.rows.len().to_string()).centred(),
            small(next.map(written_date).unwrap_or_default()),
        ];
        rows.push(Row { cells: cells.map(|cell| Cell::new(vec![cell])).into(), header: false });
    }
    Table { widths: MEMBERS.to_vec(), lines: true, rows }
}

/// The page of one member: the contact, the products, and the open work of each product.
fn page(products: &Products, member: &Group, lang: Lang) -> Vec<Block> {
    let said = |read: fn(&Reported) -> String| first_said(products, member, read);
    let mut blocks: Vec<Block> = vec![Paragraph::bold(name(member, lang)).sized(14).heading(1).into()];
    for (label, value) in [
        (msg::REPORTS_PHONE, said(|p| p.row.phone.clone())),
        (msg::REPORTS_ADDRESS, said(|p| p.address())),
        (msg::PORTFOLIO_REPRESENTATIVE, said(|p| p.draft.applicant.representative.trim().to_owned())),
    ] {
        blocks.push(field(label.text(lang), &value).into());
    }
    let labels =
        [msg::TABLE_PRODUCT, msg::REPORTS_READINESS, msg::STANDING_VERDICT, msg::TABLE_POINTS, msg::REPORTS_PERSON];
    let mut rows = vec![header_row(labels, lang)];
    for product in products.at(&member.rows) {
        let mut said = vec![small_bold(product.row.standing().words(lang))];
        if let Verdict::Stars(_) = product.row.verdict() {
            let [least, _, most] = product.row.stars;
            said.push(small(msg::TABLE_STARS_RANGE.fill(lang, values::LeastMost { least: &least, most: &most })));
        }
        let cells = [
            vec![small_bold(product.row.name(lang)), small(product.set.short.text(lang))],
            readiness(product, lang).into_iter().map(small).collect(),
            said,
            vec![small(product.row.total().to_string()).centred()],
            vec![small(product.row.person.as_str())],
        ];
        rows.push(Row { cells: cells.map(Cell::new).into(), header: false });
    }
    blocks.push(Block::Table(Table { widths: PRODUCTS.to_vec(), lines: true, rows }));
    for product in products.at(&member.rows) {
        blocks.push(heading(product.row.name(lang)));
        blocks.extend(figures(product, lang).map(item));
        blocks.extend(work(product, lang));
        blocks.extend(days(product, lang));
    }
    blocks
}

/// The stated figures of a product, in one paragraph.
fn figures(product: &Reported, lang: Lang) -> Option<String> {
    let said = product.figures(lang);
    (!said.is_empty()).then(|| format!("{}: {}", msg::FIGURES_FORM_TITLE.text(lang), said.join("; ")))
}

/// The open work of a product: its greatest obstacle, missed marks, conditions, papers, and the findings that would
/// send the dossier back.
fn work(product: &Reported, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![item(product.lacks(lang))];
    let [applying, open] = product.conditions(lang);
    let title = |id: &String| product.set.criterion(id).map(|c| format!("{id} {}", c.title.text(lang)));
    let marks: Vec<String> = product.row.missed.iter().filter_map(title).collect();
    let lists = [
        (msg::PORTFOLIO_REASONS, applying),
        (msg::PORTFOLIO_MARKS, marks),
        (msg::PORTFOLIO_CONDITIONS, open),
        (msg::REPORTS_MISSING_PAPERS, product.missing_papers(lang)),
    ];
    for (label, list) in lists {
        if !list.is_empty() {
            blocks.push(item(format!("{}: {}", label.text(lang), list.join("; "))));
        }
    }
    let found = product.findings(lang);
    if !found.is_empty() {
        let label = msg::PORTFOLIO_FINDINGS.fill(lang, values::N { n: &found.len() });
        let first: Vec<String> = found.into_iter().take(FINDINGS_TOLD).collect();
        blocks.push(item(format!("{label}: {}", first.join("; "))));
    }
    blocks
}

/// The days that have passed, and the days to come.
fn days(product: &Reported, lang: Lang) -> Vec<Block> {
    let lists = [(msg::REPORTS_OVERDUE, product.row.overdue().to_vec()), (msg::PORTFOLIO_COMING, product.coming())];
    let said = lists.into_iter().filter(|(_, days)| !days.is_empty());
    said.map(|(label, days)| item(format!("{}: {}", label.text(lang), words_of(&days, lang).join("; ")))).collect()
}
