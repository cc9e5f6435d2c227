//! The words of a plan and of its obstacles.

use crate::catalogue::Effort;
use crate::locale::{Lang, Message, msg, values};

use super::{Obstacle, Plan};

/// The words for a class of effort.
pub fn effort_words(effort: Effort) -> Message {
    match effort {
        Effort::Days => msg::EFFORT_DAYS,
        Effort::Weeks => msg::EFFORT_WEEKS,
        Effort::Months => msg::EFFORT_MONTHS,
        Effort::Seasons => msg::EFFORT_SEASONS,
        Effort::Fixed => msg::EFFORT_FIXED,
    }
}

impl Plan {
    /// The words for the minimum time that the plan takes; `None` where it has no steps.
    pub fn pace(&self) -> Option<Message> {
        self.slowest().map(|effort| match effort {
            Effort::Days => msg::PLAN_PACE_DAYS,
            Effort::Weeks => msg::PLAN_PACE_WEEKS,
            Effort::Months => msg::PLAN_PACE_MONTHS,
            Effort::Seasons | Effort::Fixed => msg::PLAN_PACE_SEASONS,
        })
    }
}

impl Obstacle {
    /// The id of the criterion of the obstacle; `None` where the obstacle is the points.
    pub fn criterion(&self) -> Option<&str> {
        match self {
            Obstacle::Locked { criterion } | Obstacle::Effort { criterion, .. } => Some(criterion),
            Obstacle::Points => None,
        }
    }

    /// The words of the obstacle, which follow the name of its criterion. `most` are the points that can be reached,
    /// `needed` those that the target needs.
    pub fn words(&self, most: u16, needed: u16, lang: Lang) -> String {
        match self {
            Obstacle::Locked { .. } => msg::PLAN_OBSTACLE_LOCKED.text(lang).to_owned(),
            Obstacle::Effort { effort: Effort::Fixed, .. } => msg::PLAN_OBSTACLE_FIXED.text(lang).to_owned(),
            Obstacle::Effort { effort, .. } => {
                msg::PLAN_OBSTACLE_EFFORT.fill(lang, values::Effort { effort: &effort_words(*effort).text(lang) })
            }
            Obstacle::Points => {
                msg::PLAN_OBSTACLE_POINTS.fill(lang, values::MostNeeded { most: &most, needed: &needed })
            }
        }
    }
}
