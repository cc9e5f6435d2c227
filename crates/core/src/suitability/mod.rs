//! The suitability check, before a draft is begun: whether this applicant and this product may take part (QĐ 26/2026,
//! Art. 2), which product set applies, and which papers must be at hand. The check prevents nothing: an applicant who
//! does not qualify can still try the assessment. Its questions are a file in the app's folder, which is fetched when
//! their screen opens.

pub use catalogue_model::suitability::{
    Answers, AtHand, Boundary, Fitness, Question, SET_KEY, Side, Suitability, SuitabilityAnswer, SuitabilityOutcome,
    UNSURE, Which,
};

use crate::draft::Draft;

/// The name of the file in the app's folder.
pub const FILE: &str = env!("SUITABILITY_FILE");

/// The content of the file, for tests. The app fetches the file instead.
#[cfg(not(target_arch = "wasm32"))]
pub const CHECKS: &str = include_str!(concat!(env!("OUT_DIR"), "/suitability.json"));

/// Reads the file and returns the check of an edition; `None` where the file has none.
pub fn read(json: &str, edition: &str) -> Option<Suitability> {
    let checks: Vec<Suitability> = serde_json::from_str(json).ok()?;
    checks.into_iter().find(|c| c.edition == edition)
}

/// Whether a draft has no content except the name of the product and the set: then it can be deleted without loss.
pub fn says_nothing(draft: &Draft) -> bool {
    let mut bare = Draft::new(draft.set, "");
    bare.edition.clone_from(&draft.edition);
    bare.created.clone_from(&draft.created);
    bare.changed.clone_from(&draft.changed);
    bare.history.clone_from(&draft.history);
    bare.product.name.clone_from(&draft.product.name);
    *draft == bare
}
