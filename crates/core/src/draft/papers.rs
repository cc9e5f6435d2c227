//! The evidence register: the papers the producer has or is preparing.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Edition, EditionTexts as _};
use crate::locale::Lang;

use super::{EvidenceState, Unknown, is_default};

/// One paper of the register. All texts as the producer wrote them; empty: not said.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Paper {
    /// Its key in the edition's list of papers; every answer that names this key is proved by it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub paper: String,
    /// What tells it from others of the same key, e.g. "hợp đồng với siêu thị A".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// How far it is.
    #[serde(skip_serializing_if = "is_default")]
    pub state: EvidenceState,
    /// While it is being prepared: the day on which it should be there, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// Number on the paper.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Who issued it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub issuer: String,
    /// Day of issue, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub issued: String,
    /// Last day on which it is valid, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub valid_until: String,
    /// Name of the applicant as it stands on the paper.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub holder: String,
    /// Address as it stands on the paper.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Name of the product as it stands on the paper.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub product: String,
    /// Indicators that a declaration names or a test slip covers, separated by commas.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub indicators: String,
    /// Photos and files of it; their bytes are kept beside the drafts, not in them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Paper {
    /// Its name in the edition's list of papers; its key where the edition has no such paper.
    pub fn name<'a>(&'a self, edition: &Edition, lang: Lang) -> &'a str {
        edition.paper_name(&self.paper, lang)
    }

    /// Its name, with what tells it from others of its kind where that was said.
    pub fn full_name(&self, edition: &Edition, lang: Lang) -> String {
        let kind = self.name(edition, lang);
        match self.label.trim() {
            "" => kind.to_owned(),
            label => format!("{kind} ({label})"),
        }
    }
}

/// A photo or a file of a paper.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Attachment {
    /// Name under which its bytes are kept on this device, unique over all drafts.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// File name as picked, or as made after scaling down.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Media type: `image/jpeg`, `image/png` or `application/pdf`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub media_type: String,
    /// Size in bytes.
    #[serde(skip_serializing_if = "is_default")]
    pub bytes: u64,
    /// What it shows, in the producer's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}
