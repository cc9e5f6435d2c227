//! The readiness report over many drafts: workbook, table of all criteria, pages.

mod book;
mod csv;
mod page;

pub use book::BoardBook;
pub use csv::CriteriaCsv;
pub use page::board_page;

use crate::assessment::{Standing, assess};
use crate::board::{OwnDay, Row};
use crate::catalogue::{Edition, ProductSet, catalogue};
use crate::draft::Draft;
use crate::locale::{Lang, Message, msg};

use super::evidence_table::state_words;
use super::workbook::{Value, text};

/// Columns of all criteria of all drafts, with widths in characters.
const CRITERIA: [(Message, u16); 14] = [
    (msg::TABLE_FILE, 24),
    (msg::TABLE_PRODUCT, 28),
    (msg::TABLE_APPLICANT, 28),
    (msg::TABLE_SET, 8),
    (msg::WORKBOOK_CRITERION, 9),
    (msg::WORKBOOK_TITLE, 34),
    (msg::TABLE_OPTION, 7),
    (msg::WORKBOOK_ANSWER, 50),
    (msg::WORKBOOK_POINTS, 7),
    (msg::WORKBOOK_MAX, 7),
    (msg::WORKBOOK_EVIDENCE, 14),
    (msg::WORKBOOK_NOTE, 50),
    (msg::STANDING_VERDICT, 30),
    (msg::STANDING_OPEN_CONDITIONS, 12),
];

/// What stands in those columns for each criterion of a draft.
fn criteria_of(name: &str, draft: &Draft, edition: &Edition, set: &ProductSet, lang: Lang) -> Vec<[Value; 14]> {
    let result = assess(draft, edition, set);
    let standing = result.standing();
    let row = |criterion: &crate::catalogue::Criterion| {
        let answer = draft.answers.get(&criterion.id);
        let chosen = draft.option(&criterion.id).filter(|o| criterion.score(*o).is_some());
        let stated = chosen.and_then(|o| edition.printed(criterion, o, lang));
        [
            text(name),
            text(draft.product.name.trim()),
            text(draft.applicant.name.trim()),
            Value::Number(set.no.into()),
            text(criterion.id.as_str()),
            text(criterion.title.text(lang)),
            chosen.map_or(text(""), |o| Value::Number(u32::try_from(o).unwrap_or(u32::MAX))),
            text(stated.unwrap_or_else(|| msg::FORM02_OPEN.text(lang).to_owned())),
            Value::Number(result.criterion(&criterion.id).map_or(0, |c| c.points.into())),
            Value::Number(criterion.max().into()),
            text(answer.map_or("", |a| state_words(a.evidence, lang))),
            text(answer.map_or("", |a| a.note.as_str())),
            text(standing.words(lang)),
            open_conditions(standing),
        ]
    };
    set.criteria().map(row).collect()
}

/// How many knock-outs have no answer.
fn open_conditions(standing: Standing) -> Value {
    Value::Number(u32::try_from(standing.open_knock_outs).unwrap_or(u32::MAX))
}

/// The place of a row in the catalogue. A row comes from a draft that was read, so it has one.
fn place_of(row: &Row) -> Option<(&'static Edition, &'static ProductSet)> {
    let edition = catalogue().edition(&row.edition)?;
    Some((edition, edition.set(row.set)?))
}

/// The next day of a row and what falls on it, as the reports write it.
fn day_and_what(next: Option<&OwnDay>, lang: Lang) -> [String; 2] {
    next.map(|d| [d.day.clone(), d.what.words().text(lang).to_owned()]).unwrap_or_default()
}
