//! The topics of an upgrade or a re-rating in the forms: their names and their fields.

use super::{FIELDS, Field};
use crate::draft::Topic;
use crate::locale::{Message, msg};

/// The path of the texts on the state of the product at its recognition.
const BEFORE: &str = "recognition.before.";
/// The path of the texts on its present state.
const NOW: &str = "recognition.changes.";

impl Topic {
    /// The name of the topic in the Decision.
    pub fn name(self) -> Message {
        match self {
            Topic::Materials => msg::TOPIC_MATERIALS,
            Topic::Technology => msg::TOPIC_TECHNOLOGY,
            Topic::Packaging => msg::TOPIC_PACKAGING,
            Topic::Declaration => msg::TOPIC_DECLARATION,
            Topic::Tests => msg::TOPIC_TESTS,
            Topic::Markets => msg::TOPIC_MARKETS,
            Topic::Output => msg::TOPIC_OUTPUT,
            Topic::Revenue => msg::TOPIC_REVENUE,
            Topic::Others => msg::TOPIC_OTHERS,
        }
    }

    /// The field for the state of the product at its recognition.
    pub fn before_field(self) -> Option<&'static Field> {
        self.field(BEFORE)
    }

    /// The field for the present state of the product.
    pub fn now_field(self) -> Option<&'static Field> {
        self.field(NOW)
    }

    fn field(self, group: &str) -> Option<&'static Field> {
        FIELDS.iter().find(|field| field.key.strip_prefix(group) == Some(self.key()))
    }

    /// The id of the topic's element on the screen.
    pub fn id(self) -> String {
        format!("topic-{}", self.key())
    }

    /// The id of the element on the screen in which the papers of the topic are chosen.
    pub fn papers_id(self) -> String {
        format!("topic-papers-{}", self.key())
    }
}

impl Field {
    /// Whether the field belongs to a topic.
    pub fn is_of_topic(&self) -> bool {
        self.key.starts_with(BEFORE) || self.key.starts_with(NOW)
    }
}
