//! The readiness report over many drafts: as a workbook, as a CSV table of all criteria, and as pages.

mod book;
mod columns;
mod csv;
mod overview;
mod page;
mod portfolio;
mod reported;

pub use book::BoardBook;
pub use csv::CriteriaCsv;
pub(crate) use csv::{begins_formula, is_left_out};
pub use page::board_page;
pub use portfolio::portfolio;
pub use reported::{Products, Source};

use crate::assessment::{Standing, assess};
use crate::board::OwnDay;
use crate::catalogue::EditionTexts as _;
use crate::catalogue::Text as _;
use crate::locale::{Lang, Message, msg};

use super::parts::written_date;
use super::workbook::{Value, number, text};
use reported::Reported;

/// The columns of the table of all criteria of all drafts, with widths in characters.
const CRITERIA: [(Message, u16); 17] = [
    (msg::TABLE_PRODUCT, 24),
    (msg::TABLE_APPLICANT, 24),
    (msg::REPORTS_PHONE, 13),
    (msg::REPORTS_PERSON, 15),
    (msg::TABLE_SET, 8),
    (msg::WORKBOOK_CRITERION, 9),
    (msg::WORKBOOK_TITLE, 34),
    (msg::TABLE_OPTION, 7),
    (msg::WORKBOOK_ANSWER, 50),
    (msg::WORKBOOK_POINTS, 7),
    (msg::WORKBOOK_MAX, 7),
    (msg::WORKBOOK_EVIDENCE, 14),
    (msg::WORKBOOK_NOTE, 50),
    (msg::REPORTS_READINESS, 20),
    (msg::STANDING_VERDICT, 30),
    (msg::STANDING_OPEN_CONDITIONS, 12),
    (msg::TABLE_FILE, 24),
];

/// The values of the columns [`CRITERIA`] for each criterion of a product. A criterion without an answer has no
/// points.
fn criteria_of(product: &Reported, lang: Lang) -> Vec<[Value; 17]> {
    let (draft, edition, set) = (product.draft, product.edition, product.set);
    let result = assess(draft, edition, set);
    let standing = result.standing();
    let row = |criterion: &crate::catalogue::Criterion| {
        let answer = draft.answers.get(&criterion.id);
        let chosen = draft.option(&criterion.id).filter(|o| criterion.score(*o).is_some());
        let stated = chosen.and_then(|o| edition.printed(criterion, o, lang));
        let points = chosen.and_then(|_| result.criterion(&criterion.id)).map(|c| c.points.into());
        [
            text(draft.product.name.trim()),
            text(draft.applicant.name.trim()),
            text(product.row.phone.as_str()),
            text(product.row.person.as_str()),
            Value::Number(set.no.into()),
            text(criterion.id.as_str()),
            text(criterion.title.text(lang)),
            number(chosen.and_then(|o| u32::try_from(o).ok())),
            text(stated.unwrap_or_else(|| msg::FORM02_OPEN.text(lang).to_owned())),
            number(points),
            Value::Number(criterion.max().into()),
            text(answer.map_or("", |a| a.evidence.list_words().text(lang))),
            text(answer.map_or("", |a| a.note.as_str())),
            text(product.row.readiness.words(lang)),
            text(standing.words(lang)),
            open_conditions(standing),
            text(product.row.id.as_str()),
        ]
    };
    set.criteria().map(row).collect()
}

/// The number of knock-outs without an answer.
fn open_conditions(standing: Standing) -> Value {
    Value::Number(u32::try_from(standing.open_knock_outs).unwrap_or(u32::MAX))
}

/// The next day of a row and the event on that day, in the form for reports.
fn day_and_what(next: Option<&OwnDay>, lang: Lang) -> [String; 2] {
    next.map(|d| [d.day.clone(), d.what.words().text(lang).to_owned()]).unwrap_or_default()
}

/// Days with their events, one per line.
fn words_of(days: &[OwnDay], lang: Lang) -> Vec<String> {
    days.iter().map(|d| format!("{}: {}", written_date(&d.day), d.what.words().text(lang))).collect()
}

/// Whether a product can be handed in, and how much is missing, one per line.
fn readiness(product: &Reported, lang: Lang) -> Vec<String> {
    let readiness = product.row.readiness;
    [Some(readiness.words(lang)), readiness.missing(lang)].into_iter().flatten().collect()
}
