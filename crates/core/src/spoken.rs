//! The words that a screen reader speaks after an action: they are short and name only what has changed.

use crate::assessment::{Assessment, Verdict};
use crate::locale::{Lang, msg, values};

/// The points and the verdict of a draft, where they may be spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Total points, 0 to 100.
    pub points: u16,
    /// The verdict on the product.
    pub verdict: Verdict,
    /// The number of unanswered knock-outs on which the verdict depends.
    pub open_knock_outs: usize,
}

impl Figures {
    /// The figures of an assessment.
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

/// The words after a change was stored. They contain the new figures (`now`) where these differ from the `last` figures
/// that were spoken or seen.
pub fn saved(last: Option<Figures>, now: Option<Figures>, lang: Lang) -> String {
    match now {
        Some(now) if last != Some(now) => {
            msg::REACH_SAVED_RESULT.fill(lang, values::Figures { figures: &now.words(lang) })
        }
        _ => msg::REACH_SAVED.text(lang).to_owned(),
    }
}

/// The words after a change was undone, or redone where `again` is true. `what` names the change. The words contain the
/// new figures (`now`) where these differ from the `last` ones.
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

/// The words for the effect of a what-if: `was` are the figures of the stored draft, `is` those of the what-if.
pub fn tried(was: Figures, is: Figures, lang: Lang) -> String {
    if was == is {
        return msg::REACH_WHAT_IF_SAME.text(lang).to_owned();
    }
    msg::REACH_WHAT_IF_CHANGE.fill(lang, values::IsWas { was: &was.words(lang), is: &is.words(lang) })
}
