//! A draft: the statements of one producer about one product, under one edition of the criteria.
//!
//! The file format is described in `docs/draft-format.md` and `public/draft.schema.json`.

mod accounts;
mod answer;
mod details;
mod extras;
mod format;
mod id;
mod media_type;
pub mod migrate;
mod papers;
mod private;
mod recognition;
mod register;
mod report;
mod states;
mod ticks;
mod timestamp;
mod typed_texts;
mod work;

pub use accounts::{Business, Changes, Outlook, Story};
pub use answer::{Answer, EvidenceState};
pub use details::{Applicant, Product, RatingKind, Ticks};
pub use extras::{PlanWishes, Snapshot};
pub use format::{
    FORMAT, FormatError, MAX_BYTES, MAX_FILES, MAX_PAPERS, MAX_RESULTS, VERSION, check_size, parse, parse_stored,
    read_value, to_compact_json, to_json,
};
pub use id::{ID_LENGTH, ID_LETTERS, new_id};
pub use media_type::{DOCX, LONGEST_START, MEDIA_TYPES, MediaType};
pub use papers::{Attachment, Paper, TestResult};
pub(crate) use private::PRACTICE;
pub use private::without_private_notes;
pub use recognition::{Recognition, Said, Topic, YEARS, Year};
pub use register::is_plain_id;
pub use report::{Remark, remarks};
pub use ticks::TickContradiction;
pub use timestamp::not_before;
pub use typed_texts::{NoText, TypedPart, TypedTexts, template_of_key};
pub use work::{TaskNote, Work};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::catalogue::{Catalogue, Edition, ProductSet, catalogue};

/// Members of a JSON object that this version does not know; they are kept unchanged.
pub type Unknown = Map<String, Value>;

/// A draft with its edition and set in the catalogue.
#[derive(Debug, Clone)]
pub struct LocatedDraft {
    /// The draft.
    pub draft: Draft,
    /// The edition under which the draft is filled in.
    pub edition: &'static Edition,
    /// The product set of the draft.
    pub set: &'static ProductSet,
}

/// A draft in memory. [`parse`] reads it, [`to_json`] writes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Always [`FORMAT`].
    pub format: String,
    /// Version of the file format, [`VERSION`] after reading.
    pub version: u32,
    /// Id of the edition of the criteria, e.g. `qd26-2026`.
    pub edition: String,
    /// Official number of the product set, 1 to 26.
    pub set: u16,
    /// Timestamp of the creation, RFC 3339; empty where unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub created: String,
    /// Timestamp of the last change, RFC 3339; empty where unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub changed: String,
    /// First rating, upgrade or re-rating (Art. 6.1).
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: RatingKind,
    /// The product.
    #[serde(default, skip_serializing_if = "is_default")]
    pub product: Product,
    /// The applicant.
    #[serde(default, skip_serializing_if = "is_default")]
    pub applicant: Applicant,
    /// The recognition on which an upgrade or a re-rating builds.
    #[serde(default, skip_serializing_if = "is_default")]
    pub recognition: Recognition,
    /// The story of the product.
    #[serde(default, skip_serializing_if = "is_default")]
    pub story: Story,
    /// The register of papers, in the order in which the papers were added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<Paper>,
    /// Whether each knock-out applies to the product, by the key of the knock-out. An absent key has no answer yet.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub knock_outs: BTreeMap<String, bool>,
    /// The answers, by the id of the criterion. An absent criterion has no answer yet.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, Answer>,
    /// The producer's wishes for the plan.
    #[serde(default, skip_serializing_if = "is_default")]
    pub plan: PlanWishes,
    /// The persons in charge of the product and of its tasks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub work: Work,
    /// The result of each day, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Snapshot>,
    /// What was handed in, the oldest round first. A round is kept as it was read, also a damaged one;
    /// [`crate::handed_in`] reads it. The type is that of unknown members, whose code the first part of the program has
    /// already.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handed_in: Vec<Value>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Fills each text that is blank with the other one.
pub(crate) fn fill_blanks<'t>(pairs: impl IntoIterator<Item = (&'t mut String, String)>) {
    for (text, other) in pairs {
        if text.trim().is_empty() {
            *text = other;
        }
    }
}

impl Draft {
    /// An empty draft for a product set of the newest edition.
    pub fn new(set: u16, now: &str) -> Draft {
        Draft {
            format: FORMAT.to_owned(),
            version: VERSION,
            edition: catalogue().newest().id.clone(),
            set,
            created: now.to_owned(),
            changed: now.to_owned(),
            kind: RatingKind::default(),
            product: Product::default(),
            applicant: Applicant::default(),
            recognition: Recognition::default(),
            story: Story::default(),
            papers: Vec::new(),
            knock_outs: BTreeMap::new(),
            answers: BTreeMap::new(),
            plan: PlanWishes::default(),
            work: Work::default(),
            history: Vec::new(),
            handed_in: Vec::new(),
            unknown: Unknown::new(),
        }
    }

    /// The edition and the set of the draft, if the catalogue has them.
    pub fn edition_and_set<'c>(&self, catalogue: &'c Catalogue) -> Option<(&'c Edition, &'c ProductSet)> {
        let edition = catalogue.edition(&self.edition)?;
        Some((edition, edition.set(self.set)?))
    }

    /// The draft with its edition and set.
    ///
    /// # Errors
    /// Returns an error where the catalogue has no such edition or set.
    pub fn located(self, catalogue: &'static Catalogue) -> Result<LocatedDraft, FormatError> {
        let (edition, set) = self.edition_and_set(catalogue).ok_or(FormatError::UnknownSet(self.set))?;
        Ok(LocatedDraft { draft: self, edition, set })
    }

    /// The number of the chosen option of a criterion, from 1, or [`crate::catalogue::NO_LEVEL`].
    pub fn option(&self, criterion: &str) -> Option<usize> {
        self.answers.get(criterion)?.option.map(usize::from)
    }

    /// Chooses an option by its number (from 1, or [`crate::catalogue::NO_LEVEL`]); evidence and note stay unchanged.
    pub fn choose(&mut self, criterion: &str, option: Option<u8>) {
        self.edit_answer(criterion, |answer| answer.option = option);
    }

    /// Changes an answer. An answer that is empty after the change is removed.
    pub fn edit_answer(&mut self, criterion: &str, edit: impl FnOnce(&mut Answer)) {
        let answer = self.answers.entry(criterion.to_owned()).or_default();
        edit(answer);
        if is_default(answer) {
            self.answers.remove(criterion);
        }
    }
}
