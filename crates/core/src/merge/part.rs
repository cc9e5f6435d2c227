//! Places at which two states of a draft are compared.

use crate::form::Field;

/// A place.
#[derive(Debug, Clone)]
pub enum MergePart {
    /// The answer to a criterion: its id.
    Answer(String),
    /// A knock-out: its key.
    KnockOut(String),
    /// A text of the forms.
    Text(&'static Field),
    /// The line for other intellectual property (form 02, I.7d).
    OtherRights,
    /// Boxes that are ticked, and papers named as proof of what is new. Those of both are kept.
    Boxes,
    /// Kind of rating (Art. 6.1).
    Kind,
    /// Stars on the certificate.
    Stars,
    /// Figures of the years since the recognition.
    Years,
    /// A paper of the register.
    Paper {
        /// Its key in the edition's list.
        paper: String,
        /// Its place in the register here, from 0.
        mine: Option<usize>,
        /// Its place in the register that came, from 0.
        theirs: Option<usize>,
    },
    /// What is wished of the plan.
    Plan,
    /// Who is in charge of the product.
    Person,
    /// What is noted of a task: its key.
    Task(String),
    /// What this version does not know.
    Other,
}

/// What a place is of.
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
    /// What it is of.
    pub fn group(&self) -> MergeGroup {
        match self {
            MergePart::Answer(_) => MergeGroup::Answers,
            MergePart::Text(_) => MergeGroup::Texts,
            MergePart::Paper { .. } => MergeGroup::Papers,
            _ => MergeGroup::Rest,
        }
    }

    /// Its name, by which a choice is kept. No two places of one comparison have the same.
    pub fn key(&self) -> String {
        match self {
            MergePart::Answer(id) => format!("criterion:{id}"),
            MergePart::KnockOut(key) => format!("condition:{key}"),
            MergePart::Text(field) => format!("field:{}", field.key),
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
            MergePart::Other => "other".to_owned(),
        }
    }
}
