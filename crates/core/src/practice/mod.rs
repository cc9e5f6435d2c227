//! Samples to practise on, which trainers show. They are a file in the app's folder, which is fetched when the practice
//! screen opens. They are never stored among real drafts.

pub use catalogue_model::practice::{Case, Sample, is_key};

use serde::{Deserialize, Serialize};

use crate::draft::{Answer, Draft, EvidenceState};
use catalogue_model::localized_text::LocalizedText;
use catalogue_model::search_key::search_key;

/// The prefix of the id of every practice draft. Ids of real drafts have no hyphen.
pub const PREFIX: &str = "practice-";

/// The name of the file with all cases, in the app's folder.
pub const FILE: &str = env!("PRACTICE_FILE");

/// The content of the file, for tests and for the command line. The app fetches the file instead.
#[cfg(not(target_arch = "wasm32"))]
pub const CASES: &str = include_str!(concat!(env!("OUT_DIR"), "/practice.json"));

/// Whether a draft with this id is a practice draft.
///
/// ```
/// assert!(sao_lang_core::practice::is_practice("practice-nuoc-mam"));
/// assert!(!sao_lang_core::practice::is_practice("abc234de"));
/// ```
pub fn is_practice(id: &str) -> bool {
    id.starts_with(PREFIX)
}

/// The key of the sample to which the draft with this id belongs; `None` where no sample can have such an id.
pub fn key_of(id: &str) -> Option<&str> {
    id.strip_prefix(PREFIX).filter(|key| is_key(key))
}

/// Whether a typed text is the word that opens an answer. Letter case, Vietnamese marks and spaces do not matter.
///
/// ```
/// assert!(sao_lang_core::practice::opens("cay da", "Cây  đa"));
/// assert!(!sao_lang_core::practice::opens("cay da", "cay"));
/// ```
pub fn opens(word: &str, typed: &str) -> bool {
    let plain = |text: &str| search_key(text).replace(' ', "");
    !plain(word).is_empty() && plain(word) == plain(typed)
}

/// Reads the file with all cases; `None` where the file has not the format of this program.
pub fn read(json: &str) -> Option<Vec<Case>> {
    serde_json::from_str(json).ok()
}

/// A practice draft without answers, and its id.
pub fn empty(set: u16, now: &str) -> (String, Draft) {
    (format!("{PREFIX}set-{set}"), Draft::new(set, now))
}

/// The id of the draft of a sample.
pub fn draft_id(sample: &Sample) -> String {
    format!("{PREFIX}{}", sample.key)
}

/// The draft of a sample, as if the producer had filled it in at `now`. The names show that it is a sample.
pub fn draft_of(sample: &Sample, now: &str) -> Draft {
    let mut draft = Draft::new(sample.set, now);
    draft.edition.clone_from(&sample.edition);
    draft.product.name = sample_name(&sample.name);
    draft.applicant.name = sample_name(&sample.applicant);
    draft.applicant.organisation.clone_from(&sample.organisation);
    draft.applicant.commune.clone_from(&sample.commune);
    draft.knock_outs.clone_from(&sample.knock_outs);
    let evidence = |id: &String| match () {
        () if sample.unproven.contains(id) => EvidenceState::None,
        () if sample.preparing.contains(id) => EvidenceState::Preparing,
        () => EvidenceState::Ready,
    };
    draft.answers = sample
        .options
        .iter()
        .map(|(id, option)| (id.clone(), Answer { option: Some(*option), evidence: evidence(id), ..Answer::default() }))
        .collect();
    let told = Told { lesson: sample.lesson.clone(), answer: sample.answer.clone(), word: sample.word.clone() };
    if let Ok(value) = serde_json::to_value(told) {
        draft.unknown.insert(MEMBER.to_owned(), value);
    }
    draft
}

/// Whether the draft of a sample is still unchanged: then the key of the sample is enough to hand it over.
pub fn is_unchanged(sample: &Sample, draft: &Draft) -> bool {
    let mut as_laid_out = draft_of(sample, &draft.created);
    as_laid_out.changed.clone_from(&draft.changed);
    as_laid_out.history.clone_from(&draft.history);
    // Whatever was handed in to practise stays on the device.
    as_laid_out.handed_in.clone_from(&draft.handed_in);
    as_laid_out == *draft
}

/// The member of a draft that holds its lesson and its answer. Drafts keep members that the format does not know, so
/// this member stays with the exercise wherever it is sent.
const MEMBER: &str = crate::draft::PRACTICE;

/// The lesson and the solution of an exercise, in addition to its answers to the questions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// The task: the point that participants should find.
    pub lesson: Option<LocalizedText>,
    /// The answer.
    pub answer: Option<LocalizedText>,
    /// The word that opens the answer on a participant's device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
}

/// The lesson and the solution of an exercise; empty where the draft has none.
pub fn told(draft: &Draft) -> Told {
    draft.unknown.get(MEMBER).and_then(|value| Told::deserialize(value).ok()).unwrap_or_default()
}

/// The name with a mark that it is a sample, in the language of the dossier.
fn sample_name(name: &str) -> String {
    format!("{name} (mẫu)")
}
