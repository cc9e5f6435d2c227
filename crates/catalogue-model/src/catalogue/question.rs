//! Questions and their options.

use super::{Effort, TextId};
use serde::{Deserialize, Serialize};

/// A question in plain words with its options; the product sets give points to the options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Key in the authored files.
    pub key: String,
    /// The wording of the question for the producer.
    pub ask: TextId,
    /// The meaning of the question, or its importance.
    pub why: TextId,
    /// Whether the members of the council judge it by their own impression.
    pub council: bool,
    /// The key of the form text on which an answer with points relies, e.g. `story.text`.
    pub needs: Option<String>,
    /// The key of the form text that must agree with the answer, e.g. `applicant.organisation`; see
    /// [`QuestionOption::said`].
    pub agrees: Option<String>,
    /// Cases of which one applies (set 26); empty for most questions.
    pub cases: Vec<TextId>,
    /// The options in the order of the official sheet.
    pub options: Vec<QuestionOption>,
    /// Whether a calculator leads from figures to an option; see [`crate::figures::Calculator`].
    pub figures: bool,
    /// Indexes into [`Edition::glossary`] of the terms that occur in the question.
    pub terms: Vec<u16>,
    /// Indexes into [`Edition::laws`] of the laws on which the question itself relies; see [`Edition::laws_of`].
    pub laws: Vec<u16>,
}

/// One option of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionOption {
    /// A statement of fact about the product.
    pub text: TextId,
    /// The effort to get from the next lower option to this one.
    pub effort: Effort,
    /// Index into [`Question::cases`], if the question has cases.
    pub case: Option<u8>,
    /// Whether the text continues that of the option before it ("as above, and ...").
    pub above: bool,
    /// Words that agree with this option: one of them occurs in the text of [`Question::agrees`] if the option is
    /// true.
    pub said: Vec<String>,
    /// Indexes into [`Edition::papers`].
    pub papers: Vec<u16>,
}

impl Question {
    /// An option by its number on the official sheet, from 1.
    pub fn option(&self, option: usize) -> Option<&QuestionOption> {
        option.checked_sub(1).and_then(|i| self.options.get(i))
    }
}
