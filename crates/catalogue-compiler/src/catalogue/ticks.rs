//! The boxes of form 02, I.7 (`ticks.toml`), and the papers that make them true.

use std::collections::BTreeMap;

use super::{EditionSource, Problems};
use catalogue_model::catalogue::{Tick, TickPapers};

/// Checks that every box has papers, each known and under one box only. If a paper made two boxes true, the tick
/// could not be removed from one of them alone.
pub fn check(source: &EditionSource, problems: &mut Problems) {
    let file = &format!("{}/ticks.toml", source.dir);
    for tick in Tick::ALL.iter().filter(|tick| !source.ticks.contains_key(tick)) {
        problems.add(file, &name(*tick), "is missing");
    }
    let mut taken: BTreeMap<&str, Tick> = BTreeMap::new();
    for (tick, entry) in &source.ticks {
        if entry.papers.is_empty() {
            problems.add(file, &name(*tick), "has no papers");
        }
        for paper in &entry.papers {
            if !source.papers.contains_key(paper) {
                problems.add(file, &name(*tick), format!("unknown paper {paper:?}"));
            }
            if let Some(other) = taken.insert(paper, *tick) {
                problems.add(file, &name(*tick), format!("paper {paper:?} stands in {} already", name(other)));
            }
        }
    }
}

/// The boxes with their papers, in the order of the form.
pub fn pack(source: &EditionSource) -> Vec<TickPapers> {
    let place = |key: &String| source.papers.keys().position(|k| k == key).and_then(|i| u16::try_from(i).ok());
    let papers = |tick| source.ticks.get(tick).into_iter().flat_map(|entry| &entry.papers).filter_map(place).collect();
    Tick::ALL.iter().map(|tick| TickPapers { tick: *tick, papers: papers(tick) }).collect()
}

/// The name of the box in the file.
fn name(tick: Tick) -> String {
    let written = toml::Value::try_from(tick).ok();
    written.as_ref().and_then(toml::Value::as_str).unwrap_or_default().to_owned()
}
