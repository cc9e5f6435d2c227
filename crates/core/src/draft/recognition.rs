//! The recognition on which an upgrade or a re-rating builds, and the changes of the product since then (Art. 6.1b, c).

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use super::{Changes, Draft, RatingKind, Unknown, is_default};

/// The maximum number of years with figures: the years since the recognition, whose certificate is valid for three.
pub const YEARS: usize = 3;

/// A topic of the changes since the recognition that an upgrade or a re-rating has to state. Art. 6.1c lists the topics
/// for a re-rating. For an upgrade the law asks for the changes without a list (Art. 6.1b), so the app uses the same
/// topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Materials.
    Materials,
    /// Technology.
    Technology,
    /// Packaging and label.
    Packaging,
    /// Quality declaration.
    Declaration,
    /// Periodic tests.
    Tests,
    /// Markets.
    Markets,
    /// Output.
    Output,
    /// Revenue.
    Revenue,
    /// Legal papers with an expiry date, and anything else.
    Others,
}

/// The producer's statement on a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// The producer has stated neither a change nor that nothing has changed.
    Nothing,
    /// No text, but a table of the dossier states the changes: the yearly figures, or the papers with an expiry date.
    InTable,
    /// The producer has described a change.
    Change,
    /// The producer has stated that nothing has changed.
    Unchanged,
    /// The producer has described a change and also stated that nothing has changed; one of the two is wrong.
    Both,
}

/// The recognition on which an upgrade or a re-rating builds (Art. 6.1b, c).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Recognition {
    /// The number of the certificate.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub certificate: String,
    /// The stars on the certificate, 3 to 5; 0 where not stated.
    #[serde(skip_serializing_if = "is_default")]
    pub stars: u8,
    /// The day of the certificate, `YYYY-MM-DD`; empty where not stated.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub issued: String,
    /// The state of the product at its recognition.
    #[serde(skip_serializing_if = "is_default")]
    pub before: Changes,
    /// The present state of the product, where it has changed. An empty text does not mean that nothing has changed:
    /// see `unchanged`.
    #[serde(skip_serializing_if = "is_default")]
    pub changes: Changes,
    /// The keys of the topics that, by the producer's statement, have not changed.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub unchanged: BTreeSet<String>,
    /// The keys of the papers that prove the change of a topic, by the key of the topic.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub evidence: BTreeMap<String, Vec<String>>,
    /// The yearly figures since the recognition; at most [`YEARS`] years.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub years: Vec<Year>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// The figures of one year. They are texts, because each product is counted in its own unit (tonnes, litres, baskets,
/// guests), which is written after the number. The app does not calculate with them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Year {
    /// The calendar year; 0 where not stated.
    #[serde(skip_serializing_if = "is_default")]
    pub year: u16,
    /// Output with its unit, as the producer wrote it; empty where not stated.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub output: String,
    /// Revenue with its unit, as the producer wrote it; empty where not stated.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub revenue: String,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Topic {
    /// All topics, in the order of Art. 6.1c.
    pub const ALL: [Topic; 9] = [
        Topic::Materials,
        Topic::Technology,
        Topic::Packaging,
        Topic::Declaration,
        Topic::Tests,
        Topic::Markets,
        Topic::Output,
        Topic::Revenue,
        Topic::Others,
    ];

    /// The name of the topic in draft files.
    pub fn key(self) -> &'static str {
        match self {
            Topic::Materials => "materials",
            Topic::Technology => "technology",
            Topic::Packaging => "packaging",
            Topic::Declaration => "declaration",
            Topic::Tests => "tests",
            Topic::Markets => "markets",
            Topic::Output => "output",
            Topic::Revenue => "revenue",
            Topic::Others => "others",
        }
    }

    /// Whether a dossier of this kind has to state something on the topic. An upgrade need not list papers with an
    /// expiry date.
    pub fn is_due(self, kind: RatingKind) -> bool {
        match kind {
            RatingKind::First => false,
            RatingKind::Upgrade => self != Topic::Others,
            RatingKind::ReRating => true,
        }
    }
}

impl Changes {
    /// The text on a topic.
    pub fn of(&self, topic: Topic) -> &str {
        match topic {
            Topic::Materials => &self.materials,
            Topic::Technology => &self.technology,
            Topic::Packaging => &self.packaging,
            Topic::Declaration => &self.declaration,
            Topic::Tests => &self.tests,
            Topic::Markets => &self.markets,
            Topic::Output => &self.output,
            Topic::Revenue => &self.revenue,
            Topic::Others => &self.others,
        }
    }
}

impl Changes {
    /// The text on a topic, for changes.
    pub fn of_mut(&mut self, topic: Topic) -> &mut String {
        match topic {
            Topic::Materials => &mut self.materials,
            Topic::Technology => &mut self.technology,
            Topic::Packaging => &mut self.packaging,
            Topic::Declaration => &mut self.declaration,
            Topic::Tests => &mut self.tests,
            Topic::Markets => &mut self.markets,
            Topic::Output => &mut self.output,
            Topic::Revenue => &mut self.revenue,
            Topic::Others => &mut self.others,
        }
    }
}

impl Year {
    /// The year in a typed text; 0 where the text is no year.
    pub fn read(text: &str) -> u16 {
        text.trim().parse().unwrap_or_default()
    }

    /// Whether the year has a figure.
    pub fn says_something(&self) -> bool {
        !self.output.trim().is_empty() || !self.revenue.trim().is_empty()
    }

    /// Whether year, output and revenue are all given.
    fn is_whole(&self) -> bool {
        self.year > 0 && !self.output.trim().is_empty() && !self.revenue.trim().is_empty()
    }
}

impl Recognition {
    /// Sets or clears the statement that a topic has not changed.
    pub fn tick_unchanged(&mut self, topic: Topic, unchanged: bool) {
        if unchanged {
            self.unchanged.insert(topic.key().to_owned());
        } else {
            self.unchanged.remove(topic.key());
        }
    }

    /// The keys of the papers that prove the change of a topic, in the producer's order.
    pub fn papers_of(&self, topic: Topic) -> &[String] {
        self.evidence.get(topic.key()).map_or(&[], Vec::as_slice)
    }

    /// Adds a paper to the proofs of a topic's change, or removes it.
    pub fn tick_paper(&mut self, topic: Topic, paper: &str, proves: bool) {
        let papers = self.evidence.entry(topic.key().to_owned()).or_default();
        papers.retain(|key| key != paper);
        if proves {
            papers.push(paper.to_owned());
        }
        if papers.is_empty() {
            self.evidence.remove(topic.key());
        }
    }

    /// The years to ask for: those of the draft, then the latest years before `this_year` that the draft does not name,
    /// up to [`YEARS`] in total.
    pub fn years_to_ask(&self, this_year: u16) -> Vec<Year> {
        let mut years = self.years.clone();
        let named = |year: u16| self.years.iter().any(|y| y.year == year);
        years.extend(usual_years(this_year).into_iter().filter(|y| !named(y.year)));
        years.truncate(YEARS);
        years
    }

    /// Changes a year by its index in [`Recognition::years_to_ask`]. Where no year has a figure after the change, no
    /// years are stored.
    pub fn edit_year(&mut self, this_year: u16, index: usize, edit: impl FnOnce(&mut Year)) {
        let mut years = self.years_to_ask(this_year);
        let Some(year) = years.get_mut(index) else { return };
        edit(year);
        self.years = if years == usual_years(this_year) { Vec::new() } else { years };
    }

    /// Whether output and revenue are given for three different years.
    pub fn has_all_years(&self) -> bool {
        let whole: BTreeSet<u16> = self.years.iter().filter(|y| y.is_whole()).map(|y| y.year).collect();
        whole.len() >= YEARS
    }
}

/// The last years before this one, the oldest first, without figures.
fn usual_years(this_year: u16) -> Vec<Year> {
    let years = (1..=YEARS).rev().filter_map(|back| this_year.checked_sub(u16::try_from(back).ok()?));
    years.map(|year| Year { year, ..Year::default() }).collect()
}

impl Draft {
    /// The producer's statement on the changes of a topic since the recognition.
    pub fn said(&self, topic: Topic) -> Said {
        let is_new = !self.recognition.changes.of(topic).trim().is_empty();
        match (is_new, self.recognition.unchanged.contains(topic.key())) {
            (true, true) => Said::Both,
            (true, false) => Said::Change,
            (false, true) => Said::Unchanged,
            (false, false) if self.table_tells(topic) => Said::InTable,
            (false, false) => Said::Nothing,
        }
    }

    /// Whether a table of the dossier states the changes of a topic completely.
    fn table_tells(&self, topic: Topic) -> bool {
        match topic {
            Topic::Output | Topic::Revenue => self.recognition.has_all_years(),
            // Only a re-rating lists its papers with an expiry date (Art. 6.1c).
            Topic::Others => {
                self.kind == RatingKind::ReRating && self.papers.iter().any(|p| !p.valid_until.trim().is_empty())
            }
            _ => false,
        }
    }

    /// Whether the draft has any statement on a topic: the former state, the present state, a proof, or that nothing
    /// has changed.
    pub fn tells_of(&self, topic: Topic) -> bool {
        let recognition = &self.recognition;
        self.said(topic) != Said::Nothing
            || !recognition.before.of(topic).trim().is_empty()
            || !recognition.papers_of(topic).is_empty()
    }

    /// The keys of the papers that can prove a change, each once: those of the register, then those that the topic
    /// names but the register no longer has.
    pub fn papers_to_prove(&self, topic: Topic) -> Vec<&str> {
        let keys = self.papers.iter().map(|p| &p.paper).chain(self.recognition.papers_of(topic));
        let mut seen = HashSet::new();
        keys.map(String::as_str).filter(|key| !key.is_empty() && seen.insert(*key)).collect()
    }
}
