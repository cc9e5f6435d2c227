//! The recognition that an upgrade or a re-rating builds on, and what has become of the product since (Art. 6.1b, c).

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use super::{Changes, Draft, RatingKind, Unknown, is_default};

/// The most years whose figures are told: those since the recognition, whose certificate is valid for three.
pub const YEARS: usize = 3;

/// A topic of what an upgrade or a re-rating tells about the time since the recognition. Art. 6.1c lists them for a
/// re-rating; an upgrade must tell its changes without a list of its own (Art. 6.1b), and is asked by the same topics.
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
    /// Legal papers with an end, and anything else.
    Others,
}

/// What the producer has said about a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Neither what is new nor that nothing is.
    Nothing,
    /// Nothing in words; a table of the dossier tells it: the figures of the years, or the papers with an end.
    InTable,
    /// What is new.
    Change,
    /// That it has not changed.
    Unchanged,
    /// What is new, and that nothing is: one of both is wrong.
    Both,
}

/// The recognition that an upgrade or a re-rating builds on (Art. 6.1b, c).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Recognition {
    /// Number of the certificate.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub certificate: String,
    /// Stars on the certificate, 3 to 5; 0: not said.
    #[serde(skip_serializing_if = "is_default")]
    pub stars: u8,
    /// Day of the certificate, `YYYY-MM-DD`; empty: not said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub issued: String,
    /// How the product was when it was recognised.
    #[serde(skip_serializing_if = "is_default")]
    pub before: Changes,
    /// How it is now, where that is new. An empty text does not say that nothing has changed: see `unchanged`.
    #[serde(skip_serializing_if = "is_default")]
    pub changes: Changes,
    /// Keys of the topics of which the producer says that they have not changed.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub unchanged: BTreeSet<String>,
    /// Key of a topic -> keys of the papers that prove its change, as answers name papers.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub evidence: BTreeMap<String, Vec<String>>,
    /// Figures since the recognition, a year each; [`YEARS`] at most.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub years: Vec<Year>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// The figures of a year. They are texts, because each product is counted in its own unit (tonnes, litres, baskets,
/// guests), which stands beside the number; nothing is reckoned with them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Year {
    /// The calendar year; 0: not said.
    #[serde(skip_serializing_if = "is_default")]
    pub year: u16,
    /// Output with its unit, as the producer wrote it; empty: not said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub output: String,
    /// Revenue with its unit, as the producer wrote it; empty: not said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub revenue: String,
    /// What this version does not know.
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

    /// Its name in draft files.
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

    /// Whether a dossier of this kind has to say something about it. An upgrade need not tell of papers with an end.
    pub fn is_due(self, kind: RatingKind) -> bool {
        match kind {
            RatingKind::First => false,
            RatingKind::Upgrade => self != Topic::Others,
            RatingKind::ReRating => true,
        }
    }
}

impl Changes {
    /// The text about a topic.
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
    /// The text about a topic, to change it.
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
    /// The year that was typed; 0 where it is none.
    pub fn read(text: &str) -> u16 {
        text.trim().parse().unwrap_or_default()
    }

    /// Whether it gives a figure.
    pub fn says_something(&self) -> bool {
        !self.output.trim().is_empty() || !self.revenue.trim().is_empty()
    }

    /// Whether year, output and revenue are all there.
    fn is_whole(&self) -> bool {
        self.year > 0 && !self.output.trim().is_empty() && !self.revenue.trim().is_empty()
    }
}

impl Recognition {
    /// Says that a topic has not changed, or takes that back.
    pub fn tick_unchanged(&mut self, topic: Topic, unchanged: bool) {
        if unchanged {
            self.unchanged.insert(topic.key().to_owned());
        } else {
            self.unchanged.remove(topic.key());
        }
    }

    /// Keys of the papers that prove the change of a topic, in the producer's order.
    pub fn papers_of(&self, topic: Topic) -> &[String] {
        self.evidence.get(topic.key()).map_or(&[], Vec::as_slice)
    }

    /// Names a paper as the proof of a topic's change, or no longer.
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

    /// The years to ask for: those of the draft, then the years before `this_year` that it does not name, as many as
    /// there may be.
    pub fn years_to_ask(&self, this_year: u16) -> Vec<Year> {
        let mut years = self.years.clone();
        let named = |year: u16| self.years.iter().any(|y| y.year == year);
        years.extend(usual_years(this_year).into_iter().filter(|y| !named(y.year)));
        years.truncate(YEARS);
        years
    }

    /// Changes a year, by its place in [`Recognition::years_to_ask`]. Where nothing is said then, none is kept.
    pub fn edit_year(&mut self, this_year: u16, index: usize, edit: impl FnOnce(&mut Year)) {
        let mut years = self.years_to_ask(this_year);
        let Some(year) = years.get_mut(index) else { return };
        edit(year);
        self.years = if years == usual_years(this_year) { Vec::new() } else { years };
    }

    /// Whether output and revenue of three different years are told.
    pub fn has_all_years(&self) -> bool {
        let whole: BTreeSet<u16> = self.years.iter().filter(|y| y.is_whole()).map(|y| y.year).collect();
        whole.len() >= YEARS
    }
}

/// The last years before this one, oldest first, without figures.
fn usual_years(this_year: u16) -> Vec<Year> {
    let years = (1..=YEARS).rev().filter_map(|back| this_year.checked_sub(u16::try_from(back).ok()?));
    years.map(|year| Year { year, ..Year::default() }).collect()
}

impl Draft {
    /// What is said about a topic since the recognition.
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

    /// Whether a table of the dossier tells what there is to tell of a topic.
    fn table_tells(&self, topic: Topic) -> bool {
        match topic {
            Topic::Output | Topic::Revenue => self.recognition.has_all_years(),
            // Only a re-rating lists its papers with an end (Art. 6.1c).
            Topic::Others => {
                self.kind == RatingKind::ReRating && self.papers.iter().any(|p| !p.valid_until.trim().is_empty())
            }
            _ => false,
        }
    }

    /// Whether anything at all is said about a topic: how it was, how it is, what proves it, or that it is as before.
    pub fn tells_of(&self, topic: Topic) -> bool {
        let recognition = &self.recognition;
        self.said(topic) != Said::Nothing
            || !recognition.before.of(topic).trim().is_empty()
            || !recognition.papers_of(topic).is_empty()
    }

    /// Keys of the papers that a change can be proved by, each once: those of the register, then those named for the
    /// topic that the register has no longer.
    pub fn papers_to_prove(&self, topic: Topic) -> Vec<&str> {
        let keys = self.papers.iter().map(|p| &p.paper).chain(self.recognition.papers_of(topic));
        let mut seen = HashSet::new();
        keys.map(String::as_str).filter(|key| !key.is_empty() && seen.insert(*key)).collect()
    }
}
