//! Reasons for which a dossier is rejected, whatever its points.

use super::TextId;
use serde::{Deserialize, Serialize};

/// A reason for rejection, asked as a yes/no question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnockOut {
    /// The key under which a draft keeps the answer.
    pub key: String,
    /// The answer that rejects the dossier: `true` for yes.
    pub bad: bool,
    /// Whether the question is asked at the hand-in only, because the answer is not known before (QĐ 26/2026, App.
    /// II: an incomplete dossier).
    pub at_hand_in: bool,
    /// The question.
    pub ask: TextId,
    /// The fault and its remedy, shown if the knock-out applies.
    pub result: TextId,
    /// The source in the Decision.
    pub place: TextId,
}
