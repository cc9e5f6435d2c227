//! Reasons for which a dossier is rejected whatever its points.

use super::TextId;
use serde::{Deserialize, Serialize};

/// A reason for rejection, asked as a yes/no question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnockOut {
    /// Key under which a draft keeps the answer.
    pub key: String,
    /// The answer that rejects the dossier: `true` for yes.
    pub bad: bool,
    /// Whether it is asked when the dossier is taken along: before, nobody can tell (QĐ 26/2026, App. II: an incomplete dossier).
    pub at_hand_in: bool,
    /// The question.
    pub ask: TextId,
    /// What is wrong where it applies, and what to do.
    pub result: TextId,
    /// Where the Decision says so.
    pub place: TextId,
}
