//! The sheet of each member of a co-operative: all its products, the tasks, the missing papers, and the days.

mod days;

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use chrono::NaiveDate;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::archive::noon;
use super::model::{Block, Cell, Paragraph, Row, Table};
use super::parts::{TEXT_WIDTH, document_title, header_row, small, small_bold, tick_box};
use super::{ArchiveError, Options, Properties, docx, file_name};
use crate::board;
use crate::catalogue::Text as _;
use crate::locale::{Lang, msg, values, written_day};
use crate::tasks::{Given, Member, MemberTask, ProductTasks, TaskKind, alike, members_of};

/// The beginning of a sheet's file name.
const STEM: &str = "phieu-viec";
/// Widths of the columns of the products in millimetres: name, verdict, greatest obstacle.
const PRODUCTS: [u16; 3] = [54, 40, 66];
/// Widths of the columns of the tasks in millimetres: box, task, product, day, person.
const TASKS: [u16; 5] = [9, 71, 34, 23, 23];

/// The sheets of all members of these drafts, each as a document of its own.
pub fn member_sheets(given: &[Given], options: &Options) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (_, sheet) in sheets(given, options) {
        if !blocks.is_empty() {
            blocks.push(Block::NewDocument);
        }
        blocks.extend(sheet);
    }
    blocks
}

/// The sheets of all members as an archive: one DOCX file for each member, with a unique name made from the member's
/// name.
///
/// # Errors
/// Fails if a document or the archive cannot be written, which does not happen in memory.
pub fn member_archive(given: &[Given], options: &Options) -> Result<Vec<u8>, ArchiveError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let kept = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(noon(options.today));
    let mut taken = BTreeSet::new();
    for (member, sheet) in sheets(given, options) {
        let properties = properties(&member, options.lang);
        // DOCX files are ZIP archives themselves, so they are already compressed.
        zip.start_file(free_name(&member, options, &mut taken), kept)?;
        zip.write_all(&docx(&sheet, options, &properties)?).map_err(zip::result::ZipError::from)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The properties of a file with the sheet of one member or of several.
pub fn sheet_properties(given: &[Given], options: &Options) -> Properties {
    let products: Vec<ProductTasks> = given.iter().map(|g| ProductTasks::of(*g, options.today)).collect();
    match members_of(&products).as_slice() {
        [only] => properties(only, options.lang),
        _ => Properties { title: msg::TASKS_TITLE.text(options.lang).to_owned(), author: String::new() },
    }
}

fn properties(member: &Member, lang: Lang) -> Properties {
    Properties { title: format!("{}: {}", msg::TASKS_TITLE.text(lang), member.name(lang)), author: String::new() }
}

/// A file name that no other member has.
fn free_name(member: &Member, options: &Options, taken: &mut BTreeSet<String>) -> String {
    let name = member.name(options.lang);
    let named = |name: &str| file_name(STEM, name, &options.today.to_string(), "docx");
    let numbered = (2..).map(|n: usize| named(&format!("{n} {name}")));
    let free = std::iter::once(named(name)).chain(numbered).find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(free.clone());
    free
}

fn sheets(given: &[Given], options: &Options) -> Vec<(Member, Vec<Block>)> {
    let products: Vec<ProductTasks> = given.iter().map(|g| ProductTasks::of(*g, options.today)).collect();
    let sheet = |member: Member| {
        let blocks = sheet(&member, &products, given, options);
        (member, blocks)
    };
    members_of(&products).into_iter().map(sheet).collect()
}

fn sheet(member: &Member, products: &[ProductTasks], given: &[Given], options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let heading = |text: &str| Block::from(Paragraph::bold(text).spaced(10).kept().heading(2));
    let mut blocks: Vec<Block> = vec![
        document_title(msg::TASKS_DOC_TITLE.text(lang)).into(),
        Paragraph::bold(member.name(lang)).centred().sized(14).into(),
    ];
    if !member.phone.is_empty() {
        blocks
            .push(Paragraph::new(msg::TASKS_PHONE.fill(lang, values::Phone { phone: &member.phone })).centred().into());
    }
    let made = msg::TASKS_DOC_MADE.fill(lang, values::Day { day: &written_day(options.today) });
    blocks.push(Paragraph::italic(made).centred().into());
    let own: Vec<&Given> = member.products.iter().filter_map(|place| given.get(*place)).collect();
    blocks.push(heading(msg::TASKS_DOC_PRODUCTS.text(lang)));
    blocks.push(Block::Table(products_table(&own, options.today, lang)));
    let mut open = member.tasks.iter().filter(|t| t.task.is_open()).peekable();
    if open.peek().is_none() {
        blocks.push(Paragraph::new(msg::TASKS_NOTHING.text(lang)).spaced(10).into());
    }
    for kind in TaskKind::ALL {
        let of_kind = member.tasks.iter().filter(|t| t.task.kind == kind);
        let lines = alike(of_kind.cloned(), products, lang);
        if !lines.is_empty() {
            blocks.push(heading(kind.name().text(lang)));
            blocks.push(Block::Table(task_table(&lines, products, lang)));
        }
    }
    let days = days::days(&own, options.today, lang);
    if !days.is_empty() {
        blocks.push(heading(msg::TASKS_DOC_DAYS.text(lang)));
        blocks.extend(days.into_iter().map(|d| Paragraph::new(format!("- {d}")).indented(5).spaced(2).into()));
    }
    blocks
}

/// Each product with its verdict and its greatest obstacle.
fn products_table(given: &[&Given], today: NaiveDate, lang: Lang) -> Table {
    let head = [msg::TABLE_PRODUCT, msg::TASKS_DOC_VERDICT, msg::TASKS_DOC_HOLDS];
    let mut rows = vec![header_row(head, lang)];
    for one in given {
        let row = board::Row::of(one.id, one.draft, one.edition, one.set, today);
        let cells = vec![
            Cell::new(vec![small_bold(row.name(lang)), small(one.set.short.text(lang))]),
            Cell::new(vec![small(row.standing().words(lang))]),
            Cell::new(vec![small(row.holds.words(one.edition, one.set, lang))]),
        ];
        rows.push(Row { cells, header: false });
    }
    debug_assert_eq!(PRODUCTS.iter().sum::<u16>(), TEXT_WIDTH);
    Table { widths: PRODUCTS.to_vec(), lines: true, rows }
}

/// The tasks, each with a box; the box of a finished task is ticked.
fn task_table(tasks: &[MemberTask], products: &[ProductTasks], lang: Lang) -> Table {
    // The column of boxes has no heading of its own: a word would be wider than the boxes.
    let mut head = header_row(
        [msg::TASKS_DOC_TASK, msg::TASKS_DOC_TASK, msg::TASKS_DOC_PRODUCT, msg::TASKS_DOC_DUE, msg::TASKS_DOC_PERSON],
        lang,
    );
    head.cells.remove(0);
    if let Some(first) = head.cells.first_mut() {
        first.columns = 2;
    }
    let mut rows = vec![head];
    for task in tasks {
        let done = !task.task.is_open();
        let tick = Paragraph { spans: vec![tick_box(done)], ..Paragraph::default() }.centred();
        let mut due = vec![small(task.task.due_words(lang))];
        if done {
            let day = lang.day_or_text(&task.task.done);
            due = vec![small(msg::TASKS_DONE_ON.fill(lang, values::Day { day: &day }))];
        }
        let cells = vec![
            Cell::new(vec![tick]),
            Cell::new(vec![small(task.words(products, lang))]),
            Cell::new(vec![small(task.products(products, lang))]),
            Cell::new(due),
            Cell::new(vec![small(task.task.person.as_str())]),
        ];
        rows.push(Row { cells, header: false });
    }
    debug_assert_eq!(TASKS.iter().sum::<u16>(), TEXT_WIDTH);
    Table { widths: TASKS.to_vec(), lines: true, rows }
}
