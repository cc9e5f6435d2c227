//! Merging of two states of one draft, part by part. "Mine" is the draft on this device, "theirs" the draft that came
//! in. Content that only one of them has is taken; where both have different content, the user chooses. No content is
//! lost, except where the user chose the other content for the same part.
//!
//! The rule is written once, in [`walk`]: [`differences`] shows the parts that it finds, and [`merge`] follows the
//! choices.

mod paper;
mod part;
mod parts;
mod walk;
mod words;

use std::collections::BTreeMap;

pub use paper::PaperField;
pub use part::{MergeGroup, MergePart};
pub(crate) use parts::pairs;
pub use words::Difference;
pub(crate) use words::{entry, option_words, paper_name};

use crate::draft::Draft;
use crate::locale::Lang;

/// The choice for a part in which both drafts have different content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MergeChoice {
    /// Take the content of the draft on this device.
    Mine,
    /// Take the content of the draft that came in.
    Theirs,
    /// Take both; only papers of the register allow this.
    Both,
}

/// The kind of difference between two states in one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Only the draft on this device has content, or it has all content of the other and more.
    OnlyMine,
    /// Only the draft that came in has content, or it has all content of the other and more.
    OnlyTheirs,
    /// Each draft has content that the other does not have; both are taken.
    Together,
    /// Both drafts have different content.
    Apart {
        /// The proposed choice: the state that was changed later; of two different papers, both.
        proposed: MergeChoice,
        /// Whether both can be kept.
        both: bool,
    },
}

/// The choice for each part in which both drafts have different content, by the key of the part. Where a choice is
/// missing, the proposed one applies.
pub type Choices = BTreeMap<String, MergeChoice>;

/// Whether two drafts can be merged: both have the same edition and the same set, and so the same questions.
pub fn mergeable(mine: &Draft, theirs: &Draft) -> bool {
    (&mine.edition, mine.set) == (&theirs.edition, theirs.set)
}

/// The parts in which two states differ, in the order in which a producer would look for them: questions, conditions,
/// texts, papers, the rest. Empty where the drafts cannot be merged; see [`mergeable`].
pub fn differences(mine: &Draft, theirs: &Draft, lang: Lang) -> Vec<Difference> {
    let found = differing_parts(mine, theirs).into_iter();
    found.map(|(place, found)| Difference::of(&place, found, mine, theirs, lang)).collect()
}

/// The same parts without words, each with the kind of its difference.
pub(crate) fn differing_parts(mine: &Draft, theirs: &Draft) -> Vec<(MergePart, DifferenceKind)> {
    walk::walk(mine, theirs, &Choices::new()).1
}

/// The merged draft. It is `mine` unchanged where the drafts cannot be merged; see [`mergeable`].
pub fn merge(mine: &Draft, theirs: &Draft, choices: &Choices) -> Draft {
    walk::walk(mine, theirs, choices).0
}
