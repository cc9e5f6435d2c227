//! Rounds of rating and deadlines (QĐ 26/2026, Art. 5 to 7).

use serde::{Deserialize, Serialize};

/// Who rates in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The province, for 3 and 4 stars (QĐ 26/2026, Art. 5.1).
    Province,
    /// The ministry, for 5 stars (Art. 5.2).
    Ministry,
}

/// A round of rating, every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Who rates.
    pub level: Level,
    /// Month and day before which the dossier must be proposed.
    pub proposed_before: (u8, u8),
    /// Month and day before which it is rated.
    pub rated_before: (u8, u8),
}

/// How long things may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadlines {
    /// Working days that the commune has for a dossier (Art. 7.2).
    pub commune_working_days: u16,
    /// Months for which a certificate is valid (Art. 7.6).
    pub certificate_months: u16,
    /// Days before a certificate's end from which a re-rating may be asked for (Art. 7.6a).
    pub renewal_from_days: u16,
    /// Days before a certificate's end until which it may (Art. 7.6a).
    pub renewal_until_days: u16,
    /// Days that a re-rating takes at most (Art. 7.6g).
    pub re_rating_days: u16,
    /// Days for which a certificate may run on at most while a late dossier is decided (Art. 12.3).
    pub late_days: u16,
}
