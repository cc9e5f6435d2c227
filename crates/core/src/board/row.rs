//! One draft as a row of the board.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Readiness;
use crate::assessment::{Assessment, Gap, Standing, Target, Verdict, assess, improvements, range, spread};
use crate::calendar::{Certificate, Renewal, certificate, day};
use crate::catalogue::{Edition, Effort, ProductSet};
use crate::draft::{Answer, Draft, EvidenceState, RatingKind};
use crate::review::last_day;

/// Rows are kept between visits; this says which program and which catalogue made them. The last number goes up when a row
/// says something else or in another way.
pub const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "/", env!("ENGLISH"), "/6");

/// What holds a product back most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// A reason for rejection: index into [`Edition::knock_outs`].
    KnockOut(u16),
    /// No question is answered yet.
    Unanswered,
    /// Too few questions are answered to say anything; see [`Verdict::TooEarly`].
    TooEarly,
    /// The star mark of a criterion, the hardest to reach of those that cap the stars: its id.
    Mark(String),
    /// It lacks points.
    Points {
        /// So many.
        points: u16,
        /// To the stars that it aims at.
        stars: u8,
    },
    /// Nothing but knock-outs that have no answer: so many.
    OpenKnockOuts(u16),
    /// Nothing: 5 stars.
    Nothing,
}

/// What falls on a day of the product's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deadline {
    /// Last day to hand the dossier in for the next round.
    HandIn,
    /// A paper should be there.
    PaperDue,
    /// A paper ends.
    PaperEnds,
    /// Last day for the dossier of a re-rating.
    Renewal,
    /// The certificate ends.
    CertificateEnds,
}

/// A day of the product's own, `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDay {
    /// The day.
    pub day: String,
    /// What falls on it.
    pub what: Deadline,
}

/// What a product lacks for the stars that it aims at, or where it has them, to have them without a doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distance {
    /// The stars: 3 to 5.
    pub stars: u8,
    /// Points missing to the least of the class (QĐ 26/2026, Art. 3.3).
    pub points: u16,
    /// Star marks that are not reached, and knock-outs that have no answer.
    pub conditions: u16,
}

/// What raising one criterion by one option would bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raise {
    /// Criterion id.
    pub criterion: String,
    /// Points.
    pub gain: u16,
    /// Effort in the edition's weights.
    pub weight: u32,
    /// The largest effort on the way.
    pub effort: Effort,
}

/// One draft as the board shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Day for which the row holds, `YYYY-MM-DD`: readiness and papers change with the day.
    pub on: String,
    /// Id on this device, or the name of the file.
    pub id: String,
    /// Name of the product.
    pub product: String,
    /// Name of the applicant.
    pub applicant: String,
    /// Telephone of the applicant.
    pub phone: String,
    /// Name of the person in charge.
    pub person: String,
    /// Kind of rating (QĐ 26/2026, Art. 6.1).
    pub kind: RatingKind,
    /// Edition and set.
    pub edition: String,
    /// See `edition`.
    pub set: u16,
    /// Moment of creation and of the last change.
    pub created: String,
    /// See `created`.
    pub changed: String,
    /// Fingerprint of all that the draft says, however it is stored.
    pub content: u64,
    /// Points per part, in the order of the set's parts.
    pub parts: Vec<u16>,
    /// Points: sure, likely, possible.
    pub points: [u16; 3],
    /// Stars: sure, likely, possible.
    pub stars: [u8; 3],
    /// Answered questions, of how many.
    pub answered: u16,
    /// See `answered`.
    pub asked: u16,
    /// Knock-outs that have no answer.
    pub open_knock_outs: u16,
    /// What holds it back most.
    pub holds: Holds,
    /// Whether it can be handed in.
    pub readiness: Readiness,
    /// What it lacks for the next stars. `None` where nothing lacks, where it would be rejected, and while it is too early
    /// to say.
    pub distance: Option<Distance>,
    /// Answers with points whose evidence is ready, in percent of those that need evidence; `None` where none does. A paper
    /// that no longer counts on the day is not there.
    pub evidence: Option<u8>,
    /// Days of its own, in order; those that are past are still to be dealt with.
    pub days: Vec<OwnDay>,
    /// Whether the time for a re-rating has come: its dossier can be handed in, or should have been (Art. 7.6a).
    pub to_re_rate: bool,
    /// Ids of criteria that miss a star mark of the stars that it aims at. None while it is too early to say.
    pub missed: Vec<String>,
    /// What each criterion could bring next. None while it is too early to say.
    pub raises: Vec<Raise>,
}

impl Row {
    /// The row of a draft on a day.
    pub fn of(id: &str, draft: &Draft, edition: &Edition, set: &ProductSet, today: NaiveDate) -> Row {
        let result = assess(draft, edition, set);
        let range = range(draft, edition, set);
        let target = Target::wished(draft, result.stars);
        let gap = result.next_stars(draft, edition);
        // What an empty draft lacks is all there is: nothing is said of it.
        let early = result.standing().verdict() == Verdict::TooEarly;
        let missed = gap.iter().filter(|_| !early).flat_map(|gap| &gap.marks);
        let missed = missed.map(|unmet| unmet.criterion.clone()).collect();
        let raises = if early { Vec::new() } else { improvements(draft, edition, set, &target) };
        let raises = raises
            .into_iter()
            .map(|s| Raise { criterion: s.criterion, gain: s.gain, weight: s.weight, effort: s.effort })
            .collect();
        let certificate = certificate_of(draft, edition, today);
        Row {
            on: today.to_string(),
            id: id.to_owned(),
            product: draft.product.name.trim().to_owned(),
            applicant: draft.applicant.name.trim().to_owned(),
            phone: draft.applicant.phone.trim().to_owned(),
            person: draft.work.person.trim().to_owned(),
            kind: draft.kind,
            edition: draft.edition.clone(),
            set: draft.set,
            created: draft.created.clone(),
            changed: draft.changed.clone(),
            content: draft.fingerprint(),
            points: [&range.sure, &range.likely, &range.possible].map(|f| f.score.total),
            stars: [&range.sure, &range.likely, &range.possible].map(|f| f.stars),
            answered: count(result.answered),
            asked: count(result.asked),
            open_knock_outs: count(result.open_knock_outs().count()),
            readiness: Readiness::from(draft, edition, set, today, (&result, &range)),
            distance: distance(&result, gap.as_ref(), edition),
            evidence: evidence(draft, edition, set, &result, today),
            days: own_days(draft, edition, certificate.as_ref()),
            to_re_rate: certificate.is_some_and(|c| c.renewal != Renewal::Early),
            missed,
            raises,
            holds: holds(edition, set, &result, gap.as_ref()),
            parts: result.score.parts,
        }
    }

    /// Likely points.
    pub fn total(&self) -> u16 {
        self.points[1]
    }

    /// Likely stars.
    pub fn likely(&self) -> u8 {
        self.stars[1]
    }

    /// The sure and the possible stars where they differ; `None` where the stars are firm.
    pub fn spread(&self) -> Option<(u8, u8)> {
        spread(self.stars[0], self.stars[2])
    }

    /// What may be said of the product.
    pub fn standing(&self) -> Standing {
        Standing {
            rejected: matches!(self.holds, Holds::KnockOut(_)),
            stars: self.likely(),
            answered: self.answered.into(),
            asked: self.asked.into(),
            open_knock_outs: self.open_knock_outs.into(),
        }
    }

    /// The verdict that follows from it.
    pub fn verdict(&self) -> Verdict {
        self.standing().verdict()
    }

    /// The days that are past: what was due and is not there, and what has ended. The oldest first.
    pub fn overdue(&self) -> &[OwnDay] {
        &self.days[..self.days.partition_point(|d| d.day < self.on)]
    }

    /// Whether the dossier would be rejected.
    pub fn is_rejected(&self) -> bool {
        self.verdict() == Verdict::Rejected
    }
}

fn holds(edition: &Edition, set: &ProductSet, result: &Assessment, next: Option<&Gap>) -> Holds {
    if let Some(rejection) = result.knock_outs.first() {
        return Holds::KnockOut(rejection.knock_out);
    }
    if result.answered == 0 {
        return Holds::Unanswered;
    }
    if result.standing().verdict() == Verdict::TooEarly {
        return Holds::TooEarly;
    }
    if result.is_held_back() {
        // The hardest option is what the others wait for.
        let effort = |id: &str, option: usize| {
            let question = set.criterion(id).map(|c| edition.question(c));
            question.and_then(|q| q.option(option)).map_or(0, |o| match o.effort {
                Effort::Fixed => u32::MAX,
                class => edition.effort_weight(class),
            })
        };
        let mut hardest = None;
        for unmet in result.barring() {
            let weight = effort(&unmet.criterion, unmet.option);
            if hardest.is_none_or(|(most, _)| weight > most) {
                hardest = Some((weight, &unmet.criterion));
            }
        }
        if let Some((_, criterion)) = hardest {
            return Holds::Mark(criterion.clone());
        }
    }
    let missing = next.and_then(|gap| Some((gap.missing_points()?, gap.stars)));
    match (missing, result.open_knock_outs().count()) {
        (Some((points, stars)), _) => Holds::Points { points, stars },
        (None, 0) => Holds::Nothing,
        (None, open) => Holds::OpenKnockOuts(u16::try_from(open).unwrap_or(u16::MAX)),
    }
}

fn distance(result: &Assessment, next: Option<&Gap>, edition: &Edition) -> Option<Distance> {
    if !matches!(result.standing().verdict(), Verdict::Stars(_)) {
        return None;
    }
    // At the top there is only what makes the stars doubtful.
    let gap = next.cloned().unwrap_or_else(|| result.gap(edition, result.stars));
    let Gap { stars, points, .. } = gap;
    let conditions = count(gap.marks.len() + result.open_knock_outs().count());
    (points > 0 || conditions > 0).then_some(Distance { stars, points, conditions })
}

fn count(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

fn evidence(draft: &Draft, edition: &Edition, set: &ProductSet, result: &Assessment, today: NaiveDate) -> Option<u8> {
    let counts = |key: &str| {
        let ready = || draft.papers_of_key(key).filter(|paper| paper.state == EvidenceState::Ready);
        let ended = |paper| last_day(paper, edition).is_some_and(|last| last < today);
        ready().next().is_none() || !ready().all(ended)
    };
    let there =
        |answer: &Answer| answer.evidence == EvidenceState::Ready && answer.papers.iter().all(|key| counts(key));
    let (mut needed, mut ready) = (0usize, 0usize);
    for (criterion, state) in set.criteria().zip(&result.criteria) {
        let choice = state.option.and_then(|o| edition.question(criterion).option(o));
        if state.points > 0 && choice.is_some_and(|c| !edition.nothing_to_prepare(&c.papers)) {
            needed += 1;
            ready += usize::from(draft.answers.get(&criterion.id).is_some_and(there));
        }
    }
    // Rounded down: 100 is said only where nothing is missing.
    (needed > 0).then(|| u8::try_from(ready * 100 / needed).unwrap_or(100))
}

/// The certificate of a recognised product that is rated again.
fn certificate_of(draft: &Draft, edition: &Edition, today: NaiveDate) -> Option<Certificate> {
    let issued = day(&draft.recognition.issued).filter(|_| draft.kind != RatingKind::First)?;
    certificate(edition, issued, today)
}

fn own_days(draft: &Draft, edition: &Edition, certificate: Option<&Certificate>) -> Vec<OwnDay> {
    let mut days = Vec::new();
    let mut add = |date: Option<NaiveDate>, what| {
        days.extend(date.map(|d| OwnDay { day: d.to_string(), what }));
    };
    for paper in &draft.papers {
        add(day(&paper.due).filter(|_| paper.state == EvidenceState::Preparing), Deadline::PaperDue);
        add(last_day(paper, edition), Deadline::PaperEnds);
    }
    if let Some(certificate) = certificate {
        // Once it has ended, that is what counts.
        let ended = matches!(certificate.renewal, Renewal::RunsOn | Renewal::Ended);
        add(Some(certificate.until).filter(|_| !ended), Deadline::Renewal);
        add(Some(certificate.ends), Deadline::CertificateEnds);
    }
    days.sort_by(|a, b| a.day.cmp(&b.day));
    days
}
