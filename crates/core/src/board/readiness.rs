//! The readiness of a product: whether it can be handed in, which is the first question of a director.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::assessment::{Assessment, CERTIFIED, CriterionState, Range, Verdict, assess, is_certified, range};
use crate::calendar::round_aimed_at;
use crate::catalogue::{Edition, ProductSet};
use crate::draft::{Draft, EvidenceState};
use crate::review::{Finding, KindFinding, last_day, review_of};

/// Whether a product can be handed in on a day, and the number of missing items. Where the law leaves room, the
/// stricter reading applies: all knock-outs have an answer, and papers are still valid on the last day on which the
/// round is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Readiness {
    /// A knock-out applies (QĐ 26/2026, App. II).
    Rejected,
    /// Items other than papers are missing: conditions and questions without an answer, empty texts, points or star
    /// marks for 3 stars.
    Conditions {
        /// The number of these items, at least 1.
        conditions: u16,
        /// The number of missing papers in addition.
        papers: u16,
    },
    /// Only papers are missing: they are not at hand, have expired, or expire before the round is rated.
    Papers {
        /// The number of missing papers, at least 1.
        papers: u16,
    },
    /// The product can be handed in now.
    Ready {
        /// The sure stars, at least 3.
        stars: u8,
    },
}

/// A class of readiness, for counts and filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// See [`Readiness::Ready`].
    Ready,
    /// See [`Readiness::Papers`].
    Papers,
    /// See [`Readiness::Conditions`].
    Conditions,
    /// See [`Readiness::Rejected`].
    Rejected,
}

impl Class {
    /// All classes, the closest to the hand-in first.
    pub const ALL: [Class; 4] = [Class::Ready, Class::Papers, Class::Conditions, Class::Rejected];

    /// The name of the class in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Class::Ready => "now",
            Class::Papers => "papers",
            Class::Conditions => "conditions",
            Class::Rejected => "rejected",
        }
    }
}

impl Readiness {
    /// The readiness of a draft on a day.
    pub fn of(draft: &Draft, edition: &Edition, set: &ProductSet, today: NaiveDate) -> Readiness {
        let (result, range) = (assess(draft, edition, set), range(draft, edition, set));
        Readiness::from(draft, edition, set, today, (&result, &range))
    }

    /// The readiness of a draft that is already assessed.
    pub(super) fn from(
        draft: &Draft,
        edition: &Edition,
        set: &ProductSet,
        today: NaiveDate,
        (result, figures): (&Assessment, &Range),
    ) -> Readiness {
        let verdict = result.standing().verdict();
        if verdict == Verdict::Rejected {
            return Readiness::Rejected;
        }
        let mut conditions = 0;
        let mut papers = Papers::new(draft);
        let blockers = review_of(draft, edition, set, today, result).into_iter().filter(Finding::sends_back);
        for finding in blockers {
            match missing(&finding) {
                Missing::Conditions(number) => conditions += number,
                Missing::Paper(index) => papers.add(index),
            }
        }
        match round_aimed_at(edition, today) {
            Some(round) => papers.add_ending_before(round.rated, edition),
            // Without a round, there is no hand-in.
            None => conditions += 1,
        }
        if verdict == Verdict::TooEarly {
            // With so few answers, points tell nothing yet; the open questions are counted above.
            conditions = conditions.max(1);
        } else if !is_certified(result.stars) {
            let gap = result.gap(edition, CERTIFIED);
            // A question without an answer is already counted.
            let open = |id: &str| result.criterion(id).is_some_and(CriterionState::is_open);
            let marks = gap.marks.iter().filter(|unmet| !open(&unmet.criterion)).count();
            conditions = (conditions + marks + usize::from(gap.missing_points().is_some())).max(1);
        } else if !is_certified(figures.sure.stars) {
            // With all evidence at hand, only answers that the council judges by impression still count for less.
            let proven = range(&all_proven(draft), edition, set).sure;
            match is_certified(proven.stars) {
                true => papers.at_least_one = true,
                false => conditions += 1,
            }
        }
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        match (count(conditions), count(papers.number())) {
            (0, 0) => Readiness::Ready { stars: figures.sure.stars },
            (0, papers) => Readiness::Papers { papers },
            (conditions, papers) => Readiness::Conditions { conditions, papers },
        }
    }

    /// The class of the readiness.
    pub fn class(self) -> Class {
        match self {
            Readiness::Rejected => Class::Rejected,
            Readiness::Conditions { .. } => Class::Conditions,
            Readiness::Papers { .. } => Class::Papers,
            Readiness::Ready { .. } => Class::Ready,
        }
    }
}

/// The missing items that a finding reports, where it sends the dossier back.
enum Missing<'f> {
    /// The number of missing items other than papers.
    Conditions(usize),
    /// A missing paper.
    Paper(Which<'f>),
}

/// The identification of a missing paper.
enum Which<'f> {
    /// A paper of the register, by its index.
    Index(usize),
    /// A paper that answers name, by its key.
    Key(&'f str),
    /// The evidence for the answer to this criterion, or for this change.
    For(&'f str),
    /// The test report.
    TestReport,
}

fn missing(finding: &Finding) -> Missing<'_> {
    use Missing::{Conditions, Paper};
    match finding {
        Finding::OpenConditions { number, .. } | Finding::OpenQuestions(number) => Conditions(*number),
        Finding::EmptyFields { fields, .. } => Conditions(fields.len()),
        Finding::Unproven { criterion } | Finding::Unnamed { criterion } => Paper(Which::For(criterion)),
        Finding::NotReady { paper, .. } | Finding::TwoStates { paper } => Paper(Which::Key(&paper.key)),
        Finding::NoTestReport { .. } => Paper(Which::TestReport),
        Finding::Kind(KindFinding::ChangeUnproven(topic)) => Paper(Which::For(topic.key())),
        Finding::Kind(KindFinding::PaperRunsOut { index, .. })
        | Finding::Untested { index, .. }
        | Finding::Undeclared { index, .. }
        | Finding::Paper { index, .. } => Paper(Which::Index(*index)),
        Finding::Result(found) => Paper(Which::Index(found.slip.paper)),
        Finding::Rejected { .. }
        | Finding::TextMissing { .. }
        | Finding::Disagrees { .. }
        | Finding::Tick(_)
        | Finding::FormerProvince { .. }
        | Finding::OldAddress(_)
        | Finding::Kind(_)
        | Finding::Figures(_)
        | Finding::Claim(_)
        | Finding::FromExample { .. }
        | Finding::SameStory { .. } => Conditions(1),
    }
}

/// The missing papers. Each is counted once, however many findings it has.
struct Papers<'d> {
    draft: &'d Draft,
    /// Key and label: two contracts with two buyers are two papers.
    registered: BTreeSet<(String, String)>,
    others: BTreeSet<String>,
    at_least_one: bool,
}

impl<'d> Papers<'d> {
    fn new(draft: &'d Draft) -> Papers<'d> {
        Papers { draft, registered: BTreeSet::new(), others: BTreeSet::new(), at_least_one: false }
    }

    fn add(&mut self, which: Which) {
        match which {
            Which::Index(index) => {
                let named = self.draft.papers.get(index).map(|paper| (paper.paper.clone(), paper.label.clone()));
                self.registered.extend(named);
            }
            Which::Key(key) => match self.draft.papers.iter().find(|paper| paper.paper == key) {
                Some(paper) => drop(self.registered.insert((paper.paper.clone(), paper.label.clone()))),
                None => drop(self.others.insert(format!("key {key}"))),
            },
            Which::For(criterion) => drop(self.others.insert(format!("for {criterion}"))),
            Which::TestReport => drop(self.others.insert(String::new())),
        }
    }

    /// Adds the papers of the register that will have expired on the last day on which the round is rated.
    fn add_ending_before(&mut self, rated: NaiveDate, edition: &Edition) {
        let ends = |paper: &crate::draft::Paper| last_day(paper, edition).is_some_and(|last| last < rated);
        for index in (0..self.draft.papers.len()).filter(|index| ends(&self.draft.papers[*index])) {
            self.add(Which::Index(index));
        }
    }

    fn number(&self) -> usize {
        (self.registered.len() + self.others.len()).max(self.at_least_one.into())
    }
}

/// A copy of the draft in which all evidence is ready.
fn all_proven(draft: &Draft) -> Draft {
    let mut proven = draft.clone();
    proven.answers.values_mut().for_each(|answer| answer.evidence = EvidenceState::Ready);
    proven
}
