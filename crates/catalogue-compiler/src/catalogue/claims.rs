//! Claims about products (`claims.toml`): what makes a claim, and what contradicts it.

use std::collections::BTreeMap;

use super::text_table::index_of;
use super::{EditionSource, Problems};
use catalogue_model::catalogue::{Claim, Claims, claim_key};
use catalogue_model::localized_text::LocalizedText;
use serde::Deserialize;

/// `claims.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimsFile {
    pub taken_back: Vec<String>,
    pub without: Vec<String>,
    pub claim: Vec<ClaimSource>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimSource {
    pub key: String,
    #[serde(deserialize_with = "super::schema::words")]
    pub vi: String,
    #[serde(deserialize_with = "super::schema::words")]
    pub en: String,
    pub says: Vec<String>,
    #[serde(default)]
    pub denied: Vec<String>,
    #[serde(default)]
    pub ingredients: Vec<String>,
    #[serde(default)]
    pub indicators: Vec<String>,
    /// Keys in `papers.toml`.
    #[serde(default)]
    pub papers: Vec<String>,
    /// Keys in `laws.toml`.
    #[serde(default)]
    pub laws: Vec<String>,
}

/// Checks that each claim can be made and contradicted, that each phrase has words, and that papers and laws are known.
pub fn check(source: &EditionSource, problems: &mut Problems) {
    let file = &format!("{}/claims.toml", source.dir);
    for (name, list) in [("taken_back", &source.claims.taken_back), ("without", &source.claims.without)] {
        if list.is_empty() {
            problems.add(file, name, "is empty");
        }
        check_phrases(file, name, name, list, problems);
    }
    let mut keys = BTreeMap::new();
    let mut made: BTreeMap<String, &str> = BTreeMap::new();
    for claim in &source.claims.claim {
        if keys.insert(&claim.key, ()).is_some() {
            problems.add(file, &claim.key, "stands twice");
        }
        check_claim(source, file, claim, problems);
        for phrase in &claim.says {
            if let Some(other) = made.insert(claim_key(phrase), &claim.key).filter(|other| *other != claim.key)
                && !is_denied(source, other, phrase)
                && !is_denied(source, &claim.key, phrase)
            {
                problems.add(file, &claim.key, format!("{phrase:?} makes the claim {other:?} too"));
            }
        }
    }
}

/// Whether a claim says that a phrase means something else.
fn is_denied(source: &EditionSource, key: &str, phrase: &str) -> bool {
    let mut claims = source.claims.claim.iter().filter(|claim| claim.key == key);
    claims.any(|claim| claim.denied.iter().any(|denied| claim_key(denied) == claim_key(phrase)))
}

fn check_claim(source: &EditionSource, file: &str, claim: &ClaimSource, problems: &mut Problems) {
    let key = &claim.key;
    if claim.says.is_empty() {
        problems.add(file, key, "says is empty: nothing makes the claim");
    }
    if claim.ingredients.is_empty() && claim.indicators.is_empty() && claim.papers.is_empty() {
        problems.add(file, key, "has neither ingredients nor indicators nor papers: nothing contradicts it");
    }
    let lists = [
        ("says", &claim.says),
        ("denied", &claim.denied),
        ("ingredients", &claim.ingredients),
        ("indicators", &claim.indicators),
    ];
    for (name, list) in lists {
        check_phrases(file, key, name, list, problems);
    }
    let words = || claim.says.iter().chain(&claim.ingredients).chain(&claim.indicators).map(|w| spaced(w));
    for phrase in claim.denied.iter().filter(|phrase| words().all(|word| !spaced(phrase).contains(&word))) {
        problems.add(file, key, format!("denied {phrase:?} has none of the words of the claim"));
    }
    for paper in claim.papers.iter().filter(|paper| !source.papers.contains_key(*paper)) {
        problems.add(file, key, format!("unknown paper {paper:?}"));
    }
    for law in claim.laws.iter().filter(|law| !source.laws.contains_key(*law)) {
        problems.add(file, key, format!("unknown law {law:?}"));
    }
}

/// Checks that each phrase of a list has words, and stands there once.
fn check_phrases(file: &str, entry: &str, list: &str, phrases: &[String], problems: &mut Problems) {
    let mut seen = BTreeMap::new();
    for phrase in phrases {
        let words = claim_key(phrase);
        if words.is_empty() {
            problems.add(file, entry, format!("{list} has a phrase without words: {phrase:?}"));
        } else if let Some(other) = seen.insert(words, phrase).filter(|other| *other == phrase) {
            problems.add(file, entry, format!("{list} has {other:?} twice"));
        }
    }
}

fn spaced(phrase: &str) -> String {
    format!(" {} ", claim_key(phrase))
}

/// The claims of an edition, with their phrases as they are compared.
pub fn pack(source: &EditionSource) -> Claims {
    let phrases = |list: &[String]| {
        let mut keys: Vec<String> = list.iter().map(|phrase| claim_key(phrase)).collect();
        // Some phrases differ only in their marks.
        keys.sort_unstable();
        keys.dedup();
        keys
    };
    let claim = |claim: &ClaimSource| Claim {
        key: claim.key.clone(),
        name: LocalizedText { vi: claim.vi.clone(), en: claim.en.clone() },
        says: phrases(&claim.says),
        denied: phrases(&claim.denied),
        ingredients: phrases(&claim.ingredients),
        indicators: phrases(&claim.indicators),
        papers: claim.papers.clone(),
        laws: claim.laws.iter().map(|law| index_of(source.laws.keys(), law)).collect(),
    };
    Claims {
        edition: source.edition.id.clone(),
        taken_back: phrases(&source.claims.taken_back),
        without: phrases(&source.claims.without),
        claims: source.claims.claim.iter().map(claim).collect(),
    }
}
