//! Samples to practise on, as the build packs them and the app reads them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::localized_text::LocalizedText;

/// The maximum number of characters of a key.
const MAX_KEY: usize = 40;

/// Whether a text can be the key of a sample or a case: words of small letters and digits, joined by hyphens. Such a
/// key needs no escaping in an address.
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
    /// The subject of the case; the text does not reveal the answer.
    pub about: LocalizedText,
    /// The answer that the trainer reveals at the end, if the samples tell one story.
    pub answer: Option<LocalizedText>,
    /// The word that opens the answer on a participant's device; a case with an answer has one.
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
    /// The name of the applicant.
    pub applicant: String,
    /// The kind of organisation of the applicant.
    pub organisation: String,
    /// The commune of the applicant.
    pub commune: String,
    /// The feature that participants should look for; the text does not reveal the answer.
    pub lesson: Option<LocalizedText>,
    /// The answer that the trainer reveals at the end.
    pub answer: Option<LocalizedText>,
    /// The word that opens the answer on a participant's device; a sample with an answer has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// The stars of the sample's assessment.
    pub stars: u8,
    /// Points in total.
    pub points: u16,
    /// Criterion id -> chosen option, counted from 1.
    pub options: BTreeMap<String, u8>,
    /// Criteria whose papers are missing.
    pub unproven: Vec<String>,
    /// Criteria whose papers are being prepared.
    pub preparing: Vec<String>,
    /// Knock-out key -> whether the knock-out applies.
    pub knock_outs: BTreeMap<String, bool>,
}
