//! The draft as an Excel workbook, for consultants: criteria, papers, details.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::assessment::assess;
use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;
use crate::form::FIELDS;
use crate::locale::{Lang, Message, msg};

use super::Options;
use super::evidence::named_papers;
use super::evidence_table::{cited, state_words};
use super::register::entries;

/// The most characters that a cell holds (Excel's own limit).
const LONGEST: usize = 32_767;

/// The workbook's bytes; the same draft gives the same bytes.
///
/// # Errors
/// Only where the archive cannot be written, which in memory does not happen.
pub fn workbook(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Result<Vec<u8>, XlsxError> {
    let lang = options.lang;
    let mut book = Workbook::new();
    // Else the time of writing would stand there.
    let written = draft.changed.get(..10).and_then(|d| ExcelDateTime::parse_from_str(d).ok());
    let written = written.map_or_else(|| ExcelDateTime::from_ymd(2026, 1, 1), Ok)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&written));
    criteria(book.add_worksheet(), draft, edition, set, lang)?;
    papers(book.add_worksheet(), draft, edition, set, lang)?;
    details(book.add_worksheet(), draft, lang)?;
    book.save_to_buffer()
}

/// What stands in a cell: a number, or a text that is never read as a formula or a link.
pub(super) enum Value {
    Number(u32),
    Text(String),
}

pub(super) struct Table<'w> {
    pub(super) sheet: &'w mut Worksheet,
    pub(super) row: u32,
    text: Format,
    lang: Lang,
}

impl<'w> Table<'w> {
    /// A sheet with its heading, which stays in sight, and widths in characters.
    pub(super) fn new(
        sheet: &'w mut Worksheet,
        name: Message,
        columns: &[(Message, u16)],
        lang: Lang,
    ) -> Result<Table<'w>, XlsxError> {
        let columns: Vec<(String, u16)> = columns.iter().map(|(m, width)| (m.text(lang).to_owned(), *width)).collect();
        Table::headed(sheet, name.text(lang), &columns)?;
        Ok(Table::at(sheet, 0, lang))
    }

    /// Gives a sheet its name and heading.
    pub(super) fn headed(sheet: &mut Worksheet, name: &str, columns: &[(String, u16)]) -> Result<(), XlsxError> {
        let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        sheet.set_name(name)?;
        // Widths before rows: a sheet that is written as it grows has its head first.
        for (column, (_, width)) in (0..).zip(columns) {
            sheet.set_column_width(column, f64::from(*width))?;
        }
        for (column, (label, _)) in (0..).zip(columns) {
            sheet.write_string_with_format(0, column, label, &heading)?;
        }
        sheet.set_freeze_panes(1, 0).map(|_| ())
    }

    /// A sheet that goes on below a row.
    pub(super) fn at(sheet: &'w mut Worksheet, row: u32, lang: Lang) -> Table<'w> {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Table { sheet, row, text, lang }
    }

    pub(super) fn add(&mut self, values: impl IntoIterator<Item = Value>) -> Result<(), XlsxError> {
        self.row += 1;
        for (column, value) in (0..).zip(values) {
            match value {
                Value::Number(n) => self.sheet.write_number_with_format(self.row, column, n, &self.text)?,
                Value::Text(t) => {
                    self.sheet.write_string_with_format(self.row, column, cell(&t, self.lang), &self.text)?
                }
            };
        }
        Ok(())
    }
}

/// A text that a cell can hold: without control characters, and cut where Excel would refuse it.
fn cell(text: &str, lang: Lang) -> String {
    let kept: String = super::docx::holdable(text).collect();
    if kept.encode_utf16().count() <= LONGEST {
        return kept;
    }
    let more = msg::WORKBOOK_CUT.text(lang);
    let room = LONGEST - more.encode_utf16().count();
    let mut used = 0;
    let head = kept.chars().take_while(|c| {
        used += c.len_utf16();
        used <= room
    });
    head.chain(more.chars()).collect()
}

pub(super) fn text(value: impl Into<String>) -> Value {
    Value::Text(value.into())
}

fn criteria(
    sheet: &mut Worksheet,
    draft: &Draft,
    edition: &Edition,
    set: &ProductSet,
    lang: Lang,
) -> Result<(), XlsxError> {
    let result = assess(draft, edition, set);
    let register = entries(draft, edition, set);
    let columns = [
        (msg::WORKBOOK_PART, 6),
        (msg::WORKBOOK_SECTION, 26),
        (msg::WORKBOOK_CRITERION, 9),
        (msg::WORKBOOK_TITLE, 34),
        (msg::WORKBOOK_ANSWER, 50),
        (msg::WORKBOOK_POINTS, 7),
        (msg::WORKBOOK_MAX, 7),
        (msg::WORKBOOK_NEEDED, 9),
        (msg::WORKBOOK_EVIDENCE, 14),
        (msg::WORKBOOK_NAMED, 40),
        (msg::WORKBOOK_NOTE, 50),
    ];
    let mut table = Table::new(sheet, msg::WORKBOOK_CRITERIA, &columns, lang)?;
    for part in &set.parts {
        for section in &part.sections {
            for criterion in &section.criteria {
                let answer = draft.answers.get(&criterion.id);
                let chosen = draft.option(&criterion.id);
                let stated = chosen.and_then(|o| edition.printed(criterion, o, lang));
                let mark = chosen.and_then(|o| criterion.score(o)).map_or(0, |s| s.min_stars);
                let names = named_papers(draft, edition, criterion).into_iter();
                let names: Vec<String> = names.map(|i| cited(i, &register, edition, lang)).collect();
                table.add([
                    text(part.id.as_str()),
                    text(section.title.text(lang)),
                    text(criterion.id.as_str()),
                    text(criterion.title.text(lang)),
                    text(stated.unwrap_or_else(|| msg::FORM02_OPEN.text(lang).to_owned())),
                    Value::Number(result.criterion(&criterion.id).map_or(0, |c| c.points.into())),
                    Value::Number(criterion.max().into()),
                    Value::Number(mark.into()),
                    text(answer.map_or("", |a| state_words(a.evidence, lang))),
                    text(names.join("; ")),
                    text(answer.map_or("", |a| a.note.as_str())),
                ])?;
            }
        }
    }
    table.sheet.autofilter(0, 0, table.row, 10).map(|_| ())
}

fn papers(
    sheet: &mut Worksheet,
    draft: &Draft,
    edition: &Edition,
    set: &ProductSet,
    lang: Lang,
) -> Result<(), XlsxError> {
    let columns = [
        (msg::REGISTER_NO, 7),
        (msg::REGISTER_PAPER, 50),
        (msg::WORKBOOK_STATE, 14),
        (msg::WORKBOOK_NUMBER, 20),
        (msg::WORKBOOK_ISSUER, 30),
        (msg::WORKBOOK_ISSUED, 13),
        (msg::WORKBOOK_VALID_UNTIL, 13),
        (msg::WORKBOOK_USED_BY, 20),
    ];
    let mut table = Table::new(sheet, msg::WORKBOOK_PAPERS, &columns, lang)?;
    for entry in entries(draft, edition, set) {
        let said = |read: fn(&crate::draft::Paper) -> &String| text(entry.paper.map_or("", |p| read(p).as_str()));
        table.add([
            Value::Number(u32::try_from(entry.no).unwrap_or(u32::MAX)),
            text(entry.name(edition, lang)),
            text(state_words(entry.state, lang)),
            said(|p| &p.number),
            said(|p| &p.issuer),
            said(|p| &p.issued),
            said(|p| &p.valid_until),
            text(entry.criteria.join(", ")),
        ])?;
    }
    Ok(())
}

fn details(sheet: &mut Worksheet, draft: &Draft, lang: Lang) -> Result<(), XlsxError> {
    let columns = [(msg::WORKBOOK_FIELD, 40), (msg::WORKBOOK_VALUE, 90)];
    let mut table = Table::new(sheet, msg::WORKBOOK_DETAILS, &columns, lang)?;
    for field in FIELDS.iter().filter(|f| f.step.is_asked(draft.kind)) {
        table.add([text(field.label.text(lang)), text(field.read(draft))])?;
    }
    Ok(())
}
