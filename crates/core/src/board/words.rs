//! The board's words.

use super::{Class, Deadline, Distance, Holds, Readiness, Row};
use crate::assessment::Standing;
use crate::catalogue::{Edition, ProductSet, Text as _};
use crate::locale::{Lang, Message, msg, values};

impl Holds {
    /// In a few words.
    pub fn words(&self, edition: &Edition, set: &ProductSet, lang: Lang) -> String {
        match self {
            Holds::KnockOut(index) => {
                let what = edition.knock_outs.get(usize::from(*index)).map_or("", |k| k.result.text(lang));
                msg::HOLDS_KNOCK_OUT.fill(lang, values::What { what: &what })
            }
            Holds::Unanswered => msg::HOLDS_UNANSWERED.text(lang).to_owned(),
            Holds::TooEarly => msg::HOLDS_TOO_EARLY.text(lang).to_owned(),
            Holds::Mark(id) => {
                let title = set.criterion(id).map_or("", |c| c.title.text(lang));
                msg::HOLDS_MARK.fill(lang, values::IdTitle { id, title: &title })
            }
            Holds::Points { points, stars } => msg::HOLDS_POINTS.fill(lang, values::NStars { n: points, stars }),
            Holds::OpenKnockOuts(n) => msg::HOLDS_OPEN_KNOCK_OUTS.fill(lang, values::N { n }),
            Holds::Nothing => msg::HOLDS_NOTHING.text(lang).to_owned(),
        }
    }
}

impl Deadline {
    /// What falls on the day.
    pub fn words(self) -> Message {
        match self {
            Deadline::HandIn => msg::DEADLINE_HAND_IN,
            Deadline::PaperDue => msg::DEADLINE_PAPER_DUE,
            Deadline::PaperEnds => msg::DEADLINE_PAPER_ENDS,
            Deadline::Renewal => msg::DEADLINE_RENEWAL,
            Deadline::CertificateEnds => msg::DEADLINE_CERTIFICATE_ENDS,
        }
    }
}

impl Class {
    /// In a few words.
    pub fn words(self) -> Message {
        match self {
            Class::Ready => msg::BOARD_LIST_READY,
            Class::Papers => msg::BOARD_LIST_PAPERS,
            Class::Conditions => msg::BOARD_LIST_CONDITIONS,
            Class::Rejected => msg::VERDICT_REJECTED,
        }
    }
}

impl Readiness {
    /// In a few words.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Readiness::Ready { stars } => msg::BOARD_LIST_READY_STARS.fill(lang, values::Stars { stars: &stars }),
            _ => self.class().words().text(lang).to_owned(),
        }
    }

    /// How much is missing, in words; `None` where nothing is, and where it would be rejected.
    pub fn missing(self, lang: Lang) -> Option<String> {
        match self {
            Readiness::Ready { .. } | Readiness::Rejected => None,
            Readiness::Papers { papers } => {
                Some(msg::BOARD_LIST_MISSING_PAPERS.fill(lang, values::Papers { papers: &papers }))
            }
            Readiness::Conditions { conditions, papers: 0 } => {
                Some(msg::BOARD_LIST_MISSING_CONDITIONS.fill(lang, values::Conditions { conditions: &conditions }))
            }
            Readiness::Conditions { conditions, papers } => Some(
                msg::BOARD_LIST_MISSING_BOTH
                    .fill(lang, values::ConditionsPapers { conditions: &conditions, papers: &papers }),
            ),
        }
    }
}

impl Distance {
    /// As a part of a sentence: points and conditions to so many stars.
    pub fn words(self, lang: Lang) -> String {
        let Distance { stars, points, conditions } = self;
        let (stars, points, conditions) = (&stars, &points, &conditions);
        match (points, conditions) {
            (_, 0) => msg::BOARD_LIST_DISTANCE_POINTS.fill(lang, values::PointsStars { points, stars }),
            (0, _) => msg::BOARD_LIST_DISTANCE_CONDITIONS.fill(lang, values::ConditionsStars { conditions, stars }),
            _ => msg::BOARD_LIST_DISTANCE_BOTH.fill(lang, values::ConditionsPointsStars { conditions, points, stars }),
        }
    }
}

impl Row {
    /// The product's name, or that it has none yet.
    pub fn name(&self, lang: Lang) -> &str {
        if self.product.is_empty() { msg::TABLE_UNNAMED.text(lang) } else { &self.product }
    }
}

/// What stands below a verdict: the conditions that stars depend on, and how much is still open.
pub fn standing_notes(standing: Standing, lang: Lang) -> Vec<String> {
    match standing.stars_on_condition() {
        Some(_) => {
            let questions = Standing { open_knock_outs: 0, ..standing };
            [Some(standing.words(lang)), questions.open_words(lang)].into_iter().flatten().collect()
        }
        None => standing.open_words(lang).into_iter().collect(),
    }
}
