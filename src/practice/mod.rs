//! Samples to practise on: what trainers show. They come as a file of the app's own folder, fetched
//! when the practice screen opens, and never stand among real drafts.

mod model;

pub use model::{Case, Sample};

use serde::{Deserialize, Serialize};

use crate::bilingual::Words;
use crate::draft::{Answer, Draft, EvidenceState};

/// What the id of every draft to practise on begins with. Ids of real drafts have no hyphen.
pub const PREFIX: &str = "practice-";

/// Name of the file with all cases, in the app's folder.
pub const FILE: &str = env!("PRACTICE_FILE");

/// The file itself, for tests and for the command line: the app fetches it.
#[cfg(not(target_arch = "wasm32"))]
pub const CASES: &str = include_str!(concat!(env!("OUT_DIR"), "/practice.json"));

/// Whether a draft of this id is one to practise on.
///
/// ```
/// assert!(sao_lang::practice::is_practice("practice-nuoc-mam"));
/// assert!(!sao_lang::practice::is_practice("abc234de"));
/// ```
pub fn is_practice(id: &str) -> bool {
    id.starts_with(PREFIX)
}

/// Reads the file with all cases; `None` where it is not what this program packed.
pub fn read(json: &str) -> Option<Vec<Case>> {
    serde_json::from_str(json).ok()
}

/// A draft without answers to practise on, and its id.
pub fn empty(set: u16, now: &str) -> (String, Draft) {
    (format!("{PREFIX}set-{set}"), Draft::new(set, now))
}

impl Sample {
    /// The id of its draft.
    pub fn id(&self) -> String {
        format!("{PREFIX}{}", self.key)
    }

    /// The draft, as if the producer had filled it in at `now`. Names say that it is a sample.
    pub fn draft(&self, now: &str) -> Draft {
        let mut draft = Draft::new(self.set, now);
        draft.edition.clone_from(&self.edition);
        draft.product.name = sample_name(&self.name);
        draft.applicant.name = sample_name(&self.applicant);
        draft.applicant.organisation.clone_from(&self.organisation);
        draft.applicant.commune.clone_from(&self.commune);
        draft.knock_outs.clone_from(&self.knock_outs);
        let evidence = |id: &String| match () {
            () if self.unproven.contains(id) => EvidenceState::None,
            () if self.preparing.contains(id) => EvidenceState::Preparing,
            () => EvidenceState::Ready,
        };
        draft.answers = self
            .options
            .iter()
            .map(|(id, option)| {
                (id.clone(), Answer { option: Some(*option), evidence: evidence(id), ..Answer::default() })
            })
            .collect();
        let told = Told { lesson: self.lesson.clone(), answer: self.answer.clone() };
        if let Ok(value) = serde_json::to_value(told) {
            draft.unknown.insert(MEMBER.to_owned(), value);
        }
        draft
    }
}

/// The member of a draft that holds its lesson and its answer. Drafts keep members that the format does
/// not know, so it goes wherever the exercise goes.
const MEMBER: &str = crate::draft::PRACTICE;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Told {
    lesson: Option<Words>,
    answer: Option<Words>,
}

/// What there is to find in an exercise, and the answer; neither where it does not say.
pub fn told(draft: &Draft) -> (Option<Words>, Option<Words>) {
    let told = draft.unknown.get(MEMBER).and_then(|value| Told::deserialize(value).ok()).unwrap_or_default();
    (told.lesson, told.answer)
}

/// Marks a name as that of a sample, in the language of the dossier.
fn sample_name(name: &str) -> String {
    format!("{name} (mẫu)")
}
