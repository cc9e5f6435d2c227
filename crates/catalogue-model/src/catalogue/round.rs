//! Rounds of rating and deadlines (QĐ 26/2026, Art. 5 to 7).

use serde::{Deserialize, Serialize};

/// The level of the state that rates in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The province, for 3 and 4 stars (QĐ 26/2026, Art. 5.1).
    Province,
    /// The ministry, for 5 stars (Art. 5.2).
    Ministry,
}

/// A yearly round of rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// The level that rates.
    pub level: Level,
    /// Month and day before which the dossier must be proposed.
    pub proposed_before: (u8, u8),
    /// Month and day before which the dossier is rated.
    pub rated_before: (u8, u8),
}

/// The periods and deadlines of the procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadlines {
    /// The number of working days that the commune has for a dossier (Art. 7.2).
    pub commune_working_days: u16,
    /// The number of months for which a certificate is valid (Art. 7.6).
    pub certificate_months: u16,
    /// The earliest time of a request for a re-rating, in days before the certificate's end (Art. 7.6a).
    pub renewal_from_days: u16,
    /// The latest time of a request for a re-rating, in days before the certificate's end (Art. 7.6a).
    pub renewal_until_days: u16,
    /// The maximum number of days for a re-rating (Art. 7.6g).
    pub re_rating_days: u16,
    /// The maximum number of days for which a certificate may stay valid while a late dossier is decided (Art. 12.3).
    pub late_days: u16,
}
