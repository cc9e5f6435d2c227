//! Turns the authored files into the packed catalogue. This code runs in the build script only (and in its tests): a
//! catalogue with faults never gets into the program.

pub(crate) mod beside;
mod check;
mod claims;
mod classification;
mod commune;
mod figures;
mod glossary;
mod laws;
mod leaning;
mod pack;
mod schema;
pub(crate) mod sheet;
mod text_table;
mod ticks;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use catalogue_model::catalogue::{Catalogue, Claims, Classification, Effort, Tick};
use catalogue_model::figures::EditionFigures;
use serde::de::DeserializeOwned;

/// The languages of the text tables. Every text must be written in the first one first.
pub const LANGUAGES: [&str; 2] = ["vi", "en"];

/// The packed structure; one table of texts per language, in the order of [`LANGUAGES`]; and the positions of all
/// sets in Appendix I, whose texts are separate because only documents need them.
#[derive(Debug)]
pub struct Packed {
    /// The structure, with numbers in place of texts.
    pub catalogue: Catalogue,
    /// The texts of each language, in the order of [`LANGUAGES`].
    pub texts: [Vec<String>; 2],
    /// The positions in Appendix I; see [`catalogue_model::catalogue::ProductSet::classified`].
    pub classifications: Vec<Classification>,
    /// The claims that each edition knows, which only the review needs.
    pub claims: Vec<Claims>,
    /// Edition, class of effort and the usual cost of a step of this class.
    pub costs: Vec<(String, Effort, [u64; 2])>,
    /// The texts that only the council's sheet has.
    pub(crate) sheet: sheet::SheetTexts,
    /// A line for each option of each question, in the order of the catalogue: its text for print, empty if it has
    /// none.
    pub print: [Vec<String>; 2],
    /// The texts of guides.
    pub guides: [Vec<String>; 2],
    /// The figures and calculators of all editions.
    pub figures: Vec<EditionFigures>,
}

/// All faults, each with its file and entry.
#[derive(Debug, Default)]
pub struct Problems(pub Vec<String>);

impl Problems {
    /// Adds a fault in a file; `entry` is empty if the fault belongs to the whole file.
    pub fn add(&mut self, file: &str, entry: &str, what: impl std::fmt::Display) {
        self.0.push(if entry.is_empty() { format!("{file}: {what}") } else { format!("{file} [{entry}]: {what}") });
    }
}

/// The parsed files of one edition's folder.
pub(crate) struct EditionSource {
    pub dir: String,
    pub edition: schema::EditionFile,
    pub classification: schema::ClassificationFile,
    pub ticks: BTreeMap<Tick, schema::TickSource>,
    pub papers: BTreeMap<String, schema::PaperSource>,
    pub knock_outs: BTreeMap<String, schema::KnockOutSource>,
    pub glossary: BTreeMap<String, schema::TermSource>,
    pub laws: BTreeMap<String, schema::LawSource>,
    pub guides: schema::GuidesFile,
    pub commune: schema::CommuneFile,
    pub figures: figures::FiguresFile,
    pub claims: claims::ClaimsFile,
    /// Question key -> (file, question)
    pub questions: BTreeMap<String, (String, schema::QuestionSource)>,
    /// (file, set), by number
    pub sets: Vec<(String, schema::SetFile)>,
}

/// Reads, checks and packs every edition under `root`.
///
/// # Errors
/// All faults, so that an author sees them at once.
pub fn compile(root: &Path) -> Result<Packed, Problems> {
    let mut problems = Problems::default();
    let mut sources = Vec::new();
    let leaning: Option<leaning::Leaning> = read(&root.join(leaning::FILE), &mut problems);
    for dir in sorted(root, &mut problems) {
        if dir.is_dir()
            && let Some(source) = read_edition(&dir, &mut problems)
        {
            sources.push(source);
        }
    }
    for source in &sources {
        check::check(source, &mut problems);
        classification::check(source, &mut problems);
        ticks::check(source, &mut problems);
        laws::check(source, &mut problems);
        commune::check(source, &mut problems);
        figures::check(source, &mut problems);
        claims::check(source, &mut problems);
    }
    if let Some(leaning) = &leaning {
        leaning.check(&sources, &mut problems);
    }
    if !problems.0.is_empty() {
        return Err(problems);
    }
    // The newest edition comes first.
    sources.sort_by(|a, b| b.edition.in_force.cmp(&a.edition.in_force));
    let packed = pack::pack(&sources, &mut problems);
    if problems.0.is_empty() { Ok(packed) } else { Err(problems) }
}

fn read_edition(dir: &Path, problems: &mut Problems) -> Option<EditionSource> {
    let before = problems.0.len();
    let edition = read(&dir.join("edition.toml"), problems);
    let classification = read(&dir.join("classification.toml"), problems);
    let papers = read(&dir.join("papers.toml"), problems);
    let ticks = read(&dir.join("ticks.toml"), problems);
    let knock_outs = read(&dir.join("knock_outs.toml"), problems);
    let glossary = read(&dir.join("glossary.toml"), problems);
    let laws = read(&dir.join("laws.toml"), problems);
    let guides = read(&dir.join("guides.toml"), problems);
    let commune = read(&dir.join("commune.toml"), problems);
    let figures = read(&dir.join("figures.toml"), problems);
    let claims = read(&dir.join("claims.toml"), problems);
    let mut questions: BTreeMap<String, (String, schema::QuestionSource)> = BTreeMap::new();
    for path in sorted(&dir.join("criteria"), problems) {
        let file = label(&path);
        let entries: Option<BTreeMap<String, schema::QuestionSource>> = read(&path, problems);
        for (key, question) in entries.unwrap_or_default() {
            if let Some((other, _)) = questions.get(&key) {
                problems.add(&file, &key, format!("already defined in {other}"));
            }
            questions.insert(key, (file.clone(), question));
        }
    }
    let mut sets: Vec<(String, schema::SetFile)> = Vec::new();
    for path in sorted(&dir.join("sets"), problems) {
        if let Some(set) = read::<schema::SetFile>(&path, problems) {
            sets.push((label(&path), set));
        }
    }
    sets.sort_by_key(|(_, set)| set.no);
    if problems.0.len() > before {
        return None;
    }
    Some(EditionSource {
        dir: dir.file_name()?.to_string_lossy().into_owned(),
        edition: edition?,
        classification: classification?,
        papers: papers?,
        ticks: ticks?,
        knock_outs: knock_outs?,
        glossary: glossary?,
        laws: laws?,
        guides: guides?,
        commune: commune?,
        figures: figures?,
        claims: claims?,
        questions,
        sets,
    })
}

/// `sets/08-....toml`: the last two parts of the path, which are enough to find the file.
fn label(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|p| p.to_string_lossy()).collect();
    parts[parts.len().saturating_sub(2)..].join("/")
}

fn sorted(dir: &Path, problems: &mut Problems) -> Vec<PathBuf> {
    match std::fs::read_dir(dir) {
        Ok(entries) => {
            let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
            paths.retain(|p| p.is_dir() || p.extension().is_some_and(|e| e == "toml"));
            paths.sort();
            paths
        }
        Err(error) => {
            problems.add(&label(dir), "", error);
            Vec::new()
        }
    }
}

fn read<T: DeserializeOwned>(path: &Path, problems: &mut Problems) -> Option<T> {
    let file = label(path);
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            problems.add(&file, "", error);
            return None;
        }
    };
    if !unicode_normalization::is_nfc(&text) {
        problems.add(&file, "", "is not in Unicode normal form C");
    }
    match toml::from_str(&text) {
        Ok(value) => Some(value),
        Err(error) => {
            problems.add(&file, "", error);
            None
        }
    }
}
