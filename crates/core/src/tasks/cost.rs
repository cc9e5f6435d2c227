//! The time and the cost of steps; costs are ranges in đồng.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Edition, Effort, usual_costs};
use crate::locale::{Lang, msg, values};

/// The classes of effort that a plan can have, the lightest first.
const CLASSES: [Effort; 4] = [Effort::Days, Effort::Weeks, Effort::Months, Effort::Seasons];

/// A range of costs in đồng.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Band {
    /// The lowest cost, in đồng.
    pub from: u64,
    /// The highest cost, in đồng.
    pub to: u64,
}

/// The maximum cost in a range, in đồng. It is limited so that sums over thousands of steps do not overflow.
const MOST: u64 = 1_000_000_000_000;

impl Band {
    /// The range from the lesser to the greater amount, each limited to the maximum.
    pub fn new(one: u64, other: u64) -> Band {
        Band { from: one.min(other).min(MOST), to: one.max(other).min(MOST) }
    }

    /// The range in words: one amount where both ends are equal.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Band { from, to } if from == to => msg::COSTS_SUM.fill(lang, values::N { n: &lang.number(to) }),
            Band { from, to } => {
                msg::COSTS_BAND.fill(lang, values::FromTo { from: &lang.number(from), to: &lang.number(to) })
            }
        }
    }
}

/// The cost of a step of each class of effort, in the order of [`Costs::classes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Costs([Band; 4]);

impl Costs {
    /// The classes of effort, the lightest first.
    pub fn classes() -> [Effort; 4] {
        CLASSES
    }

    /// The rough costs that the catalogue gives for an edition. They are not part of the Decision.
    pub fn usual(edition: &Edition) -> Costs {
        Costs(CLASSES.map(|class| {
            let [from, to] = usual_costs(&edition.id, class);
            Band::new(from, to)
        }))
    }

    /// The cost of a step of a class; zero for [`Effort::Fixed`], which cannot be changed.
    pub fn of(&self, effort: Effort) -> Band {
        CLASSES.iter().position(|class| *class == effort).map_or(Band::default(), |place| self.0[place])
    }

    /// Sets the cost of a class.
    pub fn set(&mut self, effort: Effort, band: Band) {
        if let Some(place) = CLASSES.iter().position(|class| *class == effort) {
            self.0[place] = band;
        }
    }

    /// The form in which a setting stores the costs: `FROM-TO` for each class.
    pub fn to_text(&self) -> String {
        self.0.map(|band| format!("{}-{}", band.from, band.to)).join(" ")
    }

    /// Reads the form of [`Costs::to_text`]; `None` for any other text.
    pub fn read(text: &str) -> Option<Costs> {
        let band = |part: &str| {
            let (from, to) = part.split_once('-')?;
            Some(Band::new(from.parse().ok()?, to.parse().ok()?))
        };
        let bands: Vec<Band> = text.split_whitespace().map(band).collect::<Option<_>>()?;
        bands.try_into().ok().map(Costs)
    }
}

/// The time and the cost of several steps together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Load {
    /// The number of steps of each class, in the order of [`Costs::classes`].
    counts: [usize; 4],
    /// The total cost.
    pub cost: Band,
}

impl Load {
    /// The time and the cost of steps of these classes.
    pub fn of(efforts: impl IntoIterator<Item = Effort>, costs: &Costs) -> Load {
        let mut load = Load::default();
        for effort in efforts {
            if let Some(place) = CLASSES.iter().position(|class| *class == effort) {
                load.counts[place] += 1;
            }
            let band = costs.of(effort);
            load.cost.from = load.cost.from.saturating_add(band.from);
            load.cost.to = load.cost.to.saturating_add(band.to);
        }
        load
    }

    /// The number of steps of each class in words, the lightest class first; empty where there are no steps.
    pub fn words(&self, lang: Lang) -> String {
        let words = [msg::COSTS_DAYS, msg::COSTS_WEEKS, msg::COSTS_MONTHS, msg::COSTS_SEASONS];
        let some = self.counts.iter().zip(words).filter(|(n, _)| **n > 0);
        some.map(|(n, words)| words.fill(lang, values::N { n })).collect::<Vec<_>>().join(", ")
    }
}
