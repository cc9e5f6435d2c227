//! Samples to practise on: what trainers show. They come as a file of the app's own folder, fetched
//! when the practice screen opens, and never stand among real drafts.

pub use catalogue_model::practice::{Case, Sample, is_key};

use serde::{Deserialize, Serialize};

use crate::draft::{Answer, Draft, EvidenceState};
use catalogue_model::localized_text::LocalizedText;
use catalogue_model::search_key::search_key;

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
/// assert!(sao_lang_core::practice::is_practice("practice-nuoc-mam"));
/// assert!(!sao_lang_core::practice::is_practice("abc234de"));
/// ```
pub fn is_practice(id: &str) -> bool {
    id.starts_with(PREFIX)
}

/// The key of the sample that the draft of this id may be; `None` where no sample has such an id.
pub fn key_of(id: &str) -> Option<&str> {
    id.strip_prefix(PREFIX).filter(|key| is_key(key))
}

/// Whether what somebody typed is the word that opens an answer, whatever they made of capitals, marks and spaces.
///
/// ```
/// assert!(sao_lang_core::practice::opens("cay da", "Cây  đa"));
/// assert!(!sao_lang_core::practice::opens("cay da", "cay"));
/// ```
pub fn opens(word: &str, typed: &str) -> bool {
    let plain = |text: &str| search_key(text).replace(' ', "");
    !plain(word).is_empty() && plain(word) == plain(typed)
}

/// Reads the file with all cases; `None` where it is not what this program packed.
pub fn read(json: &str) -> Option<Vec<Case>> {
    serde_json::from_str(json).ok()
}

/// A draft without answers to practise on, and its id.
pub fn empty(set: u16, now: &str) -> (String, Draft) {
    (format!("{PREFIX}set-{set}"), Draft::new(set, now))
}

/// The id of the draft of a sample.
pub fn draft_id(sample: &Sample) -> String {
    format!("{PREFIX}{}", sample.key)
}

/// The draft of a sample, as if the producer had filled it in at `now`. Names say that it is a sample.
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

/// Whether the draft of a sample still says what the sample says: then its key is enough to hand it over.
pub fn is_unchanged(sample: &Sample, draft: &Draft) -> bool {
    let mut as_laid_out = draft_of(sample, &draft.created);
    as_laid_out.changed.clone_from(&draft.changed);
    as_laid_out.history.clone_from(&draft.history);
    as_laid_out == *draft
}

/// The member of a draft that holds its lesson and its answer. Drafts keep members that the format does
/// not know, so it goes wherever the exercise goes.
const MEMBER: &str = crate::draft::PRACTICE;

/// What an exercise tells beside its answers to the questions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// What there is to find.
    pub lesson: Option<LocalizedText>,
    /// The answer.
    pub answer: Option<LocalizedText>,
    /// What opens the answer on a participant's device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
}

/// What an exercise tells; nothing where it does not say.
pub fn told(draft: &Draft) -> Told {
    draft.unknown.get(MEMBER).and_then(|value| Told::deserialize(value).ok()).unwrap_or_default()
}

/// Marks a name as that of a sample, in the language of the dossier.
fn sample_name(name: &str) -> String {
    format!("{name} (mẫu)")
}
