//! The rules for the points that the commune checks: every key is known, no question belongs to two points, and every
//! set has a question for every point.

use std::collections::{BTreeMap, BTreeSet};

use super::schema::CommunePointSource;
use super::{EditionSource, Problems};

pub fn check(source: &EditionSource, problems: &mut Problems) {
    let file = format!("{}/commune.toml", source.dir);
    let mut keys = BTreeSet::new();
    let mut fed: BTreeMap<&str, &str> = BTreeMap::new();
    for point in &source.commune.point {
        if !keys.insert(point.key.as_str()) {
            problems.add(&file, &point.key, "stands twice");
        }
        for question in &point.questions {
            if !source.questions.contains_key(question) {
                problems.add(&file, &point.key, format!("unknown question {question:?}"));
            }
            if let Some(other) = fed.insert(question, &point.key) {
                problems.add(&file, &point.key, format!("question {question:?} feeds {other:?} already"));
            }
        }
        // Every longer text of the forms has a guide, so `guides.toml` lists all keys.
        for field in point.fields.iter().filter(|field| !source.guides.fields.contains_key(*field)) {
            problems.add(&file, &point.key, format!("unknown text {field:?}: guides.toml has no such key"));
        }
        check_sets(source, &file, point, problems);
    }
}

/// Checks that every set has at least one of the point's questions.
fn check_sets(source: &EditionSource, file: &str, point: &CommunePointSource, problems: &mut Problems) {
    for (set_file, set) in &source.sets {
        let mut asked = set.part.iter().flat_map(|p| &p.section).flat_map(|s| &s.criteria).map(|c| &c.question);
        if !asked.any(|question| point.questions.contains(question)) {
            problems.add(file, &point.key, format!("{set_file} asks none of its questions"));
        }
    }
}
