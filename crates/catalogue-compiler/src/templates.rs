//! Turns the authored templates (`catalogue/*/templates/*.toml`) into the file that the app fetches. This code runs in the
//! build script only: a fault in a template stops the build, with the file and the entry.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use catalogue_model::catalogue::{Catalogue, Edition, ProductSet};
use catalogue_model::figures::EditionFigures;
use catalogue_model::localized_text::LocalizedText;
use catalogue_model::search_key::search_key;
use catalogue_model::templates::{
    ApplicantKind, Ask, AskKind, FROM_DRAFT, Issued, LAW, OwnTable, Part, Piece, Template, Templates, Variant, YEARS,
    figure, line, pieces,
};
use serde::Deserialize;

use crate::catalogue::beside::read;

/// The folder of the templates in the folder of an edition.
const FOLDER: &str = "templates";
/// The file of the kinds of applicant.
const KINDS: &str = "_kinds.toml";
/// The file of the papers that others issue.
const ISSUED: &str = "_issued.toml";
/// Widths of the columns of a table together, without that of the running number: upright and landscape, in millimetres.
const TABLE_WIDTHS: [u16; 2] = [148, 245];
/// By how much the widths of a table may differ from [`TABLE_WIDTHS`], in millimetres.
const SLACK: u16 = 6;
/// The longest question, in letters.
const ASK_LETTERS: usize = 70;
/// The longest name on the screen, in letters.
const NAME_LETTERS: usize = 60;
/// The longest line of a text, in letters.
const LINE_LETTERS: usize = 260;
/// The number of empty rows of a table.
const BLANK_ROWS: std::ops::RangeInclusive<u8> = 3..=25;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct KindsFile {
    kind: Vec<ApplicantKind>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct IssuedFile {
    issued: Vec<Issued>,
}

/// What a template may name.
struct Known<'c> {
    edition: &'c Edition,
    figures: &'c EditionFigures,
    kinds: &'c [ApplicantKind],
}

/// The templates of all editions that have some, newest edition first.
///
/// # Errors
/// The first fault, with the file and the entry.
pub fn compile(
    dir: &Path,
    catalogue: &Catalogue,
    figures: &[EditionFigures],
) -> Result<Vec<Templates>, Box<dyn Error>> {
    let mut all = Vec::new();
    for edition in &catalogue.editions {
        let folder = dir.join(&edition.id).join(FOLDER);
        if !folder.is_dir() {
            continue;
        }
        let KindsFile { kind: kinds } = read(&folder.join(KINDS))?;
        check_kinds(&kinds).map_err(|e| format!("{FOLDER}/{KINDS}: {e}"))?;
        let IssuedFile { issued } = read(&folder.join(ISSUED))?;
        let figures = figures.iter().find(|f| f.edition == edition.id).ok_or("the edition has no figures")?;
        let known = Known { edition, figures, kinds: &kinds };
        let mut templates = Vec::new();
        let mut files: Vec<_> =
            fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()?.iter().map(|f| f.path()).collect();
        files.sort();
        for path in files {
            let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            if stem.starts_with('_') {
                continue;
            }
            let mut template: Template = read(&path)?;
            template.key = stem;
            if template.sets.is_empty() {
                template.sets = sets_that_name(&template, edition);
            }
            check(&template, &known).map_err(|e| format!("{}: {e}", path.display()))?;
            templates.push(template);
        }
        let place = |template: &Template| place_of(template, edition);
        templates.sort_by_key(place);
        check_issued(&issued, &templates, edition).map_err(|e| format!("{FOLDER}/{ISSUED}: {e}"))?;
        all.push(Templates { edition: edition.id.clone(), kinds, templates, issued });
    }
    Ok(all)
}

/// Marks the papers that a template writes.
pub fn mark(catalogue: &mut Catalogue, templates: &[Templates]) {
    for edition in &mut catalogue.editions {
        let of_edition = templates.iter().filter(|all| all.edition == edition.id).flat_map(|all| &all.templates);
        let written: BTreeSet<&String> = of_edition.flat_map(|template| &template.papers).collect();
        for paper in &mut edition.papers {
            paper.template = written.contains(&paper.key);
        }
    }
}

/// The place of a template in lists: that of its first paper in the order of form 02; letters of the dossier come last.
fn place_of(template: &Template, edition: &Edition) -> (u8, usize) {
    let first = template.papers.iter().chain(&template.asks_for).next();
    let index = first.and_then(|key| edition.papers.iter().position(|p| p.key == *key));
    index.and_then(|index| Some((edition.papers.get(index)?.kind, index))).unwrap_or((u8::MAX, usize::MAX))
}

/// The numbers of the sets whose questions name a paper of the template; all sets for a letter of the dossier.
fn sets_that_name(template: &Template, edition: &Edition) -> Vec<u16> {
    let keys: Vec<&String> = template.papers.iter().chain(&template.asks_for).collect();
    let names = |set: &&ProductSet| {
        let papers = edition.papers_named_by(set);
        keys.is_empty() || papers.iter().any(|p| keys.iter().any(|key| edition.paper(*p).key == **key))
    };
    edition.sets.iter().filter(names).map(|set| set.no).collect()
}

fn check_kinds(kinds: &[ApplicantKind]) -> Result<(), String> {
    let mut keys = BTreeSet::new();
    for kind in kinds {
        let key = &kind.key;
        if !keys.insert(key) {
            return Err(format!("{key} stands twice"));
        }
        if kind.words.is_empty() || kind.words.iter().any(|word| search_key(word) != *word) {
            return Err(format!("{key}: words are written in small letters without marks"));
        }
        said(key, [&kind.name])?;
    }
    (!kinds.is_empty()).then_some(()).ok_or_else(|| "has no kind".to_owned())
}

/// Checks that what is known about papers of others names such papers, each once, and says who issues them.
fn check_issued(issued: &[Issued], templates: &[Template], edition: &Edition) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for entry in issued {
        let name = entry.papers.join(", ");
        for key in &entry.papers {
            if !edition.papers.iter().any(|paper| paper.key == *key) {
                return Err(format!("[{name}] unknown paper {key:?}"));
            }
            if !seen.insert(key) {
                return Err(format!("[{name}] {key:?} stands twice"));
            }
            if templates.iter().any(|t| t.papers.contains(key)) {
                return Err(format!("[{name}] a template writes {key:?}"));
            }
        }
        said(&name, [Some(&entry.bring), entry.who.as_ref(), entry.effort.as_ref()].into_iter().flatten())?;
        let term = match &entry.term {
            Some(key) => {
                Some(edition.glossary.iter().find(|t| t.key == *key).ok_or(format!("[{name}] unknown term {key:?}"))?)
            }
            None => None,
        };
        if entry.who.is_none() && term.is_none_or(|term| term.who.is_none()) {
            return Err(format!("[{name}] nothing says who issues it"));
        }
        if entry.effort.is_none() && term.is_none_or(|term| term.effort.is_none()) {
            return Err(format!("[{name}] nothing says how long it takes"));
        }
    }
    let written = |key: &String| seen.contains(key) || templates.iter().any(|t| t.papers.contains(key));
    match edition.papers.iter().find(|paper| !paper.sample && !written(&paper.key)) {
        Some(paper) => Err(format!("says nothing about {:?}, and no template writes it", paper.key)),
        None => Ok(()),
    }
}

fn said<'t>(entry: &str, texts: impl IntoIterator<Item = &'t LocalizedText>) -> Result<(), String> {
    match texts.into_iter().any(|text| text.vi.trim().is_empty() || text.en.trim().is_empty()) {
        true => Err(format!("{entry}: a text is empty")),
        false => Ok(()),
    }
}

fn check(template: &Template, known: &Known) -> Result<(), String> {
    check_names(template, known)?;
    for (index, ask) in template.asks.iter().enumerate() {
        if template.asks[..index].iter().any(|other| other.key == ask.key) {
            return Err(format!("[ask {}] stands twice", ask.key));
        }
        check_ask(ask, template, known).map_err(|e| format!("[ask {}] {e}", ask.key))?;
    }
    for (part, number) in template.parts.iter().zip(1..) {
        check_part(part, template, known).map_err(|e| format!("[part {number}] {e}"))?;
    }
    let whole = [&template.title, &template.subtitle, &template.addressee].map(String::as_str);
    let signers = template.signers.iter().flat_map(|s| [s.who.as_str(), &s.how, &s.name]);
    for text in whole.into_iter().chain(signers) {
        check_text(text, template, known)?;
    }
    check_entry(template)?;
    check_use(template)?;
    variants(template, known).try_for_each(|variant| {
        check_variant(template, &variant).map_err(|e| format!("for {} of set {}: {e}", variant.kind, variant.set))
    })
}

/// Checks the names of papers, laws, kinds and sets.
fn check_names(template: &Template, known: &Known) -> Result<(), String> {
    let unknown = |what: &str, key: &dyn std::fmt::Debug| Err(format!("unknown {what} {key:?}"));
    said("name", [&template.name, &template.about])?;
    if template.name.vi.chars().count().max(template.name.en.chars().count()) > NAME_LETTERS {
        return Err(format!("the name has more than {NAME_LETTERS} letters"));
    }
    if template.title.trim().is_empty() || template.parts.is_empty() {
        return Err("needs a title and a part".to_owned());
    }
    if !template.papers.is_empty() && !template.asks_for.is_empty() {
        return Err("either writes papers or asks for some".to_owned());
    }
    for key in template.papers.iter().chain(&template.asks_for) {
        if !known.edition.papers.iter().any(|paper| paper.key == *key) {
            return unknown("paper", key);
        }
    }
    for key in template.laws.iter().chain(&template.form) {
        if !known.edition.laws.iter().any(|law| law.key == *key) {
            return unknown("law", key);
        }
    }
    if template.form.is_some() == template.fields.is_empty() {
        return Err("a prescribed form has fields, and no other paper has".to_owned());
    }
    if template.signers.len() > 3 {
        return Err("has more than 3 signers".to_owned());
    }
    if template.sets.is_empty() {
        return Err("serves no set".to_owned());
    }
    check_lists(&template.kinds, &[], &template.sets, known)
}

fn check_lists(kinds: &[String], industries: &[String], sets: &[u16], known: &Known) -> Result<(), String> {
    let edition = known.edition;
    let kind = kinds.iter().find(|key| !known.kinds.iter().any(|k| k.key == **key));
    let industry = industries.iter().find(|key| !edition.industries.iter().any(|i| i.key == **key));
    let set = sets.iter().find(|no| edition.set(**no).is_none());
    match (kind, industry, set) {
        (Some(kind), ..) => Err(format!("unknown kind of applicant {kind:?}")),
        (_, Some(industry), _) => Err(format!("unknown industry {industry:?}")),
        (.., Some(set)) => Err(format!("unknown set {set}")),
        (None, None, None) => Ok(()),
    }
}

fn check_ask(ask: &Ask, template: &Template, known: &Known) -> Result<(), String> {
    if ask.key.is_empty() || !ask.key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return Err("a key is made of small letters, digits and hyphens".to_owned());
    }
    if [&ask.vi, &ask.en].into_iter().any(|text| text.trim().is_empty() || text.chars().count() > ASK_LETTERS) {
        return Err(format!("a question has 1 to {ASK_LETTERS} letters"));
    }
    said("a text", ask.hint.iter().chain(&ask.choices))?;
    let is_table = ask.kind == AskKind::Table;
    if is_table == ask.columns.is_empty() || is_table == ask.models.is_empty() {
        return Err("a table has columns and rows, and nothing else has".to_owned());
    }
    if is_table {
        return check_table(ask, template, known);
    }
    match ask.kind {
        AskKind::Choice if !ask.choices.iter().any(|c| c.vi == ask.example) => {
            Err("the example is no choice".to_owned())
        }
        AskKind::Date if !is_day(&ask.example) => Err("the example is no day".to_owned()),
        _ if ask.example.trim().is_empty() => Err("has no example".to_owned()),
        _ => Ok(()),
    }
}

fn is_day(text: &str) -> bool {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    matches!(text.split('-').collect::<Vec<_>>()[..], [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2))
}

fn check_table(ask: &Ask, template: &Template, known: &Known) -> Result<(), String> {
    let mut keys = BTreeSet::new();
    if !ask.columns.iter().all(|column| keys.insert(&column.key)) {
        return Err("a column stands twice".to_owned());
    }
    let width: u16 = ask.columns.iter().map(|column| column.width).sum();
    let wanted = TABLE_WIDTHS[usize::from(template.landscape)];
    if width.abs_diff(wanted) > SLACK {
        return Err(format!("the columns have {width} mm together instead of about {wanted}"));
    }
    if !BLANK_ROWS.contains(&ask.blank_rows) {
        return Err(format!("blank_rows is not in {BLANK_ROWS:?}"));
    }
    for model in &ask.models {
        check_lists(&[], &model.industries, &model.sets, known)?;
        if let Some(row) = model.rows.iter().find(|row| row.len() != ask.columns.len()) {
            return Err(format!("a row has {} cells instead of {}: {row:?}", row.len(), ask.columns.len()));
        }
    }
    for variant in variants(template, known) {
        if ask.model(&variant).is_empty() {
            return Err(format!("has no rows for set {}", variant.set));
        }
    }
    Ok(())
}

fn check_part(part: &Part, template: &Template, known: &Known) -> Result<(), String> {
    check_lists(&part.kinds, &part.industries, &part.sets, known)?;
    if part.text.trim().is_empty() && part.table.is_empty() && part.lines == 0 && !part.photo {
        return Err("is empty".to_owned());
    }
    let is_table = |key: &str| template.ask(key).is_some_and(|ask| ask.kind == AskKind::Table);
    if !part.table.is_empty() && OwnTable::of(&part.table).is_none() && !is_table(&part.table) {
        return Err(format!("no table {:?}", part.table));
    }
    if let Some(long) = part.text.lines().find(|text| text.chars().count() > LINE_LETTERS) {
        return Err(format!("a line has more than {LINE_LETTERS} letters: {long}"));
    }
    check_text(&part.heading, template, known)?;
    part.text.lines().try_for_each(|text| check_text(text, template, known))
}

/// Checks the placeholders of a text, and that it names no law by its number.
fn check_text(text: &str, template: &Template, known: &Known) -> Result<(), String> {
    for piece in pieces(text) {
        match piece {
            Piece::Placeholder(name) => check_placeholder(name, template, known)?,
            Piece::Words(words) if words.contains(['{', '}']) => return Err(format!("a brace is open: {text}")),
            Piece::Words(words) if words.contains("/NĐ-CP") || words.contains("/TT-") => {
                return Err(format!("names a law by its number: {text}"));
            }
            Piece::Words(_) => {}
        }
    }
    Ok(())
}

fn check_placeholder(name: &str, template: &Template, known: &Known) -> Result<(), String> {
    if FROM_DRAFT.contains(&name) || YEARS.contains(&name) {
        return Ok(());
    }
    if let Some(ask) = template.ask(name) {
        return match ask.kind {
            AskKind::Table => Err(format!("{{{name}}} is a table")),
            _ => Ok(()),
        };
    }
    if let Some(law) = name.strip_prefix(LAW) {
        return match template.laws.iter().chain(&template.form).any(|key| key == law) {
            true => Ok(()),
            false => Err(format!("{{{name}}} is not in laws")),
        };
    }
    let found = figure(name).and_then(|(key, year)| {
        let figure = known.figures.figures.iter().find(|figure| figure.key == key)?;
        (figure.years.is_some() == year.is_some()).then_some(())
    });
    found.ok_or_else(|| format!("unknown placeholder {{{name}}}"))
}

/// Checks the questions from which the entry in the register is made.
fn check_entry(template: &Template) -> Result<(), String> {
    if template.several == template.label.is_empty() {
        return Err("several copies have a label that tells them apart, and no other paper has".to_owned());
    }
    let is_of = |key: &String, kind: AskKind| key.is_empty() || template.ask(key).is_some_and(|ask| ask.kind == kind);
    match is_of(&template.label, AskKind::Line)
        && [&template.from, &template.until].iter().all(|k| is_of(k, AskKind::Date))
    {
        true => Ok(()),
        false => Err("label is the key of a question for a line, from and until for a day".to_owned()),
    }
}

/// Checks that every question is printed, and every field of a prescribed form.
fn check_use(template: &Template) -> Result<(), String> {
    for ask in &template.asks {
        let as_table = template.parts.iter().any(|part| part.table == ask.key);
        let placeholder = Piece::Placeholder(&ask.key);
        if !as_table && !template.texts().any(|text| pieces(text).contains(&placeholder)) {
            return Err(format!("[ask {}] is never printed", ask.key));
        }
    }
    Ok(())
}

/// All papers that the template serves.
fn variants<'k>(template: &Template, known: &Known<'k>) -> impl Iterator<Item = Variant<'k>> {
    let (edition, kinds) = (known.edition, known.kinds);
    let all = edition.sets.iter().flat_map(move |set| {
        let industry = edition.industry_key(set);
        kinds.iter().map(move |kind| Variant { kind: &kind.key, industry, set: set.no })
    });
    let serving: Vec<_> = all.filter(|variant| template.serves(variant)).collect();
    serving.into_iter()
}

/// Checks that a paper has text, that no heading stands alone, and that a prescribed form is complete.
fn check_variant(template: &Template, variant: &Variant) -> Result<(), String> {
    let parts: Vec<&Part> = template.parts_of(variant).collect();
    if parts.is_empty() {
        return Err("has no part".to_owned());
    }
    let only_if_known = |part: &Part| part.text.lines().filter(|t| !t.trim().is_empty()).all(|t| line(t).only_known);
    let empty = |part: &&&Part| only_if_known(part) && part.table.is_empty() && part.lines == 0 && !part.photo;
    if let Some(part) = parts.iter().filter(|part| !part.heading.is_empty()).find(empty) {
        return Err(format!("the heading {:?} can stand alone", part.heading));
    }
    for field in &template.fields {
        let has = |text: &str| pieces(text).contains(&Piece::Placeholder(field));
        let always = |text: &str| text.lines().any(|text| has(text) && !line(text).only_known);
        if !template.texts_of(variant).any(always) {
            return Err(format!("lacks {{{field}}} of the prescribed form"));
        }
    }
    Ok(())
}
