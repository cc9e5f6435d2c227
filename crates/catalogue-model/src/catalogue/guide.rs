//! Help with the longer texts of the forms.

use super::ProductSet;
use serde::{Deserialize, Serialize};

/// A text of a guide: its line in each language's table of guides. Only the screens that ask for long texts need them, so
/// they are a table of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct GuideText(pub u16);

/// Help with a longer text of the forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guide {
    /// Key of the field, e.g. `product.description`.
    pub field: String,
    /// Number of words that the text should have at least.
    pub least_words: u16,
    /// Number of words that it should have at most.
    pub most_words: u16,
    /// Questions to answer one after the other.
    pub asks: Vec<GuideText>,
    /// How a producer might begin, one per industry in the order of [`Edition::industries`]; or none.
    pub examples: Vec<GuideText>,
}

impl Guide {
    /// How the length of a text compares with what it should be.
    pub fn length(&self, text: &str) -> Length {
        let words = text.split_whitespace().count();
        match words {
            _ if words < usize::from(self.least_words) => Length::Short(words),
            _ if words > usize::from(self.most_words) => Length::Long(words),
            _ => Length::Good(words),
        }
    }

    /// An example from the industry of a set.
    pub fn example(&self, set: &ProductSet) -> Option<GuideText> {
        self.examples.get(usize::from(set.industry)).copied()
    }
}

/// The length of a text in words (Vietnamese: syllables between spaces), against its [`Guide`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Fewer words than it should have.
    Short(usize),
    /// As many as it should have.
    Good(usize),
    /// More than it should have.
    Long(usize),
}
