//! The standing of a product, and the verdict that follows from it. There is no verdict before enough questions are
//! answered, and no stars without the conditions on which they depend.

use crate::locale::{Lang, msg, values};

/// The standing of a product: the figures from which the verdict follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Whether a knock-out applies (QĐ 26/2026, App. II).
    pub rejected: bool,
    /// Likely stars by points and star marks.
    pub stars: u8,
    /// The number of answered questions.
    pub answered: usize,
    /// The number of questions that ask for an answer.
    pub asked: usize,
    /// The number of knock-outs that have no answer.
    pub open_knock_outs: usize,
}

/// The verdict on a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The dossier would be rejected, whatever its points are.
    Rejected,
    /// Too few questions have an answer for a verdict.
    TooEarly,
    /// The product gets this number of stars, if the open knock-outs do not apply.
    Stars(u8),
}

impl Standing {
    /// The verdict. A failed condition leads to [`Verdict::Rejected`] at once. Stars are shown once half of the
    /// questions are answered: before that, more is unknown than known. This share is a rule of the app; the law has
    /// none.
    pub fn verdict(self) -> Verdict {
        match self {
            Standing { rejected: true, .. } => Verdict::Rejected,
            Standing { answered, asked, .. } if answered == 0 || answered * 2 < asked => Verdict::TooEarly,
            Standing { stars, .. } => Verdict::Stars(stars),
        }
    }

    /// Whether enough questions are answered for results that follow from the stars, such as a plan, whatever the
    /// conditions are.
    pub fn says_stars(self) -> bool {
        matches!(Standing { rejected: false, ..self }.verdict(), Verdict::Stars(_))
    }

    /// The stars that depend on open knock-outs: the product gets them only if these do not apply. `None` where no
    /// knock-out is open, and where the verdict has no stars.
    pub fn stars_on_condition(self) -> Option<u8> {
        match self.verdict() {
            Verdict::Stars(stars) if self.open_knock_outs > 0 => Some(stars),
            _ => None,
        }
    }

    /// The stars of a rejected product in the case that no knock-out applies any more. `None` where no knock-out
    /// applies, and where too few questions are answered.
    pub fn stars_once_mended(self) -> Option<u8> {
        (self.rejected && self.says_stars()).then_some(self.stars)
    }

    /// The number of questions that have no answer.
    pub fn open_questions(self) -> usize {
        self.asked.saturating_sub(self.answered)
    }

    /// The verdict in a few words, with the open conditions on which it depends.
    pub fn words(self, lang: Lang) -> String {
        self.verdict().words(self.open_knock_outs, lang)
    }

    /// The numbers of open conditions and open questions, in words; `None` where nothing is open.
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
    /// The verdict in a few words; `open_knock_outs` is the number of open conditions on which it depends.
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
