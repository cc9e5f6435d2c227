//! From the authored check (`catalogue/data/*/suitability.toml`) to the file that the app fetches. Runs in
//! the build script only: an entry that names what the catalogue does not have ends the build.

use std::error::Error;
use std::path::Path;

use crate::catalogue::beside::of_editions;
use catalogue_model::catalogue::{Catalogue, Edition};
use catalogue_model::localized_text::LocalizedText;
use catalogue_model::suitability::{Boundary, Fitness, Question, SET_KEY, Suitability, SuitabilityAnswer};

/// The checks of all editions that have one, as JSON, newest edition first.
///
/// # Errors
/// The first thing that is wrong, with the file and the entry.
pub fn compile(dir: &Path, catalogue: &Catalogue) -> Result<String, Box<dyn Error>> {
    of_editions(dir, catalogue, "suitability.toml", |check: &mut Suitability, edition| {
        check.edition.clone_from(&edition.id);
        for boundary in &mut check.boundaries {
            if boundary.asked_of.is_empty() {
                boundary.asked_of = boundary.sides.iter().map(|side| side.set).collect();
            }
        }
        check_all(check, edition)
    })
}

fn check_all(check: &Suitability, edition: &Edition) -> Result<(), String> {
    let questions = check.questions.iter().map(|q| q.key.as_str());
    let keys: Vec<&str> = questions.chain(check.boundaries.iter().map(|b| b.key.as_str())).collect();
    for (place, key) in keys.iter().enumerate() {
        check_key(key).and_then(|()| once(&keys[..place], key)).map_err(|e| format!("[{key}] {e}"))?;
    }
    for question in &check.questions {
        let key = &question.key;
        check_question(question, edition).map_err(|e| format!("[{key}] {e}"))?;
    }
    check_words(&check.boundary_place).map_err(|e| format!("boundary_place: {e}"))?;
    let mut asked = Vec::new();
    for boundary in &check.boundaries {
        let key = &boundary.key;
        check_boundary(boundary, edition, &mut asked).map_err(|e| format!("[{key}] {e}"))?;
    }
    for (place, thing) in check.at_hand.iter().enumerate() {
        let checked = check_words(&thing.text).and_then(|()| check_industries(&thing.industries, edition));
        checked.map_err(|e| format!("[at_hand {}] {e}", place + 1))?;
    }
    Ok(())
}

fn check_question(question: &Question, edition: &Edition) -> Result<(), String> {
    if question.key == SET_KEY {
        return Err(format!("{SET_KEY:?} is kept for the answer to a boundary"));
    }
    check_words(&question.ask)?;
    check_words(&question.place)?;
    check_industries(&question.industries, edition)?;
    let keys: Vec<&str> = question.answers.iter().map(|a| a.key.as_str()).collect();
    for (place, answer) in question.answers.iter().enumerate() {
        let key = &answer.key;
        let checked = check_key(key).and_then(|()| once(&keys[..place], key));
        checked.and_then(|()| check_answer(answer, edition)).map_err(|e| format!("answer {key}: {e}"))?;
    }
    // Whoever is asked must be able to pass.
    for industry in edition.industries.iter().filter(|i| for_all_or(&question.industries, &i.key)) {
        let fits = |a: &SuitabilityAnswer| a.fitness == Fitness::Fits && for_all_or(&a.industries, &industry.key);
        if !question.answers.iter().any(fits) {
            return Err(format!("no answer fits in industry {}", industry.key));
        }
    }
    Ok(())
}

fn check_answer(answer: &SuitabilityAnswer, edition: &Edition) -> Result<(), String> {
    check_words(&answer.text)?;
    check_industries(&answer.industries, edition)?;
    match &answer.say {
        Some(say) => check_words(say),
        None if answer.fitness == Fitness::Fits => Ok(()),
        None => Err("does not say what to do".to_owned()),
    }
}

/// `asked` are the sets of the boundaries before: each set is asked one question at most.
fn check_boundary(boundary: &Boundary, edition: &Edition, asked: &mut Vec<u16>) -> Result<(), String> {
    check_words(&boundary.ask)?;
    if boundary.sides.len() < 2 {
        return Err("tells nothing apart".to_owned());
    }
    for (place, side) in boundary.sides.iter().enumerate() {
        let no = side.set;
        if edition.sets.iter().all(|s| s.no != no) {
            return Err(format!("unknown set {no}"));
        }
        if boundary.sides[..place].iter().any(|s| s.set == no) {
            return Err(format!("set {no} stands twice"));
        }
        check_words(&side.text).map_err(|e| format!("set {no}: {e}"))?;
    }
    for no in &boundary.asked_of {
        if boundary.sides.iter().all(|s| s.set != *no) {
            return Err(format!("set {no} is asked, and is no answer"));
        }
        if asked.contains(no) {
            return Err(format!("set {no} is asked twice"));
        }
        asked.push(*no);
    }
    Ok(())
}

fn check_words(words: &LocalizedText) -> Result<(), String> {
    if words.vi.trim().is_empty() || words.en.trim().is_empty() {
        return Err("a text is empty".to_owned());
    }
    Ok(())
}

/// Keys stand in a remembered text, between `=` and a space.
fn check_key(key: &str) -> Result<(), String> {
    if key.is_empty() || !key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        return Err(format!("key {key:?} is not of small letters, digits and hyphens"));
    }
    Ok(())
}

fn once(before: &[&str], key: &str) -> Result<(), String> {
    if before.contains(&key) { Err("stands twice".to_owned()) } else { Ok(()) }
}

fn check_industries(list: &[String], edition: &Edition) -> Result<(), String> {
    match list.iter().find(|key| edition.industries.iter().all(|i| i.key != **key)) {
        Some(key) => Err(format!("unknown industry {key:?}")),
        None => Ok(()),
    }
}

fn for_all_or(list: &[String], key: &str) -> bool {
    list.is_empty() || list.iter().any(|k| k == key)
}
