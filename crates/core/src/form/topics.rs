//! The topics of an upgrade or a re-rating as the forms ask for them: their names, and the texts about each.

use super::{FIELDS, Field};
use crate::draft::Topic;
use crate::locale::{Message, msg};

/// Where the texts stand that tell how the product was when it was recognised.
const BEFORE: &str = "recognition.before.";
/// Where the texts stand that tell how it is now.
const NOW: &str = "recognition.changes.";

impl Topic {
    /// Its name, as the Decision has it.
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

    /// The field that asks how it was when the product was recognised.
    pub fn before_field(self) -> Option<&'static Field> {
        self.field(BEFORE)
    }

    /// The field that asks how it is now.
    pub fn now_field(self) -> Option<&'static Field> {
        self.field(NOW)
    }

    fn field(self, group: &str) -> Option<&'static Field> {
        FIELDS.iter().find(|field| field.key.strip_prefix(group) == Some(self.key()))
    }

    /// The name of its place on the screen.
    pub fn id(self) -> String {
        format!("topic-{}", self.key())
    }

    /// The name of the place on the screen where its papers are chosen.
    pub fn papers_id(self) -> String {
        format!("topic-papers-{}", self.key())
    }
}

impl Field {
    /// Whether it is asked under a topic.
    pub fn is_of_topic(&self) -> bool {
        self.key.starts_with(BEFORE) || self.key.starts_with(NOW)
    }
}
