//! The joint plan as pages.

use super::super::Options;
use super::super::model::{Block, Cell, Paragraph, Row, Table};
use super::super::parts::{TEXT_WIDTH, document_title, header_row, small, small_bold, tick_box};
use super::{JointPaper, effort};
use crate::assessment::JointStep;
use crate::locale::{Lang, msg, values, written_day};
use crate::tasks::{MemberTask, step_name, working_paper};

/// Widths of the columns of the first tasks in millimetres: box, task, product, day, person.
const FIRST: [u16; 5] = [9, 71, 34, 23, 23];
/// Widths of the columns of steps in millimetres: box, step, product, time and cost.
const STEPS: [u16; 4] = [9, 77, 36, 38];

/// The pages: the totals of the plan, then for each member the first tasks and the steps.
pub fn joint_page(paper: &JointPaper, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let load = paper.load();
    let lifted = paper.stage.map(|s| s.lifted.as_slice()).unwrap_or_default();
    let about = msg::WORKING_DOC_ABOUT
        .fill(lang, values::DayLoadN { n: &lifted.len(), day: &written_day(options.today), load: &load.words(lang) });
    let mut blocks: Vec<Block> = vec![
        document_title(msg::WORKING_DOC_TITLE.text(lang)).into(),
        Paragraph::new(about).justified().spaced(6).into(),
    ];
    if load.cost.to > 0 {
        let cost = msg::WORKING_DOC_COST.fill(lang, values::Cost { cost: &load.cost.words(lang) });
        blocks.push(Paragraph::italic(cost).justified().spaced(3).into());
    }
    for (words, places) in [
        (msg::WORKING_DOC_REJECTED, paper.plan.rejected.as_slice()),
        (msg::WORKING_DOC_LIFTED, lifted),
        (msg::WORKING_DOC_REACHED, &paper.plan.reached),
        (msg::WORKING_DOC_OUT, &paper.plan.out_of_reach),
    ] {
        if !places.is_empty() {
            let line = words.fill(lang, values::List { list: &paper.names(places, lang) });
            blocks.push(Paragraph::new(line).justified().spaced(3).into());
        }
    }
    for part in working_paper(paper.plan, paper.stage, paper.products) {
        blocks.push(Paragraph::bold(part.member.name(lang)).sized(14).spaced(12).heading(2).into());
        if !part.member.phone.is_empty() {
            let phone = msg::TASKS_PHONE.fill(lang, values::Phone { phone: &part.member.phone });
            blocks.push(Paragraph::new(phone).kept().into());
        }
        if !part.first.is_empty() {
            blocks.push(Paragraph::bold(msg::WORKING_FIRST.text(lang)).spaced(6).kept().heading(3).into());
            blocks.push(Block::Table(first(&part.first(paper.products, lang), paper, lang)));
        }
        if !part.steps.is_empty() {
            blocks.push(Paragraph::bold(msg::WORKING_MEMBER_STEPS.text(lang)).spaced(6).kept().heading(3).into());
            blocks.push(Block::Table(steps(&part.steps, paper, lang)));
        }
    }
    if paper.stage.is_some_and(|s| s.steps.iter().any(|step| step.shared)) {
        blocks.push(Paragraph::italic(msg::JOINT_CHECK.text(lang)).spaced(10).into());
    }
    blocks
}

fn ticked(done: bool) -> Cell {
    Cell::new(vec![Paragraph { spans: vec![tick_box(done)], ..Paragraph::default() }.centred()])
}

/// Makes the first heading cell span the column of boxes and the column of their texts.
fn with_boxes(mut head: Row) -> Row {
    if let Some(first) = head.cells.first_mut() {
        first.columns = 2;
    }
    head
}

fn first(tasks: &[MemberTask], paper: &JointPaper, lang: Lang) -> Table {
    let head = [msg::TASKS_DOC_TASK, msg::TASKS_DOC_PRODUCT, msg::TASKS_DOC_DUE, msg::TASKS_DOC_PERSON];
    let mut rows = vec![with_boxes(header_row(head, lang))];
    for task in tasks {
        let cells = vec![
            ticked(false),
            Cell::new(vec![small(task.words(paper.products, lang))]),
            Cell::new(vec![small(task.products(paper.products, lang))]),
            Cell::new(vec![small(task.task.due_words(lang))]),
            Cell::new(vec![small(task.task.person.as_str())]),
        ];
        rows.push(Row { cells, header: false });
    }
    debug_assert_eq!(FIRST.iter().sum::<u16>(), TEXT_WIDTH);
    Table { widths: FIRST.to_vec(), lines: true, rows }
}

fn steps(all: &[&JointStep], paper: &JointPaper, lang: Lang) -> Table {
    let head = [msg::TASKS_DOC_TASK, msg::TASKS_DOC_PRODUCT, msg::WORKING_DOC_EFFORT];
    let mut rows = vec![with_boxes(header_row(head, lang))];
    for step in all {
        let (title, statement) = step_name(step, paper.products, lang);
        let mut what = vec![small_bold(title)];
        what.extend(statement.map(|text| small(msg::JOINT_TO.fill(lang, values::Text { text: &text }))));
        let mut products = vec![small(paper.lifted(step, lang))];
        if step.shared {
            products.push(small(msg::JOINT_SERVES.fill(lang, values::N { n: &step.lifts.len() })));
        }
        let cost = paper.costs.of(step.effort);
        let mut takes = vec![small(effort(step.effort, lang))];
        takes.extend((cost.to > 0).then(|| small(cost.words(lang))));
        let cells = vec![ticked(false), Cell::new(what), Cell::new(products), Cell::new(takes)];
        rows.push(Row { cells, header: false });
    }
    debug_assert_eq!(STEPS.iter().sum::<u16>(), TEXT_WIDTH);
    Table { widths: STEPS.to_vec(), lines: true, rows }
}
