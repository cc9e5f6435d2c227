//! How long a certificate is valid, and when to ask for a re-rating (QĐ 26/2026, Art. 7.6, 12.3).

use chrono::{Days, Months, NaiveDate};

use super::earlier;
use crate::catalogue::Edition;

/// Where a certificate stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// Too early to ask for a re-rating.
    Early,
    /// The dossier can be handed in now.
    Open,
    /// The window has passed; the certificate is still valid.
    Late,
    /// The certificate has ended; it may run on while a late dossier is decided (Art. 12.3).
    RunsOn,
    /// It has ended for good.
    Ended,
}

/// A certificate's days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Certificate {
    /// The day on which it ends.
    pub ends: NaiveDate,
    /// First day for the dossier of a re-rating.
    pub from: NaiveDate,
    /// Last day for it.
    pub until: NaiveDate,
    /// The last day to which a late one may run on.
    pub runs_on: NaiveDate,
    /// Where it stands.
    pub renewal: Renewal,
}

/// The days of a certificate issued on a day.
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
