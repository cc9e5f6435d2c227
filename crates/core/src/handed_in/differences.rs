//! What differs between a frozen state and the present one.

use std::collections::BTreeSet;

use super::files::by_id;
use super::papers::{PaperDifference, differing};
use super::{Round, last_round};
use crate::assessment::{Assessment, assess};
use crate::catalogue::{Edition, ProductSet, catalogue};
use crate::draft::{Answer, Draft, without_private_notes};
use crate::form::Field;
use crate::merge::{DifferenceKind, MergePart, differing_parts};

/// An answer in one of the two states.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerThen {
    /// The number of the chosen option, from 1, or [`crate::catalogue::NO_LEVEL`]; `None` while the question is open.
    pub option: Option<usize>,
    /// The points of the criterion.
    pub points: u16,
    /// The whole answer; empty where the draft has none.
    pub answer: Answer,
}

/// A criterion whose answer differs.
#[derive(Debug, Clone, PartialEq)]
pub struct CriterionDifference {
    /// The id of the criterion.
    pub id: String,
    /// The answer that was handed in.
    pub before: AnswerThen,
    /// The answer now.
    pub now: AnswerThen,
}

/// A text of the forms that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct TextDifference {
    /// The field of the forms.
    pub field: &'static Field,
    /// The text that was handed in.
    pub before: String,
    /// The text now.
    pub now: String,
}

/// What differs between what was handed in and the present state. Private notes are compared in nothing; neither are
/// the moments of changes and the points of the story's checklist, because no document shows them.
#[derive(Debug, Clone)]
pub struct Differences {
    /// The criteria whose answer differs, in the order of the sheet.
    pub criteria: Vec<CriterionDifference>,
    /// The papers that differ.
    pub papers: Vec<PaperDifference>,
    /// The texts of the forms that differ, in the order in which they are asked.
    pub texts: Vec<TextDifference>,
    /// The points in total: those of the state that was handed in, and those of the present one.
    pub points: [u16; 2],
    /// Any other part that differs; [`Differences::lines`] has its words.
    pub(super) rest: Vec<(MergePart, DifferenceKind)>,
    /// The two states that were compared.
    pub(super) before: Draft,
    pub(super) now: Draft,
}

impl Differences {
    /// Whether the present state is the one that was handed in.
    pub fn is_empty(&self) -> bool {
        self.criteria.is_empty()
            && self.papers.is_empty()
            && self.texts.is_empty()
            && self.rest.is_empty()
            && !self.is_other_set()
    }

    /// Whether the present state is assessed by other criteria than the one that was handed in.
    pub(super) fn is_other_set(&self) -> bool {
        (&self.before.edition, self.before.set) != (&self.now.edition, self.now.set)
    }
}

/// The parts of a draft that are compared.
fn compared(draft: &Draft) -> Draft {
    let mut open = without_private_notes(draft);
    open.handed_in.clear();
    open.story.checked.clear();
    open
}

/// Compares a frozen state with the present one. `files` has the SHA-256 of each attachment whose bytes are on the
/// device now, by its id; a file without one counts as unchanged where the draft says the same of it. `edition` and
/// `set` are those of the present draft.
pub fn differences(
    round: &Round,
    draft: &Draft,
    files: &[(String, [u8; 32])],
    edition: &Edition,
    set: &ProductSet,
) -> Differences {
    let (before, now) = (compared(&round.draft), compared(draft));
    let handed_in = before.edition_and_set(catalogue()).map(|(edition, set)| assess(&before, edition, set));
    let present = assess(&now, edition, set);
    let hashes = round.hashes();
    let papers = differing(&before, &now, (&by_id(&hashes), &by_id(files)));
    // Two states are walked through only if they have the same questions; the set is told apart from the rest.
    let like = Draft { edition: now.edition.clone(), set: now.set, ..before.clone() };
    let (mut texts, mut rest) = (Vec::new(), Vec::new());
    for (part, kind) in differing_parts(&like, &now) {
        match part {
            MergePart::Answer(_) | MergePart::Paper { .. } => {}
            MergePart::Text(field) => {
                texts.push(TextDifference { field, before: field.read(&before), now: field.read(&now) });
            }
            part => rest.push((part, kind)),
        }
    }
    let points = [handed_in.as_ref().map_or(0, |result| result.score.total), present.score.total];
    let criteria = criteria(&before, &now, (handed_in.as_ref(), &present), set);
    Differences { criteria, papers, texts, points, rest, before, now }
}

/// The criteria whose answer differs: in the order of the present sheet, then those that it does not have.
fn criteria(
    before: &Draft,
    now: &Draft,
    (handed_in, present): (Option<&Assessment>, &Assessment),
    set: &ProductSet,
) -> Vec<CriterionDifference> {
    let mut others: BTreeSet<&str> = before.answers.keys().chain(now.answers.keys()).map(String::as_str).collect();
    let mut ids: Vec<&str> = set.criteria().map(|c| c.id.as_str()).filter(|id| others.remove(id)).collect();
    ids.extend(others);
    let then = |draft: &Draft, result: Option<&Assessment>, id: &str| AnswerThen {
        option: draft.option(id),
        points: result.and_then(|result| result.criterion(id)).map_or(0, |state| state.points),
        answer: draft.answers.get(id).cloned().unwrap_or_default(),
    };
    let differs = |id: &&str| before.answers.get(*id) != now.answers.get(*id);
    let difference = |id: &str| CriterionDifference {
        id: id.to_owned(),
        before: then(before, handed_in, id),
        now: then(now, Some(present), id),
    };
    ids.into_iter().filter(differs).map(difference).collect()
}

/// The code to print on the forms: that of the last round, if it is intact and the draft has not changed since then.
/// Files are compared by what the draft says of them, because their bytes are not at hand when a form is made.
pub fn printed_code(draft: &Draft, edition: &Edition, set: &ProductSet) -> Option<String> {
    let round = last_round(draft)?;
    differences(&round, draft, &[], edition, set).is_empty().then_some(round.handed_in.code)
}
