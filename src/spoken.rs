//! What is said aloud once something was done: short, and only what has changed.

use crate::assessment::Assessment;
use crate::locale::{Lang, msg};

/// Points and stars, where they may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Points in all, 0 to 100.
    pub points: u16,
    /// Stars, 0 to 5.
    pub stars: u8,
}

impl Figures {
    /// Those of an assessment.
    pub fn of(result: &Assessment) -> Figures {
        Figures { points: result.score.total, stars: result.stars }
    }
}

/// After a change was stored: what now gets the dossier rejected and did not before, then the new figures, if they are
/// others than the `last` ones that were said or seen.
pub fn saved(rejected_for: &[&str], last: Option<Figures>, now: Option<Figures>, lang: Lang) -> String {
    let rejections = rejected_for.iter().map(|result| msg::CHECK_BAD.fill(lang, &[("result", result)]));
    let saved = match now {
        Some(now) if last != Some(now) => {
            msg::REACH_SAVED_RESULT.fill(lang, &[("points", &now.points), ("stars", &now.stars)])
        }
        _ => msg::REACH_SAVED.text(lang).to_owned(),
    };
    rejections.chain([saved]).collect::<Vec<_>>().join(" ")
}

/// After a change was taken back (`again`: done again after all): `what` it was, and the new figures, if they are others.
pub fn turned(what: &str, again: bool, last: Option<Figures>, now: Option<Figures>, lang: Lang) -> String {
    let words = if again { msg::REACH_REDONE } else { msg::REACH_UNDONE };
    let said = words.fill(lang, &[("what", &what)]);
    match now {
        Some(now) if last != Some(now) => {
            msg::REACH_AND_RESULT.fill(lang, &[("said", &said), ("points", &now.points), ("stars", &now.stars)])
        }
        _ => said,
    }
}

/// What trying out would change: `was` is the draft as it is kept.
pub fn tried(was: Figures, is: Figures, lang: Lang) -> String {
    if was == is {
        return msg::REACH_TRIAL_SAME.text(lang).to_owned();
    }
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("stars", &was.stars), ("points", &was.points), ("new-stars", &is.stars), ("new-points", &is.points)];
    msg::TRIAL_CHANGE.fill(lang, &values)
}
