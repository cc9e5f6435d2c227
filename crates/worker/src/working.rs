//! Tasks and working papers over many drafts: members' sheets, one calendar, the joint plan.

use chrono::NaiveDate;

use crate::handlers::{Answer, Opened, lang_of, made, open, to_print, told};
use sao_lang_core::assessment::{JointPlan, Product, Target, assess, joint_plan};
use sao_lang_core::calendar::{day, ics_of_all};
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{
    JointPaper, Options, Properties, docx, joint_book, joint_page, member_archive, member_sheets, sheet_properties,
};
use sao_lang_core::locale::msg;
use sao_lang_core::tasks::{Costs, Given, ProductTasks};
use worker_protocol::{AsText, Failure, Reply, Request, StoredText, Working, WorkingFile};

/// [`Counter::Board`](crate::handlers::Counter::Board), as far as it is about tasks.
pub(super) fn answer(request: &Request) -> Answer {
    told(match request {
        Request::Tasks { drafts, today } => tasks(drafts, today).map(|reply| (reply, None)),
        Request::Joint { drafts, stars, today } => joint(drafts, *stars, today).map(|reply| (reply, None)),
        Request::Working { working, file, drafts, today, lang } => {
            return made(options(today, lang).and_then(|options| written(*working, *file, drafts, &options)));
        }
        Request::WorkingBlocks { working, drafts, today, lang } => {
            let blocks = options(today, lang).and_then(|options| blocks(*working, &opened(drafts), &options));
            blocks.and_then(to_print)
        }
        _ => Err(Failure::Unavailable),
    })
}

/// The workbook of the joint plan.
pub(super) fn book(working: Working, drafts: &[StoredText], today: &str, lang: &str) -> Result<Vec<u8>, Failure> {
    let options = options(today, lang)?;
    let Working::Joint { stars, count, costs } = working else { return Err(Failure::Write) };
    let write = |paper: &JointPaper| joint_book(paper, &options).map_err(|_| Failure::Write);
    on_paper(&opened(drafts), stars, count, &costs, options.today, write)
}

fn options(today: &str, lang: &str) -> Result<Options, Failure> {
    Ok(Options::work(lang_of(lang), day(today).ok_or(Failure::Write)?))
}

/// The drafts that can be read, each with its id; the screen tells of the others.
fn opened(drafts: &[StoredText]) -> Vec<(&str, Opened)> {
    drafts.iter().filter_map(|d| Some((d.id.as_str(), open(&d.text).ok()?))).collect()
}

fn given<'a>((id, (draft, edition, set)): &'a (&'a str, Opened)) -> Given<'a> {
    Given { id, draft, edition, set }
}

fn tasks(drafts: &[StoredText], today: &str) -> Result<Reply, Failure> {
    let today = day(today).ok_or(Failure::Write)?;
    let of = |stored: &StoredText| {
        let opened = (stored.id.as_str(), open(&stored.text).ok()?);
        Some(ProductTasks::of(given(&opened), today))
    };
    Ok(Reply::Tasks { products: AsText::of(&drafts.iter().map(of).collect())? })
}

fn joint(drafts: &[StoredText], stars: Option<u8>, today: &str) -> Result<Reply, Failure> {
    let today = day(today).ok_or(Failure::Write)?;
    let opened: Vec<(&str, Opened)> =
        drafts.iter().map(|d| Ok((d.id.as_str(), open(&d.text)?))).collect::<Result<_, Failure>>()?;
    let products = AsText::of(&opened.iter().map(|o| ProductTasks::of(given(o), today)).collect())?;
    Ok(Reply::Joint { plan: AsText::of(&planned(&opened, stars))?, products })
}

fn planned(opened: &[(&str, Opened)], stars: Option<u8>) -> JointPlan {
    let product = |(_, (draft, edition, set)): &'_ (&str, Opened)| -> (Target, &'static _, &'static _) {
        let wished = Target::wished(draft, assess(draft, edition, set).stars);
        (Target { stars: stars.unwrap_or(wished.stars), ..wished }, *edition, *set)
    };
    let products: Vec<Product> = opened
        .iter()
        .map(|o| {
            let (target, edition, set) = product(o);
            Product { draft: &o.1.0, edition, set, target }
        })
        .collect();
    joint_plan(&products)
}

/// Makes something of the joint plan of these drafts.
fn on_paper<T>(
    opened: &[(&str, Opened)],
    stars: Option<u8>,
    count: Option<usize>,
    costs: &Costs,
    today: NaiveDate,
    make: impl FnOnce(&JointPaper) -> T,
) -> T {
    let plan = planned(opened, stars);
    let products: Vec<ProductTasks> = opened.iter().map(|o| ProductTasks::of(given(o), today)).collect();
    make(&JointPaper { plan: &plan, stage: plan.stage(count), products: &products, costs })
}

fn blocks(working: Working, opened: &[(&str, Opened)], options: &Options) -> Result<Vec<Block>, Failure> {
    match working {
        Working::Sheets => Ok(member_sheets(&opened.iter().map(given).collect::<Vec<_>>(), options)),
        Working::Joint { stars, count, costs } => {
            Ok(on_paper(opened, stars, count, &costs, options.today, |paper| joint_page(paper, options)))
        }
    }
}

fn written(working: Working, file: WorkingFile, drafts: &[StoredText], options: &Options) -> Result<Vec<u8>, Failure> {
    let opened = opened(drafts);
    let all: Vec<Given> = opened.iter().map(given).collect();
    match (working, file) {
        (_, WorkingFile::Calendar) => Ok(ics_of_all(&all, options.today, options.lang).into_bytes()),
        (Working::Sheets, WorkingFile::Archive) => member_archive(&all, options).map_err(|_| Failure::Write),
        (_, WorkingFile::Pages) => {
            let properties = match working {
                Working::Sheets => sheet_properties(&all, options),
                Working::Joint { .. } => {
                    Properties { title: msg::JOINT_TITLE.text(options.lang).to_owned(), author: String::new() }
                }
            };
            docx(&blocks(working, &opened, options)?, options, &properties).map_err(|_| Failure::Write)
        }
        (Working::Joint { .. }, WorkingFile::Archive) | (_, WorkingFile::Book) => Err(Failure::Write),
    }
}
