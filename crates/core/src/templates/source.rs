//! For whom a paper is written, and from what.

use chrono::NaiveDate;

use super::{ApplicantKind, Template, Templates, Variant, kind_of};
use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;
use crate::tasks::{self, Wanted};

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
        Variant { kind, industry: self.edition.industry_key(self.set), set: self.set.no }
    }

    /// The templates that serve the product and its applicant.
    pub fn serving(&self) -> impl Iterator<Item = &'a Template> {
        let variant = self.variant();
        self.templates.templates.iter().filter(move |template| template.serves(&variant))
    }

    /// The papers that the product still needs; see [`tasks::wanted`].
    pub fn wanted(&self) -> Vec<Wanted> {
        tasks::wanted(self.draft, self.edition, self.set, self.today)
    }

    /// The kind of the applicant.
    pub fn kind(&self) -> Option<&'a ApplicantKind> {
        kind_of(self.draft, self.templates)
    }
}
