//! The tasks for a product, with the person in charge and the due day; and the tasks for all products of an applicant.
//!
//! Tasks are not stored: they follow from the draft (knock-outs, papers, details, the plan). Only the note on a task is
//! stored, under the key of the task, in [`Work::tasks`](crate::draft::Work::tasks), so it goes with the draft. A task
//! whose cause is resolved disappears; its note stays in the draft.

mod cost;
mod find;
mod members;
mod message;
mod shown;
mod wanted;
mod words;
mod working;

pub use cost::{Band, Costs, Load};
pub use find::tasks_of;
pub use members::{Member, MemberTask, NoteEdit, Serves, alike, members_of};
pub use message::message;
pub use shown::{Filter, Show, persons};
pub use wanted::{Wanted, wanted};
pub use working::{WorkingPart, step_name, working_paper};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::day;
use crate::catalogue::{Catalogue, Edition, Effort, ProductSet};
use crate::draft::{Draft, TaskNote};
use crate::locale::{Lang, msg};

/// The kind of a task, in the order in which tasks should be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskKind {
    /// A condition for which the dossier is rejected (QĐ 26/2026, Appendix II).
    Condition,
    /// A paper that is missing, in preparation, out of date or faulty.
    Paper,
    /// Empty details of the draft.
    Details,
    /// A step of the plan to the stars that the product aims at.
    Criterion,
}

/// The need of a paper, the worst first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperNeed {
    /// The last day of the paper, `YYYY-MM-DD`, is past.
    Expired(String),
    /// The paper counts only for this number of months after its day of issue, and they are over.
    Stale(u8),
    /// The paper will be at hand only after this last day to hand in, `YYYY-MM-DD`.
    Late(String),
    /// The paper is missing.
    Missing,
    /// The paper is in preparation.
    Preparing,
    /// The paper has a fault that must be corrected.
    Wrong,
    /// The paper expires on this day, `YYYY-MM-DD`, before the round is rated.
    EndsBefore(String),
}

/// The content of a task; [`What::words`] gives its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Resolve a knock-out for which the dossier is rejected: index into [`Edition::knock_outs`].
    PutRight(u16),
    /// Answer whether a knock-out applies: index into [`Edition::knock_outs`].
    Answer(u16),
    /// Obtain or correct a paper.
    Paper {
        /// The key of the paper in the edition's list of papers.
        key: String,
        /// The need of the paper.
        need: PaperNeed,
    },
    /// Fill in a step of the details.
    Details {
        /// The key of the step.
        step: String,
        /// The keys of the empty fields, in the order of the forms.
        fields: Vec<String>,
        /// The number of items that the step still asks for.
        left: usize,
    },
    /// Answer this number of questions.
    Questions(usize),
    /// Name the papers that prove the answer to the criterion with this id.
    Proof(String),
    /// Raise a criterion to an option.
    Raise {
        /// Criterion id.
        criterion: String,
        /// The number of the option to reach, from 1.
        to: usize,
    },
}

/// One task for one product. Days are `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// The key under which the note on the task is stored: `condition:KEY`, `paper:KEY`, `step:STEP` or `criterion:ID`.
    pub key: String,
    /// The kind of the task.
    pub kind: TaskKind,
    /// The content of the task.
    pub what: What,
    /// The address of the screen for the task, relative to the address of the draft.
    pub place: String,
    /// The largest effort that the task takes; `None` where it is unknown.
    pub effort: Option<Effort>,
    /// The person in charge of the task: from the note, else the person in charge of the product; empty where nobody is
    /// named.
    pub person: String,
    /// The due day: from the note, else the day on which the paper should be at hand; empty where there is none.
    pub due: String,
    /// Whether the task is open and its due day is past.
    pub late: bool,
    /// The day on which the task was done; empty while it is open.
    pub done: String,
}

impl Task {
    /// Whether the task is not done yet.
    pub fn is_open(&self) -> bool {
        self.done.is_empty()
    }

    /// Adds the note to the task; `person` is in charge of the product.
    fn noted(mut self, note: Option<&TaskNote>, person: &str, today: NaiveDate) -> Task {
        let said = |text: &str, otherwise: &str| match text.trim() {
            "" => otherwise.trim().to_owned(),
            text => text.to_owned(),
        };
        let empty = TaskNote::default();
        let note = note.unwrap_or(&empty);
        self.person = said(&note.person, person);
        self.due = said(&note.due, &self.due);
        self.done = said(&note.done, "");
        self.late = self.is_open() && day(&self.due).is_some_and(|due| due < today);
        self
    }

    /// The sort key of the task: open tasks before done ones, then by kind, late ones first, then by due day.
    fn order(&self) -> (bool, TaskKind, bool, bool, &str) {
        (!self.is_open(), self.kind, !self.late, self.due.is_empty(), &self.due)
    }
}

/// A readable draft, with its edition and its set in the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The id on this device, or the name of the file.
    pub id: &'a str,
    /// The draft.
    pub draft: &'a Draft,
    /// The edition of the draft.
    pub edition: &'a Edition,
    /// The product set of the draft.
    pub set: &'a ProductSet,
}

/// The tasks of one product, with the data that identify the product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductTasks {
    /// The id on this device, or the name of the file.
    pub id: String,
    /// Name of the product.
    pub name: String,
    /// Name of the applicant.
    pub applicant: String,
    /// The telephone number of the applicant.
    pub phone: String,
    /// The edition of the draft.
    pub edition: String,
    /// The number of the product set.
    pub set: u16,
    /// The tasks of the product, in order.
    pub tasks: Vec<Task>,
}

impl ProductTasks {
    /// The tasks of a draft on a day.
    pub fn of(given: Given, today: NaiveDate) -> ProductTasks {
        let Given { id, draft, edition, set } = given;
        let own = |text: &str| text.trim().to_owned();
        ProductTasks {
            id: id.to_owned(),
            name: own(&draft.product.name),
            applicant: own(&draft.applicant.name),
            phone: own(&draft.applicant.phone),
            edition: draft.edition.clone(),
            set: draft.set,
            tasks: tasks_of(draft, edition, set, today),
        }
    }

    /// The name of the product, or the words for an unnamed product.
    pub fn name(&self, lang: Lang) -> &str {
        if self.name.is_empty() { msg::TABLE_UNNAMED.text(lang) } else { &self.name }
    }

    /// The edition and the set of the product in the catalogue, if the catalogue has them.
    pub fn edition_and_set<'c>(&self, catalogue: &'c Catalogue) -> Option<(&'c Edition, &'c ProductSet)> {
        let edition = catalogue.edition(&self.edition)?;
        Some((edition, edition.set(self.set)?))
    }
}
