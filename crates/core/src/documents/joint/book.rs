//! The joint plan as a workbook: one row for each task, in the order of the pages.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::super::Options;
use super::super::workbook::{Table, Value, properties, text};
use super::{JointPaper, effort};
use crate::locale::{Message, msg};
use crate::tasks::{step_name, working_paper};

/// The columns with their widths in characters.
const COLUMNS: [(Message, u16); 8] = [
    (msg::WORKING_DOC_MEMBER, 28),
    (msg::WORKING_DOC_KIND, 22),
    (msg::TASKS_DOC_TASK, 60),
    (msg::TASKS_DOC_PRODUCT, 30),
    (msg::TASKS_DOC_DUE, 12),
    (msg::TASKS_DOC_PERSON, 20),
    (msg::WORKING_DOC_EFFORT, 28),
    (msg::WORKING_DOC_FROM, 14),
];
/// The last column: the maximum cost of a step.
const LAST: (Message, u16) = (msg::WORKING_DOC_TO, 14);

/// The bytes of the workbook; the same plan gives the same bytes on the same day.
///
/// # Errors
/// Fails only if the archive cannot be written, which does not happen in memory.
pub fn joint_book(paper: &JointPaper, options: &Options) -> Result<Vec<u8>, XlsxError> {
    let lang = options.lang;
    let mut book = Workbook::new();
    book.set_properties(&properties(options.today)?);
    let sheet = book.add_worksheet();
    let columns = COLUMNS.iter().chain([&LAST]).map(|(m, width)| (m.text(lang).to_owned(), *width));
    let columns: Vec<(String, u16)> = columns.collect();
    let name = msg::WORKING_SHEET.text(lang);
    Table::headed(sheet, [name, name], &columns, 1, lang)?;
    let mut table = Table::at(sheet, 0, lang);
    for part in working_paper(paper.plan, paper.stage, paper.products) {
        let member = part.member.name(lang).to_owned();
        for task in part.first(paper.products, lang) {
            table.add([
                text(member.as_str()),
                text(task.task.kind.name().text(lang)),
                text(task.words(paper.products, lang)),
                text(task.products(paper.products, lang)),
                Value::written_day(&task.task.due),
                text(task.task.person.as_str()),
                text(""),
                text(""),
                text(""),
            ])?;
        }
        for step in &part.steps {
            let (title, statement) = step_name(step, paper.products, lang);
            let what = statement.map_or_else(|| title.to_owned(), |s| format!("{title}. {s}"));
            let cost = paper.costs.of(step.effort);
            let money = |n: u64| match u32::try_from(n) {
                Ok(n) => Value::Number(n),
                Err(_) => text(lang.number(n)),
            };
            table.add([
                text(member.as_str()),
                text(msg::TASKS_KIND_CRITERION.text(lang)),
                text(what),
                text(paper.lifted(step, lang)),
                text(""),
                text(""),
                text(effort(step.effort, lang)),
                money(cost.from),
                money(cost.to),
            ])?;
        }
    }
    let last = table.row.max(1);
    let sheet = book.worksheet_from_index(0)?;
    sheet.autofilter(0, 0, last, 8)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    book.save_to_buffer()
}
