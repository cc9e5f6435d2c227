//! The core as a command: the catalogue's figures, assessments, dossiers.

mod binder;
mod board;
mod figures;
mod files;
mod handed_in;
mod json;
mod pages;
mod papers;
mod questions;
mod sheet;

use std::io::{self, Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Parser, Subcommand};
use sao_lang_core::assessment::{CERTIFIED, MOST_STARS, Target};
use sao_lang_core::catalogue::{self, Effort, catalogue};
use sao_lang_core::documents::{BinderChoices, Options, Printable, Properties, archive, commune, dossier, workbook};
use sao_lang_core::draft::LocatedDraft;
use sao_lang_core::locale::{Lang, msg};
use sao_lang_core::review::blockers;

use files::{FileError, attachment, open, vietnam_today};

/// The exit status if some file could not be used; the command used the others.
const BAD_FILE: u8 = 2;

/// OCOP self-assessment: the core of Sao Làng without a browser.
#[derive(Parser)]
#[command(name = "saolang", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the whole catalogue's figures as JSON.
    Catalogue,
    /// Print the questions of a product set, with options, points and star marks, as JSON.
    Questions {
        /// The set's number.
        set: u16,
        /// In English.
        #[arg(long)]
        english: bool,
    },
    /// Assess drafts: one line of JSON each.
    Assess {
        /// Draft files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Print the figures of a draft, what was reckoned from them, and every contradiction, as JSON.
    Figures {
        /// Draft file.
        file: PathBuf,
        /// The day for which it is reckoned, YYYY-MM-DD; today where it is left out.
        #[arg(long, value_name = "DAY")]
        today: Option<NaiveDate>,
    },
    /// Print the plan of least effort to a number of stars as JSON.
    Plan {
        /// Draft file.
        file: PathBuf,
        /// Stars to reach.
        #[arg(long, value_parser = clap::value_parser!(u8).range(i64::from(CERTIFIED)..=i64::from(MOST_STARS)))]
        stars: u8,
        /// Points above the least of the class.
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u16).range(0..=50))]
        margin: u16,
        /// Leave out a class of effort: days, weeks, months or seasons. Can be given again.
        #[arg(long, value_name = "CLASS", value_parser = effort)]
        without: Vec<Effort>,
        /// A criterion that cannot change. Can be given again.
        #[arg(long, value_name = "CRITERION")]
        lock: Vec<String>,
    },
    /// Write the draft dossier of a draft: forms (.docx or .pdf), electronic dossier (.zip) or workbook (.xlsx).
    Dossier {
        /// Draft file.
        file: PathBuf,
        /// The file to write; its ending says which. A .zip brings along the attachments that lie in a
        /// folder beside the draft, named like it without its ending, each under its id.
        #[arg(short, long)]
        output: PathBuf,
        /// The copy to sign and hand in, without marks of a draft. What the commune would send it back for is told on the
        /// error output, a line each with the screen of the app on which it is mended.
        #[arg(long)]
        to_hand_in: bool,
        /// Keep the private notes in the draft that a .zip to hand in brings along.
        #[arg(long)]
        private_notes: bool,
        /// The day for which it is made, YYYY-MM-DD; today where it is left out.
        #[arg(long, value_name = "DAY")]
        today: Option<NaiveDate>,
        /// What the commune makes of it instead of the forms: letter, form 03, list of what is in the dossier (.docx or .pdf).
        #[arg(long)]
        commune: bool,
    },
    /// Write the one file to hand in (.pdf): the dossier, then every paper of the register with its photos and PDFs. Prints
    /// what was done as JSON.
    Binder {
        /// Draft file.
        file: PathBuf,
        /// The folder of the attachments, each under its id; beside the draft, named like it, where it is left out.
        #[arg(long, value_name = "FOLDER")]
        attachments: Option<PathBuf>,
        /// The file to write; a further one has a number in its name.
        #[arg(short, long)]
        output: PathBuf,
        /// The most megabytes of a file: photos are reduced, or there is more than one file.
        #[arg(long, value_name = "MB", value_parser = clap::value_parser!(u64).range(1..=2000))]
        limit: Option<u64>,
        /// A sheet for each paper without a copy.
        #[arg(long)]
        sheets: bool,
        /// The copy to sign and hand in, without marks of a draft.
        #[arg(long)]
        to_hand_in: bool,
        /// The day for which it is made, YYYY-MM-DD; today where it is left out.
        #[arg(long, value_name = "DAY")]
        today: Option<NaiveDate>,
    },
    /// Print what was handed in as JSON: each round, the newest first, with what differs from it now.
    HandedIn {
        /// Draft file.
        file: PathBuf,
        /// The folder of the attachments, each under its id; beside the draft, named like it, where it is left out.
        #[arg(long, value_name = "FOLDER")]
        attachments: Option<PathBuf>,
    },
    /// Write the cover sheet of an amendment (.docx or .pdf): what differs from what was handed in.
    Amendment {
        /// Draft file.
        file: PathBuf,
        /// The folder of the attachments, each under its id; beside the draft, named like it, where it is left out.
        #[arg(long, value_name = "FOLDER")]
        attachments: Option<PathBuf>,
        /// The number of the round, from 1; the last where it is left out.
        #[arg(long, value_name = "N")]
        round: Option<usize>,
        /// The file to write; its ending says which.
        #[arg(short, long)]
        output: PathBuf,
        /// The day for which it is made, YYYY-MM-DD; today where it is left out.
        #[arg(long, value_name = "DAY")]
        today: Option<NaiveDate>,
    },
    /// Write the papers that a producer can write alone: everything that can be written today (.zip), or one (.docx or .pdf).
    Papers {
        /// Draft file; with --coverage any number of them.
        #[arg(required_unless_present = "coverage")]
        files: Vec<PathBuf>,
        /// The key of one paper.
        #[arg(long, value_name = "KEY", conflicts_with = "coverage")]
        paper: Option<String>,
        /// Write examples where nothing was typed, to hand out in a training; an archive then has every paper.
        #[arg(long, conflicts_with = "coverage")]
        examples: bool,
        /// Print instead what share of all papers can be written, for every product set and for the drafts, as JSON.
        #[arg(long)]
        coverage: bool,
        /// The file to write; its ending says which.
        #[arg(short, long, required_unless_present = "coverage")]
        output: Option<PathBuf>,
        /// The day for which it is made, YYYY-MM-DD; today where it is left out.
        #[arg(long, value_name = "DAY")]
        today: Option<NaiveDate>,
    },
    /// Write the sheet on which a council member scores a product (.docx or .pdf): blank, or filled from a draft.
    Sheet {
        /// The set's number, for a blank sheet.
        #[arg(required_unless_present = "draft", conflicts_with = "draft")]
        set: Option<u16>,
        /// Draft file whose ticks, points, name and address the sheet shows.
        #[arg(long, value_name = "FILE")]
        draft: Option<PathBuf>,
        /// Without the estimate and without the mark of a draft. A blank sheet never has them.
        #[arg(long)]
        hand_in: bool,
        /// The file to write; its ending says which.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Write the board of all drafts in a folder: a workbook (.xlsx), all their criteria as a table (.csv), or the report
    /// (.docx or .pdf).
    Board {
        /// Folder of drafts (.json) and electronic dossiers (.zip), with the folders in it.
        folder: PathBuf,
        /// The file to write; its ending says which.
        #[arg(short, long, required_unless_present_any = ["sheets", "calendar"])]
        output: Option<PathBuf>,
        /// Add a sheet of all criteria of all drafts.
        #[arg(long, requires = "output")]
        criteria: bool,
        /// Write the portfolio (.docx or .pdf): an overview, then a page for each applicant.
        #[arg(long)]
        portfolio: bool,
        /// Also write the sheet of each member with its tasks (.zip, a .docx each).
        #[arg(long, value_name = "FILE")]
        sheets: Option<PathBuf>,
        /// Also write one calendar of all rounds, products and tasks (.ics).
        #[arg(long, value_name = "FILE")]
        calendar: Option<PathBuf>,
        /// The day from which the next deadline is counted, YYYY-MM-DD; today where it is left out.
        #[arg(long, value_name = "DAY")]
        today: Option<NaiveDate>,
    },
}

fn main() -> ExitCode {
    let mut out = io::stdout().lock();
    let done = match Arguments::parse().command {
        Command::Catalogue => writeln!(out, "{}", catalogue::figures(catalogue())).map(|()| true),
        Command::Questions { set, english } => match catalogue().newest().set(set) {
            Some(found) => {
                let lang = if english { Lang::En } else { Lang::Vi };
                writeln!(out, "{}", questions::questions(catalogue().newest(), found, lang)).map(|()| true)
            }
            None => {
                eprintln!("saolang: there is no set {set}");
                Ok(false)
            }
        },
        Command::Assess { files } => assess_all(&files, &mut out),
        Command::Figures { file, today } => match open(&file) {
            Ok(opened) => {
                let today = today.unwrap_or_else(vietnam_today);
                writeln!(out, "{}", figures::figures(&file, &opened, today)).map(|()| true)
            }
            bad => Ok(report(bad)),
        },
        Command::Plan { file, stars, margin, without, lock } => {
            let target =
                Target { stars, margin, without: without.into_iter().collect(), locked: lock.into_iter().collect() };
            match open(&file) {
                Ok(opened) => writeln!(out, "{}", json::plan(&file, &opened, &target)).map(|()| true),
                bad => Ok(report(bad)),
            }
        }
        Command::Board { folder, output, criteria, portfolio, sheets, calendar, today } => {
            let asked = board::Asked { criteria, portfolio, today };
            let written = board::board(&folder, output.as_deref(), asked).and_then(|all_well| {
                // `board` has already reported the files that cannot be used.
                let quiet = output.is_some();
                Ok(board::working(&folder, sheets.as_deref(), calendar.as_deref(), today, quiet)? && all_well)
            });
            match written {
                Ok(all_well) => Ok(all_well),
                bad => Ok(report(bad)),
            }
        }
        Command::Binder { file, attachments, output, limit, sheets, to_hand_in, today } => {
            let asked = binder::Asked {
                attachments: attachments.unwrap_or_else(|| file.with_extension("")),
                choices: BinderChoices { sheets, limit: limit.map(|megabytes| megabytes * 1_000_000) },
                to_hand_in,
                today: today.unwrap_or_else(vietnam_today),
            };
            match binder::binder(&file, &output, &asked) {
                Ok(done) => writeln!(out, "{done}").map(|()| true),
                bad => Ok(report(bad)),
            }
        }
        Command::HandedIn { file, attachments } => {
            let attachments = attachments.unwrap_or_else(|| file.with_extension(""));
            match handed_in::rounds(&file, &attachments) {
                Ok(rounds) => writeln!(out, "{rounds}").map(|()| true),
                bad => Ok(report(bad)),
            }
        }
        Command::Amendment { file, attachments, round, output, today } => {
            let asked = handed_in::Asked {
                attachments: attachments.unwrap_or_else(|| file.with_extension("")),
                round,
                today: today.unwrap_or_else(vietnam_today),
            };
            Ok(report(handed_in::sheet(&file, &output, &asked)))
        }
        Command::Sheet { set, draft, hand_in, output } => {
            Ok(report(sheet::sheet(set, draft.as_deref(), hand_in, &output)))
        }
        Command::Papers { files, coverage: true, .. } => match papers::shares(&files) {
            Ok(shares) => writeln!(out, "{shares}").map(|()| true),
            bad => Ok(report(bad)),
        },
        Command::Papers { files, paper, examples, output, today, .. } => match (files.as_slice(), output) {
            ([file], Some(output)) => {
                let today = today.unwrap_or_else(vietnam_today);
                let asked = papers::Asked { paper: paper.as_deref(), examples, today };
                Ok(report(papers::papers(file, &output, &asked)))
            }
            _ => {
                eprintln!("saolang: papers are written for one draft at a time");
                Ok(false)
            }
        },
        Command::Dossier { file, output, to_hand_in, private_notes, today, commune } => {
            let today = today.unwrap_or_else(vietnam_today);
            let options = match to_hand_in {
                true => Options { private_notes, ..Options::hand_in(Lang::Vi, today) },
                false => Options::work(Lang::Vi, today),
            };
            Ok(report(write_dossier(&file, &output, &options, commune)))
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(BAD_FILE),
        // A reader that closes the pipe early is no error.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("saolang: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A class of effort by its name in the catalogue.
fn effort(name: &str) -> Result<Effort, String> {
    let class = serde_json::from_value(serde_json::Value::from(name));
    class.map_err(|_| "one of days, weeks, months, seasons".to_owned())
}

/// Reports the error of a result; returns whether there was none.
fn report<T>(result: Result<T, FileError>) -> bool {
    result.map_err(|error| eprintln!("saolang: {error}")).is_ok()
}

fn assess_all(files: &[PathBuf], out: &mut impl Write) -> io::Result<bool> {
    let mut all_well = true;
    for file in files {
        match open(file) {
            Ok(opened) => writeln!(out, "{}", json::assessment(file, &opened, vietnam_today()))?,
            bad => all_well &= report(bad),
        }
    }
    Ok(all_well)
}

fn write_dossier(file: &Path, output: &Path, options: &Options, for_commune: bool) -> Result<(), FileError> {
    let LocatedDraft { draft, edition, set } = open(file)?;
    if options.to_hand_in() {
        for blocker in blockers(&draft, edition, set, options.today) {
            let words = blocker.words(&draft, edition, set, options.lang);
            eprintln!("saolang: {}: {words} [{}]", file.display(), blocker.screen());
        }
    }
    let failed = |error: &dyn std::fmt::Display| FileError::output(output, error);
    let bytes = match pages::ending(output).as_str() {
        "docx" | "pdf" => {
            let (blocks, title) = match for_commune {
                true => (commune(&draft, edition, set, options), msg::LAYOUT_COMMUNE),
                false => (dossier(&draft, edition, set, options), msg::LAYOUT_DOSSIER),
            };
            let properties = Properties::of(title, &draft, options.lang);
            pages::bytes(output, &Printable::new(blocks, properties, options))?
        }
        _ if for_commune => return Err(failed(&"with --commune the name must end in .docx or .pdf")),
        "xlsx" => workbook(&draft, edition, set, options).map_err(|e| failed(&e))?,
        "zip" => {
            let folder = file.with_extension("");
            let bytes = |id: &str| attachment(&folder, id);
            let done = archive(Cursor::new(Vec::new()), &draft, edition, set, options, bytes);
            done.map_err(|e| failed(&e))?.into_inner()
        }
        _ => return Err(failed(&"the name must end in .docx, .pdf, .zip or .xlsx")),
    };
    std::fs::write(output, bytes).map_err(|e| failed(&e))
}
