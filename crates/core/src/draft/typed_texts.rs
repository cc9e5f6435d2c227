//! Texts of a draft that stand under keys of the catalogue: figures, and what was typed for papers.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use thiserror::Error;

use super::Draft;

/// Texts as the producer typed them, by their keys; a key that is absent has no text.
///
/// They are kept in the type of unknown members, whose code the first part of the program has already.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(try_from = "Map<String, Value>", into = "Map<String, Value>")]
pub struct TypedTexts(Map<String, Value>);

/// What stands under this key is no text.
#[derive(Debug, Error)]
#[error("what stands under {0} is no text")]
pub struct NoText(String);

impl TryFrom<Map<String, Value>> for TypedTexts {
    type Error = NoText;

    fn try_from(members: Map<String, Value>) -> Result<TypedTexts, NoText> {
        match members.iter().find(|(_, value)| !value.is_string()) {
            Some((key, _)) => Err(NoText(key.clone())),
            None => Ok(TypedTexts(members)),
        }
    }
}

impl From<TypedTexts> for Map<String, Value> {
    fn from(texts: TypedTexts) -> Map<String, Value> {
        texts.0
    }
}

impl TypedTexts {
    /// The text under a key; empty where there is none.
    pub fn text(&self, key: &str) -> &str {
        self.0.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    /// Keeps a text; a blank one is removed.
    pub fn set(&mut self, key: &str, text: &str) {
        match text.trim() {
            "" => self.0.remove(key),
            _ => self.0.insert(key.to_owned(), text.into()),
        };
    }

    /// The keys that have a text.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The texts of a draft that stand under keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedPart {
    /// The figures of the applicant, which its products share; see [`crate::figures`].
    ApplicantFigures,
    /// The figures of the product.
    ProductFigures,
    /// What was typed for papers of the applicant, which its products share; see [`crate::templates`].
    ApplicantPapers,
    /// What was typed for papers of the product.
    ProductPapers,
}

impl TypedPart {
    /// All parts.
    pub const ALL: [TypedPart; 4] =
        [TypedPart::ApplicantFigures, TypedPart::ProductFigures, TypedPart::ApplicantPapers, TypedPart::ProductPapers];
}

/// The key of the template in the key of a text that was typed for a paper.
pub fn template_of_key(key: &str) -> &str {
    key.split_once('.').map_or(key, |(template, _)| template)
}

impl Draft {
    /// The texts of a part.
    pub fn typed(&self, part: TypedPart) -> &TypedTexts {
        match part {
            TypedPart::ApplicantFigures => &self.applicant.figures,
            TypedPart::ProductFigures => &self.product.figures,
            TypedPart::ApplicantPapers => &self.applicant.written,
            TypedPart::ProductPapers => &self.product.written,
        }
    }

    /// The texts of a part, for changes.
    pub fn typed_mut(&mut self, part: TypedPart) -> &mut TypedTexts {
        match part {
            TypedPart::ApplicantFigures => &mut self.applicant.figures,
            TypedPart::ProductFigures => &mut self.product.figures,
            TypedPart::ApplicantPapers => &mut self.applicant.written,
            TypedPart::ProductPapers => &mut self.product.written,
        }
    }
}
