//! The figures of the catalogue as JSON, for comparison with the Decision.

use serde_json::{Value, json};

use super::Text as _;
use super::{Catalogue, Criterion, Edition, ProductSet, Section};

/// The ids, maxima, points and star marks of all editions of a catalogue, without texts.
pub fn figures(catalogue: &Catalogue) -> Value {
    json!({ "editions": catalogue.editions.iter().map(edition).collect::<Vec<_>>() })
}

fn edition(edition: &Edition) -> Value {
    use crate::locale::Lang::Vi;
    let set = |set: &ProductSet| {
        let parts: Vec<Value> = set
            .parts
            .iter()
            .map(
                |p| json!({ "id": p.id, "max": p.max, "sections": p.sections.iter().map(section).collect::<Vec<_>>() }),
            )
            .collect();
        json!({ "no": set.no, "name": set.name.text(Vi), "parts": parts })
    };
    json!({ "id": edition.id, "sets": edition.sets.iter().map(set).collect::<Vec<_>>() })
}

fn section(section: &Section) -> Value {
    json!({
        "id": section.id,
        "max": section.max,
        "criteria": section.criteria.iter().map(criterion).collect::<Vec<_>>(),
    })
}

fn criterion(criterion: &Criterion) -> Value {
    let options: Vec<Value> =
        criterion.scores.iter().map(|s| json!({ "points": s.points, "min_stars": s.min_stars })).collect();
    json!({ "id": criterion.id, "max": criterion.max(), "options": options })
}
