//! The private parts of a draft, which are left out when it goes to other people.

use super::{Draft, PlanWishes, Story, Work};

/// The member of a practice draft that holds its lesson and its answer.
pub(crate) const PRACTICE: &str = "practice";

/// The draft without its private parts: the notes for the story, the wishes for the plan, the persons in charge of
/// tasks, the daily results, and the lesson of an exercise. The story itself, all answers, what was handed in, and
/// members that this version does not know stay.
pub fn without_private_notes(draft: &Draft) -> Draft {
    let mut open = draft.clone();
    // Each member is named here, so that whoever adds a member has to decide whether it is private.
    let Story { origin: _, place: _, people: _, craft: _, difference: _, text, checked, unknown } = open.story;
    open.story = Story { text, checked, unknown, ..Story::default() };
    open.plan = PlanWishes { unknown: open.plan.unknown, ..PlanWishes::default() };
    open.work = Work { unknown: open.work.unknown, ..Work::default() };
    open.history.clear();
    // `shift_remove` keeps the order of the other members.
    open.unknown.shift_remove(PRACTICE);
    open
}
