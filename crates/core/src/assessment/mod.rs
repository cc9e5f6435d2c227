//! What follows from a draft: points, cap, knock-outs, stars, range, plan. Pure functions; any draft
//! gives an answer.

mod gap;
mod history;
mod joint;
mod knock_outs;
mod plan;
mod proofs;
mod range;
mod sheet;
mod standing;
mod stars;
mod way;

pub use gap::{Gap, SectionState};
pub use history::{last_look, note, note_change, record, standing_on};
pub use joint::{JointPlan, JointStep, Lift, Product, Stage, joint_plan, joint_plan_within};
pub use knock_outs::{KnockOutState, Rejection, asked_knock_outs, knock_outs};
pub use plan::{Obstacle, Plan, PlanOutcome, Step, Target, aim, effort_words, improvements, plan};
pub use proofs::Proofs;
pub use range::{Range, range, spread};
pub use sheet::{Choices, Figure, Score, Sheet};
pub use standing::{Standing, Verdict};
pub use stars::{
    Award, CERTIFIED, CERTIFIED_STARS, MOST as MOST_STARS, Unmet, award, bars, is_certified, stars_by_points,
    stars_with,
};
pub use way::{Asked, Next, go_on};

use crate::catalogue::{Edition, ProductSet, catalogue};
use crate::draft::{Answer, Draft};

/// The estimate for one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Points per part and in total.
    pub score: Score,
    /// Stars by points alone (QĐ 26/2026, Art. 3.3).
    pub stars_by_points: u8,
    /// The most stars that the star marks allow.
    pub cap: u8,
    /// The lesser of the two; what the producer can expect if no knock-out applies.
    pub stars: u8,
    /// Star marks that are not reached, lowest stars first, then in the order of the criteria.
    pub unmet: Vec<Unmet>,
    /// Reasons for which the dossier would be rejected.
    pub knock_outs: Vec<Rejection>,
    /// The knock-outs that the producer is asked about, in the order in which they are asked.
    pub asked_knock_outs: Vec<KnockOutState>,
    /// What each criterion of the set comes to, in the order of the sheet.
    pub criteria: Vec<CriterionState>,
    /// Criteria of the set that have an answer.
    pub answered: usize,
    /// Criteria of the set that ask for an answer.
    pub asked: usize,
}

/// What one criterion comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionState {
    /// Criterion id.
    pub id: String,
    /// 1-based chosen option, or [`crate::catalogue::NO_LEVEL`]; `None` while the question is open.
    pub option: Option<usize>,
    /// Whether it asks for an answer: 5.2 and 5.3 do not where there is no product story.
    pub asked: bool,
    /// Points that it brings.
    pub points: u16,
}

impl CriterionState {
    /// Whether it asks for an answer and has none.
    pub fn is_open(&self) -> bool {
        self.asked && self.option.is_none()
    }
}

impl Assessment {
    /// What a criterion comes to; `None` for one that the set does not have.
    pub fn criterion(&self, id: &str) -> Option<&CriterionState> {
        self.criteria.iter().find(|c| c.id == id)
    }

    /// The answers of the draft that count, with the ids of their criteria, in the order of the sheet: those to criteria of the
    /// set that ask for one.
    pub fn answers<'d>(&self, draft: &'d Draft, set: &'d ProductSet) -> impl Iterator<Item = (&'d str, &'d Answer)> {
        let asked = |id: &str| self.criterion(id).is_none_or(|state| state.asked);
        let ids = set.criteria().map(|criterion| criterion.id.as_str());
        ids.filter(move |id| asked(id)).filter_map(|id| Some((id, draft.answers.get(id)?)))
    }

    /// The unmet marks that keep the product below `stars`: in each criterion, the highest of them.
    pub fn lacking(&self, stars: u8) -> Vec<&Unmet> {
        let wanted = || self.unmet.iter().filter(|u| u.stars <= stars);
        let higher = |u: &Unmet| wanted().any(|other| other.criterion == u.criterion && other.needs > u.needs);
        let mut marks: Vec<&Unmet> = wanted().filter(|u| !higher(u)).collect();
        marks.dedup_by(|a, b| a.criterion == b.criterion);
        marks
    }

    /// The knock-outs that have no answer yet.
    pub fn open_knock_outs(&self) -> impl Iterator<Item = &KnockOutState> {
        self.asked_knock_outs.iter().filter(|k| k.applies.is_none())
    }

    /// Address of the screen on which a knock-out that applies is put right, below that of the draft: where it was answered,
    /// or the question from whose answer it follows.
    pub fn screen_of(&self, rejection: &Rejection) -> String {
        let answered = |k: &&KnockOutState| k.knock_out == rejection.knock_out && k.applies == Some(true);
        match (self.asked_knock_outs.iter().find(answered), &rejection.criterion) {
            (Some(asked), _) => asked.screen(),
            (None, Some(criterion)) => format!("question/{criterion}"),
            (None, None) => "check".to_owned(),
        }
    }

    /// The knock-outs that are asked before the questions: all but those of the hand-in.
    pub fn knock_outs_on_the_way(&self) -> impl Iterator<Item = &KnockOutState> {
        self.asked_knock_outs.iter().filter(|k| !k.at_hand_in)
    }

    /// What may be said of the product now.
    pub fn standing(&self) -> Standing {
        Standing {
            rejected: !self.knock_outs.is_empty(),
            stars: self.stars,
            answered: self.answered,
            asked: self.asked,
            open_knock_outs: self.open_knock_outs().count(),
        }
    }

    /// The next thing to answer for who was `at` a knock-out or a criterion; see [`go_on`].
    pub fn go_on(&self, at: Option<&str>, put_off: impl Fn(&str) -> bool) -> Next<'_> {
        let knock_outs: Vec<Asked> =
            self.knock_outs_on_the_way().map(|k| Asked { key: &k.key, open: k.applies.is_none() }).collect();
        let criteria: Vec<Asked> = self.criteria.iter().map(|c| Asked { key: &c.id, open: c.is_open() }).collect();
        go_on(&knock_outs, &criteria, at, put_off)
    }
}

/// Assesses a draft under the set and the edition that it names; `None` where the catalogue does not have these.
pub fn assessed(draft: &Draft) -> Option<Assessment> {
    draft.edition_and_set(catalogue()).map(|(edition, set)| assess(draft, edition, set))
}

/// Assesses a draft under a set of an edition.
///
/// ```
/// use sao_lang_core::{assessment::assess, catalogue::catalogue, draft::Draft};
/// let edition = catalogue().newest();
/// let set = edition.set(8).ok_or("no set 8")?;
/// let result = assess(&Draft::new(8, ""), edition, set);
/// assert_eq!((result.score.total, result.stars), (0, 1));
/// # Ok::<(), &str>(())
/// ```
pub fn assess(draft: &Draft, edition: &Edition, set: &ProductSet) -> Assessment {
    let sheet = Sheet::new(edition, set);
    let choices = sheet.choices(draft);
    let Figure { score, stars_by_points, cap, stars } = sheet.figure(&choices);
    let criteria: Vec<CriterionState> = sheet
        .criteria
        .iter()
        .enumerate()
        .map(|(index, criterion)| CriterionState {
            id: criterion.id.clone(),
            option: choices[index],
            asked: sheet.asked(&choices, index),
            points: sheet.points(&choices, index),
        })
        .collect();
    Assessment {
        score,
        stars_by_points,
        cap,
        stars,
        unmet: stars::unmet(&sheet, &choices),
        knock_outs: knock_outs(draft, edition, set),
        asked_knock_outs: asked_knock_outs(draft, edition, set),
        asked: criteria.iter().filter(|c| c.asked).count(),
        answered: criteria.iter().filter(|c| c.asked && c.option.is_some()).count(),
        criteria,
    }
}
