//! What is to be done for a product, by whom and by when; and for all products of an applicant.
//!
//! Tasks are never written down: they follow from the draft (knock-outs, papers, details, the plan). Only what is noted of a
//! task is kept, under its key, in [`Work::tasks`](crate::draft::Work::tasks), and so travels with the draft. A task that
//! was put right is none any more; its note stays in the draft.

mod cost;
mod find;
mod members;
mod message;
mod shown;
mod words;
mod working;

pub use cost::{Band, Costs, Load};
pub use find::tasks_of;
pub use members::{Member, MemberTask, NoteEdit, Serves, alike, members_of};
pub use message::message;
pub use shown::{Filter, Show, persons};
pub use working::{WorkingPart, step_name, working_paper};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::day;
use crate::catalogue::{Catalogue, Edition, Effort, ProductSet};
use crate::draft::{Draft, TaskNote};
use crate::locale::{Lang, msg};

/// What a task is about, in the order in which tasks are to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskKind {
    /// A condition for which the dossier is rejected (QĐ 26/2026, Appendix II).
    Condition,
    /// A paper that is missing, on its way, out of date or faulty.
    Paper,
    /// Something in the draft itself that is empty.
    Details,
    /// A step of the plan to the stars that the product aims at.
    Criterion,
}

/// What is wrong with a paper, the worst first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperNeed {
    /// Its last day is past; the day, `YYYY-MM-DD`.
    Expired(String),
    /// It counts only for so many months after its day of issue, and they are over.
    Stale(u8),
    /// It will be there only after this last day for handing in, `YYYY-MM-DD`.
    Late(String),
    /// It is not there.
    Missing,
    /// It is on its way.
    Preparing,
    /// Something on it must be put right.
    Wrong,
    /// It ends on this day, before the round is rated, `YYYY-MM-DD`.
    EndsBefore(String),
}

/// What is to be done; [`What::words`] says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Put right what the dossier is rejected for: index into [`Edition::knock_outs`].
    PutRight(u16),
    /// Answer whether a knock-out applies: index into [`Edition::knock_outs`].
    Answer(u16),
    /// See to a paper.
    Paper {
        /// Its key in the edition's list of papers.
        key: String,
        /// What is wrong with it.
        need: PaperNeed,
    },
    /// Fill in a step of the details.
    Details {
        /// Key of the step.
        step: String,
        /// Keys of the fields that are empty, in the order of the forms.
        fields: Vec<String>,
        /// How many things the step still asks for.
        left: usize,
    },
    /// Answer so many questions.
    Questions(usize),
    /// Say which papers prove the answer to a criterion.
    Proof(String),
    /// Raise a criterion to an option, by its 1-based place.
    Raise {
        /// Criterion id.
        criterion: String,
        /// The option to reach.
        to: usize,
    },
}

/// One thing to do for one product. Days are `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Under which its note is kept: `condition:KEY`, `paper:KEY`, `step:STEP` or `criterion:ID`.
    pub key: String,
    /// What it is about.
    pub kind: TaskKind,
    /// What is to be done.
    pub what: What,
    /// Address of the screen on which it is done, below that of the draft.
    pub place: String,
    /// The largest effort that it takes; `None` where nobody can tell.
    pub effort: Option<Effort>,
    /// Who does it: as noted, else who is in charge of the product; empty where nobody is named.
    pub person: String,
    /// By when: as noted, else the day on which the paper should be there; empty where there is none.
    pub due: String,
    /// Whether it is open and its day is past.
    pub late: bool,
    /// The day on which it was done; empty while it is open.
    pub done: String,
}

impl Task {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.done.is_empty()
    }

    /// Takes over what is noted of it; `person` is in charge of the product.
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

    /// Before which it stands: done after open, then by kind, late ones first, then by day.
    fn order(&self) -> (bool, TaskKind, bool, bool, &str) {
        (!self.is_open(), self.kind, !self.late, self.due.is_empty(), &self.due)
    }
}

/// A draft that can be read, with its place in the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Id on this device, or the name of the file.
    pub id: &'a str,
    /// The draft.
    pub draft: &'a Draft,
    /// The edition of the draft.
    pub edition: &'a Edition,
    /// Its set.
    pub set: &'a ProductSet,
}

/// The tasks of one product, with what tells it from others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductTasks {
    /// Id on this device, or the name of the file.
    pub id: String,
    /// Name of the product.
    pub name: String,
    /// Name of the applicant.
    pub applicant: String,
    /// Its telephone number.
    pub phone: String,
    /// Edition and set.
    pub edition: String,
    /// See `edition`.
    pub set: u16,
    /// Its tasks, in order.
    pub tasks: Vec<Task>,
}

impl ProductTasks {
    /// Those of a draft on a day.
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

    /// Its name, or that it has none yet.
    pub fn name(&self, lang: Lang) -> &str {
        if self.name.is_empty() { msg::TABLE_UNNAMED.text(lang) } else { &self.name }
    }

    /// Its place in the catalogue.
    pub fn edition_and_set<'c>(&self, catalogue: &'c Catalogue) -> Option<(&'c Edition, &'c ProductSet)> {
        let edition = catalogue.edition(&self.edition)?;
        Some((edition, edition.set(self.set)?))
    }
}
