//! The joint plan as a working paper: pages and a workbook with the same lines.

mod book;
mod page;

pub use book::joint_book;
pub use page::joint_page;

use crate::assessment::{JointPlan, JointStep, Stage};
use crate::catalogue::Effort;
use crate::locale::Lang;
use crate::tasks::{Costs, Load, ProductTasks};

/// A joint plan with the user's choices.
#[derive(Debug, Clone, Copy)]
pub struct JointPaper<'p> {
    /// The plan.
    pub plan: &'p JointPlan,
    /// The chosen stage, which is a number of products to lift; `None` if the plan has none.
    pub stage: Option<&'p Stage>,
    /// The products, in the order in which they were given to the plan.
    pub products: &'p [ProductTasks],
    /// The costs of steps.
    pub costs: &'p Costs,
}

impl JointPaper<'_> {
    /// The effort and cost of all steps together.
    fn load(&self) -> Load {
        let steps = self.stage.map(|s| s.steps.as_slice()).unwrap_or_default();
        Load::of(steps.iter().map(|s| s.effort), self.costs)
    }

    /// The names of the products with these indexes.
    fn names(&self, places: &[usize], lang: Lang) -> String {
        let named = places.iter().filter_map(|place| self.products.get(*place));
        named.map(|p| p.name(lang)).collect::<Vec<_>>().join(", ")
    }

    /// The names of the products of a step.
    fn lifted(&self, step: &JointStep, lang: Lang) -> String {
        self.names(&step.lifts.iter().map(|l| l.product).collect::<Vec<_>>(), lang)
    }
}

/// The words for a class of effort.
fn effort(effort: Effort, lang: Lang) -> &'static str {
    crate::assessment::effort_words(effort).text(lang)
}
