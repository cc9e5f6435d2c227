//! What may be said of a product now: nothing before enough is answered, and never more than the conditions allow.

use crate::locale::{Lang, msg, values};

/// How far a product is: what a verdict follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Whether a knock-out applies (QĐ 26/2026, App. II).
    pub rejected: bool,
    /// Likely stars by points and marks.
    pub stars: u8,
    /// Questions answered.
    pub answered: usize,
    /// Questions that ask for an answer.
    pub asked: usize,
    /// Knock-outs that have no answer.
    pub open_knock_outs: usize,
}

/// What is said of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The dossier would be rejected, whatever its points.
    Rejected,
    /// Too few questions are answered to say anything.
    TooEarly,
    /// So many stars, if the knock-outs that are open do not apply.
    Stars(u8),
}

impl Standing {
    /// The verdict. A failed condition is said at once. Stars are said from half of the questions on: before, more is
    /// unknown than known. That share is a rule of the app; the law has none.
    pub fn verdict(self) -> Verdict {
        match self {
            Standing { rejected: true, .. } => Verdict::Rejected,
            Standing { answered, asked, .. } if answered == 0 || answered * 2 < asked => Verdict::TooEarly,
            Standing { stars, .. } => Verdict::Stars(stars),
        }
    }

    /// Whether enough is answered for what follows from the stars, such as a plan, whatever the conditions say.
    pub fn says_stars(self) -> bool {
        matches!(Standing { rejected: false, ..self }.verdict(), Verdict::Stars(_))
    }

    /// The stars that are said on a condition: only if the knock-outs that are open do not apply. `None` where none is open,
    /// and where no stars are said.
    pub fn stars_on_condition(self) -> Option<u8> {
        match self.verdict() {
            Verdict::Stars(stars) if self.open_knock_outs > 0 => Some(stars),
            _ => None,
        }
    }

    /// The stars of a product that would be rejected, once no knock-out applies any more. `None` where none applies, and
    /// where too little is answered.
    pub fn stars_once_mended(self) -> Option<u8> {
        (self.rejected && self.says_stars()).then_some(self.stars)
    }

    /// Questions that have no answer.
    pub fn open_questions(self) -> usize {
        self.asked.saturating_sub(self.answered)
    }

    /// The verdict in a few words, with what it depends on.
    pub fn words(self, lang: Lang) -> String {
        self.verdict().words(self.open_knock_outs, lang)
    }

    /// How much is still open, in words; `None` where nothing is.
    pub fn open_words(self, lang: Lang) -> Option<String> {
        match (self.open_knock_outs, self.open_questions()) {
            (0, 0) => None,
            (knock_outs, 0) => {
                Some(msg::VERDICT_OPEN_CONDITIONS.fill(lang, values::Conditions { conditions: &knock_outs }))
            }
            (0, questions) => Some(msg::VERDICT_OPEN_QUESTIONS.fill(lang, values::Questions { questions: &questions })),
            (knock_outs, questions) => Some(
                msg::VERDICT_OPEN_BOTH
                    .fill(lang, values::ConditionsQuestions { conditions: &knock_outs, questions: &questions }),
            ),
        }
    }
}

impl Verdict {
    /// In a few words; `open_knock_outs` are the conditions that it depends on.
    pub fn words(self, open_knock_outs: usize, lang: Lang) -> String {
        match self {
            Verdict::Rejected => msg::VERDICT_REJECTED.text(lang).to_owned(),
            Verdict::TooEarly => msg::VERDICT_TOO_EARLY.text(lang).to_owned(),
            Verdict::Stars(n) if open_knock_outs > 0 => {
                msg::VERDICT_IF.fill(lang, values::OpenStars { stars: &n, open: &open_knock_outs })
            }
            Verdict::Stars(n) => msg::VERDICT_STARS.fill(lang, values::Stars { stars: &n }),
        }
    }
}
