//! The papers that a producer can write: documents from a draft, and what share of all papers can be written.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::documents::{Page, bundle, pack, samples, written_options};
use sao_lang_core::draft::{Draft, LocatedDraft};
use sao_lang_core::templates::{self, Source, Written, coverage, template};
use serde_json::{Value, json};

use crate::files::{FileError, open};
use crate::pages;

/// What to write.
pub struct Asked<'a> {
    /// The key of one template; `None` for everything that can be written today.
    pub paper: Option<&'a str>,
    /// Whether examples stand where nothing is typed.
    pub examples: bool,
    /// The day.
    pub today: NaiveDate,
}

/// Writes one paper as a document, or everything that can be written today as an archive of documents.
pub fn papers(file: &Path, output: &Path, asked: &Asked) -> Result<(), FileError> {
    let LocatedDraft { draft, edition, set } = open(file)?;
    let failed = |error: &dyn std::fmt::Display| FileError::output(output, error);
    let found =
        templates::read(templates::TEMPLATES, edition).ok_or_else(|| failed(&"the edition has no templates"))?;
    let source = Source { draft: &draft, edition, set, templates: &found, today: asked.today };
    let options = written_options(&source);
    let bytes = match (asked.paper, pages::ending(output).as_str()) {
        (Some(key), "docx" | "pdf") => {
            let keys = || source.serving().map(|template| template.key.as_str()).collect::<Vec<_>>().join(", ");
            let unknown = || format!("no paper {key:?} for this product; there are: {}", keys());
            let template = template(&found, key).ok_or_else(|| failed(&unknown()))?;
            let page = Page::of(&source, &Written::first(template), asked.examples);
            pages::bytes(output, &page.printable(&options))?
        }
        (None, "zip") => {
            let all = if asked.examples { samples(&source) } else { bundle(&source, "") };
            pack(&all, &options).map_err(|e| failed(&e))?
        }
        (Some(_), _) => return Err(failed(&"with --paper the name must end in .docx or .pdf")),
        (None, _) => return Err(failed(&"the name must end in .zip")),
    };
    std::fs::write(output, bytes).map_err(|e| failed(&e))
}

/// The papers that can be written, beside all papers: of every product set, and of drafts.
pub fn shares(files: &[PathBuf]) -> Result<Value, FileError> {
    let edition = catalogue().newest();
    let Some(templates) = templates::read(templates::TEMPLATES, edition) else { return Ok(Value::Null) };
    let share = |set, draft: Option<&Draft>| {
        let (written, all) = coverage(edition, set, &templates, draft);
        json!({ "written": written, "all": all, "percent": (100 * written).checked_div(all) })
    };
    let sets: Vec<Value> = edition.sets.iter().map(|set| json!({ "set": set.no, "share": share(set, None) })).collect();
    let mut drafts = Vec::new();
    for file in files {
        let LocatedDraft { draft, set, .. } = open(file)?;
        drafts.push(json!({ "file": file.display().to_string(), "share": share(set, Some(&draft)) }));
    }
    let papers = || edition.papers.iter().filter(|paper| !paper.sample);
    Ok(json!({
        "templates": templates.templates.len(),
        "papers": { "written": papers().filter(|paper| paper.template).count(), "all": papers().count() },
        "sets": sets,
        "drafts": drafts,
    }))
}
