//! Samples to practise on, as the build packs them and the app reads them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::localized_text::LocalizedText;

/// The most characters of a key.
const MAX_KEY: usize = 40;

/// Whether a text can be the key of a sample or a case: words of small letters and digits, joined by hyphens. Such
/// a key stands in an address as it is.
pub fn is_key(text: &str) -> bool {
    let plain = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.len() <= MAX_KEY && text.split('-').all(plain)
}

/// Samples that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Key in the authored files.
    pub key: String,
    /// Heading.
    pub title: LocalizedText,
    /// What it is about; it does not give the answer away.
    pub about: LocalizedText,
    /// What the trainer reveals in the end, where the samples are one story.
    pub answer: Option<LocalizedText>,
    /// What opens the answer on a participant's device; there is one where there is an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// The samples in order.
    pub samples: Vec<Sample>,
}

/// A sample product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// Key in the authored files, and part of its address.
    pub key: String,
    /// Id of the edition of the criteria.
    pub edition: String,
    /// Official number of its product set.
    pub set: u16,
    /// Name of the product.
    pub name: String,
    /// Who applies.
    pub applicant: String,
    /// Kind of organisation.
    pub organisation: String,
    /// Commune.
    pub commune: String,
    /// What to look for; it does not give the answer away.
    pub lesson: Option<LocalizedText>,
    /// What the trainer reveals in the end.
    pub answer: Option<LocalizedText>,
    /// What opens the answer on a participant's device; there is one where there is an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// What the assessment says of it.
    pub stars: u8,
    /// Points in total.
    pub points: u16,
    /// Criterion id -> chosen option, 1-based.
    pub options: BTreeMap<String, u8>,
    /// Criteria whose papers are missing.
    pub unproven: Vec<String>,
    /// Criteria whose papers are being prepared.
    pub preparing: Vec<String>,
    /// Knock-out key -> whether it applies.
    pub knock_outs: BTreeMap<String, bool>,
}
