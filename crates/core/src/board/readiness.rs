//! Whether a product can be handed in: the answer to a director's first question.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::assessment::{Assessment, CERTIFIED, CriterionState, Range, Verdict, assess, is_certified, range};
use crate::calendar::round_aimed_at;
use crate::catalogue::{Edition, ProductSet};
use crate::draft::{Draft, EvidenceState};
use crate::review::{Finding, KindFinding, last_day, review_of};

/// Whether a product can be handed in on a day, and what it lacks. Where the law is open the stricter reading holds: all
/// knock-outs have an answer, and papers are valid still on the last day on which the round is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Readiness {
    /// A knock-out applies (QĐ 26/2026, App. II).
    Rejected,
    /// More than papers is missing: conditions and questions without an answer, empty texts, points or marks for 3 stars.
    Conditions {
        /// So many conditions, at least 1.
        conditions: u16,
        /// So many papers beside them.
        papers: u16,
    },
    /// Only papers are missing: they are not there, have ended, or end before the round is rated.
    Papers {
        /// So many, at least 1.
        papers: u16,
    },
    /// It can be handed in now.
    Ready {
        /// The sure stars, at least 3.
        stars: u8,
    },
}

/// A kind of readiness, to count and to filter by.
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
    /// All of them, the nearest to the hand-in first.
    pub const ALL: [Class; 4] = [Class::Ready, Class::Papers, Class::Conditions, Class::Rejected];

    /// Its name in addresses.
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

    /// The same, where the draft is assessed already.
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
            // Without a round there is nothing to hand in for.
            None => conditions += 1,
        }
        if verdict == Verdict::TooEarly {
            // What is answered so far says nothing of points; the open questions are counted.
            conditions = conditions.max(1);
        } else if !is_certified(result.stars) {
            let gap = result.gap(edition, CERTIFIED);
            // A question without an answer is counted already.
            let open = |id: &str| result.criterion(id).is_some_and(CriterionState::is_open);
            let marks = gap.marks.iter().filter(|unmet| !open(&unmet.criterion)).count();
            conditions = (conditions + marks + usize::from(gap.missing_points().is_some())).max(1);
        } else if !is_certified(figures.sure.stars) {
            // With all evidence there, only what the council judges by impression still counts for less.
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

    /// Its kind.
    pub fn class(self) -> Class {
        match self {
            Readiness::Rejected => Class::Rejected,
            Readiness::Conditions { .. } => Class::Conditions,
            Readiness::Papers { .. } => Class::Papers,
            Readiness::Ready { .. } => Class::Ready,
        }
    }
}

/// What a finding that sends the dossier back says is missing.
enum Missing<'f> {
    /// So many things other than papers.
    Conditions(usize),
    /// A paper.
    Paper(Which<'f>),
}

/// Which paper is missing.
enum Which<'f> {
    /// One of the register, by its place.
    Index(usize),
    /// One that answers name, by its key.
    Key(&'f str),
    /// What proves the answer to this criterion, or this change.
    For(&'f str),
    /// The slip of a test.
    TestSlip,
}

fn missing(finding: &Finding) -> Missing<'_> {
    use Missing::{Conditions, Paper};
    match finding {
        Finding::OpenConditions { number, .. } | Finding::OpenQuestions(number) => Conditions(*number),
        Finding::EmptyFields { fields, .. } => Conditions(fields.len()),
        Finding::Unproven { criterion } | Finding::Unnamed { criterion } => Paper(Which::For(criterion)),
        Finding::NotReady { paper, .. } | Finding::TwoStates { paper } => Paper(Which::Key(&paper.key)),
        Finding::NoTestSlip { .. } => Paper(Which::TestSlip),
        Finding::Kind(KindFinding::ChangeUnproven(topic)) => Paper(Which::For(topic.key())),
        Finding::Kind(KindFinding::PaperRunsOut { index, .. })
        | Finding::Untested { index, .. }
        | Finding::Undeclared { index, .. }
        | Finding::Paper { index, .. } => Paper(Which::Index(*index)),
        Finding::Rejected { .. }
        | Finding::TextMissing { .. }
        | Finding::Disagrees { .. }
        | Finding::Tick(_)
        | Finding::FormerProvince { .. }
        | Finding::Kind(_)
        | Finding::FromExample { .. }
        | Finding::SameStory { .. } => Conditions(1),
    }
}

/// Papers that are missing, each counted once however much is wrong with it.
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
            Which::TestSlip => drop(self.others.insert(String::new())),
        }
    }

    /// Adds the papers of the register that no longer count on the day on which the round is rated.
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

/// The draft as if all evidence were there.
fn all_proven(draft: &Draft) -> Draft {
    let mut proven = draft.clone();
    proven.answers.values_mut().for_each(|answer| answer.evidence = EvidenceState::Ready);
    proven
}
