//! The row of one draft on the board.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Readiness;
use crate::assessment::{Assessment, Gap, Standing, Target, Verdict, assess, improvements, range, spread};
use crate::calendar::{Certificate, Renewal, certificate, day};
use crate::catalogue::{Edition, Effort, ProductSet};
use crate::draft::{Answer, Draft, EvidenceState, RatingKind};
use crate::review::last_day;

/// The version of the stored rows: the program and the catalogue that made them. The last number is increased when the
/// content or the format of a row changes.
pub const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "/", env!("ENGLISH"), "/6");

/// The main reason that holds a product back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// A knock-out applies: index into [`Edition::knock_outs`].
    KnockOut(u16),
    /// No question has an answer yet.
    Unanswered,
    /// Too few questions have an answer for a verdict; see [`Verdict::TooEarly`].
    TooEarly,
    /// A star mark caps the stars: the id of its criterion. Of several, it is the mark with the most effort.
    Mark(String),
    /// Points are missing.
    Points {
        /// The number of missing points.
        points: u16,
        /// The stars that the product aims at.
        stars: u8,
    },
    /// Only knock-outs without an answer hold the product back: their number.
    OpenKnockOuts(u16),
    /// Nothing holds the product back: it has 5 stars.
    Nothing,
}

/// The event on a day of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deadline {
    /// The last day to hand in the dossier for the next round.
    HandIn,
    /// A paper is due.
    PaperDue,
    /// A paper expires.
    PaperEnds,
    /// The last day for the dossier of a re-rating.
    Renewal,
    /// The certificate expires.
    CertificateEnds,
}

/// A day of one product, `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDay {
    /// The day.
    pub day: String,
    /// The event on this day.
    pub what: Deadline,
}

/// The distance to the stars that a product aims at. For a product that has the most stars, it is the distance to
/// having them without open conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distance {
    /// The stars: 3 to 5.
    pub stars: u8,
    /// The points that are missing to the minimum of the class (QĐ 26/2026, Art. 3.3).
    pub points: u16,
    /// The number of star marks that are not reached, plus the number of knock-outs without an answer.
    pub conditions: u16,
}

/// The effect of raising one criterion by one option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raise {
    /// Criterion id.
    pub criterion: String,
    /// The points that the raise brings.
    pub gain: u16,
    /// Effort in the edition's weights.
    pub weight: u32,
    /// The largest effort among the options that the raise passes through.
    pub effort: Effort,
}

/// One draft as the board shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The day for which the row is valid, `YYYY-MM-DD`: readiness and papers change with the day.
    pub on: String,
    /// The id on this device, or the name of the file.
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
    /// The edition of the draft.
    pub edition: String,
    /// The number of the product set.
    pub set: u16,
    /// Timestamp of the creation.
    pub created: String,
    /// Timestamp of the last change.
    pub changed: String,
    /// Fingerprint of the whole content of the draft, independent of how it is stored.
    pub content: u64,
    /// Points per part, in the order of the set's parts.
    pub parts: Vec<u16>,
    /// Points: sure, likely, possible.
    pub points: [u16; 3],
    /// Stars: sure, likely, possible.
    pub stars: [u8; 3],
    /// The number of answered questions.
    pub answered: u16,
    /// The number of questions that ask for an answer.
    pub asked: u16,
    /// The number of knock-outs that have no answer.
    pub open_knock_outs: u16,
    /// The main reason that holds the product back.
    pub holds: Holds,
    /// Whether the product can be handed in.
    pub readiness: Readiness,
    /// The distance to the next stars. `None` where nothing is missing, where the product would be rejected, and where
    /// too few questions have an answer.
    pub distance: Option<Distance>,
    /// The share of answers with points whose evidence is ready, in percent of those that need evidence; `None` where
    /// no answer needs evidence. A paper that has expired on the day counts as missing.
    pub evidence: Option<u8>,
    /// The days of the product, in order. The tasks of days in the past are still open.
    pub days: Vec<OwnDay>,
    /// Whether the re-rating is due: its dossier can be handed in, or should have been (Art. 7.6a).
    pub to_re_rate: bool,
    /// The ids of the criteria that miss a star mark for the stars that the product aims at. Empty while too few
    /// questions have an answer.
    pub missed: Vec<String>,
    /// The next possible raise of each criterion. Empty while too few questions have an answer.
    pub raises: Vec<Raise>,
}

impl Row {
    /// The row of a draft on a day.
    pub fn of(id: &str, draft: &Draft, edition: &Edition, set: &ProductSet, today: NaiveDate) -> Row {
        let result = assess(draft, edition, set);
        let range = range(draft, edition, set);
        let target = Target::wished(draft, result.stars);
        let gap = result.next_stars(draft, edition);
        // An almost empty draft misses nearly everything, so the row lists no missed marks and no raises.
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

    /// The likely points.
    pub fn total(&self) -> u16 {
        self.points[1]
    }

    /// The likely stars.
    pub fn likely(&self) -> u8 {
        self.stars[1]
    }

    /// The sure and the possible stars where they differ; `None` where they are equal.
    pub fn spread(&self) -> Option<(u8, u8)> {
        spread(self.stars[0], self.stars[2])
    }

    /// The standing of the product.
    pub fn standing(&self) -> Standing {
        Standing {
            rejected: matches!(self.holds, Holds::KnockOut(_)),
            stars: self.likely(),
            answered: self.answered.into(),
            asked: self.asked.into(),
            open_knock_outs: self.open_knock_outs.into(),
        }
    }

    /// The verdict that follows from the standing.
    pub fn verdict(&self) -> Verdict {
        self.standing().verdict()
    }

    /// The days in the past, on which papers were due or something expired. The oldest comes first.
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
        // Of several barring marks, the one with the most effort decides.
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
    // At the most stars, only open conditions remain.
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
    // Rounded down, so that 100 appears only where no evidence is missing.
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
        // After the expiry, the day of the expiry counts instead of the last day for the dossier.
        let ended = matches!(certificate.renewal, Renewal::RunsOn | Renewal::Ended);
        add(Some(certificate.until).filter(|_| !ended), Deadline::Renewal);
        add(Some(certificate.ends), Deadline::CertificateEnds);
    }
    days.sort_by(|a, b| a.day.cmp(&b.day));
    days
}
