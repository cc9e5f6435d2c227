//! The joint plan as a working paper: pages and a workbook, both of the same lines.

mod book;
mod page;

pub use book::joint_book;
pub use page::joint_page;

use crate::assessment::{JointPlan, JointStep, Stage};
use crate::catalogue::Effort;
use crate::locale::Lang;
use crate::tasks::{Costs, Load, ProductTasks};

/// A joint plan with what is chosen of it.
#[derive(Debug, Clone, Copy)]
pub struct JointPaper<'p> {
    /// The plan.
    pub plan: &'p JointPlan,
    /// How many products are to be lifted: the stage of so many; `None` where there is none.
    pub stage: Option<&'p Stage>,
    /// The products, in the order in which the plan was asked for.
    pub products: &'p [ProductTasks],
    /// What steps cost.
    pub costs: &'p Costs,
}

impl JointPaper<'_> {
    /// What all steps take together.
    fn load(&self) -> Load {
        let steps = self.stage.map(|s| s.steps.as_slice()).unwrap_or_default();
        Load::of(steps.iter().map(|s| s.effort), self.costs)
    }

    /// The names of products by their places.
    fn names(&self, places: &[usize], lang: Lang) -> String {
        let named = places.iter().filter_map(|place| self.products.get(*place));
        named.map(|p| p.name(lang)).collect::<Vec<_>>().join(", ")
    }

    /// The names of the products of a step.
    fn lifted(&self, step: &JointStep, lang: Lang) -> String {
        self.names(&step.lifts.iter().map(|l| l.product).collect::<Vec<_>>(), lang)
    }
}

/// A class of effort in words.
fn effort(effort: Effort, lang: Lang) -> &'static str {
    crate::assessment::effort_words(effort).text(lang)
}
