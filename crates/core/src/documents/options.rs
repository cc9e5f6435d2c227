//! For whom and when a document is made.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::locale::Lang;

/// What a document is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// To work with: marked as a draft, with states of papers, open questions and the estimate.
    #[default]
    Work,
    /// To sign and hand in: nothing that belongs on no signed paper.
    HandIn,
}

/// How a document is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Language of its words.
    pub lang: Lang,
    /// The day on which it is made, in Viet Nam.
    pub today: NaiveDate,
    /// What for.
    pub purpose: Purpose,
    /// Whether the draft's file that goes along keeps the producer's private notes.
    pub private_notes: bool,
}

impl Options {
    /// A document to work with.
    pub fn work(lang: Lang, today: NaiveDate) -> Options {
        Options { lang, today, purpose: Purpose::Work, private_notes: true }
    }

    /// A document to hand in.
    pub fn hand_in(lang: Lang, today: NaiveDate) -> Options {
        Options { purpose: Purpose::HandIn, private_notes: false, ..Options::work(lang, today) }
    }

    /// Whether it is to be handed in.
    pub fn to_hand_in(&self) -> bool {
        self.purpose == Purpose::HandIn
    }
}
