//! Help with the longer texts of the forms.

use super::ProductSet;
use serde::{Deserialize, Serialize};

/// A text of a guide: its line in the table of guides of each language. These texts are a table of their own because
/// only the screens with long texts need them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct GuideText(pub u16);

/// Help with a longer text of the forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guide {
    /// Key of the field, e.g. `product.description`.
    pub field: String,
    /// The minimum number of words that the text should have.
    pub least_words: u16,
    /// The maximum number of words that the text should have.
    pub most_words: u16,
    /// Questions to answer one after the other.
    pub asks: Vec<GuideText>,
    /// Example beginnings of the text, one per industry in the order of [`Edition::industries`]; empty if there are
    /// none.
    pub examples: Vec<GuideText>,
}

impl Guide {
    /// Compares the length of a text with the recommended length.
    pub fn length(&self, text: &str) -> Length {
        let words = text.split_whitespace().count();
        match words {
            _ if words < usize::from(self.least_words) => Length::Short(words),
            _ if words > usize::from(self.most_words) => Length::Long(words),
            _ => Length::Good(words),
        }
    }

    /// The example for the industry of a set.
    pub fn example(&self, set: &ProductSet) -> Option<GuideText> {
        self.examples.get(usize::from(set.industry)).copied()
    }
}

/// The length of a text in words (for Vietnamese: syllables between spaces), compared with its [`Guide`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Fewer words than recommended.
    Short(usize),
    /// A recommended number of words.
    Good(usize),
    /// More words than recommended.
    Long(usize),
}
