//! The options of a document: its language, day and purpose.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::locale::{Lang, msg};

/// The purpose of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// A copy to work with: it is marked as a draft and shows the states of papers, open questions and the estimate.
    #[default]
    Work,
    /// A copy to sign and hand in: it shows nothing that does not belong on a signed paper.
    HandIn,
}

/// The options with which a document is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The language of the document.
    pub lang: Lang,
    /// The day on which the document is made, in Viet Nam.
    pub today: NaiveDate,
    /// The purpose of the document.
    pub purpose: Purpose,
    /// Whether the draft's file in the archive keeps the producer's private notes.
    pub private_notes: bool,
}

impl Options {
    /// Options for a copy to work with.
    pub fn work(lang: Lang, today: NaiveDate) -> Options {
        Options { lang, today, purpose: Purpose::Work, private_notes: true }
    }

    /// Options for a copy to hand in.
    pub fn hand_in(lang: Lang, today: NaiveDate) -> Options {
        Options { purpose: Purpose::HandIn, private_notes: false, ..Options::work(lang, today) }
    }

    /// The words at the foot of every page: a copy to work with is marked as a draft, a copy to hand in has none.
    pub fn note(&self) -> &'static str {
        match self.purpose {
            Purpose::Work => msg::DOC_DRAFT_NOTE.text(self.lang),
            Purpose::HandIn => "",
        }
    }

    /// Whether the document is a copy to hand in.
    pub fn to_hand_in(&self) -> bool {
        self.purpose == Purpose::HandIn
    }
}
