//! What of a draft is nobody else's.

use super::{Draft, PlanWishes, Story, Work};

/// The member of a draft to practise on that holds its lesson and its answer.
pub(crate) const PRACTICE: &str = "practice";

/// The draft as it can go into other hands: without the notes for the story, the wishes of the plan, who sees to which task,
/// the results day by day and what an exercise teaches. The story itself, all answers and what this version does not know stay.
pub fn without_private_notes(draft: &Draft) -> Draft {
    let mut open = draft.clone();
    // Named one by one: a member that is added has to be told one way or the other.
    let Story { origin: _, place: _, people: _, craft: _, difference: _, text, checked, unknown } = open.story;
    open.story = Story { text, checked, unknown, ..Story::default() };
    open.plan = PlanWishes { unknown: open.plan.unknown, ..PlanWishes::default() };
    open.work = Work { unknown: open.work.unknown, ..Work::default() };
    open.history.clear();
    // The others keep their order.
    open.unknown.shift_remove(PRACTICE);
    open
}
