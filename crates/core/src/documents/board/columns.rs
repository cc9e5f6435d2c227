//! The columns of the board's sheet.

use crate::assessment::Verdict;
use crate::board::{Deadline, Distance, Row};
use crate::catalogue::Text as _;
use crate::locale::{Lang, Message, msg, values};

use super::super::workbook::{Value, day, number, text, timestamp};
use super::reported::Reported;
use super::{open_conditions, readiness, words_of};

/// The number of findings that the sheet shows in words.
const FINDINGS_TOLD: usize = 3;

/// The input from which a column computes its value.
pub(super) struct Told<'p, 'd> {
    pub(super) product: &'p Reported<'d>,
    /// The next day, and the event on that day.
    pub(super) next: [String; 2],
    pub(super) findings: &'p [String],
    pub(super) lang: Lang,
}

/// The heading of a column.
#[derive(Clone, Copy)]
enum Label {
    Text(Message),
    /// The id of the part (A, B, C) whose points the column shows.
    Part(&'static str),
}

/// A column of the sheet.
pub(super) struct Column {
    label: Label,
    /// The width in characters.
    pub(super) width: u16,
    value: fn(&Told) -> Value,
}

impl Column {
    const fn new(label: Message, width: u16, value: fn(&Told) -> Value) -> Column {
        Column { label: Label::Text(label), width, value }
    }

    const fn part(id: &'static str, value: fn(&Told) -> Value) -> Column {
        Column { label: Label::Part(id), width: 8, value }
    }

    /// The heading of the column.
    pub(super) fn label(&self, lang: Lang) -> String {
        match self.label {
            Label::Text(label) => label.text(lang).to_owned(),
            Label::Part(id) => msg::TABLE_PART.fill(lang, values::Id { id: &id }),
        }
    }

    /// The value of the column for one product.
    pub(super) fn value(&self, told: &Told) -> Value {
        (self.value)(told)
    }
}

/// The number of columns at the left that stay visible while the sheet scrolls.
pub(super) const FROZEN: u16 = 2;
/// The number of columns at the left that are printed: as many as are readable on a landscape page.
pub(super) const PRINTED: u16 = 12;

pub(super) static COLUMNS: [Column; 37] = [
    Column::new(msg::TABLE_PRODUCT, 26, |t| text(t.product.row.product.as_str())),
    Column::new(msg::TABLE_APPLICANT, 24, |t| text(t.product.row.applicant.as_str())),
    Column::new(msg::REPORTS_PHONE, 13, |t| text(t.product.row.phone.as_str())),
    Column::new(msg::REPORTS_PERSON, 15, |t| text(t.product.row.person.as_str())),
    Column::new(msg::REPORTS_READINESS, 21, |t| text(readiness(t.product, t.lang).join("\n"))),
    Column::new(msg::STANDING_VERDICT, 20, |t| text(t.product.row.standing().words(t.lang))),
    Column::new(msg::TABLE_POINTS, 7, |t| Value::Number(t.product.row.total().into())),
    Column::new(msg::TABLE_HOLDS, 32, |t| text(t.product.holds(t.lang))),
    Column::new(msg::REPORTS_OVERDUE, 20, |t| text(words_of(t.product.row.overdue(), t.lang).join("\n"))),
    Column::new(msg::TABLE_DAY, 11, |t| day(&t.next[0])),
    Column::new(msg::TABLE_WHAT, 18, |t| text(t.next[1].as_str())),
    Column::new(msg::REPORTS_FINDINGS, 11, |t| count(t.findings.len())),
    Column::new(msg::REPORTS_FINDINGS_FIRST, 50, |t| {
        text(t.findings.iter().take(FINDINGS_TOLD).cloned().collect::<Vec<_>>().join("\n"))
    }),
    Column::new(msg::REPORT_SET_NO, 6, |t| Value::Number(t.product.row.set.into())),
    Column::new(msg::TABLE_SET, 24, |t| text(t.product.set.short.text(t.lang))),
    Column::new(msg::TABLE_STARS, 11, |t| stars(&t.product.row, 1)),
    Column::new(msg::TABLE_STARS_LEAST, 11, |t| stars(&t.product.row, 0)),
    Column::new(msg::TABLE_STARS_MOST, 11, |t| stars(&t.product.row, 2)),
    Column::new(msg::REPORTS_NEXT_STARS, 11, |t| number(t.product.row.distance.map(|d| d.stars.into()))),
    Column::new(msg::REPORTS_POINTS_SHORT, 11, |t| short(&t.product.row, |d| d.points)),
    Column::new(msg::REPORTS_CONDITIONS_SHORT, 13, |t| short(&t.product.row, |d| d.conditions)),
    Column::new(msg::STANDING_OPEN_CONDITIONS, 13, |t| open_conditions(t.product.row.standing())),
    Column::new(msg::TABLE_POINTS_LEAST, 11, |t| Value::Number(t.product.row.points[0].into())),
    Column::new(msg::TABLE_POINTS_MOST, 11, |t| Value::Number(t.product.row.points[2].into())),
    Column::part("A", |t| part(&t.product.row, 0)),
    Column::part("B", |t| part(&t.product.row, 1)),
    Column::part("C", |t| part(&t.product.row, 2)),
    Column::new(msg::TABLE_ANSWERED, 11, |t| Value::Number(t.product.row.answered.into())),
    Column::new(msg::TABLE_ASKED, 8, |t| Value::Number(t.product.row.asked.into())),
    Column::new(msg::TABLE_EVIDENCE, 16, |t| match t.product.row.evidence {
        Some(percent) => Value::Number(percent.into()),
        None if t.product.row.answered == 0 => text(""),
        None => text(msg::REPORT_EVIDENCE_NONE.text(t.lang)),
    }),
    Column::new(msg::REPORTS_MISSING_PAPERS, 40, |t| text(t.product.missing_papers(t.lang).join("\n"))),
    Column::new(msg::REPORTS_RE_RATING, 12, |t| {
        let days = &t.product.row.days;
        day(days.iter().find(|d| d.what == Deadline::Renewal).map_or("", |d| d.day.as_str()))
    }),
    Column::new(msg::DEADLINE_CERTIFICATE_ENDS, 12, |t| {
        let days = &t.product.row.days;
        day(days.iter().find(|d| d.what == Deadline::CertificateEnds).map_or("", |d| d.day.as_str()))
    }),
    Column::new(msg::FIGURES_FORM_TITLE, 50, |t| text(t.product.figures(t.lang).join("\n"))),
    Column::new(msg::TABLE_CHANGED, 16, |t| timestamp(&t.product.row.changed)),
    Column::new(msg::REPORTS_ADDRESS, 30, |t| text(t.product.address())),
    Column::new(msg::TABLE_FILE, 24, |t| text(t.product.row.id.as_str())),
];

fn count(n: usize) -> Value {
    number(u32::try_from(n).ok())
}

/// One of the three numbers of stars (sure, likely, possible); empty if the verdict does not allow to show stars.
fn stars(row: &Row, which: usize) -> Value {
    match row.verdict() {
        Verdict::Stars(_) => number(row.stars.get(which).map(|stars| (*stars).into())),
        Verdict::Rejected | Verdict::TooEarly => text(""),
    }
}

/// A distance to the next star: 0 if nothing is missing, and empty if the verdict does not allow to show stars.
fn short(row: &Row, read: fn(&Distance) -> u16) -> Value {
    match row.verdict() {
        Verdict::Stars(_) => Value::Number(row.distance.as_ref().map_or(0, read).into()),
        Verdict::Rejected | Verdict::TooEarly => text(""),
    }
}

fn part(row: &Row, index: usize) -> Value {
    number(row.parts.get(index).map(|points| (*points).into()))
}
