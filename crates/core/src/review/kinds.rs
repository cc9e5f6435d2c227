//! The additional requirements of an upgrade or a re-rating (QĐ 26/2026, Art. 6.1b, 6.1c, 7.6a, 12.3).

use std::collections::HashSet;

use chrono::NaiveDate;

use super::paper_ends::{PaperEnd, PaperEnds};
use crate::assessment::is_certified;
use crate::calendar::{Renewal, certificate, day};
use crate::catalogue::Edition;
use crate::draft::{Draft, EvidenceState, RatingKind, Said, Topic};
use crate::form::{Field, Step};
use crate::locale::{Lang, Message, msg, values, written_day};

/// An item of the certificate of the recognised product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificatePart {
    /// The number of the certificate.
    Number,
    /// The stars on the certificate.
    Stars,
    /// The day of the certificate.
    Issued,
}

/// A gap or an error in an upgrade or a re-rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindFinding {
    /// An item of the certificate is missing, on which the upgrade or the re-rating builds.
    CertificateLacks(CertificatePart),
    /// A re-rating cannot be handed in before this day (Art. 7.6a).
    TooEarly {
        /// The first day to hand in.
        from: NaiveDate,
    },
    /// The time to hand in a re-rating is over; the certificate is still valid (Art. 7.6a).
    TooLate {
        /// The last day to hand in.
        until: NaiveDate,
    },
    /// The certificate has expired. It stays valid only while a re-rating is decided (Art. 12.3).
    PastEnd {
        /// The day on which the certificate expired.
        ends: NaiveDate,
        /// The last day to which the certificate can stay valid.
        runs_on: NaiveDate,
    },
    /// The certificate has expired and cannot be extended: only a first rating can follow.
    Ended {
        /// The day on which the certificate expired.
        ends: NaiveDate,
    },
    /// A topic has no statement: neither a change nor that nothing has changed (Art. 6.1b, c).
    TopicOpen(Topic),
    /// A topic has two contradicting statements: a change, and that nothing has changed.
    TopicBoth(Topic),
    /// A change without a description of the state at the recognition (Art. 6.1b).
    BeforeMissing(Topic),
    /// A change that no paper of the register proves, be it ready or in preparation (Art. 6.1b).
    ChangeUnproven(Topic),
    /// An upgrade in which nothing has changed (Art. 6.1b).
    NoChange,
    /// A re-rating without output and revenue of three years (Art. 6.1c; note to form 02, part III).
    YearsOpen,
    /// A paper expires before the certificate, and no other paper has replaced it (Art. 6.1c).
    PaperRunsOut {
        /// The index of the paper in the register, from 0.
        index: usize,
        /// The last day of the paper.
        last: NaiveDate,
        /// The day on which the certificate expires.
        ends: NaiveDate,
    },
}

/// All findings on an upgrade or a re-rating, in the order in which a producer would correct them; none for a first
/// rating. `today` is the day on which the dossier is handed in.
pub fn kind_findings(draft: &Draft, edition: &Edition, today: NaiveDate) -> Vec<KindFinding> {
    if draft.kind == RatingKind::First {
        return Vec::new();
    }
    let mut found = lacking(draft);
    found.extend(window(draft, edition, today));
    found.extend(Topic::ALL.into_iter().filter_map(|topic| topic_finding(draft, topic)));
    if nothing_is_new(draft) {
        found.push(KindFinding::NoChange);
    }
    if years_are_open(draft) {
        found.push(KindFinding::YearsOpen);
    }
    if draft.kind == RatingKind::ReRating {
        found.extend(running_out(draft, edition));
    }
    found
}

/// The number of items that a step still asks for: empty texts that the forms need. For an upgrade or a re-rating, the
/// stars, the topics without a complete statement and the yearly figures count too.
pub fn left_empty(draft: &Draft, step: Step) -> usize {
    let fields = step.fields().filter(|field| field.needed && field.is_empty(draft)).count();
    if step != Step::Changes || draft.kind == RatingKind::First {
        return fields;
    }
    let others = lacking(draft).into_iter().filter(|finding| !finding.is_empty_field()).count();
    let untold = |topic: &Topic| {
        let finding = topic_finding(draft, *topic);
        finding.is_some_and(|finding| !matches!(finding, KindFinding::ChangeUnproven(_)))
    };
    let topics = Topic::ALL.iter().filter(|topic| untold(topic)).count();
    fields + others + topics + usize::from(years_are_open(draft))
}

/// Whether the draft is for a re-rating and its three years are incomplete.
fn years_are_open(draft: &Draft) -> bool {
    draft.kind == RatingKind::ReRating && !draft.recognition.has_all_years()
}

/// The missing items of the certificate.
fn lacking(draft: &Draft) -> Vec<KindFinding> {
    let recognition = &draft.recognition;
    let mut parts = Vec::new();
    if recognition.certificate.trim().is_empty() {
        parts.push(CertificatePart::Number);
    }
    if !is_certified(recognition.stars) {
        parts.push(CertificatePart::Stars);
    }
    if day(&recognition.issued).is_none() {
        parts.push(CertificatePart::Issued);
    }
    parts.into_iter().map(KindFinding::CertificateLacks).collect()
}

/// The finding where the dossier cannot be handed in today.
fn window(draft: &Draft, edition: &Edition, today: NaiveDate) -> Option<KindFinding> {
    let certificate = certificate(edition, day(&draft.recognition.issued)?, today)?;
    let ends = certificate.ends;
    match (draft.kind, certificate.renewal) {
        (RatingKind::First, _) => None,
        // An upgrade has no fixed time, but needs a valid recognition. Only a re-rating extends the validity.
        (RatingKind::Upgrade, Renewal::RunsOn | Renewal::Ended) => Some(KindFinding::Ended { ends }),
        (RatingKind::Upgrade, _) | (RatingKind::ReRating, Renewal::Open) => None,
        (RatingKind::ReRating, Renewal::Early) => Some(KindFinding::TooEarly { from: certificate.from }),
        (RatingKind::ReRating, Renewal::Late) => Some(KindFinding::TooLate { until: certificate.until }),
        (RatingKind::ReRating, Renewal::RunsOn) => Some(KindFinding::PastEnd { ends, runs_on: certificate.runs_on }),
        (RatingKind::ReRating, Renewal::Ended) => Some(KindFinding::Ended { ends }),
    }
}

/// The first gap or error in a topic that the producer has to correct.
pub fn topic_finding(draft: &Draft, topic: Topic) -> Option<KindFinding> {
    let before = draft.recognition.before.of(topic).trim();
    match draft.said(topic) {
        Said::Nothing => (topic.is_due(draft.kind) || draft.tells_of(topic)).then_some(KindFinding::TopicOpen(topic)),
        Said::Both => Some(KindFinding::TopicBoth(topic)),
        Said::Change if before.is_empty() => Some(KindFinding::BeforeMissing(topic)),
        Said::Change if !is_proved(draft, topic) => Some(KindFinding::ChangeUnproven(topic)),
        Said::Change | Said::Unchanged | Said::InTable => None,
    }
}

/// Whether the change of a topic names a paper of the register that is ready or in preparation.
fn is_proved(draft: &Draft, topic: Topic) -> bool {
    let named: HashSet<&String> = draft.recognition.papers_of(topic).iter().collect();
    draft.papers.iter().any(|paper| paper.state != EvidenceState::None && named.contains(&paper.paper))
}

/// Whether an upgrade states for every topic that nothing has changed.
fn nothing_is_new(draft: &Draft) -> bool {
    let due = |topic: &Topic| topic.is_due(RatingKind::Upgrade);
    draft.kind == RatingKind::Upgrade
        && Topic::ALL.into_iter().filter(due).all(|topic| draft.said(topic) == Said::Unchanged)
        && draft.said(Topic::Others) != Said::Change
}

/// The papers that expire before the certificate.
fn running_out<'d>(draft: &'d Draft, edition: &Edition) -> impl Iterator<Item = KindFinding> + use<'d> {
    let papers = PaperEnds::of(draft, edition);
    draft.papers.iter().enumerate().filter_map(move |(index, paper)| {
        let (last, ends) = (day(&paper.valid_until)?, papers.certificate?);
        (papers.end_of(paper) == PaperEnd::RunsOut).then_some(KindFinding::PaperRunsOut { index, last, ends })
    })
}

impl CertificatePart {
    /// The id of its input on the screen.
    fn id(self) -> &'static str {
        match self {
            CertificatePart::Number => "recognition-certificate",
            CertificatePart::Stars => STARS_ID,
            CertificatePart::Issued => "recognition-issued",
        }
    }
}

/// The id of the element on the screen in which the stars of the certificate are chosen.
pub const STARS_ID: &str = "certificate-stars";
/// The id of the element on the screen that has the yearly figures.
pub const YEARS_ID: &str = "recognition-years";

impl KindFinding {
    /// Whether the finding is about a text that the step's list of empty fields names too: see
    /// [`super::Finding::EmptyFields`]. A screen that shows both leaves this finding out.
    pub fn is_empty_field(self) -> bool {
        matches!(self, KindFinding::CertificateLacks(CertificatePart::Number | CertificatePart::Issued))
    }

    /// The address of the screen on which the finding can be corrected, relative to the address of the draft, with the
    /// position on that screen.
    pub fn screen(self) -> String {
        let at = |id: &str| format!("details/{}#{id}", Step::Changes.key());
        let field = |field: Option<&Field>| at(&field.map(Field::id).unwrap_or_default());
        match self {
            KindFinding::CertificateLacks(part) => at(part.id()),
            KindFinding::TooEarly { .. }
            | KindFinding::TooLate { .. }
            | KindFinding::PastEnd { .. }
            | KindFinding::Ended { .. } => "dates".to_owned(),
            KindFinding::TopicOpen(topic) | KindFinding::TopicBoth(topic) => field(topic.now_field()),
            KindFinding::BeforeMissing(topic) => field(topic.before_field()),
            KindFinding::ChangeUnproven(topic) => at(&topic.papers_id()),
            KindFinding::NoChange => format!("details/{}", Step::Changes.key()),
            KindFinding::YearsOpen => at(YEARS_ID),
            KindFinding::PaperRunsOut { index, .. } => {
                format!("papers/{index}#{}", super::PaperText::ValidUntil.id())
            }
        }
    }

    /// The words of the finding, as a line of a list.
    pub fn words(self, draft: &Draft, edition: &Edition, lang: Lang) -> String {
        let on = |words: Message<values::Day<'static>>, day: NaiveDate| {
            words.fill(lang, values::Day { day: &written_day(day) })
        };
        let of = |words: Message<values::Topic<'static>>, topic: Topic| {
            words.fill(lang, values::Topic { topic: &topic.name().text(lang) })
        };
        match self {
            KindFinding::CertificateLacks(part) => match part {
                CertificatePart::Number => msg::KINDS_LACKS_NUMBER,
                CertificatePart::Stars => msg::KINDS_LACKS_STARS,
                CertificatePart::Issued => msg::KINDS_LACKS_ISSUED,
            }
            .text(lang)
            .to_owned(),
            KindFinding::TooEarly { from } => on(msg::KINDS_TOO_EARLY, from),
            KindFinding::TooLate { until } => on(msg::KINDS_TOO_LATE, until),
            KindFinding::PastEnd { ends, runs_on } => msg::KINDS_PAST_END
                .fill(lang, values::DayUntil { day: &written_day(ends), until: &written_day(runs_on) }),
            KindFinding::Ended { ends } => on(msg::KINDS_ENDED, ends),
            KindFinding::TopicOpen(topic) => of(msg::KINDS_TOPIC_OPEN, topic),
            KindFinding::TopicBoth(topic) => of(msg::KINDS_TOPIC_BOTH, topic),
            KindFinding::BeforeMissing(topic) => of(msg::KINDS_BEFORE_MISSING, topic),
            KindFinding::ChangeUnproven(topic) => of(msg::KINDS_UNPROVEN, topic),
            KindFinding::NoChange => msg::KINDS_NO_CHANGE.text(lang).to_owned(),
            KindFinding::YearsOpen => msg::KINDS_YEARS_OPEN.text(lang).to_owned(),
            KindFinding::PaperRunsOut { index, last, ends } => {
                let name = draft.papers.get(index).map_or("", |paper| paper.name(edition, lang));
                let days = (written_day(last), written_day(ends));
                msg::KINDS_RUNS_OUT.fill(lang, values::DayEndsPaper { paper: &name, day: &days.0, ends: &days.1 })
            }
        }
    }
}
