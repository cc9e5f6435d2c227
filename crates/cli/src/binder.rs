//! `saolang binder`: the file to hand in, with every paper in its place.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sao_lang_core::documents::{BinderChoices, BinderReport, Looked, Options};
use sao_lang_core::draft::LocatedDraft;
use sao_lang_core::locale::Lang;
use sao_lang_pdf::{Binder, Written, look};
use serde_json::{Value, json};

use crate::files::{FileError, attachment, open};

/// What to put together.
pub struct Asked {
    /// The folder of the attachments, each under its id.
    pub attachments: PathBuf,
    /// The producer's choices.
    pub choices: BinderChoices,
    /// Whether it is the copy to hand in.
    pub to_hand_in: bool,
    /// The day.
    pub today: NaiveDate,
}

/// Writes the file, and further ones beside it where one would be too large (`NAME-2.pdf`). Returns what was done.
pub fn binder(file: &Path, output: &Path, asked: &Asked) -> Result<Value, FileError> {
    let failed = |error: &dyn std::fmt::Display| FileError::output(output, error);
    if crate::pages::ending(output) != "pdf" {
        return Err(failed(&"the name must end in .pdf"));
    }
    let LocatedDraft { draft, edition, set } = open(file)?;
    let content = |id: &str| attachment(&asked.attachments, id);
    let looks: HashMap<String, Looked> =
        draft.attachment_ids().map(|id| (id.to_owned(), looked(content(id).as_deref()))).collect();
    let options = match asked.to_hand_in {
        true => Options::hand_in(Lang::Vi, asked.today),
        false => Options::work(Lang::Vi, asked.today),
    };
    let mut binder =
        Binder::new(&draft, edition, set, &options, &looks, asked.choices).map_err(|error| failed(&error))?;
    let mut names = Vec::new();
    let mut write = |files: Vec<Written>| {
        files.into_iter().try_for_each(|Written { number, bytes }| {
            let name = numbered(output, number);
            names.push(name.display().to_string());
            std::fs::write(&name, bytes).map_err(|error| FileError::output(&name, error))
        })
    };
    while let Some(id) = binder.next().map(str::to_owned) {
        binder.add(content(&id)).map_err(|error| failed(&error))?;
        write(binder.take())?;
    }
    let (last, report) = binder.finish().map_err(|error| failed(&error))?;
    write(last)?;
    Ok(as_json(&report, &names))
}

/// What a file is. One that stops the reader is damaged.
fn looked(content: Option<&[u8]>) -> Looked {
    catch_unwind(AssertUnwindSafe(|| look(content))).unwrap_or(Looked::BROKEN)
}

/// The name of a file: that of the first is the output's own.
fn numbered(output: &Path, number: usize) -> PathBuf {
    match (number, output.file_stem().and_then(|stem| stem.to_str())) {
        (2.., Some(stem)) => output.with_file_name(format!("{stem}-{number}.pdf")),
        _ => output.to_owned(),
    }
}

fn as_json(report: &BinderReport, names: &[String]) -> Value {
    let files: Vec<Value> =
        names.iter().zip(&report.sizes).map(|(file, bytes)| json!({ "file": file, "bytes": bytes })).collect();
    // In print, a space that does not break stands between "PL" and the number.
    let plain = |label: &String| label.replace('\u{a0}', " ");
    let left_out: Vec<Value> = report
        .left_out
        .iter()
        .map(|(paper, file, why)| json!({ "paper": plain(paper), "file": file, "why": why }))
        .collect();
    let without: Vec<String> = report.without_copy.iter().map(plain).collect();
    json!({ "files": files, "pages": report.pages, "reduced": report.reduced, "left_out": left_out, "without_copy": without })
}
