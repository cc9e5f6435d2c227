//! The parts in which two states of a draft are compared.

use crate::draft::TypedPart;
use crate::form::Field;

/// A part of a draft.
#[derive(Debug, Clone)]
pub enum MergePart {
    /// The answer to the criterion with this id.
    Answer(String),
    /// The answer to the knock-out with this key.
    KnockOut(String),
    /// The text of this field of the forms.
    Text(&'static Field),
    /// The text under a key: a figure, or what was typed for a paper.
    Typed {
        /// Where it stands.
        part: TypedPart,
        /// The key.
        key: String,
    },
    /// The line for other intellectual property (form 02, I.7d).
    OtherRights,
    /// Ticked boxes, and papers that are named as proof of changes. Those of both drafts are kept.
    Boxes,
    /// Kind of rating (Art. 6.1).
    Kind,
    /// The stars on the certificate.
    Stars,
    /// The yearly figures since the recognition.
    Years,
    /// A paper of the register.
    Paper {
        /// The key of the paper in the edition's list.
        paper: String,
        /// The index of the paper in the register on this device, from 0.
        mine: Option<usize>,
        /// The index of the paper in the register that came in, from 0.
        theirs: Option<usize>,
    },
    /// The wishes for the plan.
    Plan,
    /// The person in charge of the product.
    Person,
    /// The note on the task with this key.
    Task(String),
    /// What was handed in. The rounds of both drafts are kept.
    HandedIn,
    /// Members that this version does not know.
    Other,
}

/// The group of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeGroup {
    /// Answers to questions.
    Answers,
    /// Texts of the forms.
    Texts,
    /// The register of papers.
    Papers,
    /// Anything else.
    Rest,
}

impl MergePart {
    /// The group of the part.
    pub fn group(&self) -> MergeGroup {
        match self {
            MergePart::Answer(_) => MergeGroup::Answers,
            MergePart::Text(_) | MergePart::Typed { .. } => MergeGroup::Texts,
            MergePart::Paper { .. } => MergeGroup::Papers,
            _ => MergeGroup::Rest,
        }
    }

    /// The key of the part, under which a choice is stored. It is unique within one comparison.
    pub fn key(&self) -> String {
        match self {
            MergePart::Answer(id) => format!("criterion:{id}"),
            MergePart::KnockOut(key) => format!("condition:{key}"),
            MergePart::Text(field) => format!("field:{}", field.key),
            MergePart::Typed { part: TypedPart::ApplicantFigures, key } => format!("figure:applicant:{key}"),
            MergePart::Typed { part: TypedPart::ProductFigures, key } => format!("figure:product:{key}"),
            MergePart::Typed { part: TypedPart::ApplicantPapers, key } => format!("written:applicant:{key}"),
            MergePart::Typed { part: TypedPart::ProductPapers, key } => format!("written:product:{key}"),
            MergePart::OtherRights => "other-rights".to_owned(),
            MergePart::Boxes => "boxes".to_owned(),
            MergePart::Kind => "kind".to_owned(),
            MergePart::Stars => "stars".to_owned(),
            MergePart::Years => "years".to_owned(),
            MergePart::Paper { paper, mine, theirs } => {
                let number = |place: &Option<usize>| place.map_or_else(String::new, |n| n.to_string());
                format!("paper:{paper}:{}:{}", number(mine), number(theirs))
            }
            MergePart::Plan => "plan".to_owned(),
            MergePart::Person => "person".to_owned(),
            MergePart::Task(key) => format!("task:{key}"),
            MergePart::HandedIn => "handed-in".to_owned(),
            MergePart::Other => "other".to_owned(),
        }
    }
}
