//! Questions and their options.

use super::{Effort, TextId};
use serde::{Deserialize, Serialize};

/// A question in plain words with its options; sets give it its points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Key in the authored files.
    pub key: String,
    /// The question to the producer.
    pub ask: TextId,
    /// What it means or why it matters.
    pub why: TextId,
    /// Whether the council judges it by its own impression.
    pub council: bool,
    /// Key of the text of the forms that an answer with points relies on, e.g. `story.text`.
    pub needs: Option<String>,
    /// Key of the text of the forms that says the same, e.g. `applicant.organisation`; see [`QuestionOption::said`].
    pub agrees: Option<String>,
    /// Cases of which one applies (set 26); empty for most questions.
    pub cases: Vec<TextId>,
    /// The options in the order of the official sheet.
    pub options: Vec<QuestionOption>,
    /// Indexes into [`Edition::glossary`] of the terms that occur.
    pub terms: Vec<u16>,
    /// Indexes into [`Edition::laws`] of what it relies on itself; see [`Edition::laws_of`].
    pub laws: Vec<u16>,
}

/// One option of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionOption {
    /// A statement of fact about the product.
    pub text: TextId,
    /// What it takes to get here from the next lower option.
    pub effort: Effort,
    /// Index into [`Question::cases`], where the question has cases.
    pub case: Option<u8>,
    /// Whether its text goes on from the option before it ("as above, and ...").
    pub above: bool,
    /// Words of which one stands in the text of [`Question::agrees`] where this option is true.
    pub said: Vec<String>,
    /// Indexes into [`Edition::papers`].
    pub papers: Vec<u16>,
}

impl Question {
    /// An option, by its 1-based place on the official sheet.
    pub fn option(&self, option: usize) -> Option<&QuestionOption> {
        option.checked_sub(1).and_then(|i| self.options.get(i))
    }
}
