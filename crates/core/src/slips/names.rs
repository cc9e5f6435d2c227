//! Names of indicators.

use std::collections::BTreeSet;

use crate::catalogue::Edition;
use crate::draft::{Draft, Paper};
use catalogue_model::search_key::search_key;

/// The name of an indicator, to be compared apart from Vietnamese marks and letter case. A name in brackets is a second
/// name: `Chì (Pb)` is both `Chì` and `Pb`, but `Vitamin (A)` is not `Vitamin (C)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorName {
    whole: String,
    /// The name before the brackets and the name in them; empty where there are no brackets.
    parts: [String; 2],
}

impl IndicatorName {
    /// The name that is written in a text.
    pub fn of(text: &str) -> IndicatorName {
        let (first, second) = text.split_once('(').unwrap_or_default();
        IndicatorName { whole: search_key(text), parts: [search_key(first), search_key(second)] }
    }

    /// Whether both are names of one indicator. An empty name is the name of none.
    ///
    /// ```
    /// use sao_lang_core::slips::IndicatorName;
    /// let name = IndicatorName::of;
    /// assert!(name("Chì (Pb)").is(&name("chi")) && name("Pb").is(&name("Chì (Pb)")));
    /// assert!(!name("Vitamin (A)").is(&name("Vitamin (C)")) && !name("").is(&name("")));
    /// ```
    pub fn is(&self, other: &IndicatorName) -> bool {
        let named = !self.whole.is_empty() && !other.whole.is_empty();
        named && (self.whole == other.whole || self.parts.contains(&other.whole) || other.parts.contains(&self.whole))
    }
}

/// The names of the indicators of a paper, as written: those in its list and those in its rows, each once.
pub fn indicator_names(paper: &Paper) -> Vec<&str> {
    let rows = paper.results.iter().map(|row| row.name.as_str());
    let listed = paper.indicators.split([',', ';', '\n']);
    let mut seen = BTreeSet::new();
    let names = listed.chain(rows).map(str::trim).filter(|name| !name.is_empty());
    names.filter(|name| seen.insert(search_key(name))).collect()
}

/// The names of indicators that the papers of a draft name, each once, to be chosen from.
pub fn known_names(draft: &Draft, edition: &Edition) -> Vec<String> {
    let with_indicators = |key: &str| edition.paper_index(key).is_some_and(|i| edition.paper(i).indicators.is_some());
    let papers = draft.papers.iter().filter(|paper| with_indicators(&paper.paper));
    let mut seen = BTreeSet::new();
    let new = papers.flat_map(indicator_names).filter(|name| seen.insert(search_key(name)));
    new.map(str::to_owned).collect()
}
