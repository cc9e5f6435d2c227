//! Two states of one draft put together place by place: what only one of them says is taken, and where both say different
//! things the user chooses. Nothing that either of them says is lost, except where the other was chosen for that very place.
//!
//! The rule stands once, in [`walk`]: [`differences`] shows the places that it meets, [`merge`] follows the choices made there.

mod part;
mod parts;
mod walk;
mod words;

use std::collections::BTreeMap;

pub use part::{MergeGroup, MergePart};
pub use words::Difference;

use crate::draft::Draft;
use crate::locale::Lang;

/// What is taken at a place where both say different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MergeChoice {
    /// What the draft here says.
    Mine,
    /// What the draft that came says.
    Theirs,
    /// Both; only papers of the register can stand side by side.
    Both,
}

/// How two states differ at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Only the draft here says something, or it says all that the other says and more.
    OnlyMine,
    /// Only the draft that came says something, or it says all that the other says and more.
    OnlyTheirs,
    /// Each says something that the other does not say; both are taken.
    Together,
    /// Both say different things.
    Apart {
        /// What is proposed: the state that was changed later; of two different papers both.
        proposed: MergeChoice,
        /// Whether both can be kept.
        both: bool,
    },
}

/// The choice for each place where both say different things, by the key of the place; what is missing is as proposed.
pub type Choices = BTreeMap<String, MergeChoice>;

/// Whether two drafts can be put together: both are of one edition and one set, so that their questions are the same.
pub fn mergeable(mine: &Draft, theirs: &Draft) -> bool {
    (&mine.edition, mine.set) == (&theirs.edition, theirs.set)
}

/// The places where two states differ, in the order in which a producer would look for them: questions, conditions, texts,
/// papers, the rest. None where they cannot be put together; see [`mergeable`].
pub fn differences(mine: &Draft, theirs: &Draft, lang: Lang) -> Vec<Difference> {
    let (_, found) = walk::walk(mine, theirs, &Choices::new());
    found.into_iter().map(|(place, found)| Difference::of(&place, found, mine, theirs, lang)).collect()
}

/// One draft of both states. The draft here stays as it is where they cannot be put together; see [`mergeable`].
pub fn merge(mine: &Draft, theirs: &Draft, choices: &Choices) -> Draft {
    walk::walk(mine, theirs, choices).0
}
