//! The sheet of criteria, with points by part and in total.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::assessment::{Assessment, assess};
use crate::catalogue::{Criterion, Edition, EditionTexts as _, Part, ProductSet, Section, Text as _};
use crate::draft::Draft;
use crate::locale::{Message, msg, values};

use super::super::register::{Entry, entries};
use super::sheet::{About, begin};
use super::table::{Value, number, text};

/// Columns with widths in characters.
const COLUMNS: [(Message, u16); 11] = [
    (msg::WORKBOOK_PART, 6),
    (msg::WORKBOOK_SECTION, 16),
    (msg::WORKBOOK_CRITERION, 9),
    (msg::WORKBOOK_TITLE, 24),
    (msg::WORKBOOK_ANSWER, 30),
    (msg::WORKBOOK_POINTS, 8),
    (msg::WORKBOOK_MAX, 8),
    (msg::WORKBOOK_NEEDED, 9),
    (msg::WORKBOOK_NAMED, 24),
    (msg::WORKBOOK_NOTE, 26),
    (msg::WORKBOOK_EVIDENCE, 14),
];
/// How many of them a copy to hand in has: it does not say how far papers are.
const TO_HAND_IN: usize = 10;
/// Columns before those of the points.
const BEFORE_POINTS: u16 = 5;

pub(super) fn criteria(
    sheet: &mut Worksheet,
    about: &About,
    draft: &Draft,
    edition: &Edition,
    set: &ProductSet,
) -> Result<(), XlsxError> {
    let lang = about.lang;
    let result = assess(draft, edition, set);
    let papers = entries(draft, edition, set, about.options.purpose);
    let columns = if about.options.to_hand_in() { &COLUMNS[..TO_HAND_IN] } else { &COLUMNS };
    let names = [msg::WORKBOOK_CRITERIA, msg::BOOK_CRITERIA_TITLE];
    let mut table = begin(sheet, about, names, columns, outcome(about, &result, set))?;
    let head = table.row;
    for part in &set.parts {
        for section in &part.sections {
            for criterion in &section.criteria {
                let row = row(about, draft, edition, &result, &papers, (part, section, criterion));
                table.add(row.into_iter().take(columns.len()))?;
            }
        }
    }
    table.filter(head, columns.len())?;
    // Below what is filtered and sorted.
    let mut sums = table.sums();
    for (part, points) in set.parts.iter().zip(&result.score.parts) {
        let label = msg::FORM02_PART_ROW.fill(lang, values::IdTitle { id: &part.id, title: &part.title.text(lang) });
        let any = part.sections.iter().flat_map(|s| &s.criteria).any(|c| points_of(&result, c).is_some());
        let points = number(any.then(|| (*points).into()));
        sums.sum(&label, BEFORE_POINTS, [points, Value::Number(part.max.into())])?;
    }
    let total = [number(total(&result)), Value::Number(most(set))];
    sums.sum(msg::FORM02_TOTAL.text(lang), BEFORE_POINTS, total)
}

/// The total above the table; in a copy to work with also what it may come to.
fn outcome(about: &About, result: &Assessment, set: &ProductSet) -> Vec<(String, Value)> {
    let lang = about.lang;
    let mut said = vec![(msg::BOOK_TOTAL.fill(lang, values::Max { max: &most(set) }), number(total(result)))];
    if !about.options.to_hand_in() {
        said.push((msg::BOOK_STANDING.text(lang).to_owned(), text(result.standing().words(lang))));
    }
    said
}

/// Points in total; none before anything is answered.
fn total(result: &Assessment) -> Option<u32> {
    (result.answered > 0).then(|| result.score.total.into())
}

/// The most that a product can have.
fn most(set: &ProductSet) -> u32 {
    set.parts.iter().map(|part| u32::from(part.max)).sum()
}

/// Points of a criterion; none where it is not answered, or does not ask for an answer.
fn points_of(result: &Assessment, criterion: &Criterion) -> Option<u32> {
    let state = result.criterion(&criterion.id).filter(|s| s.asked && s.option.is_some())?;
    Some(state.points.into())
}

fn row(
    about: &About,
    draft: &Draft,
    edition: &Edition,
    result: &Assessment,
    papers: &[Entry],
    (part, section, criterion): (&Part, &Section, &Criterion),
) -> [Value; 11] {
    let lang = about.lang;
    let answer = draft.answers.get(&criterion.id);
    let asked = result.criterion(&criterion.id).is_some_and(|s| s.asked);
    let chosen = draft.option(&criterion.id).filter(|_| asked);
    let stated = chosen.and_then(|o| edition.printed(criterion, o, lang));
    let said = match stated {
        _ if !asked => msg::FORM02_NOT_APPLICABLE.text(lang).to_owned(),
        Some(stated) => stated,
        None if about.options.to_hand_in() => String::new(),
        None => msg::FORM02_OPEN.text(lang).to_owned(),
    };
    let mark = chosen.and_then(|o| criterion.score(o)).and_then(|s| s.mark()).map(u32::from);
    let proving = papers.iter().filter(|p| p.criteria.contains(&criterion.id.as_str()));
    let named: Vec<String> = proving.map(|p| format!("{}. {}", p.label(lang), p.name(edition, lang))).collect();
    [
        text(part.id.as_str()),
        text(section.title.text(lang)),
        text(criterion.id.as_str()),
        text(criterion.title.text(lang)),
        text(said),
        number(points_of(result, criterion)),
        Value::Number(criterion.max().into()),
        number(mark),
        text(named.join("\n")),
        text(answer.map_or("", |a| a.note.as_str())),
        text(answer.map_or("", |a| a.evidence.list_words().text(lang))),
    ]
}
