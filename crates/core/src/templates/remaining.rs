//! What remains to be had from others.

use super::{Issued, Source};
use crate::catalogue::{Term, Text as _};
use crate::locale::Lang;
use crate::tasks::Wanted;

/// A paper that a product needs and that nobody can write for its producer.
#[derive(Debug, Clone, PartialEq)]
pub struct Remaining<'t> {
    /// The paper, and what waits for it.
    pub wanted: Wanted,
    /// What is known about it.
    issued: &'t Issued,
    /// The term of the glossary that says the rest.
    term: Option<&'static Term>,
}

impl<'t> Remaining<'t> {
    /// Who issues it.
    pub fn who(&self, lang: Lang) -> &'t str {
        let of_term = || self.term.and_then(|term| term.who).map(|who| who.text(lang));
        self.issued.who.as_ref().map(|who| who.text(lang)).or_else(of_term).unwrap_or_default()
    }

    /// What to bring.
    pub fn bring(&self, lang: Lang) -> &'t str {
        self.issued.bring.text(lang)
    }

    /// How long it takes, and what it roughly costs.
    pub fn effort(&self, lang: Lang) -> &'t str {
        let of_term = || self.term.and_then(|term| term.effort).map(|effort| effort.text(lang));
        self.issued.effort.as_ref().map(|effort| effort.text(lang)).or_else(of_term).unwrap_or_default()
    }
}

/// Those of the wanted papers ([`Source::wanted`]) that remain to be had from others, in the same order.
pub fn remaining<'t>(source: &Source<'t>, wanted: Vec<Wanted>) -> Vec<Remaining<'t>> {
    let of = |wanted: Wanted| {
        let issued = source.templates.issued.iter().find(|issued| issued.papers.contains(&wanted.paper))?;
        let term = issued.term.as_ref().and_then(|key| source.edition.glossary.iter().find(|t| t.key == *key));
        Some(Remaining { wanted, issued, term })
    };
    wanted.into_iter().filter_map(of).collect()
}
