//! The check before anything is begun: may this applicant and this product take part (QĐ 26/2026, Art. 2), which set
//! is it, and what is to be at hand. It decides nothing: whoever does not fit can still try the assessment.
//! The questions come as a file of the app's own folder, fetched when their screen opens.

pub use catalogue_model::suitability::{
    Answers, AtHand, Boundary, Fitness, Question, SET_KEY, Side, Suitability, SuitabilityAnswer, SuitabilityOutcome,
    UNSURE, Which,
};

use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;

/// Name of the file, in the app's folder.
pub const FILE: &str = env!("SUITABILITY_FILE");

/// The file itself, for tests: the app fetches it.
#[cfg(not(target_arch = "wasm32"))]
pub const CHECKS: &str = include_str!(concat!(env!("OUT_DIR"), "/suitability.json"));

/// Reads the file; the check of an edition, if it has one.
pub fn read(json: &str, edition: &str) -> Option<Suitability> {
    let checks: Vec<Suitability> = serde_json::from_str(json).ok()?;
    checks.into_iter().find(|c| c.edition == edition)
}

/// The key of a set's industry, e.g. `VI`.
pub fn industry_of<'e>(edition: &'e Edition, set: &ProductSet) -> &'e str {
    edition.industries.get(usize::from(set.industry)).map(|i| i.key.as_str()).unwrap_or_default()
}

/// Whether a draft says no more than its product's name and set: then nothing is lost with it.
pub fn says_nothing(draft: &Draft) -> bool {
    let mut bare = Draft::new(draft.set, "");
    bare.edition.clone_from(&draft.edition);
    bare.created.clone_from(&draft.created);
    bare.changed.clone_from(&draft.changed);
    bare.history.clone_from(&draft.history);
    bare.product.name.clone_from(&draft.product.name);
    *draft == bare
}
