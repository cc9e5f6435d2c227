//! The figures of a draft, as they were typed.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use thiserror::Error;

/// Figures as the producer typed them, by their keys; a key that is absent is not stated. See [`crate::figures`].
///
/// They are kept in the type of unknown members, whose code the first part of the program has already.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(try_from = "Map<String, Value>", into = "Map<String, Value>")]
pub struct Figures(Map<String, Value>);

/// The figure with this key is no text.
#[derive(Debug, Error)]
#[error("the figure {0} is no text")]
pub struct NoText(String);

impl TryFrom<Map<String, Value>> for Figures {
    type Error = NoText;

    fn try_from(members: Map<String, Value>) -> Result<Figures, NoText> {
        match members.iter().find(|(_, value)| !value.is_string()) {
            Some((key, _)) => Err(NoText(key.clone())),
            None => Ok(Figures(members)),
        }
    }
}

impl From<Figures> for Map<String, Value> {
    fn from(figures: Figures) -> Map<String, Value> {
        figures.0
    }
}

impl Figures {
    /// The text of a figure; empty where it is not stated.
    pub fn text(&self, key: &str) -> &str {
        self.0.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    /// Keeps the text of a figure; a blank one removes the figure.
    pub fn set(&mut self, key: &str, text: &str) {
        match text.trim() {
            "" => self.0.remove(key),
            _ => self.0.insert(key.to_owned(), text.into()),
        };
    }

    /// The keys of the stated figures.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
