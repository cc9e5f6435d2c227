//! Tasks and working papers over many drafts: members' sheets, one calendar, the joint plan.

use chrono::NaiveDate;

use crate::respond::{lang_of, open, opened};
use sao_lang_core::assessment::{JointPlan, Product, Target, assess, joint_plan};
use sao_lang_core::calendar::{day, ics_of_all};
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{
    JointPaper, Options, Printable, Properties, joint_book, joint_page, member_archive, member_sheets, sheet_properties,
};
use sao_lang_core::draft::LocatedDraft;
use sao_lang_core::locale::msg;
use sao_lang_core::tasks::{Given, ProductTasks};
use worker_protocol::{
    DraftTasks, Failure, JointChoice, JointReply, MakeJointWorkbook, MakeMemberArchive, MakeSharedCalendar,
    MakeWorking, ManyDrafts, PlanJointly, StoredText, Working, WorkingBlocks,
};

/// The workbook of the joint plan.
///
/// # Errors
/// Fails if the day is invalid, or if the workbook cannot be written.
pub(super) fn joint_workbook(MakeJointWorkbook { joint, about }: &MakeJointWorkbook) -> Result<Vec<u8>, Failure> {
    let options = options(about)?;
    on_paper(&opened(&about.drafts), joint, options.today, |paper| {
        joint_book(paper, &options).map_err(|_| Failure::Write)
    })
}

fn options(about: &ManyDrafts) -> Result<Options, Failure> {
    Ok(Options::work(lang_of(&about.lang), day(&about.today).ok_or(Failure::Write)?))
}

fn given<'a>((id, LocatedDraft { draft, edition, set }): &'a (&'a str, LocatedDraft)) -> Given<'a> {
    Given { id, draft, edition, set }
}

fn all_given<'a>(opened: &'a [(&'a str, LocatedDraft)]) -> Vec<Given<'a>> {
    opened.iter().map(given).collect()
}

/// The tasks of each draft; `None` if the draft cannot be read.
///
/// # Errors
/// Fails if the day is invalid.
pub(super) fn tasks(DraftTasks { drafts, today }: &DraftTasks) -> Result<Vec<Option<ProductTasks>>, Failure> {
    let today = day(today).ok_or(Failure::Write)?;
    let of = |stored: &StoredText| {
        let opened = (stored.id.as_str(), open(&stored.text).ok()?);
        Some(ProductTasks::of(given(&opened), today))
    };
    Ok(drafts.iter().map(of).collect())
}

/// The joint plan, with the tasks of its products.
///
/// # Errors
/// Fails if the day is invalid, or if one of the drafts cannot be read, because the plan identifies a product by its
/// index.
pub(super) fn joint(PlanJointly { drafts, stars, today }: &PlanJointly) -> Result<JointReply, Failure> {
    let today = day(today).ok_or(Failure::Write)?;
    let opened: Vec<(&str, LocatedDraft)> =
        drafts.iter().map(|d| Ok((d.id.as_str(), open(&d.text)?))).collect::<Result<_, Failure>>()?;
    let products = opened.iter().map(|o| ProductTasks::of(given(o), today)).collect();
    Ok(JointReply { plan: planned(&opened, *stars), products })
}

fn planned(opened: &[(&str, LocatedDraft)], stars: Option<u8>) -> JointPlan {
    let product =
        |(_, LocatedDraft { draft, edition, set }): &'_ (&str, LocatedDraft)| -> (Target, &'static _, &'static _) {
            let wished = Target::wished(draft, assess(draft, edition, set).stars);
            (Target { stars: stars.unwrap_or(wished.stars), ..wished }, *edition, *set)
        };
    let products: Vec<Product> = opened
        .iter()
        .map(|o| {
            let (target, edition, set) = product(o);
            Product { draft: &o.1.draft, edition, set, target }
        })
        .collect();
    joint_plan(&products)
}

/// Makes a document of the joint plan of these drafts.
fn on_paper<T>(
    opened: &[(&str, LocatedDraft)],
    JointChoice { stars, count, costs }: &JointChoice,
    today: NaiveDate,
    make: impl FnOnce(&JointPaper) -> T,
) -> T {
    let plan = planned(opened, *stars);
    let products: Vec<ProductTasks> = opened.iter().map(|o| ProductTasks::of(given(o), today)).collect();
    make(&JointPaper { plan: &plan, stage: plan.stage(*count), products: &products, costs })
}

/// The blocks of a working paper.
///
/// # Errors
/// Fails if the day is invalid.
pub(super) fn blocks(WorkingBlocks { working, about }: &WorkingBlocks) -> Result<Vec<Block>, Failure> {
    Ok(paper_blocks(working, &opened(&about.drafts), &options(about)?))
}

fn paper_blocks(working: &Working, opened: &[(&str, LocatedDraft)], options: &Options) -> Vec<Block> {
    match working {
        Working::Sheets => member_sheets(&all_given(opened), options),
        Working::Joint(joint) => on_paper(opened, joint, options.today, |paper| joint_page(paper, options)),
    }
}

/// A working paper as a document.
///
/// # Errors
/// Fails if the day is invalid.
pub(super) fn printable(MakeWorking { working, about }: &MakeWorking) -> Result<Printable, Failure> {
    let (options, opened) = (options(about)?, opened(&about.drafts));
    let properties = match working {
        Working::Sheets => sheet_properties(&all_given(&opened), &options),
        Working::Joint(_) => {
            Properties { title: msg::JOINT_TITLE.text(options.lang).to_owned(), author: String::new() }
        }
    };
    Ok(Printable::new(paper_blocks(working, &opened, &options), properties, &options))
}

/// The members' sheets, one file for each member.
///
/// # Errors
/// Fails if the day is invalid, or if the archive cannot be written.
pub(super) fn archive(MakeMemberArchive { about }: &MakeMemberArchive) -> Result<Vec<u8>, Failure> {
    member_archive(&all_given(&opened(&about.drafts)), &options(about)?).map_err(|_| Failure::Write)
}

/// One calendar of all products and tasks.
///
/// # Errors
/// Fails if the day is invalid.
pub(super) fn calendar(MakeSharedCalendar { about }: &MakeSharedCalendar) -> Result<Vec<u8>, Failure> {
    let options = options(about)?;
    Ok(ics_of_all(&all_given(&opened(&about.drafts)), options.today, options.lang).into_bytes())
}
