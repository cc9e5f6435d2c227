//! The validity of a certificate, and the days for its re-rating (QĐ 26/2026, Art. 7.6, 12.3).

use chrono::{Days, Months, NaiveDate};

use super::earlier;
use crate::catalogue::Edition;

/// The state of a certificate on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// It is too early to ask for a re-rating.
    Early,
    /// The dossier can be handed in now.
    Open,
    /// The days for the dossier have passed; the certificate is still valid.
    Late,
    /// The certificate has expired; it may stay valid while a late dossier is decided (Art. 12.3).
    RunsOn,
    /// The certificate has expired and cannot be extended.
    Ended,
}

/// The days of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Certificate {
    /// The day on which the certificate expires.
    pub ends: NaiveDate,
    /// The first day for the dossier of a re-rating.
    pub from: NaiveDate,
    /// The last day for this dossier.
    pub until: NaiveDate,
    /// The last day to which the certificate may stay valid while a late dossier is decided.
    pub runs_on: NaiveDate,
    /// The state of the certificate today.
    pub renewal: Renewal,
}

/// The days of a certificate that was issued on a given day.
pub fn certificate(edition: &Edition, issued: NaiveDate, today: NaiveDate) -> Option<Certificate> {
    let rules = &edition.deadlines;
    let ends = issued.checked_add_months(Months::new(rules.certificate_months.into()))?;
    let from = earlier(ends, rules.renewal_from_days)?;
    let until = earlier(ends, rules.renewal_until_days)?;
    let runs_on = ends.checked_add_days(Days::new(rules.late_days.into()))?;
    let renewal = match today {
        t if t < from => Renewal::Early,
        t if t <= until => Renewal::Open,
        t if t <= ends => Renewal::Late,
        t if t <= runs_on => Renewal::RunsOn,
        _ => Renewal::Ended,
    };
    Some(Certificate { ends, from, until, runs_on, renewal })
}
