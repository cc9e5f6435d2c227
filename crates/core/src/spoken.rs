//! What is said aloud once something was done: short, and only what has changed.

use crate::assessment::{Assessment, Verdict};
use crate::locale::{Lang, msg, values};

/// Points and verdict, where they may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Points in all, 0 to 100.
    pub points: u16,
    /// What is said of the product.
    pub verdict: Verdict,
    /// Conditions that the verdict depends on.
    pub open_knock_outs: usize,
}

impl Figures {
    /// Those of an assessment.
    pub fn of(result: &Assessment) -> Figures {
        let standing = result.standing();
        let (verdict, open_knock_outs) = (standing.verdict(), standing.open_knock_outs);
        Figures { points: result.score.total, verdict, open_knock_outs }
    }

    fn words(self, lang: Lang) -> String {
        let verdict = self.verdict.words(self.open_knock_outs, lang);
        msg::REACH_FIGURES.fill(lang, values::PointsVerdict { points: &self.points, verdict: &verdict })
    }
}

/// After a change was stored: the new figures, if they are others than the `last` ones that were said or seen.
pub fn saved(last: Option<Figures>, now: Option<Figures>, lang: Lang) -> String {
    match now {
        Some(now) if last != Some(now) => {
            msg::REACH_SAVED_RESULT.fill(lang, values::Figures { figures: &now.words(lang) })
        }
        _ => msg::REACH_SAVED.text(lang).to_owned(),
    }
}

/// After a change was taken back (`again`: done again after all): `what` it was, and the new figures, if they are others.
pub fn turned(what: &str, again: bool, last: Option<Figures>, now: Option<Figures>, lang: Lang) -> String {
    let words = if again { msg::REACH_REDONE } else { msg::REACH_UNDONE };
    let said = words.fill(lang, values::What { what: &what });
    match now {
        Some(now) if last != Some(now) => {
            msg::REACH_AND_RESULT.fill(lang, values::FiguresSaid { said: &said, figures: &now.words(lang) })
        }
        _ => said,
    }
}

/// What trying out would change: `was` is the draft as it is kept.
pub fn tried(was: Figures, is: Figures, lang: Lang) -> String {
    if was == is {
        return msg::REACH_WHAT_IF_SAME.text(lang).to_owned();
    }
    msg::REACH_WHAT_IF_CHANGE.fill(lang, values::IsWas { was: &was.words(lang), is: &is.words(lang) })
}
