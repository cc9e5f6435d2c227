//! From the authored samples (`data/*.toml`) to the file that the app fetches. Runs in the build
//! script only: a sample that names what the catalogue does not have ends the build.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use catalogue_model::catalogue::{Catalogue, Edition, ProductSet};
use catalogue_model::localized_text::LocalizedText;
use catalogue_model::practice::{Case, Sample, is_key};
use catalogue_model::search_key::search_key;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<CaseSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseSource {
    key: String,
    title: LocalizedText,
    about: LocalizedText,
    answer: Option<LocalizedText>,
    word: Option<String>,
    sample: Vec<SampleSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SampleSource {
    key: String,
    set: u16,
    name: String,
    applicant: Option<String>,
    organisation: Option<String>,
    commune: Option<String>,
    lesson: Option<LocalizedText>,
    answer: Option<LocalizedText>,
    word: Option<String>,
    stars: u8,
    points: u16,
    like: Option<String>,
    options: String,
    #[serde(default)]
    unproven: String,
    #[serde(default)]
    preparing: String,
    #[serde(default)]
    rejects: String,
}

/// All cases as JSON: `industries.toml` first, then the others by name.
///
/// # Errors
/// The first thing that is wrong, with the file and the sample.
pub fn compile(dir: &Path, catalogue: &Catalogue) -> Result<String, Box<dyn Error>> {
    let mut paths: Vec<_> = fs::read_dir(dir)?.filter_map(Result::ok).map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort_by_key(|p| (p.file_stem().is_none_or(|s| s != "industries"), p.clone()));
    let (mut cases, mut words) = (Vec::new(), BTreeSet::new());
    for path in paths {
        let name = path.display();
        let text = fs::read_to_string(&path)?;
        if !unicode_normalization::is_nfc(&text) {
            return Err(format!("{name}: is not in Unicode normal form C").into());
        }
        let file: File = toml::from_str(&text).map_err(|e| format!("{name}: {e}"))?;
        for case in file.case {
            let case = pack(case, catalogue).map_err(|e| format!("{name}: {e}"))?;
            let answers = std::iter::once((&case.key, &case.answer, &case.word));
            let answers = answers.chain(case.samples.iter().map(|s| (&s.key, &s.answer, &s.word)));
            for (key, answer, word) in answers {
                check_word(answer.is_some(), word.as_deref(), &mut words)
                    .map_err(|e| format!("{name}: [{key}] {e}"))?;
            }
            cases.push(case);
        }
    }
    Ok(serde_json::to_string(&cases)?)
}

/// Every answer has a word of its own that opens it: small letters without marks, which every phone can type.
fn check_word(answer: bool, word: Option<&str>, taken: &mut BTreeSet<String>) -> Result<(), String> {
    match word {
        None if answer => Err("an answer needs a word that opens it".to_owned()),
        None => Ok(()),
        Some(_) if !answer => Err("there is no answer for the word to open".to_owned()),
        Some(word) if !(4..=16).contains(&word.len()) || search_key(word) != word || !word.is_ascii() => {
            Err(format!("the word {word:?} is not of 4 to 16 small letters without marks"))
        }
        // Whoever types it may leave the spaces out.
        Some(word) if !taken.insert(word.replace(' ', "")) => Err(format!("the word {word:?} is taken")),
        Some(_) => Ok(()),
    }
}

fn pack(case: CaseSource, catalogue: &Catalogue) -> Result<Case, String> {
    let mut samples: Vec<Sample> = Vec::new();
    for source in case.sample {
        let key = source.key.clone();
        let sample = sample(source, &samples, &catalogue.editions[0]).map_err(|e| format!("[{key}] {e}"))?;
        samples.push(sample);
    }
    if !is_key(&case.key) {
        return Err(format!("{:?} is no plain key", case.key));
    }
    Ok(Case { key: case.key, title: case.title, about: case.about, answer: case.answer, word: case.word, samples })
}

fn sample(source: SampleSource, before: &[Sample], edition: &Edition) -> Result<Sample, String> {
    let set = edition.sets.iter().find(|s| s.no == source.set).ok_or("unknown set")?;
    if before.iter().any(|s| s.key == source.key) {
        return Err("the key is taken".to_owned());
    }
    if !is_key(&source.key) {
        return Err("the key is not plain".to_owned());
    }
    let like = match &source.like {
        Some(key) => {
            let other = before.iter().find(|s| s.key == *key).ok_or("like names no earlier sample")?;
            Some(Some(other).filter(|o| o.set == source.set).ok_or("like names a sample of another set")?)
        }
        None => None,
    };
    let mut options = like.map(|l| l.options.clone()).unwrap_or_default();
    for word in source.options.split_whitespace() {
        let (id, option) = word.split_once('=').ok_or_else(|| format!("{word:?} is not criterion=option"))?;
        let number: usize = option.parse().map_err(|_| format!("{word:?} names no option"))?;
        let criterion = criteria(set).find(|c| c.id == id).ok_or_else(|| format!("unknown criterion {id}"))?;
        let number = criterion.option_number(number).and_then(|number| u8::try_from(number).ok());
        options.insert(id.to_owned(), number.ok_or_else(|| format!("criterion {id} has no option {option}"))?);
    }
    let own = |text: Option<String>, of: fn(&Sample) -> &String| text.or_else(|| like.map(|l| of(l).clone()));
    Ok(Sample {
        edition: edition.id.clone(),
        applicant: own(source.applicant, |s| &s.applicant).ok_or("no applicant")?,
        organisation: own(source.organisation, |s| &s.organisation).ok_or("no organisation")?,
        commune: own(source.commune, |s| &s.commune).ok_or("no commune")?,
        unproven: ids(&source.unproven, &options)?,
        preparing: ids(&source.preparing, &options)?,
        knock_outs: knock_outs(&source.rejects, edition, set)?,
        key: source.key,
        set: source.set,
        name: source.name,
        lesson: source.lesson,
        answer: source.answer,
        word: source.word,
        stars: source.stars,
        points: source.points,
        options,
    })
}

fn ids(text: &str, options: &BTreeMap<String, u8>) -> Result<Vec<String>, String> {
    let known =
        |id: &str| if options.contains_key(id) { Ok(id.to_owned()) } else { Err(format!("{id} has no answer")) };
    text.split_whitespace().map(known).collect()
}

/// Every reason for rejection that the set asks about, and whether it is among `rejects`.
fn knock_outs(rejects: &str, edition: &Edition, set: &ProductSet) -> Result<BTreeMap<String, bool>, String> {
    let asked = set.knock_outs.iter().chain(criteria(set).flat_map(|c| &c.knock_outs));
    let rejects: Vec<&str> = rejects.split_whitespace().collect();
    let all: BTreeMap<String, bool> = asked
        .map(|index| edition.knock_outs[usize::from(*index)].key.clone())
        .map(|key| (key.clone(), rejects.contains(&key.as_str())))
        .collect();
    match rejects.iter().find(|key| !all.contains_key(**key)) {
        Some(key) => Err(format!("the set does not ask about {key:?}")),
        None => Ok(all),
    }
}

fn criteria(set: &ProductSet) -> impl Iterator<Item = &catalogue_model::catalogue::Criterion> {
    set.parts.iter().flat_map(|p| &p.sections).flat_map(|s| &s.criteria)
}
