//! For whom a paper is written, and from what.

use chrono::NaiveDate;

use super::{ApplicantKind, Templates, Variant, kind_of};
use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;

/// Where the values of a paper come from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// The edition of the draft.
    pub edition: &'static Edition,
    /// The product set of the draft.
    pub set: &'static ProductSet,
    /// The templates of the edition.
    pub templates: &'a Templates,
    /// The day on which the paper is written.
    pub today: NaiveDate,
}

impl<'a> Source<'a> {
    /// The kind of applicant, the industry and the set for which a paper is written.
    pub fn variant(&self) -> Variant<'a> {
        let kind = self.kind().map_or("", |kind| kind.key.as_str());
        let industry = self.edition.industries.get(usize::from(self.set.industry)).map_or("", |i| i.key.as_str());
        Variant { kind, industry, set: self.set.no }
    }

    /// The kind of the applicant.
    pub fn kind(&self) -> Option<&'a ApplicantKind> {
        kind_of(self.draft, self.templates)
    }
}
