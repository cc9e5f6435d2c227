//! The working paper of the joint plan: for each member, the tasks that come before the steps, then the steps.

use std::collections::BTreeSet;

use super::members::FIRST;
use super::{Member, MemberTask, ProductTasks, TaskKind, alike, members_of};
use crate::assessment::{JointPlan, JointStep, Stage};
use crate::catalogue::{QuestionTexts as _, Text as _, catalogue};
use crate::locale::Lang;

/// The work of one member in a joint plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingPart<'p> {
    /// The member.
    pub member: Member,
    /// Open conditions and then open papers; all of them come before the steps.
    pub first: Vec<MemberTask>,
    /// The steps, in the order of the plan.
    pub steps: Vec<&'p JointStep>,
}

/// The working paper of a plan and one of its stages. It has the conditions of all products that the plan covers,
/// because without them no step counts. It has the papers of the products that the stage lifts, and of those that have
/// reached their stars already. `products` must be in the same order as in the plan.
pub fn working_paper<'p>(
    plan: &JointPlan,
    stage: Option<&'p Stage>,
    products: &[ProductTasks],
) -> Vec<WorkingPart<'p>> {
    let lifted = stage.map(|s| s.lifted.as_slice()).unwrap_or_default();
    let served: BTreeSet<usize> = lifted.iter().chain(&plan.reached).copied().collect();
    let part = |mut member: Member| {
        let tasks = std::mem::take(&mut member.tasks);
        let counts = |task: &MemberTask| {
            let about =
                task.task.kind == TaskKind::Condition || task.serves.iter().any(|s| served.contains(&s.product));
            task.task.is_open() && FIRST.contains(&task.task.kind) && about
        };
        let first = tasks.into_iter().filter(counts).collect();
        let own = |step: &&JointStep| step.lifts.iter().any(|l| member.products.contains(&l.product));
        let steps = stage.map(|s| s.steps.iter().filter(own).collect()).unwrap_or_default();
        WorkingPart { member, first, steps }
    };
    let parts = members_of(products).into_iter().map(part);
    parts.filter(|part| !part.first.is_empty() || !part.steps.is_empty()).collect()
}

impl WorkingPart<'_> {
    /// The tasks before the steps, as entries of a list for reading; see [`alike`].
    pub fn first(&self, products: &[ProductTasks], lang: Lang) -> Vec<MemberTask> {
        alike(self.first.iter().cloned(), products, lang)
    }
}

/// The title of a step, and the statement of the highest option that one of its products needs.
pub fn step_name(step: &JointStep, products: &[ProductTasks], lang: Lang) -> (&'static str, Option<String>) {
    let to = step.lifts.iter().map(|l| l.to).max().unwrap_or_default();
    let first = step.lifts.first().and_then(|l| products.get(l.product));
    let edition = first.and_then(|p| catalogue().edition(&p.edition));
    let question = edition.and_then(|e| e.questions.get(usize::from(step.question)));
    (step.title.text(lang), question.and_then(|q| q.statement(to, lang)))
}
