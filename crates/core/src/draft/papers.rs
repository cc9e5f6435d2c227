//! The register: the papers that the producer has or prepares.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Edition, EditionTexts as _};
use crate::locale::Lang;

use super::{EvidenceState, Unknown, is_default};

/// One paper of the register. All texts are as the producer wrote them; an empty text means that nothing was entered.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Paper {
    /// The key of the paper in the edition's list of papers. The paper proves every answer that names this key.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub paper: String,
    /// The label that distinguishes the paper from others of the same key, e.g. "hợp đồng với siêu thị A".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The state of the paper.
    #[serde(skip_serializing_if = "is_default")]
    pub state: EvidenceState,
    /// The day on which a paper in preparation should be at hand, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// Number on the paper.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The authority that issued the paper.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub issuer: String,
    /// Day of issue, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub issued: String,
    /// The last day on which the paper is valid, `YYYY-MM-DD`.
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
    /// The indicators that a declaration names or a test report covers, separated by commas.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub indicators: String,
    /// The indicators one by one, as printed on the paper: the limits that a declaration names, and on a test report the
    /// results too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<TestResult>,
    /// Photos and files of the paper. Their bytes are stored separately from the drafts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Paper {
    /// The name of the paper in the edition's list of papers; the key where the edition has no such paper.
    pub fn name<'a>(&'a self, edition: &Edition, lang: Lang) -> &'a str {
        edition.paper_name(&self.paper, lang)
    }

    /// The name of the paper with its label, where it has a label.
    pub fn full_name(&self, edition: &Edition, lang: Lang) -> String {
        let kind = self.name(edition, lang);
        match self.label.trim() {
            "" => kind.to_owned(),
            label => format!("{kind} ({label})"),
        }
    }

    /// Moves a file one place up or down in the order in which the files are printed. Returns its new index; `None` if
    /// there is no such file, or if it is the first or last one already.
    pub fn move_file(&mut self, id: &str, up: bool) -> Option<usize> {
        let from = self.files.iter().position(|file| file.id == id)?;
        let to = if up { from.checked_sub(1)? } else { from + 1 };
        if to >= self.files.len() {
            return None;
        }
        self.files.swap(from, to);
        Some(to)
    }
}

/// One indicator of a test report or of a declaration. All texts are as printed on the paper; an empty text means that
/// nothing was entered.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TestResult {
    /// Name of the indicator.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The limit, e.g. `≤ 3`, `5-10` or `không được có`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub limit: String,
    /// The result, e.g. `0,12`, `< 0,05` or `KPH`; a declaration has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub result: String,
    /// The unit of limit and result.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl TestResult {
    /// Whether no text was entered.
    pub fn is_blank(&self) -> bool {
        [&self.name, &self.limit, &self.result, &self.unit].into_iter().all(|text| text.trim().is_empty())
    }
}

/// A photo or a file of a paper.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Attachment {
    /// The id under which the bytes are stored on this device, unique over all drafts.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The name of the chosen file, or the name that was made after the photo was scaled down.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Media type: the name of one of [`super::MEDIA_TYPES`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub media_type: String,
    /// Size in bytes.
    #[serde(skip_serializing_if = "is_default")]
    pub bytes: u64,
    /// A description of the content, in the producer's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[cfg(test)]
mod tests {
    use super::{Attachment, Paper};

    #[test]
    fn a_file_moves_one_place_and_never_beyond_the_ends() {
        let file = |id: &str| Attachment { id: id.to_owned(), ..Attachment::default() };
        let mut paper = Paper { files: vec![file("a"), file("b"), file("c")], ..Paper::default() };
        let order = |paper: &Paper| paper.files.iter().map(|file| file.id.clone()).collect::<String>();
        assert_eq!((paper.move_file("c", true), order(&paper)), (Some(1), "acb".to_owned()));
        assert_eq!((paper.move_file("a", false), order(&paper)), (Some(1), "cab".to_owned()));
        for (id, up) in [("c", true), ("b", false), ("x", true)] {
            assert_eq!((paper.move_file(id, up), order(&paper)), (None, "cab".to_owned()));
        }
    }
}
