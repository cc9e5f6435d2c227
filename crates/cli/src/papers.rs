//! The papers that a producer can write: documents from a draft, and what share of all papers can be written.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::documents::{ArchiveError, Page, bundle, pack, written_options};
use sao_lang_core::draft::{Draft, LocatedDraft};
use sao_lang_core::templates::{self, Source, Templates, Written, coverage, filled_with_examples, template};
use serde_json::{Value, json};

use crate::files::{FileError, open};

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
    let extension = output.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    let bytes = match (asked.paper, extension.as_str()) {
        (Some(key), "docx") => {
            let unknown = || format!("no paper {key:?} for this product; there are: {}", served(&source).join(", "));
            let template = template(&found, key).ok_or_else(|| failed(&unknown()))?;
            page(&source, template, asked.examples).docx(&options).map_err(|e| failed(&e))?
        }
        (None, "zip") => archive(&source, asked.examples).map_err(|e| failed(&e))?,
        (Some(_), _) => return Err(failed(&"with --paper the name must end in .docx")),
        (None, _) => return Err(failed(&"the name must end in .zip")),
    };
    std::fs::write(output, bytes).map_err(|e| failed(&e))
}

fn page(source: &Source, template: &templates::Template, examples: bool) -> Page {
    let paper = Written::first(template);
    if !examples {
        return Page::of(source, &paper, false);
    }
    let draft = filled_with_examples(source, &paper);
    Page::of(&Source { draft: &draft, ..*source }, &paper, true)
}

/// Everything that can be written today; with examples every paper that serves the product.
fn archive(source: &Source, examples: bool) -> Result<Vec<u8>, ArchiveError> {
    let options = written_options(source);
    if !examples {
        return pack(&bundle(source, ""), &options);
    }
    let keys = served(source);
    let pages =
        keys.iter().filter_map(|key| template(source.templates, key)).map(|template| page(source, template, true));
    let mut pages: Vec<Page> = pages.collect();
    for (page, number) in pages.iter_mut().zip(1..) {
        page.path = format!("{number:02}-{}", page.path);
    }
    pack(&pages, &options)
}

/// The keys of the templates that serve a product.
fn served<'t>(source: &Source<'t>) -> Vec<&'t str> {
    let variant = source.variant();
    let serving = source.templates.templates.iter().filter(|template| template.serves(&variant));
    serving.map(|template| template.key.as_str()).collect()
}

/// The papers that can be written, beside all papers: of every product set, and of drafts.
pub fn shares(files: &[PathBuf]) -> Result<Value, FileError> {
    let edition = catalogue().newest();
    let templates = templates::read(templates::TEMPLATES, edition);
    let share = |templates: &Templates, set, draft: Option<&Draft>| {
        let (written, all) = coverage(edition, set, templates, draft);
        json!({ "written": written, "all": all, "percent": (100 * written).checked_div(all) })
    };
    let Some(templates) = templates else { return Ok(Value::Null) };
    let sets: Vec<Value> =
        edition.sets.iter().map(|set| json!({ "set": set.no, "share": share(&templates, set, None) })).collect();
    let mut drafts = Vec::new();
    for file in files {
        let LocatedDraft { draft, set, .. } = open(file)?;
        drafts.push(json!({ "file": file.display().to_string(), "share": share(&templates, set, Some(&draft)) }));
    }
    let papers = edition.papers.iter().filter(|paper| !paper.sample);
    let (mut written, mut all) = (0, 0);
    for paper in papers {
        all += 1;
        written += usize::from(templates.templates.iter().any(|t| t.papers.contains(&paper.key)));
    }
    Ok(json!({
        "templates": templates.templates.len(),
        "papers": { "written": written, "all": all },
        "sets": sets,
        "drafts": drafts,
    }))
}
