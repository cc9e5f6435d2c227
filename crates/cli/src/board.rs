//! `saolang board`: the drafts of a folder as one workbook, table or document. For a workbook or a table, the drafts
//! are read one after the other, and only the list of files stays in memory; a document needs all drafts at once.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use indicatif::{ProgressBar, ProgressStyle};
use sao_lang_core::calendar::ics_of_all;
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::documents::{
    BoardBook, CriteriaCsv, Options, Printable, Products, Properties, board_page, drafts_in, member_archive, portfolio,
};
use sao_lang_core::draft::{FormatError, LocatedDraft, parse};
use sao_lang_core::locale::{Lang, msg};
use sao_lang_core::tasks::Given;

use crate::files::{FileError, read, vietnam_today};
use crate::pages;

/// The output, while it is being written.
enum Out {
    Book(Box<BoardBook>),
    Table(Box<CriteriaCsv<BufWriter<File>>>),
    /// The drafts with their names.
    Document(Vec<(String, LocatedDraft)>),
}

/// Further options of the command.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// Whether the workbook gets a sheet of all criteria.
    pub criteria: bool,
    /// Whether the document is the portfolio instead of the report.
    pub portfolio: bool,
    /// The day on which the output is made; `None` for today.
    pub today: Option<NaiveDate>,
}

/// Writes the board of all drafts below a folder, if `output` names a file; returns whether all files could be used.
pub fn board(folder: &Path, output: Option<&Path>, asked: Asked) -> Result<bool, FileError> {
    let Some(output) = output else { return Ok(true) };
    let failed = |error: &dyn std::fmt::Display| FileError::output(output, error);
    let files = files_below(folder)?;
    let today = asked.today.unwrap_or_else(vietnam_today);
    let mut out = match pages::ending(output).as_str() {
        "xlsx" => Out::Book(Box::new(BoardBook::new(today, asked.criteria, Lang::Vi).map_err(|e| failed(&e))?)),
        "csv" => {
            let file = File::create(output).map_err(|e| failed(&e))?;
            Out::Table(Box::new(CriteriaCsv::new(BufWriter::new(file), today, Lang::Vi).map_err(|e| failed(&e))?))
        }
        "docx" | "pdf" => Out::Document(Vec::new()),
        _ => return Err(failed(&"the name must end in .xlsx, .csv, .docx or .pdf")),
    };
    // The progress bar appears on a terminal only.
    let bar = ProgressBar::new(files.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    let mut all_well = true;
    for file in &files {
        for (name, opened) in drafts_of(folder, file) {
            match opened {
                Ok(opened) => match &mut out {
                    Out::Book(book) => {
                        book.add(&name, &opened.draft, opened.edition, opened.set).map_err(|e| failed(&e))?;
                    }
                    Out::Table(table) => {
                        table.add(&name, &opened.draft, opened.edition, opened.set).map_err(|e| failed(&e))?;
                    }
                    Out::Document(all) => all.push((name, opened)),
                },
                Err(error) => {
                    all_well = false;
                    bar.suspend(|| eprintln!("saolang: {error}"));
                }
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    match out {
        Out::Book(book) => book.finish().and_then(|mut book| book.save(output)).map_err(|e| failed(&e))?,
        Out::Table(table) => drop(table.finish().map_err(|e| failed(&e))?),
        Out::Document(all) => {
            let bytes = document(output, &all, asked.portfolio, today)?;
            std::fs::write(output, bytes).map_err(|e| failed(&e))?;
        }
    }
    Ok(all_well)
}

/// The report or the portfolio as the kind of file that the name asks for.
fn document(
    output: &Path,
    all: &[(String, LocatedDraft)],
    as_portfolio: bool,
    today: NaiveDate,
) -> Result<Vec<u8>, FileError> {
    let sources = all.iter().map(|(name, opened)| (name.as_str(), &opened.draft, opened.edition, opened.set));
    let products = Products::new(sources, None, today);
    let (blocks, title) = match as_portfolio {
        true => (portfolio(&products, Lang::Vi), msg::PORTFOLIO_TITLE),
        false => (board_page(&products, Lang::Vi), msg::REPORT_TITLE),
    };
    let properties = Properties { title: title.text(Lang::Vi).to_owned(), author: String::new() };
    pages::bytes(output, &Printable::new(blocks, properties, &Options::work(Lang::Vi, today)))
}

/// Writes the members' sheets and the calendar of all drafts below a folder, to those outputs that are named; returns
/// whether all files could be used. All drafts are in memory at once. With `quiet`, files that cannot be used are not
/// reported.
pub fn working(
    folder: &Path,
    sheets: Option<&Path>,
    calendar: Option<&Path>,
    today: Option<NaiveDate>,
    quiet: bool,
) -> Result<bool, FileError> {
    if sheets.is_none() && calendar.is_none() {
        return Ok(true);
    }
    let (mut all, mut all_well) = (Vec::new(), true);
    for (name, opened) in files_below(folder)?.iter().flat_map(|file| drafts_of(folder, file)) {
        match opened {
            Ok(opened) => all.push((name, opened)),
            Err(error) => {
                all_well = false;
                if !quiet {
                    eprintln!("saolang: {error}");
                }
            }
        }
    }
    let given: Vec<Given> =
        all.iter().map(|(id, LocatedDraft { draft, edition, set })| Given { id, draft, edition, set }).collect();
    let options = Options::work(Lang::Vi, today.unwrap_or_else(vietnam_today));
    if let Some(output) = sheets {
        let failed = |error: &dyn std::fmt::Display| FileError::output(output, error);
        let bytes = member_archive(&given, &options).map_err(|e| failed(&e))?;
        std::fs::write(output, bytes).map_err(|e| failed(&e))?;
    }
    if let Some(output) = calendar {
        let file = ics_of_all(&given, options.today, options.lang);
        std::fs::write(output, file).map_err(|e| FileError::output(output, &e))?;
    }
    Ok(all_well)
}

/// All files of drafts and archives below a folder, sorted.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort_unstable();
    Ok(files)
}

/// Adds all files of drafts and archives below a folder. Links to folders are not followed, because they may form a
/// cycle.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), FileError> {
    let failed = |error| FileError::Read { file: folder.to_owned(), error };
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(failed)?);
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
        if kind.is_dir() {
            collect(&path, files)?;
        } else if matches!(extension.as_str(), "json" | "zip") {
            files.push(path);
        }
    }
    Ok(())
}

/// The drafts of a file, each with its path relative to the folder.
fn drafts_of(folder: &Path, file: &Path) -> Vec<(String, Result<LocatedDraft, FileError>)> {
    let name = file.strip_prefix(folder).unwrap_or(file).display().to_string();
    if !file.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip")) {
        return vec![(name, read(file))];
    }
    let archive = File::open(file).map_err(|error| FileError::Read { file: file.to_owned(), error });
    let packed = archive
        .and_then(|archive| drafts_in(archive).map_err(|error| FileError::Archive { file: file.to_owned(), error }));
    match packed {
        Ok(packed) => packed
            .into_iter()
            .map(|p| {
                let inside = file.join(&p.name);
                let opened = p
                    .bytes
                    .map_err(FormatError::from)
                    .and_then(|bytes| parse(&bytes))
                    .and_then(|draft| draft.located(catalogue()));
                (format!("{name}/{}", p.name), opened.map_err(|error| FileError::Format { file: inside, error }))
            })
            .collect(),
        Err(error) => vec![(name, Err(error))],
    }
}
